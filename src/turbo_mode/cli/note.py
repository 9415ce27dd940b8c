"""One thing that happened, as a person would say it aloud."""

from __future__ import annotations

from typing import NamedTuple

from turbo_mode.cli.terminal import Segment


class Note(NamedTuple):
    """One thing that happened. ``subject`` is who, ``said`` what; ``more`` goes on further lines, ``tail`` is an id."""

    at: int
    icon: str
    subject: str
    said: str
    level: int = 0
    more: tuple[Segment, ...] = ()
    tail: str = ""

    @property
    def words(self) -> str:
        """The whole note on one line, for logs."""
        more = " ".join(text for style, text in self.more if style != "command")
        said = f"{self.subject}: {self.said}" if self.subject else self.said
        stop = "" if said.endswith(("?", "!", ".")) else "."
        return f"{said}{f'{stop} {more}' if more else ''}{f' [{self.tail}]' if self.tail else ''}"


def by(who: str, reason: str = "") -> str:
    """`` by ada: not today``, as far as it is known."""
    return f"{f' by {who}' if who else ''}{f': {reason}' if reason else ''}"
