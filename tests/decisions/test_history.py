"""A metric beside earlier executions: the rate of false alarms is what was asked for, at any spread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.decisions import verdict
from turbo_mode.core.decisions.model import Judgement
from turbo_mode.core.plan import model


def judged(candidate: float, history: Sequence[float], **how: object) -> Judgement:
    says = model.Judge(**{"method": "history", "min_samples": 1, "tolerance": "0", **how})  # type: ignore[arg-type]
    return verdict.judge([candidate], None, says, history=history)


@pytest.mark.parametrize(("worse", "alpha"), [("higher", 0.2), ("lower", 0.2), ("higher", 0.35), ("either", 0.4)])
def test_in_every_order_of_the_same_numbers_alarms_are_as_rare_as_asked(worse: str, alpha: float) -> None:
    """If nothing has changed each order of the numbers is as likely as any other: so it is counted over all of them."""
    numbers = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
    found = [judged(each[0], each[1:], worse=worse, alpha=alpha).verdict for each in permutations(numbers)]
    assert 0 < found.count("FAIL") / len(found) <= alpha


def test_a_short_history_has_no_power_and_says_so() -> None:
    few = judged(1000.0, [10.0] * 18, alpha=0.05)
    assert (few.verdict, few.note) == (
        "NODATA",
        "no power: 18 earlier executions, and 19 are needed for a rate of 0.05",
    )
    assert judged(1000.0, [10.0] * 19, alpha=0.05).verdict == "FAIL"
    assert judged(1000.0, [10.0] * 500, alpha=0.0).verdict == "NODATA"


def test_what_is_rare_and_tolerated_passes() -> None:
    history = [100.0 + each / 10 for each in range(20)]
    assert judged(105.0, history, tolerance="10%").verdict == "PASS"
    assert judged(105.0, history, tolerance="1%").verdict == "FAIL"
    assert judged(95.0, history, tolerance="1%").verdict == "PASS"


@given(st.lists(st.floats(1.0, 1e6), min_size=20, max_size=40), st.floats(1.0, 1e6), st.integers(-9, 9))
def test_a_factor_changes_no_verdict(history: list[float], candidate: float, exponent: int) -> None:
    factor = 10.0**exponent
    scaled = judged(candidate * factor, [each * factor for each in history], tolerance="5%")
    assert scaled.verdict == judged(candidate, history, tolerance="5%").verdict
