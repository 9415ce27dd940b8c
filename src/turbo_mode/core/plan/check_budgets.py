"""Budgets: each is a pool, and what is taken out of it below can't be more than what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_names import everybody_asked
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.facts import Facts, actions_of
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.specs import fields_of


class _Pool(NamedTuple):
    """A budget, where it stands, and whose it is."""

    budgets: model.Budgets
    path: Path
    name: str


def run(facts: Facts) -> None:
    """Reports E0505."""
    plan = facts.plan
    whole = _pools(_Pool(plan.decision_engine.budgets, ("decisionEngine", "budgets"), "the plan")
                   if plan.decision_engine.budgets else None)  # fmt: skip
    of_phase: dict[str, list[_Pool]] = {}
    for index, phase in enumerate(plan.phases):
        above = list(whole)
        for budgets, key, name in (
            (phase.budgets, "budgets", f"phase `{phase.id}`"),
            (phase.loop.budgets if phase.loop else None, "loop", f"the loop of `{phase.id}`"),
        ):
            if budgets is not None:
                path: Path = ("phases", index, key) if key == "budgets" else ("phases", index, "loop", "budgets")
                pool = _Pool(budgets, path, name)
                _fits(facts, pool, above)
                above.append(pool)
        of_phase.setdefault(phase.id, above)
        _tasks(facts, phase.budgets, ("phases", index, "budgets"), [phase])
    for located in facts.all_tasks():
        above = of_phase[located.phase.id] if located.phase else whole
        for pool in _of_task(facts, located.task, located.path):
            _fits(facts, pool, above)
    _tasks(facts, plan.decision_engine.budgets, ("decisionEngine", "budgets"), plan.phases)
    _asks(facts, whole, of_phase)


def _pools(*pools: _Pool | None) -> list[_Pool]:
    return [pool for pool in pools if pool is not None]


def _of_task(facts: Facts, task: model.Task, path: Path) -> Iterator[_Pool]:
    for place, action, _ in actions_of(task, path):
        if action.agent is not None and action.agent.budgets is not None:
            yield _Pool(action.agent.budgets, (*place, "agent", "budgets"), f"`{task.id}`")
        if isinstance(action.plan, model.SubPlan) and action.plan.budgets is not None:
            yield _Pool(action.plan.budgets, (*place, "plan", "budgets"), f"`{task.id}`")


def _fits(facts: Facts, pool: _Pool, above: list[_Pool]) -> None:
    for key, field in fields_of(model.Budgets).fields.items():
        mine = getattr(pool.budgets, field.attribute)
        path = (*pool.path, key)
        if mine is None or facts.is_broken(path):
            continue
        for outer in reversed(above):
            theirs = getattr(outer.budgets, field.attribute)
            if theirs is not None and not facts.is_broken((*outer.path, key)):
                _compare(facts, key, (mine, path), (theirs, (*outer.path, key)), outer.name)
                break


def _compare(facts: Facts, key: str, mine: tuple[object, Path], theirs: tuple[object, Path], whose: str) -> None:
    (part, currency), (whole, other) = _amount(key, mine[0]), _amount(key, theirs[0])
    related = (facts.report.related(theirs[1], f"all that {whose} has"),)
    if currency != other:
        label = f"{whose} counts in {other}"
        facts.report.error("E0505", f"{currency} and {other} can't be compared", mine[1], label=label, related=related)
    elif part > whole:
        message = f"{mine[0]} is more than there is"
        facts.report.error("E0505", message, mine[1], label=f"{whose} has {theirs[0]}", related=related)


def _amount(key: str, value: object) -> tuple[float, str]:
    if key == "cost":
        number, _, currency = str(value).partition(" ")
        return float(number), currency
    return (milliseconds(str(value)) if key == "wallTime" else float(str(value))), ""


def _tasks(facts: Facts, budgets: model.Budgets | None, path: Path, phases: list[model.Phase]) -> None:
    """What certainly runs is more than may run."""
    if budgets is None or budgets.tasks is None or facts.is_broken((*path, "tasks")):
        return
    certain = [
        task
        for phase in phases
        if (phase.when is None and phase.needs is None) or len(phases) == 1
        for task in phase.tasks
        if task.when is None and task.needs is None and not task.is_many
    ]
    if len(certain) > budgets.tasks:
        label = f"{len(certain)} tasks run in any case"
        facts.report.error("E0505", f"{budgets.tasks} tasks are too few", (*path, "tasks"), label=label)


def _asks(facts: Facts, whole: list[_Pool], of_phase: dict[str, list[_Pool]]) -> None:
    for asked in everybody_asked(facts):
        pools = whole if asked.phase is None else of_phase[asked.phase.id]
        empty = next((pool for pool in pools if pool.budgets.asks == 0), None)
        if empty is None or asked.approve.when is not None:
            continue
        related = (facts.report.related((*empty.path, "asks"), "nobody may be asked"),)
        facts.report.error(
            "E0505", "a person is asked here, and `asks` is 0", asked.path, at="key",
            label=f"{empty.name} may ask nobody", related=related,
        )  # fmt: skip
