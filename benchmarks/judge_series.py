"""Made-up gates for the judge: series of many kinds with incidents in their past, half of them with a fresh one.

They were written from what operators' metrics look like, before any real series was looked at, and every choice in the
judge was made on them. Which incidents can be seen at all is left to chance: no judge finds a shift that is smaller
than the noise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from turbo_mode.analysis.series import Series

BLOCK = 60
_PERIODS = (24, 96, 144, 288, 288, 288)


class MadeUp(NamedTuple):
    """One gate: a series up to the end of the candidate, and the truth."""

    family: str
    series: Series
    split: int
    regressed: bool


def gates(
    seed: int, count: int, *, shortest: int = 700, longest: int = 12_000, share: float = 0.5, incidents: bool = True
) -> list[MadeUp]:
    """Make up gates; ``share`` of them have regressed."""
    draw = np.random.default_rng(seed)
    return [_gate(draw, shortest, longest, share, incidents) for _ in range(count)]


def _gate(draw: Generator, shortest: int, longest: int, share: float, incidents: bool) -> MadeUp:
    split = int(np.exp(draw.uniform(np.log(shortest), np.log(longest))))
    family = str(draw.choice(list(_FAMILIES)))
    series, noise = _FAMILIES[family](draw, split + BLOCK)
    for _ in range(draw.poisson(split / 3500) if incidents else 0):
        size = int(draw.integers(10, 150))
        start = int(draw.integers(BLOCK + 1, max(BLOCK + 2, split - size - BLOCK)))
        if start + size < split - BLOCK:
            _harm(draw, series, start, start + size, noise)
    regressed = bool(draw.random() < share)
    if regressed:
        _harm(draw, series, split + int(draw.integers(0, BLOCK // 2)), split + BLOCK, noise)
    return MadeUp(family, series * np.exp(draw.uniform(-5, 5)) + draw.normal(0, 10), split, regressed)


# -- kinds of series ---------------------------------------------------------------------------------------------------


def _noise(draw: Generator, size: int, memory: float, heavy: bool = False) -> Series:
    """Noise of spread 1 in which each value remembers the one before."""
    fresh = draw.standard_t(3, size) if heavy else draw.standard_normal(size)
    found, last = np.empty(size), 0.0
    for place, value in enumerate(fresh):
        last = memory * last + value
        found[place] = last
    scaled: Series = found * np.sqrt(1 - memory**2)
    return scaled


def _season(draw: Generator, size: int) -> Series:
    period = int(draw.choice(_PERIODS))
    time = np.arange(size) + draw.integers(period)
    angle = 2 * np.pi * time / period
    kinds: list[Callable[[], Series]] = [
        lambda: np.sin(angle),
        lambda: np.sin(angle) + 0.5 * np.sin(2 * angle + draw.uniform(0, 6)) + 0.3 * np.sin(3 * angle),
        lambda: np.where((time % period) / period < draw.uniform(0.3, 0.6), 1.0, -1.0),
    ]
    return kinds[draw.integers(3)]()


def _flat(draw: Generator, size: int) -> tuple[Series, float]:
    return _noise(draw, size, draw.choice([0, 0.3, 0.7, 0.9, 0.97]), draw.random() < 0.4), 1.0


def _daily(draw: Generator, size: int) -> tuple[Series, float]:
    return _season(draw, size) * draw.uniform(1, 10) + _noise(draw, size, draw.choice([0, 0.5, 0.9])), 1.0


def _counts(draw: Generator, size: int) -> tuple[Series, float]:
    """Counts with bursts, more by day than by night."""
    rate = np.exp(draw.uniform(0, 4) + _season(draw, size) * draw.uniform(0, 1) + 0.3 * _noise(draw, size, 0.9))
    found: Series = draw.poisson(rate * draw.gamma(2, 0.5, size)).astype(np.float64)
    for place in draw.integers(0, size, draw.poisson(size * draw.uniform(0, 3) / 1000)):
        found[place : place + draw.integers(1, 6)] += rate[place] * draw.pareto(1.5) * 2
    return found, float(max(1.0, np.sqrt(rate.mean() + rate.mean() ** 2 / 2)))


def _jobs(draw: Generator, size: int) -> tuple[Series, float]:
    """A job that runs at regular times."""
    found = 0.3 * _noise(draw, size, draw.choice([0, 0.5]))
    every = int(draw.integers(8, 200))
    places = np.arange(draw.integers(every), size, every)
    found[places] += draw.uniform(2, 15) * np.exp(draw.normal(0, draw.uniform(0, 0.3), len(places)))
    return found, 0.5


def _spiky(draw: Generator, size: int) -> tuple[Series, float]:
    found = 0.3 * _noise(draw, size, draw.choice([0, 0.5, 0.9]))
    places = draw.integers(0, size, draw.poisson(size * draw.uniform(0.2, 4) / BLOCK))
    found[places] += np.exp(draw.normal(1, draw.uniform(0.2, 1.2), len(places)))
    return found, 0.6


def _drifting(draw: Generator, size: int) -> tuple[Series, float]:
    slow = _noise(draw, size, float(np.exp(-1 / draw.uniform(300, 3000)))) * draw.uniform(2, 10)
    season = _season(draw, size) * draw.uniform(1, 4) if draw.random() < 0.5 else 0.0
    return slow + 0.5 * _noise(draw, size, 0.5) + season, 1.0


def _levels(draw: Generator, size: int) -> tuple[Series, float]:
    """A level that is changed now and then, for good reasons."""
    found, place, level, usual = _noise(draw, size, draw.choice([0, 0.5, 0.9])), 0, 0.0, draw.uniform(300, 1500)
    while place < size:
        stays = int(draw.exponential(usual)) + 20
        level += draw.normal(0, 4)
        found[place : place + stays] += level
        place += stays
    return found, 1.0


def _steps(draw: Generator, size: int) -> tuple[Series, float]:
    """Whole numbers, few of them."""
    return np.round(_noise(draw, size, draw.choice([0, 0.7, 0.95])) * draw.uniform(0.3, 2)), 1.0


def _proportional(draw: Generator, size: int) -> tuple[Series, float]:
    """By day not only higher but also noisier."""
    noise = _noise(draw, size, draw.choice([0, 0.5, 0.9])) * draw.uniform(0.3, 1)
    return np.exp(_season(draw, size) * draw.uniform(0.5, 1.5)) * (3 + noise), 1.0


_FAMILIES: dict[str, Callable[[Generator, int], tuple[Series, float]]] = {
    "flat": _flat, "daily": _daily, "counts": _counts, "jobs": _jobs, "spiky": _spiky, "drifting": _drifting,
    "levels": _levels, "steps": _steps, "proportional": _proportional,
}  # fmt: skip


# -- kinds of incidents ------------------------------------------------------------------------------------------------


def _harm(draw: Generator, series: Series, start: int, end: int, noise: float) -> None:
    """Put an incident of a random kind and size into the series."""
    part, before = series[start:end], series[max(0, start - 5 * BLOCK) : start]
    size = float(draw.choice([-1, 1]) * draw.uniform(2, 10) * noise)
    place, length = int(draw.integers(len(part))), len(part)
    match draw.integers(12):
        case 0 | 1:
            part += size
        case 2 | 3:
            part[place : place + draw.integers(1, 4)] += 2.5 * size
        case 4:
            part[place : place + draw.integers(5, 25)] += 1.5 * size
        case 5:
            part[:] = np.median(part) + (part - np.median(part)) * draw.uniform(2, 5)
        case 6:
            part[:] = before[-1]
        case 7:
            part[:] = np.median(before[-10:]) + 0.3 * noise * draw.standard_normal(length)
        case 8 if start > 400:
            part[:] = series[start - 144 : end - 144]
        case 9:
            part[:] = min(before.min(), 0) + 0.02 * noise * draw.standard_normal(length)
        case 10:
            part += size * np.linspace(0, 2, length)
        case _:
            part[draw.integers(0, length, max(3, length // 8))] += np.quantile(before, 0.99) - np.median(before) + noise
