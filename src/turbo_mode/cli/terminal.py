"""The terminal: what it can do, colours and icons for it, and writing that survives a reader who has gone.

Colour is never the message: beside every colour stand an icon and a word. Whether there is colour is settled by
``--color``, then ``NO_COLOR``, ``FORCE_COLOR``, ``TERM=dumb``, and last by whether somebody is watching.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from turbo_mode.core.regex import regex

_STYLES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36",
    "plain": "",
}  # fmt: skip

_ICONS = {
    "COMPLETED": ("✓", "+", "green"),
    "FAILED": ("✕", "x", "red"),
    "ROLLED_BACK": ("↶", "<", "red"),
    "SUPERSEDED": ("⤳", "~", "dim"),
    "RUNNING": ("▸", ">", "blue"),
    "PENDING": ("·", ".", "dim"),
    "PAUSED": ("॥", "=", "yellow"),
    "HELD": ("◇", "?", "yellow"),
    "WAITING": ("◷", "@", "yellow"),
    "FINISHING": ("▸", ">", "blue"),
    "CHOSEN": ("◆", "*", "cyan"),
    "RETRYING": ("↻", "~", "magenta"),
    "REPEATING": ("↻", "~", "magenta"),
    "IN_DOUBT": ("?", "?", "magenta"),
    "SKIPPED": ("–", "-", "dim"),
    "NOT_RUN": ("–", "-", "dim"),
    "CANCELLED": ("⊘", "/", "yellow"),
    "NOTICE": ("!", "!", "yellow"),
}
_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")

Segment = tuple[str, str]
Line = list[Segment]
"""A line as (style, text) pairs."""


def clean(text: str) -> str:
    """Text from outside on one line, without anything that could steer a terminal."""
    return _CONTROL.sub(" ", text)


def columns(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    wide = unicodedata.east_asian_width
    return sum(0 if unicodedata.combining(sign) else 2 if wide(sign) in "WF" else 1 for sign in text)


def cut(text: str, width: int, end: str = "…") -> str:
    """A text in at most ``width`` columns."""
    if columns(text) <= width:
        return text
    kept = ""
    for sign in text:
        if columns(kept) + columns(sign) + columns(end) > width:
            break
        kept += sign
    return (kept.rstrip() + end)[: max(width, 0)]


class Terminal:
    """One stream to people or programs."""

    def __init__(self, stream: TextIO, *, color: str = "auto", env: Mapping[str, str] = os.environ) -> None:
        self._stream = stream
        self._env = env
        self.gone = False
        self.is_tty = _is_tty(stream)
        self.can_move = self.is_tty and env.get("TERM", "dumb") != "dumb"
        self.has_color = _wants_color(color, env, self.is_tty)
        self.has_unicode = _is_unicode(stream, env)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")

    @property
    def width(self) -> int:
        """Columns, at least 40; 80 where nobody can say."""
        return max(40, self.size[0])

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows as they are now."""
        if self.is_tty:
            try:
                found = os.get_terminal_size(self._stream.fileno())
            except (OSError, ValueError):
                return 80, 24
            return found.columns or 80, found.lines or 24
        given = self._env.get("COLUMNS", "")
        return (int(given) if given.isdigit() else 80), 24

    def icon(self, status: str) -> Segment:
        """The icon of a status, with its style."""
        nice, plain, style = _ICONS[status]
        return style, nice if self.has_unicode else plain

    def sign(self, nice: str, plain: str) -> str:
        """A sign, or what stands for it in ASCII."""
        return nice if self.has_unicode else plain

    def paint(self, style: str, text: str) -> str:
        """A text in a style (names with spaces between them), where there is colour."""
        codes = ";".join(code for name in style.split() if (code := _STYLES[name]))
        return f"\x1b[{codes}m{text}\x1b[0m" if codes and text and self.has_color else text

    def render(self, line: Line, width: int | None = None) -> str:
        """A line as text with its colours, cut at ``width`` columns."""
        out, left = [], width if width is not None else 1 << 30
        for style, text in line:
            size = columns(text)
            if size > left:
                out.append(self.paint(style, cut(text, left, self.sign("…", "~"))))
                break
            left -= size
            out.append(self.paint(style, text))
        return "".join(out).rstrip()

    def say(self, line: Line | str = "") -> None:
        """Write a line."""
        self.write((line if isinstance(line, str) else self.render(line)) + "\n")

    def write(self, text: str) -> None:
        """Write at once. When the reader has gone, that is remembered and everything further is dropped."""
        if self.gone:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (BrokenPipeError, ValueError, OSError):
            self.gone = True
            _silence(self._stream)


def table(rows: Iterable[Sequence[Segment | Line]], gap: int = 2) -> list[Line]:
    """Rows of cells, each of one or several segments, as lines with aligned columns."""
    kept = [[cell if isinstance(cell, list) else [cell] for cell in row] for row in rows]
    if not kept:
        return []
    places = range(max(map(len, kept)))
    widths = [max(_width(row[place]) for row in kept if place < len(row)) for place in places]
    lines = []
    for row in kept:
        line: Line = []
        for place, cell in enumerate(row):
            line += [*cell, ("plain", " " * (widths[place] - _width(cell) + gap))]
        lines.append(line[:-1])
    return lines


def _width(line: Line) -> int:
    return sum(columns(text) for _, text in line)


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` columns, broken between words where possible."""
    lines, line = [], ""
    for word in text.split():
        while columns(word) > width:
            room = width - columns(line) - 1 if line else width
            if room < width // 3:
                lines.append(line)
                line, room = "", width
            lines.append(f"{line} {word[:room]}" if line else word[:room])
            line, word = "", word[room:]
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        elif word:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def _is_tty(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False


def _wants_color(color: str, env: Mapping[str, str], is_tty: bool) -> bool:
    if color != "auto":
        return color == "always"
    if env.get("NO_COLOR"):
        return False
    if forced := env.get("FORCE_COLOR"):
        return forced != "0"
    return is_tty and env.get("TERM", "dumb") != "dumb"


def _is_unicode(stream: TextIO, env: Mapping[str, str]) -> bool:
    """Whether the locale is UTF-8. Python takes UTF-8 for the C locale too; that says nothing about the terminal."""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    if encoding != "utf8":
        return False
    if sys.flags.utf8_mode:
        return env.get("PYTHONUTF8") == "1"
    said = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    return "utf8" in said.lower().replace("-", "")


def _silence(stream: TextIO) -> None:
    """So that the interpreter doesn't complain when it flushes the stream at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
