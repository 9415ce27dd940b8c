"""A terminal reduced to what our output uses of one: what is left to read when everything has been drawn."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\x1b\[\??([\d;]*)([A-Za-z])|\x1b[=>]|\n|\r|[^\x1b\n\r]+|\x1b")


def lines_of(said: str) -> list[str]:
    """The lines that a person can scroll back to. Raises ``ValueError`` for a control sequence that isn't known."""
    lines, row, column = [""], 0, 0
    for piece in _PIECE.finditer(said):
        text, command = piece[0], piece[2]
        if text == "\n":
            row, column = row + 1, 0
            if row == len(lines):
                lines.append("")
        elif text == "\r":
            column = 0
        elif command == "A":
            row = max(row - int(piece[1] or 1), 0)
        elif command == "J":
            lines[row:] = [lines[row][:column]]
        elif command == "K":
            lines[row] = lines[row][:column]
        elif command in ("h", "l", "m"):
            continue
        elif text.startswith("\x1b"):
            raise ValueError(f"an unknown control sequence: {text!r}")
        else:
            lines[row] = lines[row][:column].ljust(column) + text + lines[row][column + len(text) :]
            column += len(text)
    return [line.rstrip() for line in lines]
