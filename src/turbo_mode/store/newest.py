"""The newest entries that an owner has committed, kept in its memory: whoever follows its journal in the same process
needn't read them back from the disk.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from turbo_mode.store.rows import JournalRow

MOST = 2_048
MOST_BYTES = 4 * 1024 * 1024
_position = attrgetter("position")


class Newest:
    """All that was committed behind a position, up to ``end``. May be used from any thread."""

    def __init__(self, position: int) -> None:
        self.end = position
        self._begin = position
        self._rows: list[JournalRow] = []
        self._bytes = 0
        self._one_at_a_time = threading.Lock()

    def add(self, rows: Sequence[JournalRow]) -> None:
        """These were committed next; the oldest are forgotten when it becomes too much."""
        with self._one_at_a_time:
            self._rows += rows
            self._bytes += sum(len(row.entry.body) for row in rows)
            if len(self._rows) > MOST or self._bytes > MOST_BYTES:
                self._cut()
            self.end = rows[-1].position

    def after(self, position: int, limit: int) -> list[JournalRow] | None:
        """The next entries behind a position, at most ``limit``; None if some of them are known no more."""
        with self._one_at_a_time:
            if position < self._begin:
                return None
            first = bisect_right(self._rows, position, key=_position)
            return self._rows[first : first + limit]

    def drop(self, tenant: str, stream: str) -> None:
        """Forget a stream that was destroyed."""
        with self._one_at_a_time:
            self._keep([row for row in self._rows if (row.tenant, row.stream) != (tenant, stream)])

    def skip(self, position: int) -> None:
        """Something was committed up to a position, but what isn't known here."""
        with self._one_at_a_time:
            self._keep([])
            self._begin = self.end = position

    def _cut(self) -> None:
        """Keep half of what there may be."""
        bytes = kept = 0
        for row in reversed(self._rows):
            bytes += len(row.entry.body)
            if kept == MOST // 2 or bytes > MOST_BYTES // 2:
                break
            kept += 1
        gone = len(self._rows) - kept
        self._begin = self._rows[gone - 1].position
        self._keep(self._rows[gone:])

    def _keep(self, rows: list[JournalRow]) -> None:
        self._rows = rows
        self._bytes = sum(len(row.entry.body) for row in rows)
