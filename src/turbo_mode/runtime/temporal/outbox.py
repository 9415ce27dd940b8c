"""Entries on their way to the store. Sent in order, one batch at a time, so what piles up meanwhile goes together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Raw

from turbo_mode.core.machine.entries import AnyEntry, encode

BATCH_ENTRIES = 500
BATCH_BYTES = 512 * 1024
FULL_BYTES = 1024 * 1024
"""While so much waits, nothing more is decided: the store is away, and what waits has to fit into one payload."""


class Outbox:
    """``sent`` entries are in the store; ``waiting`` ones are not, as far as we know. ``wanted``: so many somebody
    waits for."""

    def __init__(self, waiting: Iterable[Raw] = (), *, sent: int = 0) -> None:
        self.sent = sent
        self.wanted = 0
        self.waiting: list[Raw] = list(waiting)
        self._bytes = sum(map(len, self.waiting))

    @property
    def full(self) -> bool:
        """Whether too much waits."""
        return self._bytes > FULL_BYTES

    @property
    def presses(self) -> bool:
        """Whether the next batch is to be sent now, and not when more has come together."""
        return self.wanted > self.sent or len(self.waiting) >= BATCH_ENTRIES or self._bytes >= BATCH_BYTES

    def add(self, entries: Iterable[AnyEntry]) -> None:
        """Put entries in, in order."""
        for entry in entries:
            body = Raw(encode(entry))
            self.waiting.append(body)
            self._bytes += len(body)

    def batch(self) -> list[Raw]:
        """What is to be sent next; one entry at least."""
        taken: list[Raw] = []
        size = 0
        for body in self.waiting[:BATCH_ENTRIES]:
            size += len(body)
            if taken and size > BATCH_BYTES:
                break
            taken.append(body)
        return taken

    def arrived(self, count: int) -> None:
        """The first ``count`` are in the store."""
        self._bytes -= sum(map(len, self.waiting[:count]))
        del self.waiting[:count]
        self.sent += count
