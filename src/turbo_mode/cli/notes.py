"""Lays a note of the story out: in columns for a terminal, on one line for a log."""

from __future__ import annotations

from turbo_mode.cli.note import Note
from turbo_mode.cli.terminal import Line, Terminal, clean, columns, wrap
from turbo_mode.cli.words import clock

_INDENT = 11
_WIDEST_SUBJECT = 18


def subject_width(names: list[str]) -> int:
    """How wide the column of names should be."""
    return min(max((len(name) for name in names), default=0), _WIDEST_SUBJECT)


def in_columns(note: Note, terminal: Terminal, width: int, names: int) -> list[Line]:
    """``14:06:35 ✓ canary   4 tasks in 3.2 s``, with further lines below it; ``names`` is the column's width."""
    names = max(names, columns(clean(note.subject)))
    said_at = _INDENT + (names + 2 if note.subject else 0)
    room = max(width - said_at - 1, 24)
    tail = f"  {note.tail}" if note.tail else ""
    first, *rest = wrap(_signs(note.said, terminal), room - columns(tail))
    head: Line = [("dim", f"{clock(note.at)} "), terminal.icon(note.icon), ("plain", " ")]
    if note.subject:
        head.append(("bold", f"{clean(note.subject):<{names}}  "))
    head.append((_said_style(note), first))
    if tail:
        gap = max(room - columns(first) - columns(note.tail), 2)
        head += [("plain", " " * gap), ("dim", note.tail)]
    lines = [head, *([("plain", " " * said_at), (_said_style(note), line)] for line in rest)]
    for style, text in note.more:
        lines += _further(style, _signs(text, terminal), said_at, room)
    return lines


def on_one_line(note: Note) -> str:
    """``14:06:35 COMPLETED   canary: 4 tasks in 3.2 s``, without anything that isn't text."""
    return f"{clock(note.at)} {note.icon:<11} {_plain(note.words)}"


def _further(style: str, text: str, indent: int, room: int) -> list[Line]:
    if style != "command":
        return [[("plain", " " * indent), (style, line)] for line in wrap(text, room)]
    if columns(text) > room:  # a command stays whole, so that it can be copied
        indent = _INDENT
    return [[("plain", " " * indent), ("cyan", text)]]


def _said_style(note: Note) -> str:
    return "dim" if note.icon in ("SKIPPED", "NOT_RUN") else "red" if note.icon == "FAILED" else "plain"


def _signs(text: str, terminal: Terminal) -> str:
    text = clean(text)
    return text if terminal.has_unicode else _plain(text)


def _plain(text: str) -> str:
    return clean(text).replace("→", "->").replace("…", "...")
