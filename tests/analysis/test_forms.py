"""The JSON forms of gates and canary cases: whatever is wrong is named, and nothing is looked at that may not be."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.analysis.forms import judge_cases, judge_gates, read_cases, read_gates
from turbo_mode.analysis.verdict import Verdict
from turbo_mode.errors import UsageError

DRAW = np.random.default_rng(21)
QUIET = list(np.round(DRAW.standard_normal(2000) + 50, 3))
SLOWER = [*QUIET[:1900], *(value + 6 for value in QUIET[1900:])]


def _judged(data: Any, alpha: float = 0.05, looks: int = 1) -> list[Verdict]:
    gates, series = read_gates(data, looks)
    return list(judge_gates(gates, series, alpha=alpha))


def _file(*gates: dict[str, Any]) -> dict[str, Any]:
    return {"series": {"quiet": QUIET, "slower": SLOWER}, "gates": list(gates)}


def test_gates_are_judged_in_their_order() -> None:
    said = _judged(_file(
        {"series": "slower", "split": 1900, "block": 50},
        {"series": "quiet", "split": 1900, "block": 50},
        {"series": "quiet", "split": 80, "block": 50},
    ))  # fmt: skip
    assert [each.label for each in said] == ["FAIL", "PASS", "INCONCLUSIVE"]


def test_neither_the_truth_nor_what_comes_later_is_looked_at() -> None:
    gates = [{"series": "quiet", "split": split, "block": 40} for split in (700, 1200, 1500)]
    plain = _judged(_file(*gates))
    data = copy.deepcopy(_file(*({**gate, "regressed": True, "truth": "bad"} for gate in gates)))
    for gate, said in zip(data["gates"], plain, strict=True):
        end = gate["split"] + gate["block"]
        other = {**data, "gates": [gate], "series": {"quiet": QUIET[:end] + [1e9] * (2000 - end)}}
        assert _judged(other) == [said]


def test_the_same_candidate_at_several_lengths_is_one_question() -> None:
    looks = [{"series": "slower", "split": 1900, "block": block} for block in (5, 10, 20, 50)]
    said = _judged(_file(*looks))
    assert said[0].label == "NODATA"
    assert said[3].label == "FAIL"
    p = [each.p_value or 0 for each in said[1:]]
    assert p == sorted(p, reverse=True)
    alone = _judged(_file(looks[1]))[0]
    assert alone.statistics["blocks"] > said[1].statistics["blocks"]


def test_a_candidate_that_has_only_begun_is_judged_by_what_is_there() -> None:
    data = {"series": {"slower": SLOWER[:1930]}, "gates": [{"series": "slower", "split": 1900, "block": 50}]}
    assert _judged(data)[0].label == "FAIL"


def test_looks_are_spread_over_the_candidate() -> None:
    gates, _ = read_gates(_file({"series": "quiet", "split": 1900, "block": 50}), looks=5)
    assert gates[0].looks == (10, 20, 30, 40, 50)
    many, _ = read_gates(_file({"series": "quiet", "split": 1900, "block": 50}), looks=100)
    assert many[0].looks == tuple(range(1, 51))


@pytest.mark.parametrize("series", [[], [1.0], [1.0] * 60, [None] * 900, [7.0] * 900])
def test_series_that_say_little_are_no_pass(series: list[Any]) -> None:
    for split in (0, 30, 840):
        said = _judged({"series": {"it": series}, "gates": [{"series": "it", "split": split, "block": 60}]})[0]
        assert said.label != "FAIL"
        constant_with_history = len(series) == 500 and series[0] == 7.0 and split == 440
        assert (said.label == "PASS") is constant_with_history, "the only one that had a chance to fail"


@pytest.mark.parametrize(
    ("gate", "message"),
    [
        ({"series": "none", "split": 5, "block": 5}, "names the series 'none', which isn't there"),
        ({"split": 5, "block": 5}, "names the series None"),
        ({"series": "quiet", "split": -1, "block": 5}, "`split` is -1"),
        ({"series": "quiet", "split": 1.5, "block": 5}, "`split` is 1.5"),
        ({"series": "quiet", "split": True, "block": 5}, "`split` is True"),
        ({"series": "quiet", "split": 5, "block": 0}, "`block` is 0"),
        ({"series": "quiet", "split": 5}, "`block` is None"),
        ({"series": "quiet", "split": 5, "block": 10**400}, "`block` is 1000"),
        ("gate", "names the series None"),
    ],
)
def test_what_is_wrong_with_a_gate_is_said(gate: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_gates(_file({"series": "quiet", "split": 100, "block": 20}, gate))


def test_all_that_is_wrong_is_said_at_once() -> None:
    data = {"series": {"bad": ["x"], "worse": [[1]]}, "gates": [{"series": "none", "split": 1, "block": 1}] * 9}
    with pytest.raises(UsageError) as caught:
        read_gates(data)
    assert "`bad`" in caught.value.message
    assert "`worse`" in caught.value.message
    assert "and 6 more" in caught.value.message


@pytest.mark.parametrize(
    "data", [None, 5, [], {}, {"series": {}}, {"series": {}, "gates": 7}, {"series": [], "gates": []}]
)
def test_another_kind_of_file_is_no_crash(data: Any) -> None:
    with pytest.raises(UsageError):
        read_gates(data)
    with pytest.raises(UsageError):
        read_cases(data)


KEYS = ["series", "gates", "cases", "split", "block", "experiment", "control", "args", "call", "a"]
json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=300)
@given(json)
def test_no_json_makes_it_stumble(data: Any) -> None:
    for read in (read_gates, read_cases):
        try:
            read(data)
        except UsageError:
            continue


# -- canary cases ------------------------------------------------------------------------------------------------------


def _case(**form: Any) -> dict[str, Any]:
    return {"name": "it", "experiment": [20.0, 21, 22, 20.5, 21.5], "control": [10.0, 11, 12, 10.5, 11.5], **form}


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ({}, "High"),
        ({"args": "tolerance = 0.10, confLevel = 0.95"}, "High"),
        ({"args": "tolerance = 0.1, confLevel = 0.999"}, "Pass"),
        ({"args": "effectSizeThresholds = (0.8, 2.5)"}, "Pass"),
        ({"call": "controlMetric, experimentMetric, MetricDirection.Decrease"}, "Pass"),
        ({"call": "MetricDirection.Either, isCriticalMetric = true"}, "High critical"),
        ({"call": "isCriticalMetric = true", "args": "criticalThresholds=(0.5, 3)"}, "High"),
        ({"experiment": [], "call": "NaNStrategy.Remove, isDataRequired = true"}, "NodataFailMetric"),
        ({"experiment": [None, "NaN"], "call": "NaNStrategy.Replace"}, "Pass"),
        ({"classifier": "MeanInequalityClassifier"}, "High"),
    ],
)  # fmt: skip
def test_cases_have_their_rules_in_words(form: dict[str, Any], label: str) -> None:
    [said] = judge_cases(read_cases({"cases": [_case(**form)]}))
    assert f"{said.label}{' critical' if said.critical else ''}" == label


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"classifier": "Random"}, "no classifier 'Random'"),
        ({"control": "high"}, "isn't a list of numbers"),
        ({"args": "confLevel = 1.5"}, "between 0 and 1"),
        ({"args": "tolerance = -1"}, "tolerance"),
        ({"args": "tolerance = 1e"}, "no number"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_said(form: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_cases({"cases": [_case(**form)]})
    with pytest.raises(UsageError, match="`control` is missing"):
        read_cases({"cases": [{"experiment": []}]})
