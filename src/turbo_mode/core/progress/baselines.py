"""What is usual for the tasks of a type: how long they take, how often they fail, what they hand on.

Learned as it streams by, in constant time and space for each task. Lengths are kept as logs. Of earlier executions a
baseline knows the usual level, how much that differs *between* executions, the *spread* inside one, and the largest
lengths that turned out to be nothing. The level of the present execution is weighed in as its tasks end, so that a slow
day isn't a hundred slow tasks.
"""

from __future__ import annotations

import math
from collections import deque
from heapq import nlargest
from statistics import median

SHORTEST = 0.01
"""Seconds; nothing counts as shorter."""
_UNKNOWN = 1.0
"""Deviation of the level of a type that nobody has seen before, in logs."""
_SPREAD, _SPREAD_WEIGHT = 0.25, 6.0
_BETWEEN, _BETWEEN_WEIGHT = 0.2, 3.0
_ORDINARY = 3.5
"""Deviations beyond which a length no longer widens the spread in full."""
_KEPT, _LOOKED_AT = 1000, 100
_FADES = 0.995
_FEW = 3
_USUAL_FROM, _USUAL_SHARE = 6, 0.05
"""So many odd lengths, and such a part of all, are odd no more."""


class Extremes:
    """The largest of the last thousand distances: ``rare`` is the third one, found anew now and then."""

    __slots__ = ("_kept", "_since", "rare")

    def __init__(self) -> None:
        self._kept: deque[float] = deque(maxlen=_KEPT)
        self._since = 0
        self.rare = 0.0

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, *distances: float) -> None:
        """Some more."""
        self._kept.extend(distances)
        self._since += 1
        if max(distances) > self.rare or self._since >= _LOOKED_AT:
            self._since = 0
            self.rare = nlargest(3, self._kept)[2] if len(self._kept) > 2 else 0.0


class Baseline:
    """Of one type of tasks. ``longer`` and ``shorter`` are the distances, in logs, that turned out to be nothing."""

    __slots__ = (
        "_between", "_first", "_level", "_levels", "_loops", "_odd", "_own", "_own_count", "_variance", "_weight",
        "failed", "longer", "outputs", "ran", "retries", "shorter",
    )  # fmt: skip

    def __init__(self) -> None:
        self._level = self._own = 0.0
        self._levels = self._own_count = self._loops = 0
        self._first: list[float] = []
        self._between = _BETWEEN**2 * _BETWEEN_WEIGHT
        self._variance = _SPREAD**2 * _SPREAD_WEIGHT
        self._weight = _SPREAD_WEIGHT
        self.longer, self.shorter = Extremes(), Extremes()
        self._odd: deque[float] = deque(maxlen=_KEPT)
        self.failed = self.ran = self.retries = 0
        self.outputs: dict[str, Usual] = {}

    @property
    def is_known(self) -> bool:
        """Enough has been seen to call something unusual."""
        return self._levels > 0 or self._own_count >= _FEW

    def expected(self) -> tuple[float, float]:
        """The log of the length to be expected now, and its deviation."""
        spread = self._variance / self._weight
        own = spread / self._own_count if self._own_count else _UNKNOWN**2
        if not self._levels:
            return self._own, math.sqrt(spread + own)
        prior = self._between / (_BETWEEN_WEIGHT + self._levels - 1)
        if not self._own_count:
            return self._level, math.sqrt(spread + prior)
        middle = (self._level / prior + self._own / own) / (1 / prior + 1 / own)
        return middle, math.sqrt(spread + 1 / (1 / prior + 1 / own))

    def add(self, log: float, *, odd: bool = False) -> None:
        """A task has ended after ``exp(log)`` seconds; ``odd``: that was taken for an anomaly.

        What is odd too often is usual.
        """
        if self._own_count >= _FEW:  # before that it may be the level that is another one
            off = log - self.expected()[0]
            if not odd:
                (self.longer if off > 0 else self.shorter).add(abs(off))
            else:
                self._odd.append(off)
                if len(self._odd) > _USUAL_FROM and len(self._odd) > _USUAL_SHARE * len(self.longer):
                    self.longer.add(*self._odd)
                    self._odd.clear()
        self._see(log)

    def tried(self, retries: int, *, odd: bool = False) -> None:
        """A task has ended after so many retries."""
        self._loops += odd
        if not odd or self._loops > max(_USUAL_FROM, _USUAL_SHARE * self.ran):
            self.retries = max(self.retries, retries)

    def _see(self, log: float) -> None:
        """Move the level of this execution, and the spread around it."""
        self._own_count += 1
        if self._own_count <= _FEW:
            self._first.append(log)
            self._own = median(self._first)
            if self._own_count < _FEW:
                return
            offs = [each - self._own for each in self._first]
        else:
            offs = [log - self._own]
        for off in offs:
            bound = _ORDINARY * math.sqrt(self._variance / self._weight)
            kept = max(-bound, min(off, bound))
            self._variance = self._variance * _FADES + kept * kept
            self._weight = self._weight * _FADES + 1
            if self._own_count > _FEW:
                self._own += kept / min(self._own_count, 50)

    def close(self) -> None:
        """The execution is over; the next one begins with what was learned."""
        if self._own_count:
            if self._levels:
                self._between += (self._own - self._level) ** 2
            self._levels += 1
            self._level += (self._own - self._level) / min(self._levels, 4)
            self._own, self._own_count, self._first = 0.0, 0, []

    def failures(self) -> tuple[float, float]:
        """How often it fails, as the weights of a Beta distribution."""
        return self.failed + 0.1, self.ran - self.failed + 4.9


class Usual:
    """A number that comes again and again: a mean and a deviation, that forget slowly."""

    __slots__ = ("count", "mean", "variance")

    def __init__(self) -> None:
        self.count = 0
        self.mean = self.variance = 0.0

    def add(self, value: float) -> None:
        """One more."""
        self.count += 1
        share = 1 / min(self.count, 50)
        off = value - self.mean
        self.mean += share * off
        self.variance += share * (off * (value - self.mean) - self.variance)

    def distance(self, value: float) -> float:
        """From the mean, in deviations; a number that never changes is given a hundredth of itself."""
        deviation = math.sqrt(self.variance) + abs(self.mean) / 100 + 1e-9
        return abs(value - self.mean) / deviation
