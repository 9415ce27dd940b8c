"""The guarantee: whatever the scores are, a candidate that is like the others is rarely among the most unusual."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from turbo_mode.analysis.conformal import blocks_needed, p_values, smallest_p, surprise

FACTORIAL = 5


def test_ranks_of_all_orders_give_exactly_the_promised_rate() -> None:
    orders = np.array(list(itertools.permutations([1.0, 1.001, 1.002, 1.003, 1.004])))
    p, _ = p_values(orders)
    for rate in (0.21, 0.41, 0.61, 0.81):
        assert (p <= rate).mean() == pytest.approx(math.floor(rate * FACTORIAL) / FACTORIAL)


def test_equal_scores_never_count_as_unusual() -> None:
    p, as_large = p_values(np.ones((1, 8)))
    assert (p[0], as_large[0]) == (1.0, 7)
    assert (surprise(np.ones((1, 8))) == 1).all()
    assert surprise(np.array([[0.0, 0, 0, 1, 1]]))[0].tolist() == [1, 1, 1, 2.5, 2.5]


def test_a_record_counts_by_how_far_out_it_is_but_not_without_end() -> None:
    others = np.arange(1.0, 10.0)
    near, far, farther = (p_values(np.array([[top, *others]]))[0][0] for top in (9.5, 20.0, 1e9))
    assert near == pytest.approx(0.1 * 9 / 9.5)
    assert far == pytest.approx(0.1 * 9 / 20)
    assert farther == pytest.approx(smallest_p(9)) == pytest.approx(0.1 / math.e)


@pytest.mark.parametrize("rate", [0.001, 0.01, 0.05, 0.1, 0.2, 0.5])
def test_the_blocks_needed_are_the_fewest_with_power(rate: float) -> None:
    needed = blocks_needed(rate)
    assert smallest_p(needed) <= rate
    assert needed == 1 or smallest_p(needed - 1) > rate


@pytest.mark.parametrize("share", [0.02, 0.1, 0.15, 0.3])
def test_a_rare_kind_of_block_raises_no_more_alarms_than_promised(share: float) -> None:
    """Blocks of two kinds, the rare one endlessly far out: the worst case of records."""
    draw = np.random.default_rng(3)
    for blocks, rate in ((7, 0.05), (12, 0.05), (36, 0.01)):
        scores = np.where(draw.random((40_000, blocks + 1)) < share, 1e6, 1.0) * draw.uniform(1, 1.1, (40_000, 1))
        scores *= draw.uniform(1, 1.01, scores.shape)
        alarms = (p_values(scores)[0] <= rate).mean()
        assert alarms <= rate + 4 * math.sqrt(rate / 40_000)
