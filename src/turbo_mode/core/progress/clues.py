"""What a task has in common with others beside its type, and what that has said about lengths so far.

A clue is a name for some of the tasks: this very task in earlier executions, the same item of a list, the same place
among those that wait for the same, the ones just before. What tasks with a clue were off the expected length, in the
middle, is expected of the next one too, as far as that has come true for tasks of its type.
"""

from __future__ import annotations

from collections import deque
from statistics import median

_KEPT = 5
_FADES = 0.995
_CAUTION = 4.0
_FAR = 3.0
"""Deviations; what is further off teaches no more than that."""


class Memory:
    """What tasks with each clue were off, in logs; ``said`` is by how much such tasks are off, where that is known."""

    __slots__ = ("_offs", "said")

    def __init__(self) -> None:
        self._offs: dict[str, deque[float]] = {}
        self.said: dict[str, float] = {}

    def add(self, clue: str, off: float) -> None:
        """One more."""
        offs = self._offs.get(clue)
        if offs is None:
            offs = self._offs[clue] = deque(maxlen=_KEPT)
        offs.append(off)
        self.said[clue] = median(offs) * len(offs) / (len(offs) + 0.5)


class Trust:
    """How far what a kind of clue says has come true, from 0 to 1: the slope of what came by what was said.

    ``share`` is 0 while nothing is known.
    """

    __slots__ = ("_said", "_together", "share")

    def __init__(self) -> None:
        self._said, self._together, self.share = _CAUTION, 0.0, 0.0

    def add(self, said: float, came: float) -> None:
        """Something was said, and something came, both in deviations."""
        said, came = max(min(said, _FAR), -_FAR), max(min(came, _FAR), -_FAR)
        self._said = self._said * _FADES + said * said
        self._together = self._together * _FADES + said * came
        self.share = max(min(self._together / self._said, 1.0), 0.0)
