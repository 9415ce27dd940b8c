"""What expressions see: the values behind the paths that they read, taken from the state, and no others.

An expression that reads one output of one task costs the same in a plan of 100,000 tasks as in one of ten, since only
what it names is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.state import ENDED, Execution, TaskState
from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import elses, outputs_of
from turbo_mode.core.plan.expressions import EvaluationError, Scope, compile, compile_template
from turbo_mode.core.plan.subplans import handed_on

Path = tuple[str, ...]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(ms: int) -> datetime:
    """A time of the journal as expressions see it."""
    return _EPOCH + timedelta(milliseconds=ms)


def evaluate(state: Execution, text: str, scope: Scope, now: int, extra: Mapping[str, Any] | None = None) -> Any:
    """The value of an expression. Raises ``EvaluationError`` with what is missing or doesn't fit."""
    program = compile(text, scope)
    return program.evaluate(bind(state, program.reads, now, extra))


def numbers(
    state: Execution, text: str, scope: Scope, now: int, extra: Mapping[str, Any] | None = None
) -> list[float] | None:
    """The value of an expression that gives finite numbers; None for another one. Raises ``EvaluationError``."""
    program = compile(text, scope)
    return program.numbers(bind(state, program.reads, now, extra))


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
    seen = inside(state, node.phase)
    return {**seen, **each(node.task, state.fan_of(node).items[node.index], node.index)} if node.fan else seen


def inside(state: Execution, phase: str) -> dict[str, Any]:
    """The variables that only the inside of a phase sees, from its start on."""
    there = state.phases[phase]
    seen: dict[str, Any] = {}
    if there.environment:
        seen["environment"] = {**there.values, "name": there.environment}
    if there.previous:
        seen["previous"] = {"tasks": there.previous}
    return seen


def each(task: model.Task, item: Any, index: int) -> dict[str, Any]:
    """The variables of one instance."""
    return {"matrix" if task.foreach is None else task.as_: item, "index": index}


def task_view(state: Execution, id: str) -> Mapping[str, Any]:
    """A task as expressions see it; also one that never ran."""
    view = _own_view(state, id)
    return ManyView(state, id, view) if state.blueprint.tasks[id].many else view


def _own_view(state: Execution, id: str) -> dict[str, Any]:
    task, status = state.tasks.get(id), state.task_status(id)
    view: dict[str, Any] = {"status": status, "outputs": {}, "attempts": 0, "artifacts": {}}
    if status != "COMPLETED":
        view["outputs"] = elses(outputs_of(state.blueprint.tasks[id].task))
    if task is not None:
        outputs = {**view["outputs"], **task.outputs} if view["outputs"] else task.outputs
        view |= {"outputs": outputs, "attempts": task.attempts, "artifacts": task.artifacts}
        if task.started_at:
            view["startedAt"] = moment(task.started_at)
        if task.ended_at:
            view["endedAt"] = moment(task.ended_at)
        if task.failure is not None:
            view["error"] = {"code": task.failure.code, "message": task.failure.message}
    return view


class ManyView(Mapping[str, Any]):
    """A fan-out task as expressions see it. What grows with its instances is made only when it is read."""

    def __init__(self, state: Execution, id: str, view: dict[str, Any]) -> None:
        self._state = state
        self._id = id
        self._view = view | {"items": None, "counts": None}
        self._made = {"items": self._items, "counts": self._counts, "outputs": self._outputs}

    def __getitem__(self, name: str) -> Any:
        if make := self._made.pop(name, None):
            self._view[name] = make()
        return self._view[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._view)

    def __len__(self) -> int:
        return len(self._view)

    def _counts(self) -> dict[str, int]:
        task = self._state.blueprint.tasks[self._id].task
        return (self._state.fans.get(self._id) or FanOut(task, [], [])).counts

    def _outputs(self) -> dict[str, list[Any]]:
        """For each output the list of its values, in the order of the items; only what is completed has any."""
        names = handed_on(self._state.blueprint.plan, self._state.blueprint.tasks[self._id].task)
        done = [task for _, task in self._instances() if task is not None and task.status == "COMPLETED"]
        return {name: [task.outputs[name] for task in done if name in task.outputs] for name in names}

    def _items(self) -> list[dict[str, Any]]:
        fan = self._state.fans.get(self._id)
        unbegun = "NOT_RUN" if self._view["status"] in ENDED else "PENDING"
        standing_in = elses(outputs_of(self._state.blueprint.tasks[self._id].task))
        views = []
        for index, task in self._instances():
            assert fan is not None
            view = {"key": fan.key(index), "index": index, "item": fan.items[index], "status": unbegun}
            view["outputs"] = standing_in
            if task is not None:
                view |= {"status": task.status, "outputs": {**standing_in, **task.outputs}}
                if task.failure is not None:
                    view["error"] = {"code": task.failure.code, "message": task.failure.message}
            views.append(view)
        return views

    def _instances(self) -> Iterator[tuple[int, TaskState | None]]:
        fan = self._state.fans.get(self._id)
        for index in range(len(fan.items) if fan else 0):
            yield index, self._state.tasks.get(f"{self._id}[{index}]")


def phase_view(state: Execution, id: str) -> dict[str, Any]:
    """A phase as expressions see it."""
    phase = state.phases[id]
    return {"status": phase.status, "attempt": phase.round, "decision": phase.decision}
