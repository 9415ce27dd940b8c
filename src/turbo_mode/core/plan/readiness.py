"""What the language has and this version can't carry out yet. An item goes from here on the day on which it works.

A plan that relies on such a thing is good, but refused when it is started: to leave it out would be another plan. What
changes nothing about what is done is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.uses import data_used


class NotYet(NamedTuple):
    """One place of a plan, the key that stands there, and what it waits for."""

    path: Path
    key: str
    what: str


def not_there_yet(plan: model.Plan) -> list[NotYet]:
    """Everything in a plan, its plans in files and inside included, that can't be carried out yet."""
    return [*_plan(plan), *_inside(plan.plans, ())]


def notes(plan: model.Plan) -> list[str]:
    """What a plan declares and nobody does anything about yet, a sentence each."""
    used = data_used(plan)
    unused = [data.name for data in (*plan.data_sources, *plan.data_sinks) if data.name not in used]
    return [f"`{name}` is declared, and nothing uses it" for name in unused]


def _inside(plans: dict[str, model.InnerPlan], path: Path) -> Iterator[NotYet]:
    for name, inner in plans.items():
        where: Path = (*path, "plans", name)
        yield from (found._replace(path=(*where, *found.path)) for found in _plan(inner))
        yield from _inside(inner.plans, where)


def _plan(plan: model.Plan | model.InnerPlan) -> Iterator[NotYet]:
    for index, phase in enumerate(plan.phases):
        path: Path = ("phases", index)
        for key, tasks in (("tasks", phase.tasks), ("finally", phase.finally_)):
            for number, task in enumerate(tasks):
                yield from _task(task, (*path, key, number))
    for number, task in enumerate(plan.finally_):
        yield from _task(task, ("finally", number))


def _task(task: model.Task, path: Path) -> Iterator[NotYet]:
    beside = [(("verify",), task.verify), (("compensate",), task.compensate)]
    for below, action in (*works(task), *beside):
        if action is not None:
            yield from _action(action, (*path, *below))


def _action(action: model.Action, path: Path) -> Iterator[NotYet]:
    if action.workflow is not None:
        yield NotYet((*path, "workflow"), "workflow", "workflows of other systems")
    elif isinstance(action.plan, model.SubPlan) and action.plan.version:
        yield NotYet((*path, "plan", "version"), "version", "registered plans")
