"""Lets the engine go first: where deliveries can't follow it anyway, they take a share of a processor, and catch up."""

from __future__ import annotations

from typing import Final

SHARE: Final = 0.25
"""Of one processor, for all deliveries together, while the engine commits more than they carry away."""
PERIOD: Final = 0.05
"""Seconds after which it is seen whether it does …"""
LONGEST: Final = 1.0
"""… and for which deliveries stand still at most."""


class Pace:
    """For one thread. ``is_over``: deliveries have had more than their share, and stand still."""

    def __init__(self, now: float) -> None:
        self.is_over = False
        self._begin(0, 0, 0.0, now)

    def look(self, committed: int, carried: int, spent: float, now: float) -> bool:
        """Whether they stand still, with the journal at one position, what is carried away at another, and so many
        seconds of a processor spent by now."""
        passed = now - self._at
        has_had_share = spent - self._spent > SHARE * passed
        if self.is_over:
            self.is_over = has_had_share and passed < LONGEST
        elif passed >= PERIOD:
            self.is_over = has_had_share and committed - self._committed > carried - self._carried
        else:
            return False
        if not self.is_over:
            self._begin(committed, carried, spent, now)
        return self.is_over

    def _begin(self, committed: int, carried: int, spent: float, now: float) -> None:
        self._committed, self._carried, self._spent, self._at = committed, carried, spent, now
