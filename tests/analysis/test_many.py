"""Many metrics, groups and scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.analysis.combine import cauchy, holm
from turbo_mode.analysis.scores import Graded, score
from turbo_mode.analysis.together import Metric, judge_all
from turbo_mode.core.plan.model import Judge
from turbo_mode.errors import UsageError

chances = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.09, 0.09, 0.5])
    assert holm([]) == []


@given(chances)
def test_holm_lies_between_the_p_value_and_bonferroni(p: list[float]) -> None:
    adjusted = holm(p)
    assert all(own <= each <= min(1, len(p) * own) + 1e-12 for own, each in zip(p, adjusted, strict=True))
    assert sorted(range(len(p)), key=lambda i: (p[i], i)) == sorted(range(len(p)), key=lambda i: (adjusted[i], p[i], i))


@given(chances)
def test_cauchy_gives_a_p_value(p: list[float]) -> None:
    assert 0 <= cauchy(p) <= 1
    assert cauchy([p[0]]) == pytest.approx(p[0], abs=1e-9)
    assert cauchy(p) == pytest.approx(cauchy(p[::-1]))


def test_cauchy_keeps_the_rate_for_metrics_that_move_together() -> None:
    draw = np.random.default_rng(0)
    common = draw.standard_normal((3000, 1))
    p = [cauchy([_tail(z) for z in row]) for row in 0.7 * common + 0.7 * draw.standard_normal((3000, 8))]
    assert (np.array(p) <= 0.05).mean() < 0.065


def _tail(z: float) -> float:
    from statistics import NormalDist

    return 1 - NormalDist().cdf(z / 0.98995)


PASSED, FAILED, LACKS = Graded(True), Graded(False), Graded(None)


def test_a_score_is_the_share_that_passed_weighted_by_groups() -> None:
    metrics = {
        "p50": Graded(True, ("latency",)), "p99": Graded(False, ("latency",)),
        "errors": Graded(True, ("errors",)), "cpu": Graded(True, ("saturation",)),
    }  # fmt: skip
    found = score(metrics, {"latency": 60}, passing=80, marginal=60)
    assert found.groups == {"latency": 50, "errors": 100, "saturation": 100}
    assert (found.score, found.label) == (70, "Marginal")
    assert score(metrics, {"latency": 60}, passing=70).label == "Pass"
    assert score(metrics, {"latency": 60}, passing=90, marginal=71).label == "Fail"


def test_a_critical_metric_that_fails_makes_the_score_zero() -> None:
    found = score({"errors": Graded(False, critical=True), "cpu": PASSED}, passing=50)
    assert (found.score, found.label) == (0, "Fail")
    assert "errors" in found.reason


def test_half_without_data_is_too_little() -> None:
    assert score({"a": PASSED, "b": LACKS}, passing=50).label == "Fail"
    assert score({"a": PASSED, "b": LACKS, "c": PASSED}, passing=50).score == 100
    assert score({}, passing=50).label == "Fail"


@pytest.mark.parametrize(
    ("weights", "message"),
    [({"all": -1}, "negative"), ({"all": float("nan")}, "negative"), ({"other": 5}, "no metric is in"),
     ({"all": 0}, "all weights are 0")],
)  # fmt: skip
def test_weights_that_can_not_be(weights: dict[str, float], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        score({"a": PASSED}, weights, passing=50)


def test_weights_that_leave_nothing_for_others() -> None:
    with pytest.raises(UsageError, match="leave nothing for: b"):
        score({"x": Graded(True, ("a",)), "y": Graded(True, ("b",))}, {"a": 100}, passing=50)
    with pytest.raises(UsageError, match="aren't in order"):
        score({"a": PASSED}, passing=50, marginal=60)


def _metrics(seed: int, count: int, shift: float = 0.0) -> dict[str, Metric]:
    draw = np.random.default_rng(seed)
    spec = Judge(worse="either", tolerance="0")
    rows = draw.standard_normal((count, 30 * 40))
    rows[0, -40:] += shift
    return {
        f"m{place}": Metric(candidate=row[-40:], baseline=row[-80:-40], history=row[:-80], spec=spec)
        for place, row in enumerate(rows)
    }


def test_many_metrics_have_one_rate_together() -> None:
    alarms = sum(
        any(each.label == "FAIL" for each in judge_all(_metrics(seed, 5), alpha=0.2).verdicts.values())
        for seed in range(60)
    )
    assert alarms <= 60 * 0.2 + 3 * (60 * 0.2 * 0.8) ** 0.5


def test_the_one_that_changed_is_named_and_the_score_falls() -> None:
    panel = judge_all(_metrics(1, 3, shift=9), alpha=0.05)
    assert {name: each.label for name, each in panel.verdicts.items()} == {"m0": "FAIL", "m1": "PASS", "m2": "PASS"}
    assert panel.p_value < 0.05
    assert panel.score.score == pytest.approx(200 / 3)


def test_too_many_metrics_for_the_history_have_no_power_and_say_so() -> None:
    panel = judge_all(_metrics(1, 30), alpha=0.05)
    assert {each.label for each in panel.verdicts.values()} == {"INCONCLUSIVE"}
    assert "among 30 metrics" in panel.verdicts["m0"].reason


def test_metrics_of_all_kinds_at_once() -> None:
    draw = np.random.default_rng(0)
    panel = judge_all({
        "ranks": Metric(candidate=draw.standard_normal(50) + 5, baseline=draw.standard_normal(50)),
        "threshold": Metric(candidate=[1.0] * 50, baseline=[1.0] * 50, spec=Judge(method="threshold")),
        "nothing": Metric(candidate=[], spec=Judge(no_data="fail")),
        "short": Metric(candidate=[1, 2], baseline=[1, 2]),
        **_metrics(3, 2),
    })  # fmt: skip
    labels = {name: each.label for name, each in panel.verdicts.items()}
    assert labels["ranks"] == "FAIL"
    assert labels["threshold"] == "PASS"
    assert labels["nothing"] == labels["short"] == "NODATA"
