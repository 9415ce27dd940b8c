"""What expressions see: the values behind the paths that they read, taken from the state, and no others.

An expression that reads one output of one task costs the same in a plan of 100,000 tasks as in one of ten, since only
what it names is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.expressions import EvaluationError, Scope, compile, compile_template

Path = tuple[str, ...]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(ms: int) -> datetime:
    """A time of the journal as expressions see it."""
    return _EPOCH + timedelta(milliseconds=ms)


def evaluate(state: Execution, text: str, scope: Scope, now: int, extra: Mapping[str, Any] | None = None) -> Any:
    """The value of an expression. Raises ``EvaluationError`` with what is missing or doesn't fit."""
    program = compile(text, scope)
    return program.evaluate(bind(state, program.reads, now, extra))


def fill(state: Execution, text: str, scope: Scope, now: int, extra: Mapping[str, Any] | None = None) -> Any:
    """The value of a text with ``${{ }}``: an expression alone keeps its type. Raises ``EvaluationError``."""
    if "${{" not in text:
        return text
    template = compile_template(text, scope)
    return template.evaluate(bind(state, template.reads, now, extra))


def condition(state: Execution, text: str, scope: Scope, now: int, extra: Mapping[str, Any] | None = None) -> bool:
    """A condition's value. Raises ``EvaluationError``, also for what is neither true nor false."""
    value = evaluate(state, text, scope, now, extra)
    if not isinstance(value, bool):
        raise EvaluationError(f"a condition must be true or false, and this one is {value!r}")
    return value


def bind(state: Execution, reads: Iterable[Path], now: int, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The variables for these paths: only the tasks and phases that are named; ``extra`` adds or overrides roots."""
    bound: dict[str, Any] = dict(extra) if extra else {}
    for path in reads:
        root = path[0]
        if extra and root in extra:
            continue
        if root == "inputs":
            bound["inputs"] = state.inputs
        elif root == "execution":
            bound["execution"] = {**state.facts, "status": state.prospect}
        elif root == "now":
            bound["now"] = moment(now)
        elif root == "tasks":
            _bind_member(bound, "tasks", path, state.blueprint.tasks, lambda id: task_view(state, id))
        elif root == "phases":
            _bind_member(bound, "phases", path, state.blueprint.phases, lambda id: phase_view(state, id))
    return bound


def _bind_member(bound: dict[str, Any], root: str, path: Path, known: Mapping[str, Any], view: Any) -> None:
    members = bound.setdefault(root, {})
    for id in [path[1]] if len(path) > 1 else known:
        if id in known and id not in members:
            members[id] = view(id)


def local(state: Execution, node: TaskNode) -> dict[str, Any]:
    """The variables that only this task sees."""
    return inside(state, node.phase)


def inside(state: Execution, phase: str) -> dict[str, Any]:
    """The variables that only the inside of a phase sees, from its start on."""
    there = state.phases[phase]
    seen: dict[str, Any] = {}
    if there.environment:
        seen["environment"] = {**there.values, "name": there.environment}
    if there.previous:
        seen["previous"] = {"tasks": there.previous}
    return seen


def task_view(state: Execution, id: str) -> dict[str, Any]:
    """A task as expressions see it; also one that never ran."""
    task = state.tasks.get(id)
    view: dict[str, Any] = {"status": state.task_status(id), "outputs": {}, "attempts": 0}
    if task is not None:
        view |= {"outputs": task.outputs, "attempts": task.attempts}
        if task.started_at:
            view["startedAt"] = moment(task.started_at)
        if task.ended_at:
            view["endedAt"] = moment(task.ended_at)
        if task.failure is not None:
            view["error"] = {"code": task.failure.code, "message": task.failure.message}
    return view


def phase_view(state: Execution, id: str) -> dict[str, Any]:
    """A phase as expressions see it."""
    phase = state.phases[id]
    return {"status": phase.status, "attempt": phase.round, "decision": phase.decision}
