"""Is what was called 90 % sure right in nine of ten cases? And if not, by how much is it off?

Confidence has two sources: how often such a choice turns out right as a rule (``usual``), and by what the evidence
multiplies the odds of that (``factor``). Each may be trusted too much or too little, and both may be too bold or too
shy. So on the scale of log-odds they get weights of their own, ``bend`` and ``sway``, and an addition, ``lean``, fitted
to what came of earlier choices (logistic regression; Platt, Probabilistic outputs for support vector machines, 1999).
They start from 1, 1 and 0 and are held there by a prior, so that a handful of outcomes moves them little.

How good confidence is, is told by Brier's score (the mean squared error of probabilities; 0 is best), by its skill
against always saying the base rate (1 is best, 0 no better), and by the expected calibration error: the mean distance
between what was said and what was, over bins of equally many choices.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

_STEPS = 25
_START = (1.0, 1.0, 0.0)
_FIRM = (25.0, 4.0, 25.0)
"""How firmly bend, sway and lean are held where they start: the inverse variances of their priors."""
LEAST, MOST = 0.001, 0.999
"""Nothing is surer than this, either way."""
BINS = 10


class Correction(Struct, frozen=True):
    """How confidence is corrected."""

    bend: float = 1.0
    sway: float = 1.0
    lean: float = 0.0

    def __call__(self, usual: float, factor: float = 1.0) -> float:
        """The corrected chance; without experience it is what follows from the two alone."""
        if (self.bend, self.sway, self.lean) == _START:
            return usual * factor / (1 - usual + usual * factor)
        return held(chance_of(self.bend * odds_of(usual) + self.sway * math.log(factor) + self.lean))


class Seen(NamedTuple):
    """A choice of which the outcome is known."""

    usual: float
    factor: float
    good: bool


def held(chance: float) -> float:
    """The chance, held between ``LEAST`` and ``MOST``."""
    return min(max(chance, LEAST), MOST)


def odds_of(chance: float) -> float:
    """The log-odds of a chance, which is held between ``LEAST`` and ``MOST``."""
    sure = held(chance)
    return math.log(sure / (1 - sure))


def chance_of(odds: float) -> float:
    """The chance of log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def _solved(rows: list[list[float]]) -> list[float]:
    """The solution of three linear equations, each a row with its right side, by elimination."""
    for place in range(3):
        rows[place:] = sorted(rows[place:], key=lambda row: -abs(row[place]))
        for below in rows[place + 1 :]:
            share = below[place] / rows[place][place]
            below[place:] = [one - share * other for one, other in zip(below[place:], rows[place][place:], strict=True)]
    found = [0.0, 0.0, 0.0]
    for place in (2, 1, 0):
        known = sum(rows[place][each] * found[each] for each in range(place + 1, 3))
        found[place] = (rows[place][3] - known) / rows[place][place]
    return found


def fit(seen: Sequence[Seen]) -> Correction:
    """The most likely correction, given what came of earlier choices: Newton's method on the log posterior."""
    cases = [((odds_of(each.usual), math.log(each.factor), 1.0), each.good) for each in seen]
    weights = list(_START)
    for _ in range(_STEPS):
        rows = [
            [firm if place == other else 0.0 for other in range(3)] + [firm * (start - weight)]
            for place, (firm, start, weight) in enumerate(zip(_FIRM, _START, weights, strict=True))
        ]
        for (x, y, z), good in cases:
            p = chance_of(weights[0] * x + weights[1] * y + weights[2])
            error, spread = good - p, p * (1 - p)
            for row, value in zip(rows, (x, y, z), strict=True):
                part = spread * value
                row[0], row[1], row[2], row[3] = (
                    row[0] + part * x,
                    row[1] + part * y,
                    row[2] + part,
                    row[3] + error * value,
                )
        steps = _solved(rows)
        weights = [weight + max(min(step, 2.0), -2.0) for weight, step in zip(weights, steps, strict=True)]
        if sum(map(abs, steps)) < 1e-9:
            break
    bend, sway, lean = weights
    return Correction(round(max(bend, 0.0), 9), round(max(sway, 0.0), 9), round(lean, 9))


class Bin(NamedTuple):
    """Choices that were about equally sure: how many, how sure on average, and what share of them turned out right."""

    size: int
    said: float
    was: float
    low: float
    high: float


class Report(NamedTuple):
    """How good confidence has been. ``skill`` is None where all outcomes are alike."""

    size: int
    base_rate: float
    brier: float
    skill: float | None
    error: float
    bins: list[Bin]


def report(said: Sequence[float], good: Sequence[bool]) -> Report:
    """Scores of what was said against what came of it. Raises ``ValueError`` where there is nothing to score."""
    if not said:
        raise ValueError("there are no outcomes")
    size = len(said)
    pairs = sorted(zip(said, good, strict=True))
    brier = sum((chance - right) ** 2 for chance, right in pairs) / size
    base = sum(good) / size
    usual = base * (1 - base)
    cut = [pairs[size * k // BINS : size * (k + 1) // BINS] for k in range(BINS)]
    found = [_bin(each) for each in cut if each]
    error = sum(each.size * abs(each.said - each.was) for each in found) / size
    return Report(size, base, brier, 1 - brier / usual if usual else None, error, found)


def _bin(pairs: Sequence[tuple[float, bool]]) -> Bin:
    size, right = len(pairs), sum(good for _, good in pairs)
    return Bin(size, sum(chance for chance, _ in pairs) / size, right / size, *interval(right, size))


def interval(right: int, size: int) -> tuple[float, float]:
    """The bounds of Clopper and Pearson for a share, found by halving: they hold with a chance of at least 90 %."""
    tail = 0.05
    low = _root(lambda p: _at_least(right, size, p) - tail) if right else 0.0
    high = _root(lambda p: tail - _at_least(size - right, size, 1 - p)) if right < size else 1.0
    return low, high


def _root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def _at_least(number: int, size: int, p: float) -> float:
    """The chance of at least so many of ``size`` where each has chance ``p``."""
    if p <= 0 or p >= 1:
        return float(p >= 1 or number == 0)
    logs = (
        math.lgamma(size + 1) - math.lgamma(k + 1) - math.lgamma(size - k + 1) + k * math.log(p)
        + (size - k) * math.log1p(-p)
        for k in range(number, size + 1)
    )  # fmt: skip
    return min(1.0, sum(map(math.exp, logs)))
