"""A circuit breaker: who fails again and again is let alone for a while, then asked with one event.

| state | when | what goes |
|---|---|---|
| closed | at first, and after a success | everything |
| open | after ``FAILURES`` in a row, or as long as the other side asks for | nothing |
| trying | the time is up | one event; its success closes, its failure opens for twice as long |

Pure: times (s, of one clock) and chance come from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FAILURES: Final = 5
FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 60.0
"""Seconds; waits vary by a tenth, so that many don't come at once."""


class Circuit:
    """The state of one; ``chance`` gives numbers from 0 to 1."""

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self.close()

    def close(self) -> None:
        """Begin anew."""
        self._failures = 0
        self._wait = FIRST_WAIT
        self._until = 0.0
        self._is_trying = False

    @property
    def is_open(self) -> bool:
        """Whether the last ones failed."""
        return self._failures >= FAILURES

    def wait(self, now: float) -> float:
        """Seconds until something may go; 0 if it may now. While one is tried, it is for ever."""
        if self._is_trying:
            return float("inf")
        return max(0.0, self._until - now)

    def begin(self) -> None:
        """Something goes."""
        self._is_trying = self.is_open

    def succeeded(self) -> None:
        """It was taken."""
        self.close()

    def failed(self, now: float, after: float | None = None) -> None:
        """It wasn't; ``after`` is for how many seconds the other side wants to be let alone."""
        self._is_trying = False
        self._failures += 1
        if self.is_open:
            self._until = max(self._until, now + varied(self._wait, self._chance()))
            self._wait = min(self._wait * 2, LONGEST_WAIT)
        if after is not None:
            self._until = max(self._until, now + after)


def varied(seconds: float, chance: float) -> float:
    """About so many seconds: up to a tenth less or more, by ``chance`` from 0 to 1."""
    return seconds * (0.9 + 0.2 * chance)
