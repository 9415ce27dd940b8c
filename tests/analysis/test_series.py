"""Series as they come from outside."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.analysis.season import periods, without_season
from turbo_mode.analysis.series import centred, mended, missing, numbers
from turbo_mode.errors import UsageError


def test_what_is_no_number_is_missing() -> None:
    series = numbers([1, None, math.nan, math.inf, -math.inf, 2.5, True])
    assert missing(series) == 4
    assert mended(series).tolist() == [1, 1.3, 1.6, 1.9, 2.2, 2.5, 1]


@pytest.mark.parametrize("values", [["one"], [[1, 2], [3, 4]], [{}], [1, [2]], [10**400], [b"\0"]])
def test_what_is_no_list_of_numbers_is_refused(values: list[object]) -> None:
    with pytest.raises(UsageError, match="list of numbers"):
        numbers(values)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40),
    st.sampled_from([1e-9, 1e-4, 0.3, 7.0, 1e5, 1e9]),
)
def test_the_unit_is_taken_away(values: list[float], factor: float) -> None:
    series = np.array(values)
    assert np.allclose(centred(series), centred(series * factor), rtol=1e-6, atol=2e-9)


def test_a_scale_is_found_where_nearly_all_is_equal() -> None:
    series = np.zeros(100)
    assert centred(series).tolist() == series.tolist()
    series[3] = 5
    assert centred(series)[3] == 1
    series[4] = 5 + 1e-16
    assert centred(np.full(9, 0.1) + np.arange(9) * 1e-17).any() == 0


def test_a_huge_value_leaves_the_others_as_they_are() -> None:
    series = np.random.default_rng(0).standard_normal(500)
    spoiled = series.copy()
    spoiled[7] = 1e300
    assert np.isfinite(centred(spoiled)).all()
    assert np.abs(centred(series) - centred(spoiled))[np.arange(500) != 7].max() < 0.05


@pytest.mark.parametrize("period", [7, 24, 96, 288])
def test_a_period_is_found_and_taken_out(period: int) -> None:
    draw = np.random.default_rng(period)
    time = np.arange(6 * 288)
    series = 3 * np.sin(2 * np.pi * time / period) + 0.3 * draw.standard_normal(len(time))
    found = periods(centred(series)[None])[0]
    assert abs(found - period) <= period // 100
    assert without_season(series, found).std() < 0.4


def test_noise_has_no_period() -> None:
    noise = np.random.default_rng(1).standard_normal((20, 900))
    assert periods(noise) == [0] * 20
    assert periods(noise[:, :12]) == [0] * 20
    assert periods(np.zeros((1, 500))) == [0]
