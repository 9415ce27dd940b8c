"""How long tasks of a type take in an execution of which none has ended yet.

There are several ways to see earlier executions: as usual, as in the last one, as in the last one in which such tasks
waited for as many others, or were as many. The one that has been nearest so far is believed. What the types that have
ended already were off in this execution, all together, moves the others too, as far as that has come true: its pace.
"""

from __future__ import annotations

import math
from statistics import median

from turbo_mode.core.progress.clues import Trust

_FADES = 0.8
_WEIGHT = 2.0
"""How levels of all types differ counts for so many executions of one."""
_MEAN = 4
_DECIDED = 0.8


class Openings:
    """Of one type. ``count`` is how many executions there were."""

    __slots__ = ("_alike", "_errors", "_last", "_mean", "_weight", "count")

    def __init__(self) -> None:
        self._mean = self._last = self._weight = 0.0
        self._alike: dict[tuple[int, int], float] = {}
        self._errors = [0.0, 0.0]
        self.count = 0

    def expected(self, sizes: tuple[int, ...], differs: float) -> tuple[float, float]:
        """The log of the level, and its variance; ``differs`` is how levels of all types vary between executions."""
        seen = self._seen(sizes)
        self._errors += [self._errors[0]] * (len(seen) - len(self._errors))
        best = min(range(len(seen)), key=lambda way: self._errors[way] * (_DECIDED if way else 1.0))
        variance = (self._errors[best] + _WEIGHT * differs) / (self._weight + _WEIGHT)
        return seen[best], variance * (1 + 1 / min(self.count, _MEAN))

    def _seen(self, sizes: tuple[int, ...]) -> list[float]:
        alike = [self._alike.get((way, _about(size)), self._mean) for way, size in enumerate(sizes)]
        return [self._mean, self._last, *alike]

    def close(self, level: float, sizes: tuple[int, ...]) -> None:
        """An execution is over in which this was the level."""
        if self.count:
            ways = self._seen(sizes)
            self._errors += [self._errors[0]] * (len(ways) - len(self._errors))
            for way, seen in enumerate(ways):
                self._errors[way] = self._errors[way] * _FADES + (level - seen) ** 2
            self._weight = self._weight * _FADES + 1
        self.count += 1
        self._last = level
        self._mean += (level - self._mean) / min(self.count, _MEAN)
        for way, size in enumerate(sizes):
            self._alike[way, _about(size)] = level


def _about(size: int) -> int:
    return round(3 * math.log(size + 1))


class Pace:
    """What all types have in common in an execution."""

    __slots__ = ("_off", "_trust")

    def __init__(self) -> None:
        self._off: dict[str, float] = {}
        self._trust = Trust()

    def expected(self, type: str) -> float:
        """By how much a type of which nothing has ended yet will be off, in logs."""
        return self._trust.share * self._said(type)

    def _said(self, type: str) -> float:
        return median([off for other, off in self._off.items() if other != type] or [0.0])

    def add(self, type: str, off: float, deviation: float) -> None:
        """The tasks of a type are off by so much."""
        if type not in self._off and self._off:
            self._trust.add(self._said(type) / deviation, off / deviation)
        self._off[type] = off

    def close(self) -> None:
        """The execution is over."""
        self._off.clear()
