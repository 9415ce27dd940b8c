"""What the levels of the types will be in the present run: a mixture of normal distributions over their logs.

Two ways to see earlier runs, each under many settings, and every setting weighs as much as it has foretold so far:

* *alike*: levels change smoothly with the size of the work, with time, and with one another (a Gaussian process whose
  covariance is a product of likeness between runs and between types);
* *again*: it's as in one of the earlier runs, rather a near and a recent one, but for a little.

Neither is fitted to any data: settings are drawn from wide distributions, once, and weighed by Bayes' rule each time.
What hardly matters for the whole hardly counts: levels of types with little work are taken as observed roughly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from numpy.typing import NDArray

from turbo_mode.analysis import np
from turbo_mode.analysis.spread import Measured, Spread

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_ALIKE, _AGAIN = 64, 24
_ROUGHLY, _ROUGHEST = 0.05, 1.0
"""A level's error, in logs, that is thought nothing of: so much divided by the type's share of the work."""
_MEAN, _UNKNOWN = 0.5, 1.0
"""Deviations of what a type's level is in general: with observations, and without."""
_HALF_LOG = 0.919


class Normal(NamedTuple):
    """A normal distribution over the levels of all types, and the log of its weight."""

    weight: float
    mean: Floats
    covariance: Floats


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
                noise[row, column] = spread.cv**2 / len(places) + rough[column]
        if type in seen:
            number = len(seen[type])
            part = max(4 * number / current.count[type], 1.0)
            levels[-1, column] = math.log(seen[type].mean())
            noise[-1, column] = spread.cv**2 / number + spread.drift**2 / part
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
    """What the levels of the present run may be; ``usual`` is supposed where a type has never been seen.

    The weights add up to 1, and are no logs any more.
    """
    found = [*_alike(known, usual), *_again(known, usual)]
    weights = np.exp(np.array([each.weight for each in found]) - max(each.weight for each in found))
    weights /= weights.sum()
    return [each._replace(weight=float(weight)) for each, weight in zip(found, weights, strict=True)]


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


def _likenesses() -> list[_Likeness]:
    chance = np.random.default_rng(7)
    return [
        _Likeness(
            size=math.exp(chance.normal(math.log(0.35), 0.8)), shares=chance.dirichlet([1, 1, 1, 0.5]),
            near=math.exp(chance.normal(math.log(0.5), 0.8)), lasts=math.exp(chance.normal(math.log(3), 0.8)),
            slope=float(chance.choice([0.05, 0.5])), pace=float(chance.beta(1, 1)),
            rest=math.exp(chance.normal(math.log(0.04), 0.8)),
        )
        for _ in range(_ALIKE)
    ]  # fmt: skip


def _alike(known: Table, usual: Floats) -> list[Normal]:
    row, column = np.nonzero(~np.isnan(known.levels))
    runs, types = known.levels.shape
    seen = np.isin(np.arange(types), column)
    mean = np.where(seen, _column_means(known.levels), usual)
    off = known.levels[row, column] - mean[column]
    all_rows = np.concatenate([row, np.full(types, runs - 1)])
    all_columns = np.concatenate([column, np.arange(types)])
    pairs = _Pairs(known, all_rows, all_columns, seen)
    noise = np.diag(known.noise[row, column] + 1e-6)
    earlier = row > 0
    prior = math.log(0.5 / _ALIKE)
    found = []
    for likeness in _likenesses():
        covariance = pairs.covariance(likeness)
        count = len(row)
        if not count:
            found.append(Normal(prior, mean, covariance))
            continue
        lower = np.linalg.cholesky(covariance[:count, :count] + noise)
        solved = np.linalg.solve(lower, np.column_stack([off, covariance[:count, count:]]))
        told, across = solved[:, 0], solved[:, 1:]
        evidence = (-0.5 * told**2 - np.log(np.diag(lower)))[earlier].sum() - _HALF_LOG * earlier.sum()
        rest = covariance[count:, count:] - across.T @ across
        found.append(Normal(prior + float(evidence), mean + across.T @ told, rest))
    return found


class _Pairs:
    """How alike each two levels are: those observed, then those of the present run."""

    def __init__(self, known: Table, rows: Ints, columns: Ints, seen: NDArray[np.bool_]) -> None:
        runs = len(known.levels)
        features = np.concatenate([known.counts, known.needs], axis=1)
        far = ((features[:, None, :] - features[None, :, :]) ** 2).mean(2)
        apart = np.abs(np.arange(runs)[:, None] - np.arange(runs)[None, :])
        self._far, self._apart = far[np.ix_(rows, rows)], apart[np.ix_(rows, rows)]
        self._same = columns[:, None] == columns[None, :]
        self._one = self._same & (rows[:, None] == rows[None, :])
        self._run = rows[:, None] == rows[None, :]
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
        runs = shares[0] * near + shares[1] * recent + shares[2] * near * recent + shares[3] * self._run
        types = like.pace + (1 - like.pace) * self._same
        return np.asarray(
            like.size**2 * runs * types + like.slope**2 * self._lines + self._general + like.rest**2 * self._one
        )


def _column_means(levels: Floats) -> Floats:
    there = ~np.isnan(levels)
    return np.asarray(np.where(there, levels, 0.0).sum(0) / np.maximum(there.sum(0), 1))


# -- again -------------------------------------------------------------------------------------------------------------


def _again(known: Table, usual: Floats) -> list[Normal]:
    chance = np.random.default_rng(11)
    found = []
    for _ in range(_AGAIN):
        pace, own = math.exp(chance.normal(math.log(0.15), 1)), math.exp(chance.normal(math.log(0.1), 0.8))
        lasts, near = math.exp(chance.normal(math.log(3), 0.8)), math.exp(chance.normal(math.log(0.5), 0.8))
        found += _repeats(known, usual, pace, own, lasts, near)
    return found


def _repeats(known: Table, usual: Floats, pace: float, own: float, lasts: float, near: float) -> list[Normal]:
    """The present run as each of the earlier ones, under one setting."""
    levels, noise = known.levels, known.noise
    now = len(levels) - 1
    features = np.concatenate([known.counts, known.needs], axis=1)
    evidence, scores = math.log(0.5 / _AGAIN), np.zeros(0)
    for row in range(1, now + 1):
        far = ((features[:row] - features[row]) ** 2).mean(1)
        prior = -(row - np.arange(row)) / lasts - far / (2 * near**2)
        prior -= np.logaddexp.reduce(prior)
        off = levels[row] - levels[:row]
        scores = prior + _likelihoods(off, own**2 + noise[row] + noise[:row], pace)
        if row < now:
            evidence += float(np.logaddexp.reduce(scores))
    return [
        _conditioned(known, usual, before, pace, own)._replace(weight=evidence + float(scores[before]))
        for before in range(now)
    ]


def _likelihoods(off: Floats, variances: Floats, pace: float) -> Floats:
    """The log density of each row: independent but for a pace in common; what isn't there doesn't count."""
    there = ~np.isnan(off)
    weights = np.where(there, 1 / variances, 0.0)
    off = np.where(there, off, 0.0)
    total, moved = weights.sum(1), (weights * off).sum(1)
    distance = (weights * off**2).sum(1) - pace**2 * moved**2 / (1 + pace**2 * total)
    size = np.where(there, np.log(variances), 0.0).sum(1) + np.log1p(pace**2 * total)
    return np.asarray(-0.5 * (distance + size) - _HALF_LOG * there.sum(1))


def _conditioned(known: Table, usual: Floats, before: int, pace: float, own: float) -> Normal:
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
    return Normal(0.0, mean, (covariance + covariance.T) / 2)
