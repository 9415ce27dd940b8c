"""Kayenta's rules, each by a small example of our own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from turbo_mode.analysis.canary import Rules, classify
from turbo_mode.analysis.series import numbers
from turbo_mode.errors import UsageError

CONTROL = [10.0, 11.0, 9.5, 10.5, 10.2, 9.8, 10.1, 9.9]
TWICE = [2 * value for value in CONTROL]
HALF = [value / 2 for value in CONTROL]
NAN = math.nan


def _label(experiment: list[Any], control: list[Any], **rules: Any) -> str:
    said = classify(numbers(experiment), numbers(control), Rules(**rules))
    assert said.reason
    return f"{said.label}{' critical' if said.critical else ''}"


def test_direction_says_what_is_bad() -> None:
    assert _label(TWICE, CONTROL) == "High"
    assert _label(HALF, CONTROL) == "Low"
    assert _label(TWICE, CONTROL, direction="decrease") == "Pass"
    assert _label(HALF, CONTROL, direction="increase") == "Pass"
    assert _label(CONTROL, CONTROL[::-1]) == "Pass"


def test_the_effect_has_to_be_large_enough() -> None:
    assert _label(TWICE, CONTROL, allowed=(0.8, 1.9)) == "High"
    assert _label(TWICE, CONTROL, allowed=(0.8, 2.1)) == "Pass"
    assert _label(HALF, CONTROL, allowed=(0.4, 1.2)) == "Pass"


def test_critical_only_beyond_limits_of_its_own() -> None:
    assert _label(TWICE, CONTROL, is_critical=True) == "High critical"
    assert _label(TWICE, CONTROL, is_critical=True, critical=(0.1, 3.0)) == "High"
    assert _label(HALF, CONTROL, is_critical=True, critical=(0.6, 3.0)) == "Low critical"
    assert _label(CONTROL, CONTROL, is_critical=True) == "Pass"


def test_a_mean_of_zero_has_no_ratio_and_asks_for_none() -> None:
    assert _label(CONTROL, [0.0] * 8, allowed=(0.1, 99.0)) == "High"
    assert _label([0.0] * 8, CONTROL, is_critical=True, critical=(0.0, 99.0)) == "Low critical"


def test_the_share_of_pairs_as_effect() -> None:
    assert _label(TWICE, CONTROL, effect="cles", allowed=(0.2, 0.8)) == "High"
    assert _label(HALF, CONTROL, effect="cles", allowed=(0.2, 0.8)) == "Low"


def test_missing_values_are_removed_or_are_zeros() -> None:
    gaps = [NAN] * 8
    assert _label(gaps, CONTROL) == "Nodata"
    assert _label(gaps, CONTROL, is_critical=True) == "Nodata critical"
    assert _label(gaps, CONTROL, must_have_data=True) == "NodataFailMetric"
    assert _label(gaps, CONTROL, missing="replace") == "Low"
    assert _label([], CONTROL, missing="replace") == "Pass"
    assert _label([*CONTROL, NAN, NAN], CONTROL) == "Pass"


def test_outliers_are_kept_unless_told() -> None:
    many = np.random.default_rng(0).standard_normal(400) + 10
    spoiled = np.append(many + 0.4, [-1e6] * 2)
    kept = classify(spoiled, many, Rules(allowed=(1.0, 1.02)))
    cleaned = classify(spoiled, many, Rules(allowed=(1.0, 1.02), outliers="remove"))
    assert (kept.label, cleaned.label) == ("Pass", "High")


def test_means_alone() -> None:
    assert _label([1, 2], [1, 1], method="meanInequality") == "High"
    assert _label([1, 0], [1, 1], method="meanInequality") == "Low"
    assert _label([1, 0], [1, 1], method="meanInequality", direction="increase") == "Pass"


def test_many_equal_values_still_count() -> None:
    """More errors than before, though most minutes have none on both sides."""
    draw = np.random.default_rng(1)
    few, more = (draw.random(300) < share for share in (0.05, 0.25))
    assert _label(list(more * 2.0), list(few * 2.0)) == "High"
    assert _label(list(more * 2.0), list(few * 2.0), allowed=(0.5, 9.0)) == "Pass"


@pytest.mark.parametrize("factor", [1e-9, 1e-3, 1e9])
def test_no_unit_changes_a_label(factor: float) -> None:
    draw = np.random.default_rng(2)
    for _ in range(30):
        new, old = np.round(draw.exponential(size=20) + draw.choice([0, 1]), 1), np.round(draw.exponential(size=25), 1)
        plain, scaled = classify(new, old, Rules()), classify(new * factor, old * factor, Rules())
        assert plain.label == scaled.label
        assert (plain.p_value or 0) == pytest.approx(scaled.p_value or 0)


@pytest.mark.parametrize("rules", [{"confidence": 1.0}, {"confidence": 0}, {"tolerance": -0.1}, {"tolerance": NAN}])
def test_rules_that_can_not_be(rules: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Rules(**rules)  # type: ignore[arg-type]
