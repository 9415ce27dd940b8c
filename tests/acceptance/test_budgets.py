"""Budgets at the command line: what is used up shows, what can't fit fails, and the owner's are never exceeded."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.conftest import Person

COUNTED = """
turbo: 1
name: counted
decisionEngine: {budgets: {tasks: 5}}
plans:
  inner:
    phases: [{id: p, parallel: true, effect: idempotent, tasks: [{id: x, shell: echo x}, {id: y, shell: echo y}]}]
phases:
  - id: work
    parallel: true
    effect: idempotent
    tasks:
      - {id: one, shell: echo one}
      - {id: call, plan: {name: inner, budgets: {tasks: 2}}}
  - id: more
    parallel: true
    effect: idempotent
    tasks: [{id: fits, shell: echo fits}, {id: late, shell: echo late, optional: true}]
"""
AGENTS = """
turbo: 1
name: agents
decisionEngine: {budgets: {steps: 3}}
phases:
  - id: think
    parallel: true
    effect: idempotent
    tasks:
      - id: first
        agent: {goal: say, model: "scripted:answers.json", output: {type: string}, repairs: 3, budgets: {steps: 2}}
      - id: second
        agent: {goal: say, model: "scripted:answers.json", output: {type: string}, repairs: 3}
"""
SLOW = """
turbo: 1
name: slow
decisionEngine: {budgets: {wallTime: 1s}}
phases:
  - {id: long, effect: idempotent, tasks: [{id: sleeps, shell: sleep 600}]}
  - {id: next, needs: [{id: long, is: [FAILED]}], effect: idempotent, tasks: [{id: after, shell: echo after}]}
finally: [{id: tidy, effect: idempotent, shell: echo tidied}]
"""


def statuses(person: Person) -> dict[str, Any]:
    told = json.loads(person.press("show", person.id, "--json").stdout)
    return {task["id"]: task for phase in told["phases"] for task in phase["tasks"]} | {"budgets": told["budgets"]}


def test_what_is_used_up_shows_and_what_cannot_fit_fails_before_it_starts(person: Person) -> None:
    person.press("run", person.write(COUNTED))
    seen = statuses(person)
    assert seen["budgets"] == {"plan": {"tasks": {"limit": 5, "taken": 5}}}
    assert (seen["fits"]["status"], seen["late"]["status"]) == ("COMPLETED", "FAILED")
    assert seen["late"]["failure"]["code"] == "budget_exhausted"
    assert "budget  tasks 5 of 5" in person.press("show", person.id).stdout


def test_the_owner_has_a_budget_for_every_plan_and_the_smallest_holds(person: Person) -> None:
    person.write("decisionEngine: {budgets: {tasks: 3}}", "turbo-mode.yaml")
    person.press("run", person.write(COUNTED), code=1)
    seen = statuses(person)
    assert seen["budgets"]["plan"]["tasks"]["limit"] == 3
    assert [id for id in ("one", "call", "fits", "late") if seen[id]["status"] == "COMPLETED"] == ["one"]


def test_agents_share_a_pool_and_none_goes_beyond_its_part(person: Person) -> None:
    person.write("[1, 2, 3, 4]", "answers.json")
    person.press("run", person.write(AGENTS), code=1)
    seen = statuses(person)
    assert seen["budgets"]["plan"]["steps"] == {"limit": 3, "taken": 3}
    assert {seen[id]["failure"]["code"] for id in ("first", "second")} == {"budget_exhausted"}


def test_the_clock_ends_what_runs_and_lets_it_tidy_up(person: Person) -> None:
    done = person.press("run", person.write(SLOW), code=1)
    assert "the time of its budget is used up" in done.stderr
    seen = statuses(person)
    assert seen["sleeps"]["failure"]["code"] == "phase_timeout"
    assert (seen["after"]["status"], seen["tidy"]["status"]) == ("NOT_RUN", "COMPLETED")
