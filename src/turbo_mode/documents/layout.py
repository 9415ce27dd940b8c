"""Lays out the parts of a document as Markdown that no linter finds fault with, in lines of at most 80 columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from turbo_mode.core.regex import regex

WIDTH = 80
_BEGINS_BLOCK = regex(r"^([-+*]$|-{2,}|=+$|\d{1,9}[.)]$|[#>|:<~]|`{3,})")
"""What a line must not begin with by accident, since it would mean something there."""


def markdown(part: Mapping[str, Any]) -> str:
    """One part as Markdown, without a line break at its end."""
    match part["part"]:
        case "paragraph":
            return wrapped(" ".join(part["sentences"]))
        case "items":
            return "\n".join(
                wrapped(text, f"{place}. " if part.get("ordered") else "- ")
                for place, text in enumerate(part["items"], 1)
            )
        case "table":
            return "\n".join(_table(part["columns"], part["rows"]))
        case "program":
            return _fenced(part["text"], part["language"])
        case "heading":
            return f"### {part['text']}"
    raise ValueError(f"a part `{part['part']}` isn't known")


def wrapped(text: str, mark: str = "") -> str:
    """A text in lines, the first one behind a ``mark`` and the others below it."""
    indent = " " * len(mark)
    lines, line = [], mark
    for word in _unbroken(text):
        if line not in (mark, indent) and len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = indent
        line += word if line in (mark, indent) else f" {word}"
    return "\n".join([*lines, line])


def _unbroken(text: str) -> list[str]:
    """The words of a text; one that must not begin a line stays with the word before it."""
    words: list[str] = []
    for word in text.split(" "):
        if words and _BEGINS_BLOCK.match(word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _table(columns: list[str], rows: list[list[str]]) -> list[str]:
    cells = [[_cell(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(3, *(len(row[place]) for row in cells)) for place in range(len(columns))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in cells]
    if len(lines[0]) > WIDTH:
        return [wrapped(_told(columns, row), "- ") for row in rows]
    return [lines[0], f"| {' | '.join('-' * width for width in widths)} |", *lines[1:]]


def _told(columns: list[str], row: list[str]) -> str:
    """A row that is too wide for a table, as an item of a list."""
    rest = ", ".join(f"{head.lower()} {cell}" for head, cell in zip(columns[1:], row[1:], strict=True))
    return f"{row[0]}: {rest}."


def _cell(text: str) -> str:
    """A pipe would end a cell, also within a code span; one that is escaped already stays so."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _fenced(text: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"^\s*(`+)", text, re.MULTILINE)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"
