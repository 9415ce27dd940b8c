"""How the tasks of one type differ inside a run, beside the level that they have in common.

A *level* is the mean length of the tasks of a type in one run. What remains are ratios to it: their spread, what is
known of single names ("this file always takes twice as long"), and *drift*, by which neighbours differ less than tasks
far apart. Nothing is supposed about the form of the spread; ratios that were seen are drawn again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from numpy.typing import NDArray

from turbo_mode.analysis import np
from turbo_mode.core.progress.schedule import Run, Work

Floats = NDArray[np.float64]

SHORTEST = 1e-3
"""Seconds; nothing counts as shorter."""
_POOLED_RUNS, _FADING = 12, 0.9
"""So many runs tell how tasks differ, and how much less the one before counts."""
_FEWEST, _OWN, _UNLIKE = 5, 15, 0.4
"""The present run tells from so many tasks on; with as many more it counts as all others; what unlike is, in logs."""
_FEW, _CAUTION = 20, 5
_USUAL, _ALONE = 0.25, 0.05
"""Deviations that are supposed while nothing is known: of tasks among others, and of one that is alone of its type."""
_QUANTILES = np.array([
    -2.24, -1.65, -1.34, -1.11, -0.92, -0.75, -0.6, -0.46, -0.32, -0.19, -0.06,
    0.06, 0.19, 0.32, 0.46, 0.6, 0.75, 0.92, 1.11, 1.34, 1.65, 2.24,
])  # fmt: skip
_FADES = 0.7
_DRIFT, _DRIFT_RUNS = 0.03, 3
"""What is supposed about drift before any is seen, and the number of runs that this counts for."""


class Measured:
    """The lengths of a run by type: ``places`` of those that ran, all that there are (``count``), mean log of needs."""

    def __init__(self, work: Work, seconds: Sequence[float | None]) -> None:
        self.work = work
        self.places: dict[str, list[int]] = defaultdict(list)
        needs: dict[str, list[float]] = defaultdict(list)
        for place, piece in enumerate(work.pieces):
            if not piece.type:
                continue  # it takes no time
            needs[piece.type].append(math.log1p(len(piece.needs)))
            if seconds[place] is not None:
                self.places[piece.type].append(place)
        self.count = {type: len(each) for type, each in needs.items()}
        self.needs = {type: sum(each) / len(each) for type, each in needs.items()}
        self.lengths = np.array([max(each or 0.0, SHORTEST) for each in seconds])
        self.shares = np.ones(len(work))

    def adjusted(self, type: str) -> Floats:
        """The lengths of a type, without what is due to their names."""
        places = self.places[type]
        return np.asarray(self.lengths[places] / self.shares[places])

    def level(self, type: str) -> float:
        """The log of their mean."""
        return float(np.log(self.adjusted(type).mean()))


def measured(runs: Sequence[Run]) -> list[Measured]:
    """Of each run."""
    return [Measured(run.work, run.seconds) for run in runs]


class Spread(NamedTuple):
    """Of one type: ``pools`` of sorted ratios around 1, one for each run, with the ``chances`` that it's like those
    now; all of them together as ``ratios``; their relative deviation ``cv``, ``drift``, and the chance to be left out.
    """

    pools: list[Floats]
    chances: Floats
    ratios: Floats
    cv: float
    drift: float
    skipped: float

    def pool(self, chance: np.random.Generator) -> Floats:
        """The ratios of one of the runs."""
        return self.pools[int(np.searchsorted(np.cumsum(self.chances), chance.random()))]

    def survival(self, ages: Floats) -> Floats:
        """The chance of a ratio above each of these; beyond all that was seen it falls with the third power."""
        size = len(self.ratios)
        above = (size - np.searchsorted(self.ratios, ages, side="right")) / size
        tail = 0.3 / size * np.minimum(1.0, self.ratios[-1] / np.maximum(ages, 1e-12)) ** 3
        return np.asarray(np.maximum(above, tail))


def drawn(pool: Floats, count: int, chance: np.random.Generator) -> Floats:
    """So many ratios of a pool, spread evenly over their distribution."""
    places = (chance.permutation(count) + chance.random(count)) / count * len(pool) - 0.5
    return np.asarray(np.interp(places, np.arange(len(pool)), pool))


def beyond(pool: Floats, age: float, draw: float) -> float:
    """A ratio of a pool above ``age``, by a number drawn from [0, 1)."""
    first = int(np.searchsorted(pool, age, side="right"))
    left = len(pool) - first
    if not left:
        return float(age * (1 - draw) ** (-1 / 6))
    return max(float(pool[first + int(draw * left)]), age)


def learn_names(runs: Sequence[Measured], current: Measured) -> None:
    """Find what single names do to lengths and put it into the ``shares`` of all, where it holds from run to run."""
    for type in current.count:
        known: dict[str, tuple[float, float]] = {}
        pairs: list[tuple[float, float]] = []
        for run in runs:
            places = run.places.get(type, ())
            if len(places) < 4:
                continue
            lengths = run.lengths[places]
            for place, ratio in zip(places, np.minimum(lengths / lengths.mean(), 6) - 1, strict=True):
                name = run.work.pieces[place].name
                said, weight = known.get(name, (0.0, 0.0))
                if weight:
                    pairs.append((said / weight, float(ratio)))
                known[name] = (said * _FADES + float(ratio), weight * _FADES + 1)
        if trust := _trust(pairs):
            usual = {name: said / weight for name, (said, weight) in known.items()}
            for run in (*runs, current):
                _note(run, type, usual, trust)


def _trust(pairs: list[tuple[float, float]]) -> float:
    """How much of what a name did comes back the next time, from 0 to 1."""
    if len(pairs) <= 20:
        return 0.0
    before, after = np.array(pairs).T
    if not before.std() or not after.std():
        return 0.0
    related = float(np.corrcoef(before, after)[0, 1])
    if related < 0.15 + 2 / math.sqrt(len(pairs)):
        return 0.0
    return min(max(float(before @ after / (before @ before)), 0.0), 1.0)


def _note(run: Measured, type: str, usual: Mapping[str, float], trust: float) -> None:
    for place, piece in enumerate(run.work.pieces):
        if piece.type == type:
            run.shares[place] = max(1 + trust * usual.get(piece.name, 0.0), 0.1)


def spreads(runs: Sequence[Measured], types: Sequence[str], seen: Mapping[str, Floats]) -> list[Spread]:
    """The spread of each type, from earlier runs and from the lengths ``seen`` in the present one."""
    return [_spread(runs, type, seen.get(type), _is_alone(runs, type)) for type in types]


def _is_alone(runs: Sequence[Measured], type: str) -> bool:
    """A run has one such task, or two: then all that its length does is up to its level."""
    return bool(runs) and max(run.count.get(type, 0) for run in runs) < 3


def _spread(runs: Sequence[Measured], type: str, seen: Floats | None, alone: bool) -> Spread:
    lengths = [run.adjusted(type) for run in runs if len(run.places.get(type, ())) >= 3][-_POOLED_RUNS:]
    general = _general([*lengths, *([seen] if seen is not None and len(seen) >= 2 else [])])
    pools = [_pool(each, general) for each in lengths]
    chances = _FADING ** np.arange(len(pools))[::-1]
    if seen is not None and len(seen) >= _FEWEST:
        own = _pool(seen, general)
        chances *= np.exp([-((_scale(own) - _scale(pool)) ** 2) / (2 * _UNLIKE**2) for pool in pools])
        share = len(seen) / (len(seen) + _OWN)
        pools, chances = [*pools, own], np.append((1 - share) * chances / max(chances.sum(), 1e-12), share)
    if not pools:
        pools, chances = [_usual(_ALONE if alone else math.sqrt(general))], np.ones(1)
    ratios = np.sort(np.concatenate(pools))
    total = sum(run.count.get(type, 0) for run in runs)
    ran = sum(len(run.places.get(type, ())) for run in runs)
    variance = float(chances @ [pool.var() for pool in pools] / chances.sum())
    return Spread(
        pools, chances / chances.sum(), ratios, max(math.sqrt(variance), 0.02), _drift(runs, type),
        1 - ran / total if total else 0.0,
    )  # fmt: skip


def _general(runs: Sequence[Floats]) -> float:
    """The variance of logs inside a run, over all runs, with caution where these are few tasks."""
    squares = sum(len(each) * float(np.log(each).var()) for each in runs)
    return (squares + _CAUTION * _USUAL**2) / (sum(len(each) for each in runs) + _CAUTION)


def _pool(lengths: Floats, general: float) -> Floats:
    """Lengths as ratios; of few ones only how far they are spread is taken, beside how that is in general."""
    if len(lengths) < _FEW:
        logs = np.log(lengths)
        return _usual(math.sqrt((len(logs) * float(logs.var()) + _CAUTION * general) / (len(logs) + _CAUTION)))
    return np.asarray(np.sort(lengths / lengths.mean()))


def _usual(deviation: float) -> Floats:
    """Ratios whose logs are normal."""
    found = np.exp(deviation * _QUANTILES)
    return np.asarray(found / found.mean())


def _scale(pool: Floats) -> float:
    return math.log(max(float(pool.std()), 0.01))


def _drift(runs: Sequence[Measured], type: str) -> float:
    """The deviation of a quarter of a type's tasks from all of them, beyond what chance does."""
    found, weight = _DRIFT_RUNS * _DRIFT**2, float(_DRIFT_RUNS)
    for run in runs:
        if len(run.places.get(type, ())) >= 16:
            ratios = run.adjusted(type)
            ratios = ratios / ratios.mean()
            size = len(ratios) // 4
            quarters = ratios[: 4 * size].reshape(4, size).mean(1)
            found += float(quarters.var() * 4 / 3 - ratios.var() / size)
            weight += 1
    return math.sqrt(max(found / weight, 0.015**2))
