"""A candidate block beside all that its own series did before.

The series before the candidate is cut into blocks of the same length, in two ways that differ by half a block. Of every
block, the candidate among them, all features are taken: from the series as it is, and from what is left of it without
its season. A block is as unusual as its most unusual feature. The p-value is the share of blocks that are at least as
unusual as the candidate; of the two cuts it's the geometric mean.

Looks while the candidate grows are one question, not many: each earlier block is looked at in the same way while *it*
grew, and counts with the most unusual of its moments. So the rate of false alarms holds for all looks together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from turbo_mode.analysis.conformal import p_values, surprise
from turbo_mode.analysis.features import CONTEXT, FEATURES, Worse, features, seen
from turbo_mode.analysis.season import periods, without_season
from turbo_mode.analysis.series import Series, centred, middle

LEAST_BLOCK = 8
"""Values below which a block has no shape to speak of."""

MOST_BLOCKS = 500
"""Earlier blocks that are looked at; what lies farther back tells little about today."""

_CUTS = 2


class Standing(NamedTuple):
    """Where a candidate stands among the earlier blocks of its series."""

    p: float
    blocks: int
    """Earlier blocks that it was compared with, in one cut."""
    as_unusual: float
    """How many of them were as unusual, on the average of the cuts."""
    stands_out: str
    """Its most unusual feature."""
    period: int
    """Points of the season that was taken out, 0 without one."""


def blocks_before(split: int, block: int) -> int:
    """How many earlier blocks the candidate at ``split`` can be compared with."""
    return max(0, min((split - _shifts(block)[-1]) // block - 1, MOST_BLOCKS))


def beside_history(
    series: Series, split: int, *, block: int = 0, looks: Sequence[int] = (), worse: Worse = "either"
) -> list[Standing]:
    """Compare what follows ``split`` in each row of ``series`` with what comes before.

    ``block`` is the length that the candidate is going to have, its present one by default; ``looks`` are the lengths
    at which it's looked at until then. All values must be numbers.
    """
    block = block or series.shape[-1] - split
    blocks = blocks_before(split, block)
    if blocks == 0:
        return [Standing(1.0, 0, 0.0, "", 0)] * len(series)
    start = split - _shifts(block)[-1] - (blocks + 1) * block
    rows = centred(series[:, start:])
    found = periods(rows[:, : split - start])
    board = _Board(len(rows), blocks, [each for each in looks if LEAST_BLOCK <= each < block] + [block], worse)
    board.look(list(range(len(rows))), rows, split - start, block)
    seasonal = [place for place, period in enumerate(found) if period]
    if seasonal:
        rests = np.stack([without_season(rows[place], found[place]) for place in seasonal])
        board.look(seasonal, rests, split - start, block)
    return board.standings(found)


def _shifts(block: int) -> list[int]:
    return [cut * block // _CUTS for cut in range(_CUTS)]


class _Board:
    """The scores of all blocks of all series in every cut, the candidates first: the largest surprise until now."""

    def __init__(self, rows: int, blocks: int, looks: Sequence[int], worse: Worse) -> None:
        self._scores = np.zeros((rows, _CUTS, blocks + 1))
        self._leads = np.zeros((rows, _CUTS), dtype=np.int64)
        self._looks = looks
        self._chosen = np.array(seen(worse))

    def look(self, places: list[int], series: Series, split: int, block: int) -> None:
        """Look at some of the series, as they are or in another light, at every length."""
        windows, context = _cut(series, split, block)
        for length in self._looks:
            first = 0 if length <= series.shape[-1] - split else 1
            rarity = surprise(features(windows[..., first:, :length], context[..., first:])[..., self._chosen, :])
            largest = rarity.max(axis=-2)
            if first == 0:
                lead = self._chosen[rarity[..., 0].argmax(axis=-1)]
                is_new = largest[..., 0] > self._scores[places, :, 0]
                self._leads[places] = np.where(is_new, lead, self._leads[places])
            self._scores[places, :, first:] = np.maximum(self._scores[places, :, first:], largest)

    def standings(self, found: Sequence[int]) -> list[Standing]:
        """What came out, row by row."""
        p, as_large = p_values(self._scores)
        together = np.exp(np.log(p).mean(axis=-1)).tolist()
        blocks = self._scores.shape[-1] - 1
        leads = [FEATURES[lead].words for lead in self._leads[:, 0]]
        rows = zip(together, as_large.mean(axis=-1).tolist(), leads, found, strict=True)
        return [Standing(p, blocks, as_unusual, lead, period) for p, as_unusual, lead, period in rows]


def _cut(view: Series, split: int, block: int) -> tuple[Series, Series]:
    """The candidate and the blocks before it, the nearest first, in every cut; and the level before each of them.

    Where the candidate isn't complete yet its last value is repeated; nobody looks there.
    """
    lacking = split + block - view.shape[-1]
    whole = np.concatenate([view, np.repeat(view[:, -1:], lacking, axis=1)], axis=1) if lacking else view
    shifts = np.array(_shifts(block))[:, None]
    count = (split - int(shifts[-1, 0])) // block
    starts = split - shifts - block * np.arange(count + 1)
    starts[:, 0] = split
    windows = np.take(whole, starts[..., None] + np.arange(block), axis=1)
    levels = middle(np.sort(windows, axis=-1))
    before = np.minimum(np.arange(count)[:, None] + np.arange(1, CONTEXT + 1), count)
    context = middle(np.sort(np.take(levels, before, axis=-1), axis=-1))
    context[..., 0] = context[:, :1, 0]
    return windows[:, :, :-1], context
