"""When will it be done? Monte Carlo over what is left, with lengths learned per type of task.

Levels of the types are drawn from what earlier runs and the present one tell (see ``levels.py``), weighed by what is
still running, and for each draw the rest is carried out on the slots, task by task (``core/progress/schedule.py``).
The draws are spread evenly over how much work they mean, so few of them give steady quantiles. The same question always
gets the same answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from numpy.typing import NDArray

from turbo_mode.analysis import np
from turbo_mode.analysis.levels import Normal, levels, table
from turbo_mode.analysis.spread import SHORTEST, Measured, learn_names, measured, spreads
from turbo_mode.core.progress.schedule import Moment, Run, Work, beginning, schedule

Floats = NDArray[np.float64]

LOW, HIGH = 0.1, 0.9
_PARTICLES = 2000
_MOST_RUNS, _MOST_LEVELS, _MOST_TYPES = 20, 240, 40
_STEPS = 60_000
"""Tasks that are carried out for one forecast, over all draws."""
_FEWEST, _USUALLY = 40, 100
_FREEDOM, _BEFORE = 10, 4
"""Degrees of freedom of the levels: their tails are a little heavier than normal ones; more so before a run has begun,
when its pace is as one of a few that were seen, or as none of them.
"""
_DRIFTS, _DRIFT_FREEDOM = 1.5, 3
_OTHERS = 0.25
"""Deviation of the logs of types that are too many to be looked at one by one."""


class Forecast(NamedTuple):
    """Seconds that are left: median, and the ends of an interval that holds with a chance of 80 %.

    ``draws`` are all of them in order; ``lengths`` of each piece in each, in no order, if they were asked for.
    """

    median: float
    low: float
    high: float
    draws: Floats
    lengths: list[list[float]]


def forecast(
    history: Sequence[Run], work: Work, moment: Moment | None = None, slots: int = 8, *,
    usual: Mapping[str, float] | None = None, elapsed: float = 0.0, draws: int = _USUALLY, keep: bool = False,
) -> Forecast:  # fmt: skip
    """How long it takes from ``moment`` on.

    ``history`` are earlier runs of such work, the oldest first. ``usual``: seconds that a type is supposed to take
    while nothing is known of it. ``elapsed``: seconds before ``moment``, of which an error is thought as a part too.
    ``keep``: also return the lengths that were drawn.
    """
    moment = beginning(work) if moment is None else moment
    if len(moment.done) == len(work):
        return Forecast(0.0, 0.0, 0.0, np.zeros(1), [])
    model = _Model(history, work, moment, usual or {})
    left = len(work) - len(moment.done)
    count = min(draws, max(_STEPS // max(left, 1), _FEWEST))
    lengths = list(model.draw(count))
    ends = np.sort([schedule(work, each, slots, moment).makespan for each in lengths])
    median = float(np.median(ends))
    low, high = _interval(ends, elapsed)
    if low <= SHORTEST * left:  # nothing shorter is known of any task: it may be over at once
        low = 0.0
    return Forecast(median, min(low, median), max(high, median), ends, lengths if keep else [])


def _interval(ends: Floats, elapsed: float) -> tuple[float, float]:
    """The quantiles of what was drawn, longer ends counting a little less.

    An interval is scored as a part of the run that it is about. Where runs may be short or a hundred times as long, the
    best one for that reaches less far up than the quantiles of seconds do.
    """
    weights = 1 / np.sqrt(ends + elapsed + SHORTEST)
    reached = (np.cumsum(weights) - weights / 2) / weights.sum()
    low, high = np.interp([LOW, HIGH], reached, ends)
    return float(low), float(high)


class _Model:
    """What is known of the lengths of a run under way."""

    def __init__(self, history: Sequence[Run], work: Work, moment: Moment, usual: Mapping[str, float]) -> None:
        self._work, self._moment = work, moment
        self._chance = np.random.default_rng(1)
        self._current = Measured(work, [moment.done.get(place) for place in range(len(work))])
        runs = measured(history[-_MOST_RUNS:])
        self._types = list(self._current.count)
        self._column = {type: column for column, type in enumerate(self._types)}
        learn_names(runs, self._current)
        self._seen = {type: self._current.logs(type) for type, places in self._current.places.items() if places}
        self._spreads = spreads(runs, self._types, self._seen)
        self._levels = self._weighed(self._sampled(runs, usual))

    def draw(self, count: int) -> list[list[float]]:
        """So many times the length of each piece; of those that run, what is left of it."""
        waiting = self._waiting()
        picked = self._picked(count, waiting)
        return [self._lengths(row, waiting).tolist() for row in np.exp(picked)]

    def _sampled(self, runs: list[Measured], usual: Mapping[str, float]) -> Floats:
        """Levels of all types, drawn without regard to what is running now."""
        general = self._general(runs, usual)
        main = self._main(runs)
        levels_drawn = self._rest(runs, general)
        types = [self._types[column] for column in main]
        few = runs[-max(_MOST_LEVELS // max(len(main), 1), 4) :]
        known = table(few, self._current, types, [self._spreads[column] for column in main], self._seen)
        freedom = _FREEDOM if self._moment.done or self._moment.running else _BEFORE
        levels_drawn[:, main] = _draw(levels(known, general[main]), freedom, self._chance)
        return levels_drawn

    def _general(self, runs: list[Measured], usual: Mapping[str, float]) -> Floats:
        """The log of what a type takes that nobody has seen: as supposed, else as all others do."""
        known = [run.level(type) for run in runs for type, places in run.places.items() if places]
        known += [float(each.mean()) for each in self._seen.values()]
        middle = sum(known) / len(known) if known else 0.0
        return np.array([math.log(max(usual[t], SHORTEST)) if t in usual else middle for t in self._types])

    def _main(self, runs: list[Measured]) -> list[int]:
        """The types that are looked at one by one: those with the most work."""
        if len(self._types) <= _MOST_TYPES:
            return list(range(len(self._types)))
        work: dict[str, float] = defaultdict(float)
        for run in (*runs[-3:], self._current):
            for type, places in run.places.items():
                work[type] += float(run.lengths[places].sum())
        order = sorted(range(len(self._types)), key=lambda column: (-work[self._types[column]], column))
        return sorted(order[:_MOST_TYPES])

    def _rest(self, runs: list[Measured], general: Floats) -> Floats:
        """The levels of types with little work: as they were, each by itself."""
        columns = np.empty((_PARTICLES, len(self._types)))
        for column, type in enumerate(self._types):
            found = [run.level(type) for run in runs[-5:] if run.places.get(type)]
            if type in self._seen:
                found += [float(self._seen[type].mean())] * 5
            middle = sum(found) / len(found) if found else float(general[column])
            deviation = float(np.std(found)) + _OTHERS if found else 1.0
            columns[:, column] = self._chance.normal(middle, deviation, _PARTICLES)
        return columns

    def _weighed(self, sampled: Floats) -> tuple[Floats, Floats]:
        """The levels, and how likely each draw of them is by how long other tasks have been running by now.

        Tasks that run at the same time are slow together, as far as there is drift: they count for fewer than they are.
        """
        logs = np.zeros(len(sampled))
        number = Counter(self._work.pieces[place].type for place in self._moment.running)
        for place, age in self._moment.running.items():
            type = self._work.pieces[place].type
            spread, column = self._spreads[self._column[type]], self._column[type]
            ages = age / self._current.shares[place] / np.exp(sampled[:, column])
            together = min((spread.drift / spread.deviation) ** 2, 1.0)
            logs += np.log(spread.survival(ages)) / (1 + (number[type] - 1) * together)
        weights = np.exp(logs - logs.max())
        return sampled, weights / weights.sum()

    def _waiting(self) -> list[NDArray[np.int64]]:
        """By type, the pieces that have not begun."""
        found: list[list[int]] = [[] for _ in self._types]
        for place, piece in enumerate(self._work.pieces):
            if piece.type and place not in self._moment.done and place not in self._moment.running:
                found[self._column[piece.type]].append(place)
        return [np.array(each, dtype=np.int64) for each in found]

    def _picked(self, count: int, waiting: list[NDArray[np.int64]]) -> Floats:
        """So many of the draws, spread evenly over the work that they mean."""
        sampled, weights = self._levels
        shares = np.array([self._current.shares[places].sum() for places in waiting])
        for place in self._moment.running:
            shares[self._column[self._work.pieces[place].type]] += self._current.shares[place]
        order = np.argsort(np.exp(sampled) @ shares, kind="stable")
        reached = np.cumsum(weights[order])
        wanted = (np.arange(count) + self._chance.random(count)) / count
        return np.asarray(sampled[order[np.minimum(np.searchsorted(reached, wanted), len(order) - 1)]])

    def _lengths(self, row: Floats, waiting: list[NDArray[np.int64]]) -> Floats:
        lengths, chance = np.zeros(len(self._work)), self._chance
        pools = [spread.pool(chance) for spread in self._spreads]
        for column, places in enumerate(waiting):
            if not len(places):
                continue
            spread, level = self._spreads[column], row[column]
            part = max(4 * len(places) / self._current.count[self._types[column]], 1.0)
            moved = math.exp(min(_DRIFTS * spread.drift / math.sqrt(part) * chance.standard_t(_DRIFT_FREEDOM), 3.0))
            taken = pools[column].drawn(len(places), chance) * level * self._current.shares[places] * moved
            if spread.skipped:
                taken[chance.random(len(places)) < spread.skipped] = 0.0
            lengths[places] = taken
        for place, age in self._moment.running.items():
            column = self._column[self._work.pieces[place].type]
            level = row[column] * self._current.shares[place]
            ratio = pools[column].beyond(age / level, chance.random())
            lengths[place] = max(ratio * level - age, 0.0)
        return lengths


def _draw(normals: Sequence[Normal], freedom: int, chance: np.random.Generator) -> Floats:
    """Levels from a mixture, with tails of so many degrees of freedom."""
    counts = chance.multinomial(_PARTICLES, [each.weight for each in normals])
    found = []
    for count, normal in zip(counts, normals, strict=True):
        if count:
            size = len(normal.mean)
            lower = np.linalg.cholesky(normal.covariance + 1e-9 * np.eye(size))
            heavier = np.sqrt(freedom / chance.chisquare(freedom, size=(count, 1)))
            found.append(normal.mean + (chance.standard_normal((count, size)) * heavier) @ lower.T)
    return np.concatenate(found)
