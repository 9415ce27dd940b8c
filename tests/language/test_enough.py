"""Of very many problems the first are shown, and that there are more; and very many cost no more than reading them.

Work is counted in calls of functions, ours and Python's, so that these tests say the same on every machine.
"""

from __future__ import annotations

import cProfile
import json
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from benchmarks.hostile_plans import FAMILIES, nested_plans, plan, tasks
from turbo_mode.core.plan import likeness, subplans
from turbo_mode.core.plan.problems import MOST, Problem
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import load_plan, parse_plan


def found(text: str, name: str = "plan.json") -> tuple[list[Problem], list[str]]:
    """The problems of a plan, and the severities of which there may be more."""
    try:
        loaded = parse_plan(text, name)
    except PlanInvalid as error:
        return error.problems, sorted(error.more)
    return loaded.problems, sorted(loaded.more)


def wrong(errors: int, warnings: int) -> str:
    """A plan with so many errors, and so many warnings."""
    made = [{"id": f"w{n}", "shell": "x", "retry": 2} for n in range(warnings)]
    return plan(made + [{"id": f"e{n}", "shell": "x", "needs": [f"no{n}"]} for n in range(errors)])


# what is shown


@pytest.mark.parametrize("errors", [0, 1, MOST, MOST + 1, 3 * MOST])
@pytest.mark.parametrize("warnings", [0, 1, MOST - 1, 3 * MOST])
def test_neither_errors_nor_warnings_take_the_room_of_the_others(errors: int, warnings: int) -> None:
    problems, more = found(wrong(errors, warnings))
    shown = [problem.code for problem in problems]
    assert shown.count("E0202") == min(errors, MOST)
    if errors <= MOST:
        assert shown.count("W0501") == min(warnings, MOST)
    assert more == ["error"] * (errors > MOST) + ["warning"] * (warnings > MOST and errors <= MOST)


@pytest.mark.parametrize(
    "family", ["env wrong name", "retry of once", "unknown keys of the plan", "broken in many places"]
)
def test_those_that_are_shown_stand_in_the_order_of_the_file_and_are_always_the_same(family: str) -> None:
    text = FAMILIES[family](500)
    problems, more = found(text)
    assert more
    assert problems == found(text)[0]
    for severity in ("error", "warning"):
        places = [each.place.column for each in problems if each.severity == severity]
        assert places == sorted(places)
        assert len(places) <= MOST


def test_several_files_share_the_room(tmp_path: Path) -> None:
    names = [f"f{n}.json" for n in range(20)]
    for name in names:
        (tmp_path / name).write_text(wrong(50, 0))
    (tmp_path / "plan.json").write_text(plan(tasks(20, lambda n: {"plan": f"./{names[n]}"})))
    with pytest.raises(PlanInvalid) as caught:
        load_plan(tmp_path / "plan.json")
    assert sum(problem.is_error for problem in caught.value.problems) == MOST
    assert caught.value.more == {"error"}
    assert "at least 200 problems" in str(caught.value)


def said(text: str, folder: Path, *options: str) -> str:
    """What `check` says about a plan."""
    (folder / "plan.json").write_text(text)
    command = [sys.executable, "-m", "turbo_mode", "check", "plan.json", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_check_says_that_there_are_more(tmp_path: Path) -> None:
    assert "plan.json has at least 200 problems" in said(wrong(201, 0), tmp_path)
    assert "at least 200 warnings" in said(wrong(0, 201), tmp_path)
    assert json.loads(said(wrong(201, 0), tmp_path, "--json"))["more"] == ["error"]
    notice = "::notice file=plan.json::there may be more problems than these"
    assert said(wrong(201, 0), tmp_path, "--format", "github").splitlines()[-1] == notice
    (run,) = json.loads(said(wrong(0, 201), tmp_path, "--format", "sarif"))["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "plan.json: there may be more problems than these"


# what it costs


def calls(text: str, name: str = "plan.json") -> int:
    """How many calls of functions it takes to read and check a plan."""
    profile = cProfile.Profile()
    profile.enable()
    found(text, name)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


LINEAR = (
    "when unknown task", "env wrong output", "env secret", "foreach item", "phase loop", "phase when",
    "gate options read evidence", "gate rollback", "gate rollback undone", "gate rollback to first", "gate repeat",
    "circle", "handler of all", "switch", "switch cases right", "subplans called", "subplans wrong",
    "subplans in a chain", "subplans in a circle", "subplan unknown inputs", "subplan missing input",
    "sources right", "agents schema", "holes in a text", "secrets unknown", "broken gates",
    "yaml of wrong names",
)  # fmt: skip


@pytest.mark.deep
@pytest.mark.parametrize("family", LINEAR)
def test_twice_as_many_mistakes_are_at_most_twice_the_work(family: str) -> None:
    make = FAMILIES[family]
    name = f"plan.{family[:4]}" if family[:4] in ("yaml", "toml") else "plan.json"
    calls(make(20), name)
    small, large = calls(make(MOST), name), calls(make(2 * MOST), name)
    assert large < 2.4 * small


def test_what_is_beyond_the_first_few_hundred_costs_no_place_and_no_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    ratio = SequenceMatcher.quick_ratio

    def counted(self: SequenceMatcher[str]) -> float:
        nonlocal compared
        compared += 1
        return ratio(self)

    monkeypatch.setattr(SequenceMatcher, "quick_ratio", counted)
    for family in ("when unknown task", "many inputs similar names", "gate rollback to nobody"):
        compared = 0
        found(FAMILIES[family](1_500))
        assert compared <= MOST * likeness.COMPARED


def test_a_suggestion_is_found_among_thousands() -> None:
    names = [f"build{n}" for n in range(5_000)] + ["deployment"]
    assert likeness.closest("deploymnet", names) == "deployment"
    assert likeness.closest("Build77", names) == "build77"
    assert likeness.closest("build4999x", names) == "build4999"
    assert likeness.closest("x", [f"n{n}" for n in range(20_000)]) is None


# plans in plans


def test_plans_in_a_file_are_seen_and_not_copied() -> None:
    loaded = parse_plan(FAMILIES["subplans"](10)).plan
    alone = subplans.seen_alone(loaded, "s3")
    assert alone.plans is loaded.plans
    nested = parse_plan(plan(plans={"s0": nested_plans(2), "other": nested_plans(0)})).plan
    inner = subplans.seen_alone(nested, "s0")
    deeper = subplans.seen_alone(inner, "s2x1")
    assert {"s0", "other", "s2x0", "s2x1", "s1x0", "s1x1"} == set(deeper.plans)
    assert {"s0", "other"} == set(subplans.seen_alone(deeper, "other").plans)


@pytest.mark.parametrize("family", ["subplans in a chain", "subplans in a circle"])
def test_a_long_way_through_plans_is_a_problem_and_no_crash(family: str) -> None:
    problems, _ = found(FAMILIES[family](1_000))
    (problem,) = problems
    assert problem.code == "E0232"
    assert len(problem.message) < 1_000
