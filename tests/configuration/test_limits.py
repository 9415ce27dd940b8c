"""Of limits from several places the strictest holds, and the order says nothing."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from turbo_mode import Plan, TurboMode
from turbo_mode.configuration.reading import load
from turbo_mode.core.decisions.limits import Limits, said_by, strictest, tighten
from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.errors import ConfigurationInvalid

HELLO: dict[str, Any] = {
    "turbo": 1, "name": "hello", "decisionEngine": {"autonomyLevel": "high"},
    "phases": [{"id": "greet", "tasks": [{"id": "hello", "shell": "true"}]}],
}  # fmt: skip

RULES = [model.Rule(id=id, when="true", forbid=[id], reason="so") for id in ("one", "two")]

maybe = st.none
limits = st.builds(
    Limits,
    origin=st.sampled_from(["a", "b", "c"]),
    autonomy_level=maybe() | st.sampled_from(LEVELS),
    confidence=maybe() | st.floats(0, 1),
    parallel_execution=maybe() | st.booleans(),
    max_parallel=maybe() | st.integers(1, 100),
    max_running_per_tenant=maybe() | st.integers(1, 100),
    timeout=maybe() | st.sampled_from(["30s", "5m", "2h"]),
    sandbox=maybe() | st.sampled_from(["none", "agents", "all"]),
    rules=st.lists(st.sampled_from(RULES), max_size=2),
)


@given(st.lists(limits, max_size=4))
def test_any_order_gives_the_same_limits(several: list[Limits]) -> None:
    found = {tuple((bound.key, bound.value) for bound in strictest(order)) for order in permutations(several)}
    assert len(found) == 1


@given(st.lists(limits, max_size=4))
def test_nothing_is_ever_loosened(several: list[Limits]) -> None:
    plan = Plan.from_dict(HELLO).loaded.plan
    held = said_by(tighten(plan, several), "")
    for each in (said_by(plan, "plan"), *several):
        assert each.autonomy_level is None or _rank(held) <= _rank(each)
        assert each.confidence is None or (held.confidence or 0) >= each.confidence
        assert each.max_parallel is None or (held.max_parallel or 0) <= each.max_parallel
        assert each.timeout is None or milliseconds(held.timeout or "") <= milliseconds(each.timeout)
        assert each.parallel_execution is not False or held.parallel_execution is False
        assert each.sandbox != "all" or held.sandbox == "all"
        assert all(rule in held.rules for rule in each.rules)


@pytest.mark.parametrize(("plan", "owner", "held"), [
    ("agents", [], "agents"), ("agents", ["none"], "none"), ("all", ["none"], "all"),
    ("agents", ["none", "all"], "all"), ("agents", ["none", "agents"], "agents"), ("all", [], "all"),
    ("none", [None], "agents"),
])  # fmt: skip
def test_only_the_owner_takes_agents_out_of_the_sandbox(plan: str, owner: list[Any], held: str) -> None:
    document = Plan.from_dict(HELLO).loaded.plan
    pipeline = structs.replace(document.execution_pipeline, sandbox=plan)
    said = structs.replace(document, execution_pipeline=pipeline)
    tightened = tighten(said, [Limits(origin="owner", sandbox=each) for each in owner])
    assert tightened.execution_pipeline.sandbox == held


def _rank(each: Limits) -> int:
    return LEVELS.index(each.autonomy_level or "full")


def test_a_plan_within_the_limits_stays_the_same_object() -> None:
    plan = Plan.from_dict(HELLO).loaded.plan
    assert tighten(plan, [Limits(origin="file", autonomy_level="full", max_parallel=100)]) is plan


def test_the_limits_hold_for_plans_in_a_plan_too() -> None:
    inner = {"phases": HELLO["phases"], "plans": {"deep": {"phases": HELLO["phases"]}}}
    plan = Plan.from_dict({**HELLO, "plans": {"inner": inner}}).loaded.plan
    made = tighten(plan, [Limits(origin="file", max_parallel=2)])
    found = made.plans["inner"]
    assert [each.execution_pipeline.max_parallel for each in (made, found, found.plans["deep"])] == [2, 2, 2]
    assert tighten(made, [Limits(origin="file", max_parallel=2)]) is made


@pytest.mark.parametrize("name", ["turbo-mode.yaml", "turbo-mode.json"])
def test_a_file_limits_what_the_library_runs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"decisionEngine": {"autonomyLevel": "low"}, "store": "kept"}')
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.from_dict(HELLO))
        assert handle.wait().status == "COMPLETED"
        state = turbo._runtime.state(handle.id)
        assert state is not None
        assert state.level == "low"
    assert (tmp_path / "kept" / "store.db").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decisionEngine: {autonomyLevel: highest}", "`high`"),
        ("decisionEngin: {}", "decisionEngine"),
        ("executionPipeline: {maxParallel: 0}", "1 to 10000"),
        ("executionPipeline: {maxRunningPerTenant: 0}", "1 to 10000"),
        ("executionPipeline: {maxRunningPerTenant: {acme: 2}}", "mapping"),
        ("- a", "mapping"),
        ("a: [", "YAML"),
        ("executionPipeline: {defaults: {timeout: 10 minutes}}", "10m"),
    ],
)
def test_a_mistake_is_a_problem_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "turbo-mode.yaml"
    file.write_text(text)
    with pytest.raises(ConfigurationInvalid) as raised:
        load(None, {}, tmp_path)
    assert raised.value.exit_code == 78
    assert [problem for problem in raised.value.problems if said in f"{problem} {problem.label} {problem.help}"]


def test_two_files_at_once_are_refused(tmp_path: Path) -> None:
    for name in ("turbo-mode.yaml", "turbo-mode.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(ConfigurationInvalid, match="both here"):
        load(None, {}, tmp_path)
    assert load(tmp_path / "turbo-mode.json", {}, tmp_path).path == tmp_path / "turbo-mode.json"


def test_a_variable_limits_too_and_can_only_tighten(tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text("executionPipeline: {maxParallel: 4}")
    loaded = load(None, {"TURBO_MODE_MAX_PARALLEL": "8", "TURBO_MODE_AUTONOMY_LEVEL": "manual"}, tmp_path)
    held = {bound.key: (bound.value, bound.origin) for bound in strictest(loaded.limits)}
    assert held["max_parallel"] == (4, str(tmp_path / "turbo-mode.yaml"))
    assert held["autonomy_level"] == ("manual", "TURBO_MODE_AUTONOMY_LEVEL")
    with pytest.raises(ConfigurationInvalid, match="TURBO_MODE_MAX_PARALLEL"):
        load(None, {"TURBO_MODE_MAX_PARALLEL": "many"}, tmp_path)


def test_limits_are_part_of_the_plan_that_is_kept() -> None:
    plan = Plan.from_dict(HELLO).loaded.plan
    strict = tighten(plan, [Limits(origin="file", max_parallel=2, timeout="5m")])
    assert isinstance(strict, model.Plan)
    assert (strict.execution_pipeline.max_parallel, strict.execution_pipeline.defaults.timeout) == (2, "5m")
