"""What differs between the plan and the inputs of an execution and those of a fork, as far as it changes what is done.

What only says how a thing is tried, bounded, taken back or called (retries, time-outs, ``compensate``, titles) changes
no result, so a task that differs in nothing else keeps its own. A text that names an input, a secret or a plan differs
if that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import structs

from turbo_mode.core.machine.blueprint import Blueprint, TaskNode
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.expressions import parse_template
from turbo_mode.core.plan.specs import spec_of, texts
from turbo_mode.core.regex import regex

_MANNER = frozenset((
    "id", "title", "description", "needs", "retry", "timeout", "deadline", "on_engine_loss", "effect",
    "idempotency_key", "max_parallel", "max_items", "tolerate", "batch", "optional", "irreversible", "blast_radius",
    "priority", "concurrency", "run_on", "on_failure", "verify", "compensate", "fallback",
))  # fmt: skip
"""The keys of a task that say how, and not what."""
_LITERAL = regex(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
_NAME = regex(r"(?<![\w.])(inputs|secrets)\b(?:\s*\.\s*(\w+))?")


class Revision(NamedTuple):
    """What has changed: tasks, phases that must begin anew, and phases of which only the end is another one.

    Each with the reason, in words that follow on its name.
    """

    tasks: dict[str, str]
    phases: dict[str, str]
    ends: dict[str, str]


def compare(old: Blueprint, before: Mapping[str, Any], new: Blueprint, after: Mapping[str, Any]) -> Revision:
    """What the plan ``new`` with the inputs ``after`` does otherwise than ``old`` with those ``before``."""
    found = Revision({}, {}, {})
    seen = _Differences(old, before, new, after)
    for id, node in new.phases.items():
        was = old.phases.get(id)
        if was is None:
            found.phases[id] = "is new"
            continue
        assert node.phase is not None
        assert was.phase is not None
        if why := seen.of_start(was.phase, node.phase) or (was.needs != node.needs and "has other needs"):
            found.phases[id] = why
        elif why := seen.of_end(was.phase, node.phase):
            found.ends[id] = why
        for task in node.tasks:
            if why := seen.of_task(task, id):
                found.tasks[task] = why
    return found


class _Differences:
    def __init__(self, old: Blueprint, before: Mapping[str, Any], new: Blueprint, after: Mapping[str, Any]) -> None:
        self._old, self._new = old, new
        self._changed = {
            "inputs": _different(before, after),
            "secrets": _different(old.plan.secrets, new.plan.secrets),
        }

    def of_start(self, was: model.Phase, now: model.Phase) -> str:
        """Why a phase begins otherwise."""
        if was.when != now.when:
            return "has another `when`"
        if was.environment != now.environment or self._environments(now):
            return "has another `environment`"
        if why := self._reads([now.when or "", now.environment or ""], bare=bool(now.when)):
            return why
        return ""

    def _environments(self, phase: model.Phase) -> bool:
        before, after = self._old.plan.environments, self._new.plan.environments
        if phase.environment is None:
            return False
        names = [*before, *after] if "${{" in phase.environment else [phase.environment]
        values = [{name: each[name].values for name in names if name in each} for each in (before, after)]
        return values[0] != values[1] or bool(self._reads(_strings(values[1])))

    def of_end(self, was: model.Phase, now: model.Phase) -> str:
        """Why a phase ends otherwise, though its tasks are the same."""
        if was.gate != now.gate or was.loop != now.loop:
            return "has another gate" if was.gate != now.gate else "has another loop"
        if {task.id for task in was.tasks} - {task.id for task in now.tasks}:
            return "has lost a task"
        if now.gate is not None and (why := self._rules(was, now)):
            return why
        return self._reads_of(now.gate) or self._reads_of(now.loop)

    def _rules(self, was: model.Phase, now: model.Phase) -> str:
        """Why the rules for its gate say something else."""
        rules = _rules_for(self._new.plan, now)
        if rules != _rules_for(self._old.plan, was):
            return "has other rules"
        return self._reads([rule.when for rule in rules], bare=True)

    def of_task(self, id: str, phase: str) -> str:
        """Why a task does otherwise."""
        was, now = self._old.tasks.get(id), self._new.tasks[id]
        if was is None or was.phase != phase or was.tidies:
            return "is new"
        if was.needs != now.needs:
            return "has other needs"
        if _what(was) != _what(now):
            return "is changed in the plan"
        return self._reads_of(now.task) or self._reads(now.env.values()) or self._plan_of(now)

    def _plan_of(self, node: TaskNode) -> str:
        for _, action in works(node.task):
            call = subplans.call_of(action)
            if call and subplans.find(self._old.plan, call) != subplans.find(self._new.plan, call):
                return f"calls {subplans.reference(call)}, which is changed"
        return ""

    def _reads_of(self, value: Any) -> str:
        for path, form, text in texts(value, spec_of(type(value)), ()) if value is not None else ():
            if path[:1] in (("verify",), ("compensate",)):
                continue
            if why := self._reads([text], bare=form.format == "cel"):
                return why
        return ""

    def _reads(self, given: Any, *, bare: bool = False) -> str:
        for text in given:
            for root, name in _named(text, bare=bare):
                changed = self._changed[root]
                if name in changed or (not name and changed):
                    return f"reads {root}.{name or changed[0]}, which is changed"
        return ""


def _rules_for(plan: model.Plan, phase: model.Phase) -> list[model.Rule]:
    """The rules that may hold in a phase: those of the plan, and of the environment in which it is."""
    named = phase.environment or ""
    there = (each for name, each in plan.environments.items() if name == named or "${{" in named)
    return [*plan.decision_engine.rules, *(rule for each in there for rule in each.rules)]


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names whose values are others, or which only one of them has."""
    return [name for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name)]


def _what(node: TaskNode) -> tuple[object, ...]:
    """All about a task that says what it does."""
    fields = tuple(getattr(node.task, each.name) for each in structs.fields(node.task) if each.name not in _MANNER)
    return (*fields, node.env, node.interpreter if node.kind in ("shell", "service", "switch") else ())


def _named(text: str, *, bare: bool) -> Iterator[tuple[str, str]]:
    """The inputs and secrets that a text reads: (root, name); an empty name stands for all of them."""
    if not bare and "${{" not in text:
        return
    pieces = [text] if bare else [part.text for part in parse_template(text) if not isinstance(part, str)]
    for piece in pieces:
        for found in _NAME.finditer(_LITERAL.sub('""', piece)):
            yield found[1], found[2] or ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
