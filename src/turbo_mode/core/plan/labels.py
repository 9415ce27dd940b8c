"""Labels that tasks want of the engine that carries them out (``runOn``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import Path


class Unmet(NamedTuple):
    """A task, where its ``runOn`` stands, and a label in it that the engine doesn't have."""

    task: str
    path: Path
    label: str


def unmet(plan: model.Plan | model.InnerPlan, labels: Collection[str], path: Path = ()) -> Iterator[Unmet]:
    """What the tasks of a plan, and of those in it, want and an engine with these labels doesn't have."""
    for index, phase in enumerate(plan.phases):
        for key, tasks in (("tasks", phase.tasks), ("finally", phase.finally_)):
            yield from _of(tasks, labels, (*path, "phases", index, key))
    yield from _of(plan.finally_, labels, (*path, "finally"))
    for name, inner in plan.plans.items():
        yield from unmet(inner, labels, (*path, "plans", name))


def wanted(plan: model.Plan | model.InnerPlan) -> list[str]:
    """All labels that the tasks of a plan, and of those in it, want, sorted."""
    return sorted({each.label for each in unmet(plan, ())})


def _of(tasks: list[model.Task], labels: Collection[str], path: Path) -> Iterator[Unmet]:
    for number, task in enumerate(tasks):
        for label in task.run_on:
            if label not in labels:
                yield Unmet(task.id, (*path, number, "runOn"), label)
