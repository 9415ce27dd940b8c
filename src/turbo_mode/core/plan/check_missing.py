"""Why the outputs of a task that has ended may not be there: it was skipped, it failed, or it went another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts, Located, Reader
from turbo_mode.core.plan.graph import GOOD, need_of
from turbo_mode.core.plan.nodes import Path

Reason = tuple[str, Path | None, str]
"""What may have become of the task, the place that says so, and a label for it."""


def may_be_missing(facts: Facts, target: Located, reader: Reader, output: str, text: str) -> Reason | None:
    """The reason why somebody who reads an output in a text may find none; without a name, that it may never begin."""
    conditions = _known(reader)
    if _asks_first(target.task.id, conditions, text):
        return None
    return next(_reasons(facts, target, reader, output, conditions), None)


def _asks_first(id: str, conditions: Sequence[str], text: str) -> bool:
    """A condition has looked at how the task ended, or at what it gave; the text itself must ask for its status."""
    return _asks(id, conditions) or any(
        condition != text and f"tasks.{id}.outputs." in condition for condition in conditions
    )


def _asks(id: str, texts: Sequence[str]) -> bool:
    status = rf"\btasks\.{id}\.status\b"
    asks = re.compile(rf"{status}\s*(?:[=!]=\s*['\"]|in\b)|['\"]\s*[=!]=\s*{status}|\bhas\(tasks\.{id}\.")
    return any(map(asks.search, texts))


def has_failed(target: Located, reader: Reader, text: str) -> bool:
    """Whoever reads it in a text does so only where the task failed, or asks for that itself."""
    id = target.task.id
    if _asks(id, [*_known(reader), text]):
        return True
    if reader.task is None:
        return False
    needed = any(need == id and ends <= {"FAILED"} for need, ends in map(need_of, reader.task.needs or ()))
    return needed or target.task.on_failure == reader.task.id


def _known(reader: Reader) -> Sequence[str]:
    """What certainly holds when somebody reads."""
    conditions = (reader.task.when if reader.task else None, reader.phase.when if reader.phase else None)
    return [condition for condition in conditions if condition]


def _reasons(facts: Facts, target: Located, reader: Reader, output: str, conditions: Sequence[str]) -> Iterator[Reason]:
    task, phase, path = target.task, target.phase, target.path
    if task.when is not None and task.when not in conditions:
        yield "may be skipped, and then has no outputs", (*path, "when"), "runs only when this is true"
    yield from _other_ends(facts, target, reader)
    if task.optional:
        yield "may fail, and then has no outputs", (*path, "optional"), "its failure stops nobody"
    yield from _another_way(facts, target, output)
    same = phase is not None and reader.phase is not None and phase.id == reader.phase.id
    if reader.closing and (not target.closing or not same):
        yield "may not have run, and then has no outputs", None, ""
    if phase is not None and not same:
        yield from _of_phase(facts, phase, conditions)


def _other_ends(facts: Facts, target: Located, reader: Reader) -> Iterator[Reason]:
    """Needs that another end than COMPLETED satisfies."""
    task, path = target.task, target.path
    for id, ends in map(need_of, (reader.task.needs if reader.task else None) or ()):
        if id == task.id and "COMPLETED" not in ends:
            yield "did not complete, and so has no outputs", (*path, "id"), "`needs` waits for another end"
        elif id == task.id and not ends <= GOOD:
            yield "may fail, and then has no outputs", (*path, "id"), "`needs` lets its failure pass"
    if reader.task is not None and task.on_failure == reader.task.id:
        yield "did not complete, and so has no outputs", (*path, "onFailure"), "this is handled here"
    if _is_handler(facts, target):
        yield "runs only if another task fails, and has no outputs else", (*path, "id"), "a handler"
    if target.phase is None or reader.phase is None or target.phase.id == reader.phase.id:
        return
    for id, ends in map(need_of, reader.phase.needs or ()):
        if id == target.phase.id and not ends <= GOOD:
            where = (*facts.phase_paths[reader.phase.id], "needs")
            yield "may fail, and then has no outputs", where, "this lets its failure pass"


def _is_handler(facts: Facts, target: Located) -> bool:
    return any("COMPLETED" not in ends for _, ends in facts.graph_of(target).needs.get(target.task.id, ()))


def _another_way(facts: Facts, target: Located, output: str) -> Iterator[Reason]:
    """Its own action, a case of its switch, or its fallback, where that doesn't make the output."""
    if target.task.plan is not None or not output:
        return
    for below, action in works(target.task):
        path = (*target.path, *below)
        if output in action.outputs or action.plan is not None or facts.is_broken_below(path):
            continue
        what = "its fallback" if below == ("fallback",) else f"its case `{below[-1]}`" if below else "its own action"
        yield f"has no `{output}` where {what} does the work", path, "it doesn't make this output"
    verify = target.task.verify
    if verify is not None and output not in verify.outputs and _may_be_in_doubt(target):
        why = f"has no `{output}` where its `verify` finds that it was done"
        yield why, (*target.path, "verify"), "it doesn't make this output"


def _may_be_in_doubt(target: Located) -> bool:
    return any(effect_of(action, target.phase, target.task) == "once" for _, action in works(target.task))


def _of_phase(facts: Facts, phase: model.Phase, conditions: Sequence[str]) -> Iterator[Reason]:
    path = facts.phase_paths[phase.id]
    if phase.when is not None and phase.when not in conditions:
        yield "may be skipped, and then has no outputs", (*path, "when"), "runs only when this is true"
    options = phase.gate.options if phase.gate is not None else {}
    for name, option in options.items():
        if option.allow_failed:
            where = (*path, "gate", "options", name, "allowFailed")
            yield "may fail, and then has no outputs", where, "the gate may let that pass"
