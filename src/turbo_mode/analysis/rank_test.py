"""The comparison by ranks of ``core/decisions/ranks``, counted by numpy, for series as they are."""

from __future__ import annotations

import math
from typing import NamedTuple

from turbo_mode.analysis.counting import QUICK
from turbo_mode.analysis.series import Series
from turbo_mode.core.decisions.ranks import Ranks, differences, rank

_MOST = 1000
"""So many values of a sample stand for all in the interval."""


class Interval(NamedTuple):
    """How much higher the candidate is: the median of all pairwise differences, and its confidence interval."""

    estimate: float
    low: float
    high: float


def rank_test(candidate: Series, baseline: Series, shift: float = 0.0) -> Ranks:
    """Test the candidate, lowered by ``shift``, against the baseline. Both have at least one value, all numbers."""
    return rank(QUICK.ordered(candidate), QUICK.ordered(baseline), shift, QUICK)


def interval(candidate: Series, baseline: Series, confidence: float) -> Interval:
    """The shift between the samples. With small samples the interval may be all numbers: infinite on both sides."""
    tail = (1 - confidence) / 2
    shift = differences(QUICK.ordered(candidate), QUICK.ordered(baseline), tail, QUICK, _MOST)
    if shift.low is None or shift.high is None:
        return Interval(shift.estimate, -math.inf, math.inf)
    return Interval(shift.estimate, shift.low, shift.high)
