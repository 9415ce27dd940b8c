"""What the language has and this version can't carry out yet. An item goes from here on the day on which it works.

A plan that relies on such a thing is good, but refused when it is started: to leave it out would be another plan. What
changes nothing about what is done is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.nodes import Path

SCRIPTED = "scripted:"
"""How the name of a stand-in for a model begins."""
COMMAND = "command:"
"""How the command line of a program that is an agent begins."""

_KINDS = {
    "workflow": "workflows of other systems",
}  # fmt: skip


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
    used = _used(plan)
    unused = [data.name for data in (*plan.data_sources, *plan.data_sinks) if data.name not in used]
    sentences = ["`progressTracking`: no reports are sent yet"] if plan.progress_tracking.reports else []
    return sentences + [f"`{name}` is declared, and nothing uses it" for name in unused]


def tells_people(plan: model.Plan) -> bool:
    """Whether a plan says that people are to be told something."""
    return bool(plan.communication_protocol.notifications) or any(
        action.notify is not None for action in _actions(plan)
    )  # fmt: skip


def asks_a_model(plan: model.Plan | model.InnerPlan) -> bool:
    """Whether a gate or a task of the plan, or of one inside it, may ask a model for advice."""
    named = [plan.decision_engine.deciders, *(place.deciders for place in decided_in(plan))]
    return any("model" in names for names in named) or any(map(asks_a_model, plan.plans.values()))


def decided_in(plan: model.Plan | model.InnerPlan) -> Iterator[model.Gate | model.Decide]:
    """Wherever something is decided in a plan, but not in those inside it: its gates, and its tasks that decide."""
    tasks = list(plan.finally_)
    for phase in plan.phases:
        tasks += (*phase.tasks, *phase.finally_)
        if phase.gate is not None:
            yield phase.gate
    yield from (task.decide for task in tasks if task.decide is not None)


def reads_numbers(plan: model.Plan | model.InnerPlan) -> set[str]:
    """The data sources from which the evidence of a plan, and of those inside it, takes numbers."""
    metrics = [piece.metric for place in decided_in(plan) for piece in place.evidence.values()]
    found = {metric.source for metric in metrics if metric is not None and metric.source is not None}
    return found.union(*map(reads_numbers, plan.plans.values()))


def _used(plan: model.Plan) -> set[str]:
    """The names of the data that tasks read or write, or that evidence takes its numbers from."""
    writes = [action.write for action in _actions(plan) if action.write is not None]
    read = {action.read.source for action in _actions(plan) if action.read is not None} | reads_numbers(plan)
    return read | {write.sink for write in writes} | {write.from_.source for write in writes if write.from_}


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
    kind = action.kind
    if kind in _KINDS:
        yield NotYet((*path, kind), kind, _KINDS[kind])
    elif isinstance(action.plan, model.SubPlan) and action.plan.version:
        yield NotYet((*path, "plan", "version"), "version", "registered plans")


def _actions(plan: model.Plan | model.InnerPlan) -> Iterator[model.Action]:
    """Every action of the plan and of those inside it, whatever it is for."""
    tasks = [task for phase in plan.phases for task in (*phase.tasks, *phase.finally_)]
    for task in [*tasks, *plan.finally_]:
        yield from (action for _, action in works(task))
        yield from (each for each in (task.verify, task.compensate) if each is not None)
    for name, inner in plan.plans.items():
        if not subplans.is_path(name):
            yield from _actions(inner)
