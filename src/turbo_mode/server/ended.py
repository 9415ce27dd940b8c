"""What is told of executions that have ended, as it goes out: made once, and good while their rows stay as they are.

An execution that has ended changes only by an entry, and every entry shows in its row, which is read each time.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from turbo_mode.server.resources import whole_execution
from turbo_mode.server.whole import Wholes
from turbo_mode.store.queries import WHOLE_ID, Reader
from turbo_mode.store.rows import ExecutionRow

REMEMBERED = 512
"""So many of them are remembered,"""
LONGEST = 32 * 1024
"""none of more bytes than this."""


class Ended(NamedTuple):
    """One of them: its row, its version, and what is told of it, as JSON."""

    row: ExecutionRow
    version: int
    body: bytes


class AllEnded:
    """Finds them. Everything is called from the loop's own thread."""

    def __init__(self, wholes: Wholes) -> None:
        self._wholes = wholes
        self._known: dict[str, Ended] = {}

    def find(self, reader: Reader, id: str) -> Ended | None:
        """One that is found at once, by a few looks into a file; None for all others."""
        rows = reader.find(id) if len(id) == WHOLE_ID else []
        if not rows:
            return None
        known = self._known.get(id)
        return known if known and known.row == rows[0] else self._made(reader, rows[0])

    def _made(self, reader: Reader, row: ExecutionRow) -> Ended | None:
        whole = self._wholes.at_hand(reader, row)
        if whole is None:
            return None
        made = Ended(row, whole.details.seq, msgspec.json.encode(whole_execution(whole)))
        if len(made.body) <= LONGEST:
            self._known.pop(row.id, None)
            if len(self._known) >= REMEMBERED:
                del self._known[next(iter(self._known))]
            self._known[row.id] = made
        return made
