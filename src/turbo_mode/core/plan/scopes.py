"""Which variables an expression may read, by its place in the plan, and what they look like.

A plan has one scope for most places and a few that add something to it: ``result`` where an attempt is judged,
``outputs`` where an effect is undone or checked, ``error`` where a retry is weighed, ``evidence`` where a gate offers
its options. The same scopes serve ``check`` and the machine, so what was checked is what runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from turbo_mode.core.plan import model
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.shapes import ANY, BOOL, DOUBLE, INT, STRING, TIMESTAMP, ListOf, Record, Scope, Shape
from turbo_mode.core.plan.subplans import handed_on

_INPUTS = {"string": STRING, "integer": INT, "number": DOUBLE, "boolean": BOOL, "list": ListOf(ANY), "object": ANY}
_ERROR = Record({"code": STRING, "message": STRING}, noun="field")
_FAILED_TRY = Record({**_ERROR.fields, "attempt": INT})
_EXECUTION = {
    "id": STRING, "attempt": INT, "startedAt": TIMESTAMP, "plan": STRING, "planVersion": STRING, "planDir": STRING,
    "workspace": STRING, "trigger": STRING, "actor": STRING, "status": STRING,
}  # fmt: skip
_TEXTS = Record({}, open=True, rest=STRING)
RESULTS: Mapping[str, Record] = {
    "shell": Record({"exitCode": INT, "stdout": STRING, "stderr": STRING, "json": ANY, "files": _TEXTS}),
    "service": Record({"port": INT}),
    "http": Record({"status": INT, "headers": _TEXTS, "body": ANY}),
    "python": Record({"value": ANY}),
    "agent": Record({"output": ANY, "usage": Record({"tokens": INT, "steps": INT, "cost": DOUBLE})}),
    "wait": Record({"data": ANY}),
    "approve": Record({"by": STRING, "option": STRING, "fields": ANY}),
    "decide": Record({"option": STRING, "confidence": DOUBLE, "by": STRING}),
    "plan": Record({"status": STRING, "outcome": STRING, "outputs": ANY, "reason": STRING, "execution": STRING}),
    "read": Record({"rows": ListOf(ANY)}),
    "write": Record({"count": INT}),
    "notify": Record({"id": STRING}),
    "workflow": Record({"status": STRING, "id": STRING, "output": ANY}),
}
"""What ``result`` looks like, by kind."""


class Scopes:
    """The scopes of one plan."""

    def __init__(self, plan: model.Plan) -> None:
        tasks = [task for phase in plan.phases for task in phase.tasks] + list(plan.finally_)
        self._plan = plan
        self._common: dict[str, Shape] = {
            "inputs": Record({name: _input(given) for name, given in plan.inputs.items()}, noun="input"),
            "tasks": _same_record(Record({task.id: _task(handed_on(plan, task)) for task in tasks}, noun="task")),
            "phases": Record({phase.id: _PHASE for phase in plan.phases}, noun="phase"),
            "now": TIMESTAMP,
        }
        self.base = self._scope(execution=Record(_EXECUTION, noun="field"))
        self.any_retry = self._more(error=_FAILED_TRY)
        self._made: dict[tuple[str, ...], Scope] = {}
        self._option: dict[frozenset[str], Scope] = {}

    def task(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For the texts and conditions of a task."""
        return self._with(self._local(task, phase))

    def result(self, kind: str, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``expect``, ``outputs`` and ``done``: the result of a kind, as an action of this task gives it."""
        return self._with(self._local(task, phase), "result", kind, RESULTS[kind])

    def retry(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``retry.when``: the failure that is weighed."""
        return self._with(self._local(task, phase), "error", "", _FAILED_TRY)

    def compensate(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``compensate``: the outputs of the very run that is undone."""
        return self._with(self._local(task, phase), "outputs", task.id, _outputs(handed_on(self._plan, task)))

    def _local(self, task: model.Task, phase: model.Phase | None) -> Mapping[str, Shape]:
        """What only this task may see."""
        return {}

    def _with(self, local: Mapping[str, Shape], name: str = "", of: str = "", shape: Shape = ANY) -> Scope:
        if not local and not name:
            return self.base
        if local:
            return self._more(**local, **({name: shape} if name else {}))
        if (name, of) not in self._made:
            self._made[name, of] = self._more(**{name: shape})
        return self._made[name, of]

    def option(self, evidence: frozenset[str]) -> Scope:
        """For the ``when`` of a gate's options: the verdicts on its evidence."""
        if evidence not in self._option:
            shape = Record({name: Record({"verdict": STRING}) for name in evidence}, noun="evidence")
            self._option[evidence] = self._more(evidence=shape)
        return self._option[evidence]

    def _more(self, **variables: Shape) -> Scope:
        return self._scope(execution=Record(_EXECUTION, noun="field"), **variables)

    def _scope(self, **variables: Shape) -> Scope:
        return _same_scope(Scope({**self._common, **variables}))


@lru_cache(maxsize=512)
def _same_scope(scope: Scope) -> Scope:
    """The first of equal ones: compiled expressions are kept by scope, and finding them compares nothing then."""
    return scope


@lru_cache(maxsize=64)
def _same_record(record: Record) -> Record:
    return record


def _input(given: object) -> Shape:
    return _INPUTS[declared(given).type]


@lru_cache(maxsize=4096)
def _outputs(names: tuple[str, ...]) -> Record:
    return Record(dict.fromkeys(names, ANY), noun="output")


@lru_cache(maxsize=4096)
def _task(outputs: tuple[str, ...]) -> Record:
    return Record(
        {
            "status": STRING, "outputs": _outputs(outputs), "attempts": INT, "startedAt": TIMESTAMP,
            "endedAt": TIMESTAMP, "error": _ERROR,
        }
    )  # fmt: skip


_PHASE = Record({"status": STRING, "attempt": INT, "decision": Record({"selection": STRING, "confidence": DOUBLE})})
