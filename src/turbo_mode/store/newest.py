"""The newest entries that an owner has committed, kept in its memory: whoever follows its journal in the same process
needn't read them back from the disk.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from turbo_mode.store.rows import EntryRow, JournalRow

MOST = 2_048
MOST_BYTES = 4 * 1024 * 1024


class Part(NamedTuple):
    """Entries of one stream that were committed one behind the other, up to position ``last``; ``size`` in bytes."""

    last: int
    tenant: str
    stream: str
    rows: Sequence[EntryRow]
    size: int


def _last(part: Part) -> int:
    return part.last


class Newest:
    """All that was committed behind a position, up to ``end``. May be used from any thread."""

    def __init__(self, position: int) -> None:
        self.end = position
        self._begin = position
        self._parts: list[Part] = []
        self._count = self._bytes = 0
        self._one_at_a_time = threading.Lock()

    def add(self, parts: Sequence[Part]) -> None:
        """These were committed next; the oldest are forgotten when it becomes too much."""
        with self._one_at_a_time:
            for part in parts:
                self._parts.append(part)
                self._count += len(part.rows)
                self._bytes += part.size
            if self._count > MOST or self._bytes > MOST_BYTES:
                self._cut()
            self.end = parts[-1].last

    def after(self, position: int, limit: int) -> list[JournalRow] | None:
        """The next entries behind a position, at most ``limit``; None if some of them are known no more."""
        found: list[JournalRow] = []
        with self._one_at_a_time:
            if position < self._begin:
                return None
            for part in self._parts[bisect_left(self._parts, position + 1, key=_last) :]:
                before = part.last - len(part.rows)
                start = max(0, position - before)
                for place, row in enumerate(part.rows[start:], before + start + 1):
                    found.append(JournalRow(place, part.tenant, part.stream, row))
                if len(found) >= limit:
                    break
        return found[:limit]

    def drop(self, tenant: str, stream: str) -> None:
        """Forget a stream that was destroyed."""
        with self._one_at_a_time:
            self._keep([part for part in self._parts if (part.tenant, part.stream) != (tenant, stream)])

    def skip(self, position: int) -> None:
        """Something was committed up to a position, but what isn't known here."""
        with self._one_at_a_time:
            self._keep([])
            self._begin = self.end = position

    def _cut(self) -> None:
        """Keep half of what there may be."""
        count = bytes = kept = 0
        for part in reversed(self._parts):
            count += len(part.rows)
            bytes += part.size
            if count > MOST // 2 or bytes > MOST_BYTES // 2:
                break
            kept += 1
        gone = len(self._parts) - kept
        self._begin = self._parts[gone - 1].last
        self._keep(self._parts[gone:])

    def _keep(self, parts: list[Part]) -> None:
        self._parts = parts
        self._count = sum(len(part.rows) for part in parts)
        self._bytes = sum(part.size for part in parts)
