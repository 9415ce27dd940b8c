"""Scores of confidence, its correction, and levels that are earned."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.decisions import earned
from turbo_mode.core.decisions.calibration import Correction, Seen, chance_of, fit, interval, odds_of, report


def drawn(bend: float, sway: float, lean: float, size: int = 4_000) -> list[Seen]:
    """Choices of which confidence was off by this much."""
    rng = random.Random(f"{bend} {sway} {lean}")
    found = []
    for _ in range(size):
        usual, factor = chance_of(rng.gauss(2, 1)), rng.choice([1.0, 1.0, 0.5, 0.2, 0.01])
        chance = chance_of(bend * odds_of(usual) + sway * math.log(factor) + lean)
        found.append(Seen(usual, factor, rng.random() < chance))
    return found


@pytest.mark.parametrize("off", [(1.0, 1.0, 0.0), (0.5, 1.0, 0.0), (0.7, 2.0, -0.8), (1.4, 0.3, 0.5)])
def test_a_correction_finds_by_how_much_confidence_is_off(off: tuple[float, float, float]) -> None:
    seen = drawn(*off)
    found = fit(seen)
    for one, other in zip((found.bend, found.sway, found.lean), off, strict=True):
        assert abs(one - other) < 0.25
    good = [each.good for each in seen]
    corrected = report([found(each.usual, each.factor) for each in seen], good)
    assert corrected.error < 0.03
    assert corrected.brier <= report([Correction()(each.usual, each.factor) for each in seen], good).brier + 1e-3


def test_nothing_known_changes_nothing_and_a_little_changes_little() -> None:
    assert fit([]) == Correction()
    assert Correction()(0.123456789) == 0.123456789
    assert Correction()(0.5, 0.2) == pytest.approx(1 / 6)
    few = fit([Seen(0.9, 1.0, False)] * 3)
    assert 0.75 < few(0.9) < 0.9


@given(
    st.lists(st.builds(Seen, st.floats(0, 1), st.floats(0.002, 1), st.booleans()), max_size=60),
    st.floats(0, 1), st.floats(0, 1), st.floats(0.002, 1),
)  # fmt: skip
def test_a_correction_keeps_the_order_and_stays_a_chance(seen: list[Seen], one: float, two: float, low: float) -> None:
    found = fit(seen)
    below, above = found(min(one, two)), found(max(one, two))
    assert 0 <= below <= above <= 1
    assert found(one, low) <= found(one) + 1e-12


def test_scores_of_a_perfect_of_a_constant_and_of_a_boastful_one() -> None:
    good = [True] * 70 + [False] * 30
    perfect = report([float(each) for each in good], good)
    assert (perfect.brier, perfect.skill, perfect.error) == (0, 1, 0)
    constant = report([0.7] * 100, good)
    assert abs(constant.skill or 0) < 1e-9
    assert report([0.99] * 100, good).error > 0.28
    assert report([0.9], [True]).skill is None
    with pytest.raises(ValueError, match="no outcomes"):
        report([], [])


def test_the_bounds_of_a_share_are_those_of_the_tables() -> None:
    # Clopper and Pearson, 90 % two-sided
    assert [round(bound, 3) for bound in interval(3, 10)] == [0.087, 0.607]
    assert [round(bound, 3) for bound in interval(0, 5)] == [0.0, 0.451]
    assert [round(bound, 3) for bound in interval(5, 5)] == [0.549, 1.0]


def test_levels_are_earned_slowly_and_lost_fast() -> None:
    assert earned.proposal([True] * 30) == ""
    assert earned.proposal([True] * 40) == "promote"
    assert earned.proposal([False, False]) == "demote"
    assert earned.proposal([True] * 40 + [False] * 3) == "demote"


@pytest.mark.parametrize(("harm", "wrong"), [(earned.RARE, "demote"), (earned.OFTEN, "promote")])
def test_a_first_verdict_is_wrong_as_rarely_as_was_asked(harm: float, wrong: str) -> None:
    mistakes = 0
    for seed in range(600):
        rng = random.Random(f"{harm} {seed}")
        past: list[bool] = []
        while not (said := earned.proposal(past)):
            past.append(rng.random() >= harm)
        mistakes += said == wrong
    assert mistakes / 600 < earned.ERROR + 3 * (earned.ERROR * (1 - earned.ERROR) / 600) ** 0.5


def test_what_is_said_stays_within_bounds() -> None:
    assert abs(odds_of(0.0) + odds_of(1.0)) < 1e-9
    assert chance_of(-1e6) == 0.0
