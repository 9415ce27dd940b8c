"""What of the plan language Temporal carries out today. Asked before anything starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from turbo_mode.core.machine.request import SHELL
from turbo_mode.core.plan.actions import artifacts_of, works
from turbo_mode.core.plan.labels import wanted
from turbo_mode.core.plan.model import InnerPlan, Plan, Secret, Task
from turbo_mode.core.plan.uses import looks_for_anomalies
from turbo_mode.errors import PlanError

MOST_LABELS = 5
"""A host asks for work by each set of its labels, and those double with each label."""
MOST_TASKS = 10_000
"""Without a place for what is long: a state travels in one payload when a run is continued, and the server takes
2 MiB. With one a plan may have as many tasks as the language lets it."""
STEP = timedelta(seconds=10)
"""How long the server waits for a step of a workflow, where nobody says otherwise."""


def _tasks(plan: Plan | InnerPlan) -> Iterator[Task]:
    """Its tasks, and those of the plans in it."""
    for phase in plan.phases:
        yield from (*phase.tasks, *phase.finally_)
    yield from plan.finally_
    for inner in plan.plans.values():
        yield from _tasks(inner)


def _asking(plan: Plan | InnerPlan) -> Iterator[str]:
    """Where somebody's agreement is asked for, also in the plans inside."""
    engines = [plan.decision_engine.rules, *(each.rules for each in plan.environments.values())]
    yield from (f"rule `{rule.id}`" for rules in engines for rule in rules if rule.require is not None)
    for phase in plan.phases:
        if phase.gate is not None and phase.gate.approve is not None:
            yield f"the gate of `{phase.id}`"
        yield from (f"task `{task.id}`" for task in (*phase.tasks, *phase.finally_) if _asks(task))
    yield from (f"task `{task.id}`" for task in plan.finally_ if _asks(task))
    for inner in plan.plans.values():
        yield from _asking(inner)


def _tools(task: Task) -> Iterator[str]:
    """What the agents of a task are given."""
    for _, action in works(task):
        if action.agent is not None:
            yield from action.agent.tools


def _asks(task: Task) -> bool:
    return task.approve is not None or (task.decide is not None and task.decide.approve is not None)


def _read(task: Task) -> Iterator[str]:
    """The data sources that a task takes rows from."""
    for _, action in works(task):
        if action.read is not None:
            yield action.read.source
        if action.write is not None and action.write.from_ is not None:
            yield action.write.from_.source


def _has_cursor(task: Task) -> bool:
    reads = (action.read or (action.write.from_ if action.write is not None else None) for _, action in works(task))
    return any(read is not None and read.cursor is not None for read in reads)


def refusals(plan: Plan, *, has_owner: bool = True, has_place: bool = False) -> list[str]:
    """All that keeps a plan from being carried out on Temporal.

    ``has_owner``: a store's owner is there for people. ``has_place``: hosts can hand artifacts over.
    """
    tasks = list(_tasks(plan))
    reasons = [
        f"the artifacts of task `{task.id}` would stay on one host, since `temporal: artifacts` names no place for them"
        for task in tasks if artifacts_of(task) and not has_place
    ]  # fmt: skip
    if not has_owner:
        reasons += [f"{where} asks people to agree, and nobody here knows who answers" for where in _asking(plan)]
        reasons += [
            f"nobody here tells people what task `{task.id}` says" for task in tasks
            if any(action.notify is not None for _, action in works(task))
        ]  # fmt: skip
    if looks_for_anomalies(plan) and not has_owner:
        reasons.append("its evidence is about anomalies, and nobody here looks for any")
    flowing = {data.name for data in plan.data_sources if data.type in ("queue", "stream")}
    reasons += [
        f"nobody there acknowledges what task `{task.id}` reads from `{source}`"
        for task in tasks for source in _read(task) if source in flowing
    ]  # fmt: skip
    reasons += [f"the cursor of task `{task.id}` is kept in a store" for task in tasks if _has_cursor(task)]
    if len(labels := wanted(plan)) > MOST_LABELS:
        reasons.append(f"its tasks want {len(labels)} labels of one host, and {MOST_LABELS} are the most")
    reasons += [
        f"there is no door for agents there, and the agent of `{task.id}` is given `{tool}`"
        for task in tasks for tool in _tools(task) if tool != SHELL and not tool.startswith("files.")
    ]  # fmt: skip
    if len(tasks) > MOST_TASKS and not has_place:
        reasons.append(
            f"it has {len(tasks):,} tasks, and {MOST_TASKS:,} are the most where `temporal: artifacts` names no place"
        )
    return reasons


def longest_step(plan: Plan) -> timedelta:
    """How long a step of its workflow may take: a large plan takes a while to be read, and its state to be written."""
    tasks = sum(1 for _ in _tasks(plan))
    return STEP if tasks <= MOST_TASKS else STEP + timedelta(milliseconds=tasks)


def refuse(plan: Plan, *, has_owner: bool = True, has_place: bool = False) -> None:
    """Raise ``PlanError`` for a plan that can't be carried out on Temporal, naming all that keeps it from that."""
    if reasons := refusals(plan, has_owner=has_owner, has_place=has_place):
        raise PlanError(
            f"plan {plan.name} can't be carried out on Temporal: {'; '.join(reasons)}",
            hint="run it with the embedded runtime: turbo-mode run",
        )


def left_behind(plan: Plan) -> list[str]:
    """What doesn't travel with a plan: each worker needs it at the same place."""
    tasks = list(_tasks(plan))
    found = [f"the Python code of task `{task.id}`" for task in tasks if _calls_python(task)]
    found += [f"the secret `{name}`, which is in {_where(secret)}" for name, secret in plan.secrets.items()]
    if any(action.shell is not None or action.service is not None for task in tasks for _, action in works(task)):
        found.append("files beside the plan that its programs use")
    return found


def _calls_python(task: Task) -> bool:
    return any(action.python is not None for _, action in works(task))


def _where(secret: str | Secret) -> str:
    if isinstance(secret, str):
        return f"the variable {secret}"
    places = {"env": "the variable", "file": "the file"}
    return f"{places.get(secret.source, secret.source)} {secret.name}"
