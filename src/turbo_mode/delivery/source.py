"""The events of the journal by their place, read once for all who want them.

The newest are kept in memory, within bounds. Whoever is further behind gets pages from the store; the last page is kept
too, since those who fell behind together mostly go on together.
"""

from __future__ import annotations

from bisect import bisect_right

from turbo_mode.delivery.unfolding import Event, Unfolding
from turbo_mode.store.queries import Reader, newest_position
from turbo_mode.store.rows import JournalRow

MOST = 2048
MOST_BYTES = 16 * 1024 * 1024
PAGE = 500
"""Rows that are read at once of what is older …"""
STEP = 100
"""… and of what is new."""


class Stretch:
    """The events behind position ``begin``, all there are up to ``end``."""

    def __init__(self, begin: int) -> None:
        self.begin = self.end = begin
        self.events: list[Event] = []
        self.places: list[int] = []

    def add(self, rows: list[JournalRow], unfolding: Unfolding) -> int:
        """These rows follow; returns how many bytes they have."""
        for row in rows:
            if (event := unfolding.event(row)) is not None:
                self.events.append(event)
                self.places.append(row.position)
            self.end = row.position
        return sum(len(row.entry.body) for row in rows)

    def behind(self, position: int) -> list[Event]:
        """The events behind a position that lies in it."""
        return self.events[bisect_right(self.places, position) :]

    def cut(self) -> int:
        """Forget the older half; returns how many bytes it had."""
        half = len(self.events) // 2
        gone, self.begin = self.events[:half], self.places[half - 1]
        del self.events[:half], self.places[:half]
        return sum(event.size for event in gone)


class Source:
    """For one thread. ``front`` is the position up to which everything is known."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._recent = Stretch(newest_position(reader))
        self._older = Stretch(0)
        self._bytes = 0
        self._unfolding = Unfolding(reader)
        self._again = Unfolding(reader)

    @property
    def front(self) -> int:
        """Up to where it has read."""
        return self._recent.end

    def advance(self) -> bool:
        """Read what was committed since; whether there was something."""
        rows = self._reader.after(self.front, STEP)
        self._bytes += self._recent.add(rows, self._unfolding)
        while len(self._recent.events) > 1 and (len(self._recent.events) > MOST or self._bytes > MOST_BYTES):
            self._bytes -= self._recent.cut()
        if not self._recent.events:
            self._bytes = 0
        return bool(rows)

    def behind(self, position: int) -> tuple[list[Event], int]:
        """Events behind a position, and up to which one these are all. Behind ``front`` there is nothing."""
        if position >= self._recent.begin:
            return self._recent.behind(position), self.front
        if not self._older.begin <= position < self._older.end:
            self._older = Stretch(position)
            self._older.add(self._reader.after(position, PAGE), self._again)
        return self._older.behind(position), self._older.end

    def at(self, position: int) -> Event | None:
        """The event at a position, if it is still there."""
        rows = self._reader.after(position - 1, 1)
        if not rows or rows[0].position != position:
            return None
        return self._again.event(rows[0])
