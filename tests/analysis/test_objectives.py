"""Objectives as Keptn has them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from turbo_mode.analysis.objectives import Objective, evaluate
from turbo_mode.errors import UsageError

LATENCY = Objective(passing=(("<=+10%", "<600"),), warning=(("<=800",),), weight=2, key=True)
ERRORS = Objective(passing=(("<1",), ("<=+5%",)))
SHOWN = Objective()


def _result(value: float | None, before: float | None, objective: Objective = LATENCY) -> str:
    return evaluate({"it": objective}, {"it": value}, [{"it": before}]).objectives["it"].result


@pytest.mark.parametrize(
    ("value", "before", "result"),
    [(500, 480, "PASS"), (528, 480, "PASS"), (529, 480, "WARNING"), (599, 595, "PASS"), (600, 595, "WARNING"),
     (800, 100, "WARNING"), (801, 800, "FAIL"), (500, None, "PASS"), (None, 480, "FAIL"), (math.nan, 480, "FAIL")],
)  # fmt: skip
def test_criteria_fixed_and_relative(value: float | None, before: float | None, result: str) -> None:
    assert _result(value, before) == result


def test_one_of_several_lists_is_enough() -> None:
    assert [_result(value, 3, ERRORS) for value in (0.5, 3.1, 3.2)] == ["PASS", "PASS", "FAIL"]


@pytest.mark.parametrize(
    ("criterion", "value", "before", "holds"),
    [("<=-20%", 80, 100, True), ("<=-20%", 81, 100, False), (">=-20%", 80, 100, True), (">=+5", 105, 100, True),
     (">=+5", 104, 100, False), ("=3", 3, 0, True), ("=3", 3.1, 0, False), (">1e3", 1001, 0, True),
     ("<=+10%", -89, -100, False), ("<=+10%", -90, -100, True), ("<+10%", 0.1 * 1.1, 0.1, False),
     ("<=+10%,<600", 601, 600, False)],
)  # fmt: skip
def test_each_kind_of_criterion(criterion: str, value: float, before: float, holds: bool) -> None:
    assert (_result(value, before, Objective(passing=((criterion,),))) == "PASS") is holds


def test_earlier_runs_are_taken_together() -> None:
    runs = [{"it": value} for value in (100.0, 200.0, 600.0, None)]
    for aggregate, middle in (("avg", 300), ("p50", 200), ("p90", 520)):
        found = evaluate({"it": Objective(passing=(("<=+0",),))}, {"it": 1}, runs, aggregate=aggregate)  # type: ignore[arg-type]
        assert found.objectives["it"].compared == pytest.approx(middle)


def test_nothing_to_compare_with_is_said() -> None:
    found = evaluate({"it": Objective(passing=(("<=+10%",),))}, {"it": 5})
    assert "no earlier run to compare with" in found.objectives["it"].reason


def test_the_score_counts_weights_and_halves_warnings() -> None:
    objectives = {"latency": LATENCY, "errors": ERRORS, "throughput": SHOWN}
    good = evaluate(objectives, {"latency": 500, "errors": 0.1, "throughput": 7}, [{"latency": 500}])
    assert (good.result, good.score) == ("PASS", 100)
    fair = evaluate(objectives, {"latency": 700, "errors": 0.1, "throughput": 7}, [{"latency": 500}], warning=60)
    assert fair.result == "WARNING"
    assert fair.score == pytest.approx(200 / 3)
    assert fair.objectives["throughput"].result == "INFO"
    key = evaluate(objectives, {"latency": 900, "errors": 0.1, "throughput": 7}, passing=30, warning=10)
    assert (key.result, "latency" in key.reason) == ("FAIL", True)


def test_no_objective_is_no_pass() -> None:
    assert evaluate({"throughput": SHOWN}, {"throughput": 7}).result == "NODATA"
    assert evaluate({}, {}).result == "NODATA"
    assert evaluate({"it": Objective(passing=(("<1",),), weight=0)}, {"it": 0}).result == "NODATA"


@pytest.mark.parametrize("criterion", ["", "600", "<", "<=10%", "<=+ten", "=>5", "<5 ms", "<1,", "<--5"])
def test_a_criterion_that_can_not_be_read(criterion: str) -> None:
    for objective in (Objective(passing=((criterion,),)), Objective(passing=(("<1",),), warning=((criterion,),))):
        with pytest.raises(UsageError):
            evaluate({"it": objective}, {"it": 0.5})


@pytest.mark.parametrize(
    "asked",
    [lambda: evaluate({"it": Objective(passing=(("<1",),), weight=-1)}, {"it": 0}),
     lambda: evaluate({}, {"unknown": 1}),
     lambda: evaluate({}, {}, passing=50, warning=60)],
)  # fmt: skip
def test_what_can_not_be_asked(asked: Any) -> None:
    with pytest.raises(UsageError):
        asked()
