"""The rank test of Mann, Whitney and Wilcoxon, and the interval of Hodges and Lehmann that belongs to it.

Exact where the samples are small and no values are equal; else the normal approximation with corrections for ties and
continuity. It takes values as independent of one another, which neighbours in time seldom are: for series with a
history, ``history`` keeps its promise where this test doesn't.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from turbo_mode.analysis.series import Series

_EXACT = 50
"""Values of both samples together up to which the distribution is counted out."""

_DECIMALS = 9
_MOST_PAIRS = 1_000_000


class Ranks(NamedTuple):
    """How the candidate ranks among the baseline."""

    u: float
    """Pairs in which the candidate's value is the higher one; equal ones count half."""
    p_higher: float
    """The chance of ranks this high if there is no difference."""
    p_lower: float
    """The chance of ranks this low."""


class Interval(NamedTuple):
    """How much higher the candidate is: the median of all pairwise differences, and its confidence interval."""

    estimate: float
    low: float
    high: float


def rank_test(candidate: Series, baseline: Series, shift: float = 0.0) -> Ranks:
    """Test the candidate, lowered by ``shift``, against the baseline. Both have at least one value, all numbers."""
    moved, still = _comparable(candidate - shift, baseline)
    moved, still = np.sort(moved), np.sort(still)
    below = np.searchsorted(still, moved, "left").sum()
    upto = np.searchsorted(still, moved, "right").sum()
    u = float(below + upto) / 2
    pairs = len(moved) * len(still)
    ties = _ties(np.sort(np.concatenate([moved, still]), kind="stable"))
    if ties == 0 and len(moved) + len(still) <= _EXACT:
        chances = _chances(len(moved), len(still))
        above, below_or_same = float(chances[int(u) :].sum()), float(chances[: int(u) + 1].sum())
        return Ranks(u, min(1.0, above), min(1.0, below_or_same))
    total = len(moved) + len(still)
    spread = math.sqrt(max(0.0, pairs / 12 * (total + 1 - ties / (total * (total - 1)))))
    if spread == 0:
        return Ranks(u, 1.0, 1.0)
    away = u - pairs / 2
    return Ranks(u, _above((away - 0.5) / spread), _above((-away - 0.5) / spread))


def interval(candidate: Series, baseline: Series, confidence: float) -> Interval:
    """The shift between the samples. With small samples the interval may be all numbers: infinite on both sides."""
    size, other = len(candidate), len(baseline)
    outside = _pairs_outside(size, other, (1 - confidence) / 2)
    differences = _Differences(candidate, baseline)
    pairs = size * other
    estimate = (differences.nth((pairs - 1) // 2) + differences.nth(pairs // 2)) / 2
    if outside == 0:
        return Interval(estimate, -math.inf, math.inf)
    return Interval(estimate, differences.nth(outside - 1), differences.nth(pairs - outside))


class _Differences:
    """All pairwise differences of two samples, in order."""

    def __init__(self, candidate: Series, baseline: Series) -> None:
        self._candidate = np.sort(candidate)
        self._baseline = np.sort(baseline)
        self._all: Series | None = None
        if len(candidate) * len(baseline) <= _MOST_PAIRS:
            self._all = np.sort(np.subtract.outer(self._candidate, self._baseline), axis=None)

    def nth(self, place: int) -> float:
        """The difference at a place, from 0; found by halving where there are too many to write down."""
        if self._all is not None:
            return float(self._all[place])
        low = float(self._candidate[0] - self._baseline[-1])
        high = float(self._candidate[-1] - self._baseline[0])
        for _ in range(100):
            half = (low + high) / 2
            upto = np.searchsorted(self._candidate, self._baseline + half, "right").sum()
            low, high = (low, half) if upto > place else (half, high)
        return high


@lru_cache(maxsize=256)
def _chances(size: int, other: int) -> Series:
    """The chance of each U from 0 to the number of pairs, if there is no difference."""
    ways = np.zeros((size + 1, size * other + 1))
    ways[0, 0] = 1
    for place in range(size + other):
        for taken in range(min(size, place + 1), 0, -1):
            step = place - taken + 1
            if step <= other:
                ways[taken, step:] += ways[taken - 1, : ways.shape[1] - step]
    chances: Series = ways[size] / ways[size].sum()
    return chances


def _pairs_outside(size: int, other: int, tail: float) -> int:
    """How many differences lie outside the interval on each side."""
    if size + other <= _EXACT:
        below = np.cumsum(_chances(size, other))
        return int(np.searchsorted(below, tail * (1 + 1e-12), "right"))
    pairs = size * other
    spread = math.sqrt(pairs * (size + other + 1) / 12)
    return max(0, math.floor(pairs / 2 + 0.5 - _quantile(1 - tail) * spread))


def _comparable(first: Series, second: Series) -> tuple[Series, Series]:
    """Both in units of the largest value, rounded, so that equal values are equal in any unit."""
    largest = max(float(np.abs(first).max()), float(np.abs(second).max()))
    if largest == 0:
        return first, second
    return np.round(first / largest, _DECIMALS), np.round(second / largest, _DECIMALS)


def _ties(ordered: Series) -> float:
    """The sum of t^3 - t over groups of t equal values."""
    is_equal = ordered[1:] == ordered[:-1]
    if not is_equal.any():
        return 0.0
    edges = np.flatnonzero(~is_equal) + 1
    sizes = np.diff(np.concatenate([[0], edges, [len(ordered)]])).astype(np.float64)
    return float((sizes**3 - sizes).sum())


def _above(z: float) -> float:
    """The chance that a normal number is larger."""
    return min(1.0, math.erfc(z / math.sqrt(2)) / 2)


def _quantile(share: float) -> float:
    """The normal quantile."""
    from statistics import NormalDist

    return NormalDist().inv_cdf(share)
