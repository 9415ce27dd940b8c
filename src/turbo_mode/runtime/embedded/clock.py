"""Time for the engine, and ids that are made from it."""

from __future__ import annotations

import os
import time

from turbo_mode.core import ids


class Clock:
    """The wall clock as it was when the engine started, carried on by the monotonic one.

    Somebody who sets the clock of a running machine moves no timer and no time-out; the next start sees the new time.
    """

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> int:
        """Milliseconds since the epoch; never goes back."""
        return int((time.monotonic() + self._offset) * 1000)

    def until(self, due: int) -> float:
        """Seconds until ``due``, at least 0."""
        return max(0.0, due / 1000 - (time.monotonic() + self._offset))


class WallClock:
    """The wall clock as it is at each look. Whoever follows a calendar goes by it, also when it was set meanwhile."""

    def now(self) -> int:
        """Milliseconds since the epoch; may go back."""
        return time.time_ns() // 1_000_000

    def until(self, due: int) -> float:
        """Seconds until ``due``, at least 0."""
        return max(0.0, (due - self.now()) / 1000)


def new_id(now: int) -> str:
    """A UUID of version 7 (RFC 9562): ids sort by the time of their making, in ms."""
    return ids.timed(now, os.urandom(10))


def short_id(id: str) -> str:
    """What people see: six characters of the random tail (the head of all ids made in one morning is the same)."""
    return id[-6:]
