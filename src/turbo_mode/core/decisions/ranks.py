"""Two samples by their ranks: this asks nothing of their distribution and is not misled by a few wild values.

- whether one is higher: the test of Mann and Whitney; exact where both samples are small and no value comes twice, else
  by the normal approximation with the corrections for ties and for continuity (Hollander, Wolfe, Chicken: Nonparametric
  Statistical Methods, 3rd ed., section 4.1);
- by how much: the estimate of Hodges and Lehmann, which is the median of all differences between a value of one sample
  and one of the other, with the bounds of Moses (sections 4.2 and 4.3). Of a large sample only so many values stand for
  all, evenly spread in their order: a million differences of which hardly anything is seen would take most of the time.

Values are taken as independent of one another, which neighbours in time seldom are.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from turbo_mode.core.decisions.counting import Counting, Ordered

EXACT = 625
"""Up to so many pairs of values the distribution of the test is counted out."""
MOST = 64
"""So many values of a sample stand for all in the bounds of the difference, or twice the root of its size where that is
more: this moves a bound by a few hundredths of the distance between the two."""
_ALMOST = 1e-12


class Ranks(NamedTuple):
    """How the candidate ranks among the baseline."""

    u: float
    """Pairs in which the candidate's value is the higher one; equal ones count half."""
    p_higher: float
    """The chance of ranks this high if there is no difference."""
    p_lower: float
    """The chance of ranks this low."""


class Bounds(NamedTuple):
    """How much higher the candidate is: an estimate, and a lower and an upper bound, of which each holds with the asked
    chance; None where there are too few values to say."""

    estimate: float
    low: float | None
    high: float | None


def rank(candidate: Ordered, baseline: Ordered, shift: float, counting: Counting) -> Ranks:
    """Compares the candidate, lowered by ``shift``, with the baseline."""
    u, ties = counting.above(candidate, baseline, shift)
    size, other = len(candidate), len(baseline)
    pairs = size * other
    if pairs <= EXACT and not ties:
        counts = _counted(size, other)
        total = sum(counts)
        return Ranks(u, sum(counts[int(u) :]) / total, sum(counts[: int(u) + 1]) / total)
    spread = _spread(size, other, ties)
    if not spread:
        return Ranks(u, 1.0, 1.0)
    away = u - pairs / 2
    return Ranks(u, _beyond((away - 0.5) / spread), _beyond((-away - 0.5) / spread))


def differences(candidate: Ordered, baseline: Ordered, alpha: float, counting: Counting, most: int = MOST) -> Bounds:
    """By how much the candidate lies above the baseline; each bound holds with a chance of ``1 - alpha``.

    Of each sample only so many values as ``most`` stand for all, and more only where it is very large.
    """
    pairs = len(candidate) * len(baseline)
    few, others = (counting.some(each, max(most, 2 * math.isqrt(len(each)))) for each in (candidate, baseline))
    every = len(few) * len(others)
    outside = _outside(len(candidate), len(baseline), alpha) * every // pairs
    places = [(every - 1) // 2, every // 2]
    if not outside:
        below, above = counting.differences(few, others, places)
        return Bounds((below + above) / 2, None, None)
    below, above, low, high = counting.differences(few, others, [*places, outside - 1, every - outside])
    return Bounds((below + above) / 2, low, high)


@lru_cache(maxsize=256)
def _outside(size: int, other: int, alpha: float) -> int:
    """How many differences lie outside of a bound that holds with a chance of ``1 - alpha``."""
    pairs = size * other
    return bisect_right(range(pairs), alpha * (1 + _ALMOST), key=_chance_of_most(size, other))


def _chance_of_most(size: int, other: int) -> Callable[[int], float]:
    """The chance that in at most ``u`` pairs the value of one side is the higher one, if there is no difference."""
    pairs = size * other
    if pairs <= EXACT:
        counts = _counted(size, other)
        total = sum(counts)
        return lambda u: sum(counts[: u + 1]) / total
    spread = _spread(size, other, 0)
    return lambda u: _beyond((pairs / 2 - u - 0.5) / spread)


def _spread(size: int, other: int, ties: int) -> float:
    """The standard deviation of the number of pairs, if there is no difference."""
    together = size + other
    return math.sqrt(max(0.0, size * other / 12 * (together + 1 - ties / (together * (together - 1)))))


def _beyond(z: float) -> float:
    """The chance that a normal number is larger."""
    return min(1.0, 0.5 * math.erfc(z / math.sqrt(2)))


@lru_cache(maxsize=256)
def _counted(size: int, other: int) -> tuple[int, ...]:
    """In how many of all orders of two samples ``u`` pairs have the larger value on one side, for each ``u``.

    These are the coefficients of the Gaussian binomial, multiplied and divided out one factor after another.
    """
    counts = [1] + [0] * (size * other)
    for factor in range(1, size + 1):
        for u in range(size * other, other + factor - 1, -1):
            counts[u] -= counts[u - other - factor]
        for u in range(factor, size * other + 1):
            counts[u] += counts[u - factor]
    return tuple(counts)
