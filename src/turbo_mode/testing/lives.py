"""Lives a case under all invariants, and makes a failing one small."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.faults import Case, Chances
from turbo_mode.testing.invariants import Invariants
from turbo_mode.testing.simulator import Simulation


def live(case: Case, sometimes: Counter[str] | None = None) -> Simulation:
    """Live a case. Raises ``Violation``, or whatever the machine itself raised."""
    simulation = Simulation(case, sometimes=sometimes)
    simulation.watchers = [Invariants(simulation)]
    return simulation.run()


def failure_of(case: Case) -> str:
    """What goes wrong in a case, in words; empty when nothing does."""
    try:
        live(case)
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    return ""


def shrink(case: Case, tries: int = 400) -> Case:
    """A smaller case that fails in the same way: with fewer faults, then with less of a plan."""
    kind = _kind(failure_of(case))
    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(case):
            tries -= 1
            if tries < 0:
                return case
            if _kind(failure_of(candidate)) == kind:
                case, smaller = candidate, True
                break
    return case


def _kind(failure: str) -> str:
    """A failure without names and numbers."""
    return re.sub(r"\[.*?\]|'.*?'|[a-z]?\d[\w.]*", "#", failure)[:60]


def _smaller(case: Case) -> Iterator[Case]:
    replace = msgspec.structs.replace
    for name in Chances.__struct_fields__:
        if getattr(case.chances, name):
            yield replace(case, chances=replace(case.chances, **{name: 0.0}))
    for field in ("crashes", "acts"):
        faults = getattr(case, field)
        if len(faults) > 3:
            yield replace(case, **{field: faults[: len(faults) // 2]})
            yield replace(case, **{field: faults[len(faults) // 2 :]})
        for number in range(len(faults)):
            yield replace(case, **{field: faults[:number] + faults[number + 1 :]})
    for plan in _smaller_plans(msgspec.to_builtins(case.plan)):
        try:
            made = msgspec.convert(plan, Plan)
            Blueprint(made)
        except (msgspec.ValidationError, KeyError):
            continue
        yield replace(case, plan=made)


def _smaller_plans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("finally", "outputs", "executionPipeline"):
        if plan.get(key):
            yield {name: value for name, value in plan.items() if name != key}
    phases = plan["phases"]
    for number, phase in enumerate(phases):
        rest = [*phases[:number], *phases[number + 1 :]]
        if rest:
            yield {**plan, "phases": rest}
        for slimmer in _slimmer(phase):
            yield {**plan, "phases": [*phases[:number], slimmer, *phases[number + 1 :]]}


def _slimmer(thing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A phase or a task without one of its keys, and a phase without one of its tasks."""
    for key in thing:
        if key not in (
            "id",
            "tasks",
            "shell",
            "http",
            "python",
            "wait",
            "service",
            "agent",
            "switch",
            "plan",
            "approve",
            "decide",
        ):
            yield {name: value for name, value in thing.items() if name != key}
    tasks = thing.get("tasks", [])
    for number, task in enumerate(tasks):
        if len(tasks) > 1:
            yield {**thing, "tasks": [*tasks[:number], *tasks[number + 1 :]]}
        for slimmer in _slimmer(task):
            yield {**thing, "tasks": [*tasks[:number], slimmer, *tasks[number + 1 :]]}


def describe(case: Case) -> str:
    """A failing case made small, for people: the seed, what went wrong, the faults and the plan."""
    small = shrink(case)
    return "\n".join(
        [
            f"seed {case.seed}: {failure_of(case)}",
            f"shrunk: {failure_of(small)}",
            f"crashes {small.crashes}",
            f"acts {small.acts}",
            f"chances {small.chances}",
            msgspec.json.format(msgspec.json.encode(small.plan)).decode(),
        ]
    )
