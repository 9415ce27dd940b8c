"""The series of one metric: the candidate, the baseline before it, and the history before that."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from turbo_mode.analysis.series import Series, mended, missing, numbers
from turbo_mode.analysis.verdict import Verdict

_MOST_MISSING = 0.1


class Given:
    """The three series of a metric, read and mended, and how much of them was missing."""

    def __init__(
        self, baseline: Iterable[object] | None, candidate: Iterable[object], history: Iterable[object] | None
    ) -> None:
        self.candidate = numbers(candidate, "the candidate")
        self.baseline = numbers(() if baseline is None else baseline, "the baseline")
        self.history = numbers(() if history is None else history, "the history")
        before = np.concatenate([self.history, self.baseline])
        gaps = missing(before)
        self._before = mended(before) if gaps < len(before) else before[:0]
        self._lost = missing(self.candidate)
        self.gaps = gaps + self._lost
        """How many values of all three are missing."""
        self.split = len(self._before)
        """Where the candidate begins in ``whole``."""

    def lack(self, least: int) -> Verdict | None:
        """Why the candidate can't be judged at all, if so."""
        size, gaps = len(self.candidate), self._lost
        if size == 0:
            return Verdict("NODATA", "the candidate has no values")
        if gaps > _MOST_MISSING * size:
            return Verdict("NODATA", f"{gaps} of the candidate's {size} values aren't numbers")
        if size < least:
            values = "value" if size == 1 else "values"
            return Verdict("NODATA", f"not enough evidence: the candidate has {size} {values}, {least} are needed")
        return None

    @cached_property
    def whole(self) -> Series:
        """All of it in one piece, the oldest first, without gaps."""
        return np.concatenate([self._before, mended(self.candidate)])

    @cached_property
    def is_constant(self) -> bool:
        """Whether there is but one value throughout, as a metric has that nobody feeds any more."""
        return bool((self.whole == self.whole[0]).all())
