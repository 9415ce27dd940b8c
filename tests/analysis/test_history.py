"""A candidate beside the history of its series."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator

from tests.deep import deep
from turbo_mode.analysis.history import MOST_BLOCKS, Standing, beside_history, blocks_before
from turbo_mode.analysis.series import Series

BLOCK = 30
RATES = (0.01, 0.05, 0.1, 0.2)


def _noise(draw: Generator, rows: int, length: int) -> Series:
    return draw.standard_normal((rows, length))


def _heavy(draw: Generator, rows: int, length: int) -> Series:
    return draw.standard_t(1.5, (rows, length))


def _spikes(draw: Generator, rows: int, length: int) -> Series:
    at = draw.random((rows, length)) < 0.01
    return 0.1 * draw.standard_normal((rows, length)) + at * draw.pareto(1.0, (rows, length)) * 10


def _seasonal(draw: Generator, rows: int, length: int) -> Series:
    start = draw.integers(0, 48, (rows, 1))
    return 4 * np.sin(2 * np.pi * (np.arange(length) + start) / 48) + draw.standard_normal((rows, length))


def _whole(draw: Generator, rows: int, length: int) -> Series:
    return draw.poisson(0.5, (rows, length)).astype(np.float64)


def _sluggish(draw: Generator, rows: int, length: int) -> Series:
    found = draw.standard_normal((rows, length))
    for place in range(1, length):
        found[:, place] += 0.8 * found[:, place - 1]
    return found


KINDS = [_noise, _heavy, _spikes, _seasonal, _whole, _sluggish]


def _most(rows: int, rate: float) -> float:
    """So many alarms are seen by chance once in a thousand times if the rate is kept."""
    return rows * rate + 3.1 * math.sqrt(rows * rate * (1 - rate)) + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("looks", [1, *deep([100])])
def test_false_alarms_are_as_rare_as_promised(kind: object, looks: int) -> None:
    rows = 400 if looks == 1 else 100
    series = kind(np.random.default_rng(17), rows, 30 * BLOCK)  # type: ignore[operator]
    lengths = [math.ceil(BLOCK * each / looks) for each in range(1, looks + 1)]
    p = np.array([each.p for each in beside_history(series, 29 * BLOCK, looks=lengths)])
    for rate in RATES:
        assert (p <= rate).sum() <= _most(rows, rate), rate


def test_looks_on_the_way_are_alarms_that_stay() -> None:
    """What an early look has seen is not taken back by a later one, and each look keeps to what is there."""
    draw = np.random.default_rng(5)
    series = draw.standard_normal((1, 40 * BLOCK))
    series[:, 39 * BLOCK : 39 * BLOCK + 10] += 8
    looks = [10, 20, 30]
    early = [
        beside_history(series[:, : 39 * BLOCK + size], 39 * BLOCK, block=BLOCK, looks=looks)[0].p for size in looks
    ]
    assert early[0] < 0.05
    assert early[1] <= early[0] * 1.1
    assert early[2] <= early[1] * 1.1


def _p(series: Series, split: int) -> float:
    return beside_history(series[None], split)[0].p


STORIES: dict[str, Callable[[Series, Generator], Series]] = {
    "a level that rises": lambda part, draw: part + 2,
    "a level that falls": lambda part, draw: part - 2,
    "one value far out": lambda part, draw: part + 9 * (np.arange(len(part)) == 11),
    "one value far down": lambda part, draw: part - 9 * (np.arange(len(part)) == 11),
    "more noise": lambda part, draw: 3 * part,
    "silence": lambda part, draw: 0 * part,
    "a slow wave in place of noise": lambda part, draw: 1.4 * np.sin(np.arange(len(part)) / 5),
    "a slope": lambda part, draw: part + np.linspace(0, 5, len(part)),
}


@pytest.mark.parametrize("story", STORIES)
def test_what_people_would_call_a_change_is_found(story: str) -> None:
    found = 0
    for seed in range(10):
        draw = np.random.default_rng(seed)
        series = draw.standard_normal(60 * 40)
        series[-40:] = STORIES[story](series[-40:], draw)
        found += _p(series, 60 * 40 - 40) <= 0.05
    assert found >= 8, story


def test_a_missing_peak_is_found_in_the_season_only() -> None:
    """By night it's always as low as this. By day it never was."""
    draw = np.random.default_rng(2)
    time = np.arange(144 * 12)
    series = 5 * np.sin(2 * np.pi * time / 144) + 0.5 * draw.standard_normal(len(time))
    split = 144 * 11 + 20
    assert _p(series[: split + 40], split) > 0.1
    series[split : split + 40] = -5 + 0.5 * draw.standard_normal(40)
    standing = beside_history(series[None, : split + 40], split)[0]
    assert standing.p < 0.05
    assert abs(standing.period - 144) <= 1


# -- laws --------------------------------------------------------------------------------------------------------------


def _samples() -> list[Series]:
    draw = np.random.default_rng(11)
    found = [kind(draw, 1, 25 * BLOCK)[0] for kind in KINDS]
    for series in found[::2]:
        series[-BLOCK:] += 3
    return found


@pytest.mark.parametrize("power", range(-9, 10, 3))
def test_no_factor_changes_anything(power: int) -> None:
    for series in _samples():
        assert _p(series * 10.0**power, 24 * BLOCK) == pytest.approx(_p(series, 24 * BLOCK), rel=1e-4)


def test_no_shift_changes_anything() -> None:
    for series in _samples():
        assert _p(series + 1234.5, 24 * BLOCK) == pytest.approx(_p(series, 24 * BLOCK), rel=1e-4)


def test_directions_are_mirror_images() -> None:
    for series in _samples():
        up, down = (
            beside_history(sign * series[None], 24 * BLOCK, worse=worse)[0].p  # type: ignore[arg-type]
            for sign, worse in ((1, "higher"), (-1, "lower"))
        )
        assert up == pytest.approx(down)
        assert _p(series, 24 * BLOCK) == pytest.approx(_p(-series, 24 * BLOCK))


def test_a_drop_is_no_rise() -> None:
    series = np.random.default_rng(4).standard_normal(40 * BLOCK)
    series[-BLOCK:] -= 3
    split = 39 * BLOCK
    assert beside_history(series[None], split, worse="higher")[0].p > 0.2
    assert beside_history(series[None], split, worse="lower")[0].p < 0.05


def test_series_judged_together_are_judged_as_alone() -> None:
    rows = np.concatenate([kind(np.random.default_rng(8), 2, 25 * BLOCK) for kind in KINDS])
    together = beside_history(rows, 24 * BLOCK)
    for row, standing in zip(rows, together, strict=True):
        assert beside_history(row[None], 24 * BLOCK)[0] == pytest.approx(standing)


def test_only_so_much_history_is_looked_at() -> None:
    draw = np.random.default_rng(0)
    block = 8
    series = draw.standard_normal((MOST_BLOCKS + 40) * block)
    standing = beside_history(series[None], len(series) - block)[0]
    assert standing.blocks == MOST_BLOCKS
    series[:block] = 1e9
    assert beside_history(series[None], len(series) - block)[0] == standing


@pytest.mark.parametrize("split", [0, 1, BLOCK, 2 * BLOCK, 2 * BLOCK + BLOCK // 2 - 1])
def test_without_history_there_is_no_standing(split: int) -> None:
    series = np.random.default_rng(0).standard_normal(split + BLOCK)
    assert beside_history(series[None], split) == [Standing(1.0, 0, 0.0, "", 0)]
    assert blocks_before(split, BLOCK) == 0


def test_a_constant_series_is_as_it_always_was_until_it_changes() -> None:
    series = np.full(40 * BLOCK, 7.0)
    assert _p(series, 39 * BLOCK) == 1
    series[-3] = 7.5
    assert _p(series, 39 * BLOCK) < 0.05
