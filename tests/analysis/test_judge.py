"""The judge as a whole: every input gets an answer or a clear error, and never a pass that means nothing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.analysis.judge import judge
from turbo_mode.analysis.verdict import suspicious
from turbo_mode.core.plan.model import Judge
from turbo_mode.errors import UsageError

EITHER = Judge(worse="either", tolerance="0")
NAN = math.nan


def _noise(seed: int, size: int, level: float = 100.0) -> list[float]:
    return list(np.random.default_rng(seed).standard_normal(size) + level)


# -- stories -----------------------------------------------------------------------------------------------------------


def test_a_release_that_makes_it_slower_fails_with_a_reason() -> None:
    said = judge(_noise(1, 60), _noise(2, 60, 112), _noise(3, 3000), Judge(worse="higher"))
    assert said.label == "FAIL"
    assert said.p_value is not None
    assert said.p_value < 0.01
    assert 0.5 < said.confidence < 1
    assert "none of 49 earlier blocks looked as unusual" in said.reason
    assert "the median is 12" in said.reason
    assert said.statistics["blocks"] == 49


def test_the_same_change_passes_where_it_is_no_regression() -> None:
    worse_if_lower = Judge(worse="lower")
    assert judge(_noise(1, 60), _noise(2, 60, 112), _noise(3, 3000), worse_if_lower).label == "PASS"


def test_a_certain_change_within_the_tolerance_passes_and_says_so() -> None:
    said = judge(_noise(1, 60), _noise(2, 60, 104), _noise(3, 3000), Judge(tolerance="10%"))
    assert said.label == "PASS"
    assert "within the tolerance of 10 %" in said.reason
    assert judge(_noise(1, 60), _noise(2, 60, 104), _noise(3, 3000), Judge(tolerance="0.5")).label == "FAIL"


def test_without_history_the_baseline_decides_by_ranks() -> None:
    slower = judge(_noise(1, 60), _noise(2, 60, 112), None, Judge(tolerance="10%"))
    assert (slower.label, "higher by more than 10 %" in slower.reason) == ("FAIL", True)
    assert slower.statistics["shiftLow"] < 12 < slower.statistics["shiftHigh"]
    assert judge(_noise(1, 60), _noise(2, 60, 109), None, Judge(tolerance="10%")).label == "PASS"
    assert judge(_noise(1, 60), _noise(2, 60, 88), None, Judge(worse="either", tolerance="5")).label == "FAIL"


def test_history_that_is_too_short_has_no_power_and_says_what_it_needs() -> None:
    said = judge(_noise(1, 60), _noise(2, 60, 500), _noise(3, 120), Judge(method="history", alpha=0.01))
    assert said.label == "INCONCLUSIVE"
    assert said.confidence == 0
    assert said.reason == (
        "no power: 1 earlier block of 60 values can't show anything at a false-alarm rate of 0.01; 36 can"
    )


def test_short_history_is_left_for_the_baseline_by_auto() -> None:
    assert judge(_noise(1, 60), _noise(2, 60, 150), _noise(3, 120)).label == "FAIL"


def test_a_threshold_needs_no_statistics() -> None:
    spec = Judge(method="threshold", tolerance="5")
    assert judge([100] * 40, [104] * 40, None, spec).label == "PASS"
    assert judge([100] * 40, [106] * 40, None, spec).label == "FAIL"
    assert judge([], [106] * 40, None, spec).label == "NODATA"


def test_a_growing_candidate_is_judged_at_each_look() -> None:
    history = _noise(3, 3000)
    spec = Judge(worse="either", tolerance="0", min_samples=8)
    labels = [
        judge(_noise(1, 60), _noise(2, size, 130), history, spec, block=60, looks=[10, 20, 60]).label
        for size in (3, 10, 20, 60)
    ]
    assert labels == ["NODATA", "FAIL", "FAIL", "FAIL"]


def test_missing_values_are_bridged_and_told() -> None:
    candidate = [*_noise(2, 58), NAN, None]
    said = judge(_noise(1, 60), candidate, [NAN, *_noise(3, 3000)], EITHER)
    assert said.label == "PASS"
    assert "3 missing values were bridged" in said.reason


@pytest.mark.parametrize(
    ("candidate", "message"),
    [
        ([], "no values"),
        ([5.0], "not enough evidence: the candidate has 1 value, 30 are needed"),
        ([1.0] * 29, "29 values, 30 are needed"),
        ([NAN] * 60, "60 of the candidate's 60 values aren't numbers"),
        ([*_noise(2, 50), *[math.inf] * 10], "10 of the candidate's 60 values aren't numbers"),
    ],
)
@pytest.mark.parametrize("method", ["auto", "history", "kayenta", "threshold"])
def test_a_candidate_that_says_nothing_is_no_pass(candidate: list[float], message: str, method: Any) -> None:
    said = judge(_noise(1, 60), candidate, _noise(3, 3000), Judge(method=method))
    assert (said.label, said.confidence) == ("NODATA", 0)
    assert message in said.reason


@pytest.mark.parametrize("baseline", [None, [], [NAN] * 60, [1.0] * 5])
def test_a_baseline_that_says_nothing_is_no_pass(baseline: Any) -> None:
    methods: list[Any] = ["auto", "history", "kayenta"]
    for method in methods:
        said = judge(baseline, _noise(1, 60), None, Judge(method=method))
        assert said.label in ("NODATA", "INCONCLUSIVE")


def test_constant_series() -> None:
    assert judge([5] * 60, [5] * 60, [5] * 3000, EITHER).label == "PASS"
    dead = judge([5] * 60, [5] * 60, [5] * 3000, Judge(method="history"))
    assert (dead.label, dead.reason) == ("INCONCLUSIVE", "not enough evidence: all 3120 values are 5")
    assert judge([5] * 60, [6] * 60, [5] * 3000, EITHER).label == "FAIL"
    assert judge([5] * 60, [5] * 60, None, EITHER).label == "PASS"
    assert judge([0] * 60, [1e-300] * 60, None, EITHER).label == "FAIL"


def test_a_marker_for_no_value_in_the_past_hides_nothing() -> None:
    history = _noise(3, 3000)
    history[40] = 1.8446744073709552e19
    assert judge(_noise(1, 60), _noise(2, 60, 120), history, EITHER).label == "FAIL"


@pytest.mark.parametrize("alpha", [0.0, 1.0])
def test_a_rate_that_can_not_be(alpha: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        judge([1] * 60, [1] * 60, None, Judge(alpha=alpha))


@pytest.mark.parametrize(
    "spec", [{"weight": -1}, {"weight": NAN}, {"weight": math.inf}, {"tolerance": "ten"}, {"tolerance": "-5%"},
             {"tolerance": 0.1}, {"alpha": NAN}, {"min_samples": 0}, {"method": "guess"}, {"worse": "up"}],
)  # fmt: skip
def test_a_spec_that_can_not_be(spec: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        judge([1] * 60, [1] * 60, None, Judge(**spec))


def test_the_most_suspicious_comes_first() -> None:
    spec = Judge(worse="either", tolerance="0", min_samples=8)
    said = [judge(_noise(1, 60), _noise(2, size, level), _noise(3, 3000), spec) for size, level in
            ((60, 100), (60, 101.5), (3, 100), (60, 150))]  # fmt: skip
    assert [said[place].label for place in suspicious(said)] == ["FAIL", "FAIL", "NODATA", "PASS"]
    assert suspicious(said)[0] == 3


# -- laws --------------------------------------------------------------------------------------------------------------

anything = st.lists(
    st.one_of(
        st.floats(),
        st.integers(-3, 3),
        st.none(),
        st.sampled_from([1e308, -1e308, 5e-324, 1e-300, 0.1 + 0.2, 0.3]),
    ),
    max_size=120,
)
specs = st.builds(
    Judge,
    method=st.sampled_from(["auto", "history", "kayenta", "threshold"]),
    worse=st.sampled_from(["higher", "lower", "either"]),
    tolerance=st.sampled_from(["0", "10%", "1.5", "1000000%"]),
    alpha=st.sampled_from([1e-6, 0.05, 0.5, 0.999]),
    min_samples=st.integers(1, 40),
)


@settings(max_examples=250)
@given(anything, anything, anything, specs, st.integers(0, 60))
def test_nothing_makes_it_stumble(
    baseline: list[Any], candidate: list[Any], history: list[Any], spec: Judge, more: int
) -> None:
    said = judge(baseline, candidate, history * 3, spec, block=len(candidate) + more)
    assert said.label in ("PASS", "FAIL", "INCONCLUSIVE", "NODATA")
    assert said.reason
    assert "nan" not in said.reason
    assert 0 <= said.confidence <= 1
    assert said.p_value is None or 0 < said.p_value <= 1
    if said.label in ("INCONCLUSIVE", "NODATA"):
        assert said.confidence == 0


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([1e-9, 1e-5, 1e-2, 7.0, 1e4, 1e9]), specs)
def test_no_unit_changes_a_verdict(seed: int, factor: float, spec: Judge) -> None:
    draw = np.random.default_rng(seed)
    whole = np.round(draw.standard_normal(900), int(draw.integers(0, 5))) + draw.choice([0, 50])
    whole[-40:] += draw.choice([0, 0, 1, 3])
    if not spec.tolerance.endswith("%"):
        spec = Judge(method=spec.method, worse=spec.worse, tolerance="0", alpha=spec.alpha)
    plain, scaled = (judge(x[-80:-40], x[-40:], x[:-80], spec) for x in (whole, factor * whole))
    assert plain.label == scaled.label
    assert (plain.p_value or 0) == pytest.approx(scaled.p_value or 0, rel=1e-4)
