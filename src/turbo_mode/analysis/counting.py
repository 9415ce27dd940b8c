"""Counting among many values with numpy: bit for bit what plain Python counts, which a test holds it to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from turbo_mode.analysis.series import Series
from turbo_mode.core.decisions.counting import GRID, largest


class Quick:
    """Numpy counts; see ``core/decisions/counting`` for what."""

    def ordered(self, values: Iterable[float]) -> Series:
        """An array."""
        sample = np.fromiter(values, np.float64)
        sample.sort()
        return sample

    def above(self, candidate: Series, baseline: Series, shift: float) -> tuple[float, int]:
        """Pairs in which the candidate is the higher one, and the ties."""
        unit = largest(candidate, baseline, shift)
        both = np.concatenate([candidate, baseline])
        both /= unit
        both *= GRID
        moved, still = both[: len(candidate)], both[len(candidate) :]
        moved -= shift / unit * GRID
        np.rint(both, out=both)
        ties = _ties(np.sort(both, kind="stable"))
        upto = int(still.searchsorted(moved, "right").sum())
        below = int(still.searchsorted(moved, "left").sum()) if ties else upto
        return (below + upto) / 2, ties

    def some(self, sample: Series, most: int) -> Series:
        """Values that stand for all."""
        return sample[_spread(len(sample), most)] if len(sample) > most else sample

    def differences(self, candidate: Series, baseline: Series, places: Sequence[int]) -> list[float]:
        """The differences at these places."""
        with np.errstate(over="ignore"):
            every = np.subtract.outer(candidate, baseline).ravel()
        every.partition(sorted(set(places)))
        return [float(every[place]) for place in places]


QUICK = Quick()


@lru_cache(maxsize=256)
def _spread(size: int, most: int) -> NDArray[np.int64]:
    """Places of so many values, evenly spread."""
    return (2 * np.arange(most, dtype=np.int64) + 1) * size // (2 * most)


def _ties(ordered: Series) -> int:
    """The sum of t³ - t over groups of t equal values."""
    is_new = ordered[1:] != ordered[:-1]
    if is_new.all():
        return 0
    ends = np.concatenate([is_new.nonzero()[0], [len(ordered) - 1]])
    sizes = ends.copy()
    sizes[0] += 1
    sizes[1:] -= ends[:-1]
    return int((sizes * sizes * sizes - sizes).sum())
