"""Who counts among the samples of a gate: numpy where they are many and it is installed, else plain Python."""

from __future__ import annotations

from functools import cache

from turbo_mode.core.decisions.counting import PLAIN, Counting
from turbo_mode.errors import NotInstalled

ENOUGH = 300
"""Values of both samples from which on numpy is quicker."""


def counting(values: int) -> Counting:
    """Who counts among so many values. It makes a difference of time only."""
    return PLAIN if values < ENOUGH else _quick()


@cache
def _quick() -> Counting:
    """Numpy is imported when it is first of use, since that takes longer than most decisions."""
    try:
        from turbo_mode.analysis.counting import QUICK
    except NotInstalled:
        return PLAIN
    return QUICK
