"""The rank test and its interval, against counting everything out."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.analysis.rank_test import interval, rank_test
from turbo_mode.analysis.series import Series


def _counted_out(candidate: Series, baseline: Series) -> tuple[float, float]:
    """The chance of U as high, and as low, over all ways to deal the values out."""
    pool = np.concatenate([candidate, baseline])
    size = len(candidate)

    def u(chosen: tuple[int, ...]) -> float:
        picked = pool[list(chosen)]
        rest = np.delete(pool, list(chosen))
        return float(sum((rest < value).sum() + (rest == value).sum() / 2 for value in picked))

    every = [u(chosen) for chosen in itertools.combinations(range(len(pool)), size)]
    seen = u(tuple(range(size)))
    return sum(each >= seen for each in every) / len(every), sum(each <= seen for each in every) / len(every)


@pytest.mark.parametrize(("size", "other"), [(1, 1), (1, 5), (2, 3), (4, 4), (5, 3), (6, 5)])
def test_small_samples_are_exact(size: int, other: int) -> None:
    draw = np.random.default_rng(size * 10 + other)
    for _ in range(4):
        candidate, baseline = draw.standard_normal(size) + draw.normal(), draw.standard_normal(other)
        ranks = rank_test(candidate, baseline)
        high, low = _counted_out(candidate, baseline)
        assert (ranks.p_higher, ranks.p_lower) == pytest.approx((high, low))


@pytest.mark.parametrize(("size", "other", "confidence"), [(4, 4, 0.9), (5, 6, 0.95), (7, 5, 0.98), (6, 6, 0.5)])
def test_the_interval_is_all_shifts_that_the_test_does_not_reject(size: int, other: int, confidence: float) -> None:
    draw = np.random.default_rng(size)
    candidate, baseline = draw.standard_normal(size) + 1, draw.standard_normal(other)
    found = interval(candidate, baseline, confidence)
    tail = (1 - confidence) / 2
    differences = np.sort(np.subtract.outer(candidate, baseline), axis=None)
    between = np.concatenate([[differences[0] - 1], (differences[1:] + differences[:-1]) / 2, [differences[-1] + 1]])
    kept = [shift for shift in between if min(rank_test(candidate, baseline, shift)[1:]) > tail]
    assert found.estimate == pytest.approx(np.median(differences))
    assert all((found.low < shift < found.high) == (shift in kept) for shift in between)


def test_the_interval_of_tiny_samples_is_everything() -> None:
    found = interval(np.array([1.0, 2.0]), np.array([3.0]), 0.95)
    assert (found.low, found.high) == (-math.inf, math.inf)


def test_large_samples_agree_with_small_ones_where_they_meet() -> None:
    draw = np.random.default_rng(0)
    candidate, baseline = draw.standard_normal(26) + 0.5, draw.standard_normal(24)
    exact = rank_test(candidate, baseline)
    with_one_more = rank_test(np.append(candidate, np.median(candidate)), baseline)
    assert exact.p_higher == pytest.approx(with_one_more.p_higher, rel=0.1)
    large = interval(draw.standard_normal(1500) + 1, draw.standard_normal(1500), 0.95)
    assert 0.85 < large.low < large.estimate < large.high < 1.15


def test_the_interval_covers_as_often_as_it_says() -> None:
    draw = np.random.default_rng(1)
    covered = 0
    for _ in range(400):
        found = interval(draw.exponential(size=12) + 3, draw.exponential(size=9), 0.9)
        covered += found.low <= 3 <= found.high
    assert covered >= 0.9 * 400 - 3 * math.sqrt(400 * 0.9 * 0.1)


numbers = st.lists(st.integers(-20, 20), min_size=1, max_size=40).map(lambda each: np.array(each, dtype=np.float64))


@settings(max_examples=60)
@given(numbers, numbers, st.sampled_from([1e-9, 1e-3, 1e9]), st.integers(0, 5))
def test_neither_order_nor_unit_nor_names_matter(first: Series, second: Series, factor: float, shift: int) -> None:
    ranks = rank_test(first, second, shift)
    assert rank_test(first[::-1], np.roll(second, 1), shift) == ranks
    assert rank_test(first * factor, second * factor, shift * factor) == ranks
    swapped = rank_test(second, first, -shift)
    assert (swapped.p_higher, swapped.p_lower) == pytest.approx((ranks.p_lower, ranks.p_higher))
    assert 0 <= min(ranks[1:]) <= max(ranks[1:]) <= 1


def test_equal_values_prove_nothing() -> None:
    same = rank_test(np.ones(30), np.ones(40))
    assert (same.p_higher, same.p_lower) == (1, 1)
