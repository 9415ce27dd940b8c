"""Lets the engine go first: while it wants the processor for itself, deliveries take a share, and catch up afterwards.

All threads of a process share one interpreter, so deliveries that have much to do slow everything else down. Whether
anything else wants to run is seen while they stand still for a moment.
"""

from __future__ import annotations

from typing import Final

SHARE: Final = 0.1
"""Of one processor, for all deliveries together, beside others that want it."""
BUSY: Final = 0.8
"""Of one processor; while the process uses less, there is enough for everybody."""
HUNGRY: Final = 0.4
"""What others use of one while deliveries stand still, if they want more than deliveries leave them."""
PERIOD: Final = 0.05
"""Seconds after which it is seen how much was used."""
LONGEST: Final = 1.0
"""Seconds for which deliveries stand still at most."""
FREE: Final = 5.0
"""Seconds in which they take what they want, after nobody else wanted it."""


class Pace:
    """For one thread. ``is_over``: deliveries have had more than their share, and stand still."""

    def __init__(self, now: float) -> None:
        self.is_over = False
        self._free_until = now
        self._stood: tuple[float, float, float] = (0.0, 0.0, now)
        self._began = self._stood

    def look(self, spent: float, used: float, now: float) -> bool:
        """Whether they stand still; so many seconds of a processor were ``spent`` on deliveries by now, and ``used`` by
        the whole process."""
        spent_before, used_before, at = self._began
        passed = now - at
        has_had_share = spent - spent_before > SHARE * passed
        if self.is_over:
            if has_had_share and passed < LONGEST:
                return True
            self.is_over = False
            if not self._is_wanted(spent, used, now):
                self._free_until = now + FREE
        elif passed < PERIOD:
            return False
        elif has_had_share and used - used_before > BUSY * passed and now >= self._free_until:
            self.is_over = True
            self._stood = (spent, used, now)
            return True
        self._began = (spent, used, now)
        return False

    def _is_wanted(self, spent: float, used: float, now: float) -> bool:
        """Whether others have used the processor while deliveries stood still."""
        spent_before, used_before, at = self._stood
        return used - used_before - (spent - spent_before) > HUNGRY * (now - at)
