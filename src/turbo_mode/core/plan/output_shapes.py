"""What tasks hand on, as far as the expressions tell that make it: the shapes of outputs, and of the items of lists.

An output that several actions may make, or that has an ``else``, has what is common to all of them. Tasks come after
those whose outputs theirs are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Protocol

from msgspec import UNSET

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.expression_paths import simple_ways
from turbo_mode.core.plan.expressions import ExpressionProblems, compile
from turbo_mode.core.plan.shapes import ANY, ListOf, Record, Scope, Shape, joined, of_data, stored
from turbo_mode.core.regex import regex

Shapes = Mapping[str, Shape]
Place = tuple[model.Task, model.Phase | None]
_NAMED = regex(r"\btasks\s*\.\s*\??\s*(\w+)", re.ASCII)


class Seen(Protocol):
    """What the expressions of a task may read, and what a plan hands on that it calls."""

    def result(self, kind: str, task: model.Task, phase: model.Phase | None) -> Scope: ...
    def fallback_result(self, kind: str, task: model.Task, phase: model.Phase | None) -> Scope: ...
    def foreach(self, task: model.Task, phase: model.Phase | None) -> Scope: ...
    def called(self, call: model.SubPlan) -> Shapes: ...
    def shape_of(self, task: model.Task) -> Record: ...
    def note(self, task: model.Task, item: Shape | None, outputs: Shapes) -> None: ...


def _outcomes(text: str, scope: Scope) -> Sequence[Shape]:
    """What an expression may come out as, branch by branch; ANY for one that is wrong."""
    known = simple_ways(text, scope)
    try:
        return compile(text, scope).ways if known is None else known
    except ExpressionProblems:
        return (ANY,)


def shape_of(text: str, scope: Scope) -> Shape:
    """What is known of the value of an expression once it is kept."""
    ways = _outcomes(text, scope)
    return stored(ways[0]) if len(ways) == 1 else joined(map(stored, ways))


def find_shapes(places: Sequence[Place], seen: Seen) -> bool:
    """Tells ``seen`` the shapes of all tasks that have some, one after another; whether there are any."""
    tasks, found = {task.id: (task, phase) for task, phase in places}, False
    for task, phase in _in_order(tasks):
        found, item = True, None
        if task.foreach:
            item = _item(task, _within(seen.foreach(task, phase), task.foreach, tasks, seen))
            seen.note(task, item, {})
        seen.note(task, item, _outputs(task, phase, tasks, seen))
    return found


def reads_previous(places: Sequence[Place]) -> bool:
    """Some output is made of what the round before has left."""
    return any("previous" in text for task, _ in places for text in _texts(task))


def _texts(task: model.Task) -> Iterator[str]:
    if not (task.foreach or task.outputs or task.switch or task.fallback or task.verify):
        return
    if task.foreach is not None:
        yield task.foreach
    actions = [task, *(action for _, action in works(task)), *([task.verify] if task.verify is not None else [])]
    for action in actions:
        for spec in action.outputs.values():
            yield spec.value if isinstance(spec, model.Output) else spec


def _in_order(tasks: Mapping[str, Place]) -> Iterator[Place]:
    reading: dict[str, set[str]] = {}
    for id, (task, _) in tasks.items():
        texts = list(_texts(task))
        named = {name for text in texts if "tasks" in text for name in _NAMED.findall(text)}
        if named:
            reading[id] = named - {id}
        elif texts or task.plan is not None or task.switch is not None or task.fallback is not None:
            yield tasks[id]
    try:
        order = [*TopologicalSorter(reading).static_order()]
    except CycleError:
        order = list(reading)
    yield from (tasks[id] for id in order if id in reading)


def _within(scope: Scope, text: str, tasks: Mapping[str, Place], seen: Seen) -> Scope:
    """The scope with those tasks only that the text names."""
    named = dict.fromkeys(name for name in _NAMED.findall(text) if name in tasks) if "tasks" in text else {}
    if not named:
        return _without_tasks(scope)
    record = Record({name: seen.shape_of(tasks[name][0]) for name in named}, noun="task")
    return Scope({**scope.variables, "tasks": record})


@lru_cache(maxsize=16)
def _without_tasks(scope: Scope) -> Scope:
    """The same for all texts that name no task."""
    return Scope({**scope.variables, "tasks": Record({}, noun="task")})


def _item(task: model.Task, scope: Scope) -> Shape:
    shape = shape_of(task.foreach or "", scope)
    return shape.item if isinstance(shape, ListOf) else ANY


def _outputs(task: model.Task, phase: model.Phase | None, tasks: Mapping[str, Place], seen: Seen) -> Shapes:
    found: dict[str, list[Shape]] = {}
    actions = [action for _, action in works(task)] + ([task.verify] if task.verify is not None else [])
    for action in actions:
        if (call := subplans.call_of(action)) is not None and action is not task.verify:
            for name, shape in seen.called(call).items():
                found.setdefault(name, []).append(shape)
        if not action.outputs:
            continue
        of = seen.fallback_result if action is task.fallback else seen.result
        scope = of(action.kind, task, phase)
        for name, spec in action.outputs.items():
            found.setdefault(name, []).extend(_ways(spec, scope, tasks, seen))
    return {name: joined(shapes) if len(shapes) > 1 else shapes[0] for name, shapes in found.items()}


def _ways(spec: str | model.Output, scope: Scope, tasks: Mapping[str, Place], seen: Seen) -> Iterator[Shape]:
    text = spec if isinstance(spec, str) else spec.value
    if isinstance(spec, model.Output) and spec.secret:
        yield ANY
        return
    yield shape_of(text, _within(scope, text, tasks, seen))
    if isinstance(spec, model.Output) and spec.else_ is not UNSET:
        yield stored(of_data(spec.else_))
