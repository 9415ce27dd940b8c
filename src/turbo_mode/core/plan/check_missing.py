"""Why the outputs of a task that has ended may not be there: it was skipped, it failed, or it went another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.expression_guards import ENDS, Known, holds, where_read
from turbo_mode.core.plan.expressions import ExpressionProblems, compile
from turbo_mode.core.plan.facts import Facts, Located, Reader
from turbo_mode.core.plan.graph import GOOD, need_of
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex

_FAILED = frozenset(("FAILED",))
_SKIPPED = frozenset(("SKIPPED",))
_COMPLETED = frozenset(("COMPLETED",))
_OTHERS = ENDS - _COMPLETED
_EACH = regex(r"\b(?:index|matrix)\b")


class Reason(NamedTuple):
    """What may have become of the task, the place that says so, a label for it, and the ``ends`` that it speaks of."""

    why: str
    place: Path | None
    label: str
    ends: frozenset[str]


class Reading(NamedTuple):
    """Somebody reads something at an offset of a text, which stands at a path."""

    reader: Reader
    text: str
    start: int
    path: Path


def may_be_missing(facts: Facts, target: Located, reading: Reading, name: str) -> Reason | None:
    """The reason why somebody may find nothing who reads ``outputs.NAME`` or ``artifacts.NAME`` of a task.

    Without a name, that it may never begin.
    """
    found = list(_reasons(facts, target, reading.reader, name, reading))
    if not found:
        return None
    known = _known(facts, reading)
    if known is None or (target.task.id, name) in known.there:
        return None
    ends = known.of(target.task.id)
    reason = next((reason for reason in found if reason.ends & ends), None)
    return None if reason is None or _is_unclear(facts, reading) else reason


def _is_unclear(facts: Facts, reading: Reading) -> bool:
    """One of the conditions can't be read itself, and that has been said."""
    reader, scopes = reading.reader, facts.scopes
    for condition in _conditions(reading):
        of_task = reader.task is not None and condition == reader.task.when
        try:
            compile(condition, scopes.task(reader.task, reader.phase) if of_task and reader.task else scopes.base)
        except ExpressionProblems:
            return True
    return False


def has_failed(facts: Facts, target: Located, reading: Reading) -> bool:
    """Whoever reads it does so only where the task has failed."""
    known, task = _known(facts, reading), reading.reader.task
    if known is None or (task is not None and target.task.on_failure == task.id):
        return True
    if _is_alone(target) and _handles(reading.reader, target.phase):
        return True
    possible = _COMPLETED.union(*(each.ends for each in _reasons(facts, target, reading.reader, "", reading)))
    return known.of(target.task.id) & possible <= _FAILED


def _is_alone(target: Located) -> bool:
    """Nothing but this task can make its phase fail."""
    phase = target.phase
    return phase is not None and len(phase.tasks) == 1 and not (phase.gate or phase.loop or phase.finally_)


def _handles(reader: Reader, phase: model.Phase | None) -> bool:
    """The reader's phase runs only where that one has failed."""
    needs = dict(map(need_of, (reader.phase.needs if reader.phase else None) or ()))
    return phase is not None and needs.get(phase.id) == _FAILED


def _known(facts: Facts, reading: Reading) -> Known | None:
    """What certainly holds where somebody reads; None if nobody ever does."""
    reader = reading.reader
    ends: dict[str, frozenset[str]] = {}
    for id, wanted in map(need_of, (reader.task.needs if reader.task else None) or ()):
        optional = id in facts.tasks and facts.tasks[id].task.optional
        ends[id] = wanted | _FAILED if optional and wanted == GOOD else wanted
    known: Known | None = Known(ends)
    for condition in _conditions(reading):
        known = holds(condition, known) if known is not None else None
    return where_read(reading.text, reading.start, known) if known is not None else None


def _conditions(reading: Reading) -> Iterator[str]:
    """The conditions that have been found true before."""
    reader, own = reading.reader, reading.path[-1] == "when"
    if reader.phase is not None and reader.phase.when and not (own and reader.task is None):
        yield reader.phase.when
    task = reader.task
    if task is None or not task.when or (own and task.when == reading.text):
        return
    each = task.is_many and (_EACH.search(task.when) or re.search(rf"\b{task.as_}\b", task.when))
    if not (each and reading.path[-1] in ("foreach", "key")):
        yield task.when


def _reasons(facts: Facts, target: Located, reader: Reader, name: str, reading: Reading) -> Iterator[Reason]:
    task, phase, path = target.task, target.phase, target.path
    conditions = list(_conditions(reading))
    if task.when is not None and task.when not in conditions:
        where = (*path, "when")
        yield Reason("may be skipped, and then has no outputs", where, "runs only when this is true", _SKIPPED)
    yield from _other_ends(facts, target, reader)
    if task.optional:
        yield Reason("may fail, and then has no outputs", (*path, "optional"), "its failure stops nobody", _FAILED)
    yield from _another_way(facts, target, name)
    same = phase is not None and reader.phase is not None and phase.id == reader.phase.id
    if reader.closing and (not target.closing or not same):
        yield Reason("may not have run, and then has no outputs", None, "", _OTHERS)
    if phase is not None and not same:
        yield from _of_phase(facts, phase, conditions)


def _other_ends(facts: Facts, target: Located, reader: Reader) -> Iterator[Reason]:
    """Needs that another end than COMPLETED satisfies."""
    task, path, passing = target.task, target.path, facts.passing(target)
    failing = "did not complete, and so has no outputs"
    if reader.task is not None and task.on_failure == reader.task.id:
        yield Reason(failing, (*path, "onFailure"), "this is handled here", _FAILED)
    elif reader.task is not None and (ends := _only(reader.task, task.id)) is not None:
        yield Reason(failing, (*path, "id"), "`needs` waits for another end", ends)
    elif reader.task is not None and _are_together(target, reader) and passing.gets_through(task.id, reader.task.id):
        label = "what comes next runs all the same" if target.closing else "`needs` lets its failure pass"
        yield Reason("may fail, and then has no outputs", (*path, "id"), label, _FAILED)
    if passing.is_handler(task.id):
        yield Reason("runs only if another task fails, and has no outputs else", (*path, "id"), "a handler", _SKIPPED)
    elif (needed := passing.passed_over(task.id)) is not None:
        why = "may be skipped, and then has no outputs"
        yield Reason(why, (*path, "needs"), f"it doesn't run if `{needed}` ends otherwise", _SKIPPED)
    if target.phase is None or reader.phase is None or target.phase.id == reader.phase.id:
        return
    if facts.passing(None).gets_through(target.phase.id, reader.phase.id):
        where = (*facts.phase_paths[target.phase.id], "id")
        yield Reason("may fail, and then has no outputs", where, "`needs` lets its failure pass", _OTHERS)


def _only(task: model.Task, needed: str) -> frozenset[str] | None:
    """The ends for which a task waits of another one, if completing isn't among them."""
    ends = (ends for id, ends in map(need_of, task.needs or ()) if id == needed)
    return next((each for each in ends if "COMPLETED" not in each), None)


def _are_together(target: Located, reader: Reader) -> bool:
    """They stand in the same list of tasks."""
    of = target.phase.id if target.phase is not None else None
    return of == (reader.phase.id if reader.phase is not None else None) and target.closing == reader.closing


def _another_way(facts: Facts, target: Located, name: str) -> Iterator[Reason]:
    """Its own action, a case of its switch, or its fallback, where that doesn't make the output or artifact."""
    key, _, output = name.partition(".")
    if not output:
        return
    label = "it doesn't make this output" if key == "outputs" else "it doesn't make this artifact"
    for below, action in works(target.task):
        path = (*target.path, *below)
        if output in getattr(action, key) or facts.is_broken_below(path):
            continue
        what = "its fallback" if below == ("fallback",) else f"its case `{below[-1]}`" if below else "its own action"
        if action.plan is None or key == "artifacts":
            why = f"has no `{output}` where {what} does the work"
            yield Reason(why, path, label, _COMPLETED)
        elif action.expect is not None:
            why = f"has no `{output}` where the plan that it calls has failed"
            yield Reason(why, (*path, "expect"), "this may let that pass", _COMPLETED)
    verify = target.task.verify
    made = verify is not None and key == "outputs" and output in verify.outputs
    if verify is not None and not made and _may_be_in_doubt(target):
        why = f"has no `{output}` where its `verify` finds that it was done"
        yield Reason(why, (*target.path, "verify"), label, _COMPLETED)


def _may_be_in_doubt(target: Located) -> bool:
    return any(effect_of(action, target.phase, target.task) == "once" for _, action in works(target.task))


def _of_phase(facts: Facts, phase: model.Phase, conditions: list[str]) -> Iterator[Reason]:
    path = facts.phase_paths[phase.id]
    if phase.when is not None and phase.when not in conditions:
        where = (*path, "when")
        yield Reason("may be skipped, and then has no outputs", where, "runs only when this is true", _OTHERS)
    options = phase.gate.options if phase.gate is not None else {}
    for name, option in options.items():
        if option.allow_failed:
            where = (*path, "gate", "options", name, "allowFailed")
            yield Reason("may fail, and then has no outputs", where, "the gate may let that pass", _OTHERS)
