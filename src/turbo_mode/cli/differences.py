"""The differences of two plans in words."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from turbo_mode.cli.terminal import Line, Terminal, clean, columns, cut
from turbo_mode.cli.words import count
from turbo_mode.plans.differences import Change

_SIGNS = {"added": ("green", "+"), "removed": ("red", "-"), "moved": ("cyan", ">"), "changed": ("blue", "~")}
_MOST_LINES = 20


def tell_differences(changes: Sequence[Change], out: Terminal) -> Iterator[Line]:
    """A line or more for each, what matters in yellow, and how many there are."""
    width = min(max((columns(change.path) for change in changes), default=0), 40)
    for change in changes:
        style, sign = _SIGNS[change.what]
        texts = _texts(change)
        said = "" if texts else _said(change, out)
        path = clean(change.path)
        line: Line = [
            (f"bold {style}", f"{sign} "),
            ("bold", path + " " * (width - columns(path))),
            ("plain", f"  {said}"),
        ]
        yield [(text_style, text) for text_style, text in _cut(line, out.width - 1 if out.is_tty else 1 << 16, out)]
        for text in texts:
            yield [({"+": "green", "-": "red"}.get(text[:1], "dim"), f"      {clean(text)}")]
        if change.matters:
            yield [("yellow", f"    ! {change.matters}")]
    yield from _summary(changes)


def _said(change: Change, out: Terminal) -> str:
    arrow = out.sign("→", "->")
    if change.what == "moved":
        return f"moved from {change.old} to {change.new}" if change.old else f"moved {change.new}"
    if change.what == "changed":
        return f"{_short(change.old)} {arrow} {_short(change.new)}"
    value = change.new if change.what == "added" else change.old
    named = change.path.rpartition(".")[2] == change.about
    said = change.what if named else f"{change.about} {change.what}"
    return said if isinstance(value, dict) else f"{said}: {_short(value)}"


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    return clean(value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False))


def _texts(change: Change) -> list[str]:
    """The lines of a longer text that differ."""
    if change.what != "changed" or not (isinstance(change.old, str) and isinstance(change.new, str)):
        return []
    if "\n" not in change.old.rstrip("\n") and "\n" not in change.new.rstrip("\n"):
        return []
    lines = [
        line.rstrip("\n")
        for line in list(difflib.unified_diff(change.old.splitlines(), change.new.splitlines(), n=1, lineterm=""))[2:]
        if not line.startswith("@@")
    ]
    hidden = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], f"  and {count(hidden, 'line')} more"] if hidden > 0 else lines


def _cut(line: Line, width: int, out: Terminal) -> Iterator[tuple[str, str]]:
    for style, text in line:
        yield style, cut(text, max(width, 0), out.sign("…", "~"))
        width -= columns(text)


def _summary(changes: Sequence[Change]) -> Iterator[Line]:
    if not changes:
        yield [("plain", "The two plans do the same.")]
        return
    kinds = [(what, sum(change.what == what for change in changes)) for what in _SIGNS]
    matter = sum(bool(change.matters) for change in changes)
    said = ", ".join(f"{number} {what}" for what, number in kinds if number)
    yield [
        ("plain", said),
        ("yellow", f"; {matter} of them {'matters' if matter == 1 else 'matter'}" if matter else ""),
    ]
