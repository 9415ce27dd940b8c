"""How the tasks of one type differ inside a run, beside the level that they have in common.

A *level* is the geometric mean of the lengths of a type in one run. What remains are ratios to it: how far they are
spread (from run to run differently), in which *form* (in units of that: what was seen, drawn again, and beyond it a
tail as heavy as that of what was seen), what is known of single names ("this file always takes twice as long"), and
*drift*, by which neighbours differ less than tasks far apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import NamedTuple

from numpy.typing import NDArray

from turbo_mode.analysis import np
from turbo_mode.core.progress.schedule import Run, Work

Floats = NDArray[np.float64]

SHORTEST = 1e-3
"""Seconds; nothing counts as shorter."""
_LEAST = 0.05
"""Of the mean of a type; what is shorter says no more than that, for it hardly counts and its log would a lot."""
_POOLED_RUNS, _FADING = 12, 0.9
"""So many runs tell how tasks differ, and how much less the one before counts."""
_FEWEST, _OWN, _UNLIKE = 5, 15, 0.4
"""A run tells from so many tasks on; the present one with as many more counts as all others; logs that are unlike."""
_CAUTION, _TRUSTED = 5, 100
"""Tasks whose word counts half: about how far a run is spread beside all others, and about the form of that."""
_USUAL, _ALONE = 0.25, 0.05
"""Deviations that are supposed while nothing is known: of tasks among others, and of one that is alone of its type."""
_UNEXPECTED, _GOES_ON = 1 / 3, 1 / 6
"""Tails at least as heavy as that are supposed of what is running."""
_FADES = 0.7
_DRIFT, _DRIFT_RUNS, _DRIFT_VARIES = 0.03, 3, 0.01
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

    def logs(self, type: str) -> Floats:
        """Logs of these; what takes less than a twentieth of their mean counts as that."""
        lengths = self.adjusted(type)
        return np.asarray(np.log(np.maximum(lengths, lengths.mean() * _LEAST)))

    def level(self, type: str) -> float:
        """The mean of the logs."""
        return float(self.logs(type).mean())


def measured(runs: Sequence[Run]) -> list[Measured]:
    """Of each run."""
    return [Measured(run.work, run.seconds) for run in runs]


class Pool(NamedTuple):
    """Ratios in order, evenly likely with what lies between, below and above them; above the largest they fall by a
    power, of which ``tail`` is the inverse.
    """

    ratios: Floats
    tail: float

    def drawn(self, count: int, chance: np.random.Generator) -> Floats:
        """So many ratios."""
        size = len(self.ratios)
        places = chance.random(count) * (size + 1) - 1
        found = np.interp(places, np.arange(size), self.ratios)
        above = places > size - 1
        if above.any():
            found[above] = self.ratios[-1] * (size - places[above]) ** -self.tail
        return np.asarray(found)

    def beyond(self, age: float, draw: float) -> float:
        """A ratio above ``age``, by a number drawn from [0, 1)."""
        first = int(np.searchsorted(self.ratios, age, side="right"))
        left = len(self.ratios) - first
        place = draw * (left + 1)
        if place < left:
            return max(float(self.ratios[first + int(place)]), age)
        return float(max(age, self.ratios[-1]) * (left + 1 - place) ** -max(self.tail, _GOES_ON))


class _Form(NamedTuple):
    """Quantiles of logs in units of their deviation, at the ``_RANKS``, and the mean distance of what lies above the
    last one from it (of the largest tenth from its beginning: Hill 1975).
    """

    quantiles: Floats
    tail: float

    def pool(self, deviation: float) -> Pool:
        """Ratios of this form whose logs differ so much."""
        return Pool(np.exp(deviation * self.quantiles), deviation * self.tail)


_RANKS = np.arange(1, 201) / 201
_NORMAL = _Form(np.array([NormalDist().inv_cdf(each) for each in _RANKS]), 0.35)


class Spread(NamedTuple):
    """Of one type: ``pools`` of ratios around 1, one for each run, with the ``chances`` that it's like those now; all
    together as ``whole``; the ``deviation`` of their logs, ``drift``, and the chance to be left out.
    """

    pools: list[Pool]
    chances: Floats
    whole: Pool
    deviation: float
    drift: float
    skipped: float

    def pool(self, chance: np.random.Generator) -> Pool:
        """The ratios of one of the runs."""
        if len(self.pools) == 1:
            return self.pools[0]
        return self.pools[int(np.searchsorted(np.cumsum(self.chances), chance.random()))]

    def survival(self, ages: Floats) -> Floats:
        """The chance of a ratio above each of these."""
        ratios, tail = self.whole
        above = len(ratios) - np.searchsorted(ratios, ages, side="right")
        farther = np.maximum(ages / ratios[-1], 1.0) ** (-1 / max(tail, _UNEXPECTED))
        return np.asarray((above + farther) / (len(ratios) + 1))


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
    """The spread of each type, from earlier runs and from the logs of lengths ``seen`` in the present one."""
    return [_spread(runs, type, seen.get(type), _is_alone(runs, type)) for type in types]


def _is_alone(runs: Sequence[Measured], type: str) -> bool:
    """A run has one such task, or two: then all that its length does is up to its level."""
    return bool(runs) and max(run.count.get(type, 0) for run in runs) < 3


def _spread(runs: Sequence[Measured], type: str, seen: Floats | None, alone: bool) -> Spread:
    logs = [run.logs(type) for run in runs if len(run.places.get(type, ())) >= 3][-_POOLED_RUNS:]
    now = [seen] if seen is not None and len(seen) >= 2 else []
    general = _general([*logs, *now])
    deviations = [_deviation(each, general) for each in logs]
    chances = _FADING ** np.arange(len(logs))[::-1]
    if now and len(now[0]) >= _FEWEST:
        own, count = _deviation(now[0], general), len(now[0])
        chances *= np.exp([-(math.log(own / each) ** 2) / (2 * _UNLIKE**2) for each in deviations])
        share = count / (count + _OWN)
        deviations, chances = [*deviations, own], np.append((1 - share) * chances / max(chances.sum(), 1e-12), share)
        logs.append(now[0])
    if not deviations:
        deviations, chances = [_ALONE if alone else math.sqrt(general)], np.ones(1)
    chances /= chances.sum()
    total = sum(run.count.get(type, 0) for run in runs)
    ran = sum(len(run.places.get(type, ())) for run in runs)
    forms = _forms(logs)
    middle = math.sqrt(float(chances @ np.square(deviations)))
    pools = [form.pool(deviation) for form, deviation in zip(forms, deviations, strict=False)]
    return Spread(
        pools, np.asarray(chances, dtype=np.float64), forms[-1].pool(middle), max(middle, 0.02), _drift(runs, type),
        1 - ran / total if total else 0.0,
    )  # fmt: skip


def _general(runs: Sequence[Floats]) -> float:
    """The variance of logs inside a run, over all runs, with caution where these are few tasks."""
    squares = sum(len(each) * float(each.var()) for each in runs)
    return (squares + _CAUTION * _USUAL**2) / (sum(len(each) for each in runs) + _CAUTION)


def _deviation(logs: Floats, general: float) -> float:
    """How far logs of one run are spread, beside how that is in general."""
    return math.sqrt((len(logs) * float(logs.var()) + _CAUTION * general) / (len(logs) + _CAUTION))


def _forms(runs: Sequence[Floats]) -> list[_Form]:
    """The form of each run, then that of all together.

    What few tasks of a run say is drawn towards what those of all runs say, and that towards a normal distribution.
    """
    units = [(each - each.mean()) / max(float(each.std()), 1e-6) for each in runs]
    telling = [each if len(each) >= _FEWEST else each[:0] for each in units]
    general = _drawn_to(_NORMAL, np.concatenate(telling) if telling else np.zeros(0), _TRUSTED / 2)
    return [*(_drawn_to(general, each, _TRUSTED) for each in telling), general]


def _drawn_to(general: _Form, units: Floats, trusted: float) -> _Form:
    """The form of what was seen, as far as it is enough, beside a general one."""
    if not units.any():
        return general
    ordered, share = np.sort(units), len(units) / (len(units) + trusted)
    own = np.interp(_RANKS * (len(units) + 1) - 1, np.arange(len(units)), ordered)
    largest = ordered[-max(len(units) // 10, 2) - 1 :]
    tail = float((largest[1:] - largest[0]).mean())
    return _Form(share * own + (1 - share) * general.quantiles, share * tail + (1 - share) * general.tail)


def _drift(runs: Sequence[Measured], type: str) -> float:
    """The deviation of a quarter of a type's tasks from all of them, beyond what chance does.

    Runs in which chance does much tell little about it.
    """
    found, weight = _DRIFT_RUNS * _DRIFT**2, float(_DRIFT_RUNS)
    for run in runs:
        if len(run.places.get(type, ())) >= 16:
            logs = run.logs(type)
            size = len(logs) // 4
            quarters = logs[: 4 * size].reshape(4, size).mean(1)
            chance = float(logs.var()) / size
            counts = 1 / (1 + (chance / _DRIFT_VARIES) ** 2)
            found += counts * (float(quarters.var()) * 4 / 3 - chance)
            weight += counts
    return math.sqrt(max(found / weight, 0.015**2))
