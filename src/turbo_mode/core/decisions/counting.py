"""Counting among samples: all that is costly in judging many numbers, and nothing else.

It sorts, compares and subtracts, and rounds to whole numbers; each of these gives the same bits everywhere. So it
doesn't matter for a verdict who counts. Here plain Python does, which needs nothing and serves where few values are
compared, in Temporal's workflow, and where numpy isn't installed; ``analysis/counting`` does the same with numpy.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

GRID = 1e9
"""Steps between zero and the largest value: what differs by less is the same, so no unit makes a tie or breaks one."""

Ordered = Any
"""A sample in ascending order, as whoever counts likes to have it: it has a length and values at places."""


class Counting(Protocol):
    """Whoever counts."""

    def ordered(self, values: Iterable[float]) -> Ordered:
        """The values in ascending order. All are finite."""

    def above(self, candidate: Ordered, baseline: Ordered, shift: float) -> tuple[float, int]:
        """In how many pairs the value of the candidate, less ``shift``, is the higher one (equal ones count half), and
        the sum of t³ - t over all groups of t equal values."""

    def some(self, sample: Ordered, most: int) -> Ordered:
        """At most so many values of a sample, evenly spread in its order, for all."""

    def differences(self, candidate: Ordered, baseline: Ordered, places: Sequence[int]) -> list[float]:
        """Those at these places (from 0) of all differences between a value of one and one of the other, in order."""


class Plain:
    """Plain Python counts."""

    def ordered(self, values: Iterable[float]) -> Ordered:
        """A list."""
        return sorted(values)

    def above(self, candidate: Ordered, baseline: Ordered, shift: float) -> tuple[float, int]:
        """See ``Counting``."""
        unit = largest(candidate, baseline, shift)
        less = shift / unit * GRID
        moved = [round(value / unit * GRID - less) for value in candidate]
        still = [round(value / unit * GRID) for value in baseline]
        pairs = sum(bisect_left(still, value) + bisect_right(still, value) for value in moved)
        return pairs / 2, sum(size**3 - size for size in Counter([*moved, *still]).values() if size > 1)

    def some(self, sample: Ordered, most: int) -> Ordered:
        """See ``Counting``."""
        size = len(sample)
        return [sample[(2 * each + 1) * size // (2 * most)] for each in range(most)] if size > most else sample

    def differences(self, candidate: Ordered, baseline: Ordered, places: Sequence[int]) -> list[float]:
        """See ``Counting``."""
        every = sorted(x - y for x in candidate for y in baseline)
        return [every[place] for place in places]


PLAIN = Plain()

Choosing = Callable[[int], Counting]
"""Says who counts among so many values."""


def plainly(values: int) -> Counting:
    """Plain Python counts, however many values there are."""
    return PLAIN


def largest(candidate: Ordered, baseline: Ordered, shift: float) -> float:
    """The largest distance from zero, which is the unit; 1 where all are zero."""
    ends = (candidate[0], candidate[-1], baseline[0], baseline[-1], shift)
    return max(abs(float(end)) for end in ends) or 1.0
