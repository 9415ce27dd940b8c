"""What the levels of the types will be in the present run: a mixture of normal distributions over their logs.

Two ways to see earlier runs, each under many settings, and every setting weighs as much as it has foretold so far:

* *alike*: levels change smoothly with the size of the work, with time, and with one another, some settings with a
  steady trend (a Gaussian process whose covariance is a product of likeness between runs and between types);
* *again*: it's as in one of the earlier runs, rather a near and a recent one, but for a little.

Neither is fitted to any data: settings are drawn from wide distributions, once, and weighed by Bayes' rule each time.
They have to be wide: where no setting is as restless as the runs are, every interval is too short.
What hardly matters for the whole hardly counts: levels of types with little work are taken as observed roughly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from numpy.typing import NDArray

from turbo_mode.analysis import np
from turbo_mode.analysis.spread import Measured, Spread

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_ALIKE, _AGAIN = 96, 24
_ROUGHLY, _ROUGHEST = 0.05, 1.0
"""A level's error, in logs, that is thought nothing of: so much divided by the type's share of the work."""
_TRENDS = (0.0, 0.0, 0.0, 0.06)
"""How much a level may rise or fall from one run to the next, steadily: deviations of its log."""
_MEAN, _UNKNOWN = 0.5, 1.0
"""Deviations of what a type's level is in general: with observations, and without."""
_HALF_LOG = 0.919
_LARGE = 1e15
_NOTHING = 1e-4
"""A part of the mixture that weighs less is left out."""


class Normal(NamedTuple):
    """A normal distribution over the levels of all types, and its weight."""

    weight: float
    mean: Floats
    covariance: Floats


class _Part(NamedTuple):
    """A part of the mixture: the log of its weight, and how its mean and covariance are computed if that is enough."""

    weight: float
    compute: Callable[[], tuple[Floats, Floats]]


class Table(NamedTuple):
    """Levels by run and type (NaN: none), the variance of each, and features of each run; the last run is the present
    one.
    """

    levels: Floats
    noise: Floats
    counts: Floats
    needs: Floats
    present: NDArray[np.bool_]


def table(
    runs: Sequence[Measured], current: Measured, types: Sequence[str], spreads: Sequence[Spread],
    seen: Mapping[str, Floats],
) -> Table:  # fmt: skip
    """What is known of levels."""
    shape = (len(runs) + 1, len(types))
    levels, noise = np.full(shape, np.nan), np.ones(shape)
    rough = _roughness(runs, types)
    for column, (type, spread) in enumerate(zip(types, spreads, strict=True)):
        for row, run in enumerate(runs):
            if places := run.places.get(type):
                levels[row, column] = run.level(type)
                noise[row, column] = spread.deviation**2 / len(places) + rough[column]
        if type in seen:
            number = len(seen[type])
            part = max(4 * number / current.count[type], 1.0)
            levels[-1, column] = float(seen[type].mean())
            noise[-1, column] = spread.deviation**2 / number + spread.drift**2 / part
    every = [*runs, current]
    counts = np.array([[math.log1p(run.count.get(type, 0)) for type in types] for run in every])
    needs = np.array([[run.needs.get(type, 0.0) for type in types] for run in every])
    present = np.array([[type in run.count for type in types] for run in every])
    return Table(levels, noise, counts, needs, present)


def _roughness(runs: Sequence[Measured], types: Sequence[str]) -> Floats:
    share = np.zeros(len(types))
    recent = runs[-6:]
    for run in recent:
        total = sum(float(run.adjusted(type).sum()) for type in run.places)
        for column, type in enumerate(types):
            if type in run.places:
                share[column] += run.adjusted(type).sum() / total / len(recent)
    return np.asarray(np.minimum(_ROUGHLY / np.maximum(share, 1e-6), _ROUGHEST) ** 2)


def levels(known: Table, usual: Floats) -> list[Normal]:
    """What the levels of the present run may be; ``usual`` is supposed where a type has never been seen."""
    parts = [*_alike(known, usual), *_again(known, usual)]
    weights = np.exp(np.array([each.weight for each in parts]) - max(each.weight for each in parts))
    weights /= weights.sum()
    kept = [place for place, weight in enumerate(weights) if weight > _NOTHING]
    total = float(weights[kept].sum())
    return [Normal(float(weights[place]) / total, *parts[place].compute()) for place in kept]


# -- alike -------------------------------------------------------------------------------------------------------------


class _Likeness(NamedTuple):
    """One setting: how much levels vary from run to run, what that has to do with, and how far it reaches."""

    size: float
    shares: Floats
    near: float
    lasts: float
    slope: float
    pace: float
    rest: float
    trend: float


def _likenesses() -> list[_Likeness]:
    chance = np.random.default_rng(7)
    return [
        _Likeness(
            size=math.exp(chance.normal(math.log(0.4), 1.1)), shares=chance.dirichlet([1, 1, 1, 1]),
            near=math.exp(chance.normal(math.log(0.5), 0.8)), lasts=math.exp(chance.normal(math.log(3), 0.8)),
            slope=float(chance.choice([0.05, 0.5])), pace=float(chance.beta(1, 1)),
            rest=math.exp(chance.normal(math.log(0.05), 1.2)), trend=_TRENDS[place % len(_TRENDS)],
        )
        for place in range(_ALIKE)
    ]  # fmt: skip


def _alike(known: Table, usual: Floats) -> Iterator[_Part]:
    row, column = np.nonzero(~np.isnan(known.levels))
    runs, types = known.levels.shape
    seen = np.isin(np.arange(types), column)
    mean = np.where(seen, _column_means(known.levels), usual)
    off = known.levels[row, column] - mean[column]
    all_rows = np.concatenate([row, np.full(types, runs - 1)])
    all_columns = np.concatenate([column, np.arange(types)])
    pairs = _Pairs(known, all_rows, all_columns, seen)
    count, noise = len(row), np.diag(known.noise[row, column] + 1e-6)
    observed = np.full((count + 1, count + 1), _LARGE)
    observed[count, :count] = off
    earlier, prior = row > 0, math.log(0.5 / _ALIKE)
    for likeness in _likenesses():
        covariance = pairs.covariance(likeness)
        observed[:count, :count] = covariance[:count, :count] + noise
        factor = np.asarray(np.linalg.cholesky(observed), dtype=np.float64)
        lower, told = factor[:count, :count], factor[count, :count]  # the last row is off, divided by the others
        evidence = (-0.5 * told**2 - np.log(np.diag(lower)))[earlier].sum() - _HALF_LOG * earlier.sum()
        yield _Part(prior + float(evidence), partial(_told, mean, covariance, lower, told))


def _told(mean: Floats, covariance: Floats, lower: Floats, told: Floats) -> tuple[Floats, Floats]:
    """Mean and covariance of the present run's levels, by those that were observed."""
    count = len(told)
    across = np.linalg.solve(lower, covariance[:count, count:])
    return mean + across.T @ told, covariance[count:, count:] - across.T @ across


class _Pairs:
    """How alike each two levels are: those observed, then those of the present run."""

    def __init__(self, known: Table, rows: Ints, columns: Ints, seen: NDArray[np.bool_]) -> None:
        features = np.concatenate([known.counts, known.needs], axis=1)
        time = np.arange(len(known.levels))
        self._rows = np.ix_(rows, rows)
        self._far = ((features[:, None, :] - features[None, :, :]) ** 2).mean(2)
        self._apart = np.abs(np.subtract.outer(time, time))
        self._times = np.outer(time - time.mean(), time - time.mean())
        self._same = np.equal.outer(columns, columns).astype(np.float64)
        self._one = self._same * np.equal.outer(rows, rows)
        there = np.maximum(known.present.sum(0), 1)
        self._lines = np.zeros(self._same.shape)
        for feature in (known.counts, known.needs):
            centred = feature - np.where(known.present, feature, 0).sum(0) / there
            own = centred[rows, columns]
            self._lines += self._same * np.outer(own, own)
        self._general = self._same * np.where(seen[columns], _MEAN, _UNKNOWN)[:, None] ** 2

    def covariance(self, like: _Likeness) -> Floats:
        near, recent = np.exp(-self._far / (2 * like.near**2)), np.exp(-self._apart / like.lasts)
        shares = like.shares
        runs = shares[0] * near + shares[1] * recent + shares[2] * near * recent + shares[3] * (self._apart == 0)
        found = (like.size**2 * runs + like.trend**2 * self._times)[self._rows]
        found *= like.pace + (1 - like.pace) * self._same
        found += like.slope**2 * self._lines
        found += like.rest**2 * self._one
        found += self._general
        return np.asarray(found)


def _column_means(levels: Floats) -> Floats:
    there = ~np.isnan(levels)
    return np.asarray(np.where(there, levels, 0.0).sum(0) / np.maximum(there.sum(0), 1))


# -- again -------------------------------------------------------------------------------------------------------------


def _again(known: Table, usual: Floats) -> Iterator[_Part]:
    """The present run as each of the earlier ones, under each setting."""
    chance = np.random.default_rng(11)
    levels, now = known.levels, len(known.levels) - 1
    features = np.concatenate([known.counts, known.needs], axis=1)
    apart = np.subtract.outer(np.arange(now + 1), np.arange(now + 1))
    far = np.where(apart > 0, ((features[:, None] - features) ** 2).mean(2), np.inf)
    off, noise = levels[:, None] - levels, known.noise[:, None] + known.noise
    for _ in range(_AGAIN):
        pace, own = math.exp(chance.normal(math.log(0.15), 1)), math.exp(chance.normal(math.log(0.1), 0.8))
        lasts, near = math.exp(chance.normal(math.log(3), 0.8)), math.exp(chance.normal(math.log(0.5), 0.8))
        scores = (-apart / lasts - far / (2 * near**2))[1:]
        scores -= np.logaddexp.reduce(scores, axis=1)[:, None]
        scores += _likelihoods(off[1:], own**2 + noise[1:], pace)
        evidence = math.log(0.5 / _AGAIN) + float(np.logaddexp.reduce(scores[:-1], axis=1).sum())
        for before in range(now):
            compute = partial(_conditioned, known, usual, before, pace, own)
            yield _Part(evidence + float(scores[-1, before]), compute)


def _likelihoods(off: Floats, variances: Floats, pace: float) -> Floats:
    """Log densities, types on the last axis: independent but for a pace in common; what isn't there doesn't count."""
    there = ~np.isnan(off)
    weights = np.where(there, 1 / variances, 0.0)
    off = np.where(there, off, 0.0)
    total, moved = weights.sum(-1), (weights * off).sum(-1)
    distance = (weights * off**2).sum(-1) - pace**2 * moved**2 / (1 + pace**2 * total)
    size = np.where(there, np.log(variances), 0.0).sum(-1) + np.log1p(pace**2 * total)
    return np.asarray(-0.5 * (distance + size) - _HALF_LOG * there.sum(-1))


def _conditioned(known: Table, usual: Floats, before: int, pace: float, own: float) -> tuple[Floats, Floats]:
    """The levels of an earlier run but for a little, and what has been seen of the present one."""
    levels, noise = known.levels, known.noise
    missing = np.isnan(levels[before])
    general = np.where(np.isnan(levels).all(0), usual, _column_means(levels))
    mean = np.where(missing, general, levels[before])
    covariance = pace**2 + np.diag(own**2 + noise[before] + missing * _UNKNOWN)
    seen = ~np.isnan(levels[-1])
    if seen.any():
        observed = covariance[np.ix_(seen, seen)] + np.diag(noise[-1][seen])
        gain = np.linalg.solve(observed, covariance[seen]).T
        mean = mean + gain @ (levels[-1][seen] - mean[seen])
        covariance = covariance - gain @ covariance[seen]
    return mean, (covariance + covariance.T) / 2
