"""A file that can't be read as a plan at all."""

from __future__ import annotations


class Unreadable(Exception):
    """The text isn't YAML, JSON or TOML as plans use it. ``start`` and ``end`` are offsets in it."""

    def __init__(self, message: str, start: int = -1, end: int = -1, *, label: str = "", help: str = "") -> None:
        self.message = message
        self.start = start
        self.end = max(end, start + 1)
        self.label = label
        self.help = help
        super().__init__(message)
