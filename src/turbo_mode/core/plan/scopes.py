"""Which variables an expression may read, by its place in the plan, and what they look like.

A plan has one scope for most places and a few that add something to it: ``environment`` and ``previous`` inside of a
phase that has them, ``item`` and the like in one instance of many, ``result`` where an attempt is judged, ``outputs``
where an effect is undone or checked, ``error`` where a failure is weighed, ``evidence`` where a gate offers its
options. The same scopes serve ``check`` and the machine, so what was checked is what runs. An output looks like what
the expression gives that makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import artifacts_of
from turbo_mode.core.plan.expressions import ExpressionProblems, parse_template
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.output_shapes import Place, Shapes, find_shapes, reads_previous, shape_of
from turbo_mode.core.plan.shapes import (
    ANY,
    BOOL,
    DOUBLE,
    INT,
    MAP,
    STRING,
    TIMESTAMP,
    ListOf,
    Record,
    Scope,
    Shape,
    joined,
    of_data,
    stored,
)
from turbo_mode.core.plan.subplans import call_of, find, handed_on, reference, seen_alone

_INPUTS = {"string": STRING, "integer": INT, "number": DOUBLE, "boolean": BOOL, "list": ListOf(ANY), "object": MAP}
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
    "decide": Record({"option": STRING, "confidence": DOUBLE, "reason": STRING, "by": STRING, "fields": ANY}),
    "plan": Record({"status": STRING, "outcome": STRING, "outputs": ANY, "reason": STRING, "execution": STRING}),
    "read": Record({"rows": ListOf(ANY), "count": INT, "more": BOOL}),
    "write": Record({"count": INT}),
    "notify": Record({"id": STRING}),
    "workflow": Record({"status": STRING, "id": STRING, "output": ANY}),
}
"""What ``result`` looks like, by kind."""


class Scopes:
    """The scopes of one plan."""

    def __init__(self, plan: model.Plan, called: list[tuple[model.InnerPlan, dict[str, Shape]]] | None = None) -> None:
        """``called``: what the plans hand on that are known already; a plan in a bundle is there once."""
        self._plan = plan
        self._environments = plan.environments
        self._called = called if called is not None else []
        self._of_plans: dict[str, dict[str, Shape]] = {}
        self._items: dict[str, Shape] = {}
        self._outputs: dict[str, tuple[tuple[str, Shape], ...]] = {}
        self._shapes: dict[str, Record] = {}
        places: list[Place] = [(task, phase) for phase in plan.phases for task in (*phase.tasks, *phase.finally_)]
        places += [(task, None) for task in plan.finally_]
        self._look(places)
        again = any(map(may_repeat, plan.phases)) and reads_previous(places)
        for _ in range(1 + again):
            if find_shapes(places, self):
                self._look(places)

    def _look(self, places: list[Place]) -> None:
        """Makes the scopes of what is known about the tasks by now."""
        plan, tasks = self._plan, {task.id: task for task, _ in reversed(places)}
        self._tasks = _same_record(Record({id: self.shape_of(task) for id, task in tasks.items()}, noun="task"))
        self._common: dict[str, Shape] = {
            "inputs": Record({name: _input(given) for name, given in plan.inputs.items()}, noun="input"),
            "tasks": self._tasks,
            "phases": Record(
                {phase.id: _PHASE if _decides(phase) else _UNDECIDED for phase in plan.phases}, noun="phase"
            ),
            "now": TIMESTAMP,
        }
        self.base = self._scope(execution=Record(_EXECUTION, noun="field"))
        self.any_retry = self._more(error=_FAILED_TRY)
        self._made: dict[tuple[str, str, str], Scope] = {}
        self._of_phases: dict[str, Mapping[str, Shape]] = {}
        self._of_tasks: dict[str, Mapping[str, Shape]] = {}

    def note(self, task: model.Task, item: Shape | None, outputs: Shapes) -> None:
        """Something was found out about a task."""
        if item is not None:
            self._items[task.id] = item
        if outputs or task.id in self._outputs:
            self._outputs[task.id] = tuple((name, outputs.get(name, ANY)) for name in handed_on(self._plan, task))
        self._shapes.pop(task.id, None)

    def shape_of(self, task: model.Task) -> Record:
        """What others see of a task."""
        known = self._shapes.get(task.id)
        if known is None:
            known = _task(self._handed(task), artifacts_of(task), task.is_many, self._items.get(task.id, ANY))
            self._shapes[task.id] = known
        return known

    def called(self, call: model.SubPlan) -> Shapes:
        """What a plan that is called hands on."""
        name = reference(call)
        if name not in self._of_plans:
            self._of_plans[name] = self._found(name) if find(self._plan, call) is not None else {}
        return self._of_plans[name]

    def _found(self, name: str) -> dict[str, Shape]:
        called = self._plan.plans[name]
        known = next((shapes for plan, shapes in self._called if plan is called), None)
        if known is None:
            known = {}
            self._called.append((called, known))  # empty for now, which stands in where it calls itself
            inner = seen_alone(self._plan, name)
            base = Scopes(inner, self._called).base if inner.outputs else self.base
            known |= {key: shape_of(text, base) for key, text in inner.outputs.items()}
        return known

    def outputs(self, task: model.Task) -> Mapping[str, Shape]:
        """What a task hands on, or each of its instances."""
        return dict(self._handed(task))

    def _handed(self, task: model.Task) -> tuple[tuple[str, Shape], ...]:
        known = self._outputs.get(task.id)
        return known if known is not None else tuple((name, ANY) for name in handed_on(self._plan, task))

    def task(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For the texts and conditions of a task."""
        return self._with(self._local(task, phase), task.id)

    def foreach(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``foreach``: as for the other texts of the task, without an item."""
        return self._with(self._of_phase(phase) if phase is not None else {}, f"{task.id}[]")

    def result(self, kind: str, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``expect``, ``outputs`` and ``done``: the result of a kind, as an action of this task gives it."""
        shape, of = RESULTS[kind], kind
        if kind == "approve" and task.approve is not None:
            shape, of = _answer(task.approve), f"{kind} {task.id}"
        elif kind == "agent" and task.agent is not None and (task.verify is None or task.verify.agent is None):
            shape, of = Record({**shape.fields, "output": _of_schema(task.agent.output)}), f"{kind} {task.id}"
        elif kind == "plan" and (task.verify is None or task.verify.plan is None):
            call = call_of(task)
            if call is not None and find(self._plan, call) is not None:
                shape, of = (
                    Record({**shape.fields, "outputs": _outputs(tuple(self.called(call).items()))}),
                    f"{kind} {task.id}",
                )
        return self._with(self._local(task, phase), task.id, "result", of, shape)

    def retry(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``retry.when``: the failure that is weighed."""
        return self._with(self._local(task, phase), task.id, "error", "", _FAILED_TRY)

    def compensate(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``compensate``: the outputs of the very run that is undone."""
        return self._with(self._local(task, phase), task.id, "outputs", task.id, _outputs(self._handed(task)))

    def fallback(self, task: model.Task, phase: model.Phase | None) -> Scope:
        """For the texts of ``fallback``: the failure because of which it runs."""
        return self.retry(task, phase)

    def fallback_result(self, kind: str, task: model.Task, phase: model.Phase | None) -> Scope:
        """For ``expect``, ``outputs`` and ``until`` of a fallback: its result, and the failure before it."""
        return self._more(**self._local(task, phase), error=_FAILED_TRY, result=RESULTS[kind])

    def phase(self, phase: model.Phase) -> Scope:
        """For what a phase decides once it has started: its ``loop.until``, its gate's question and evidence."""
        return self._with(self._of_phase(phase), phase.id, "", "phase")

    def evidence(self, evidence: model.Evidence, phase: model.Phase) -> Scope:
        """For a piece of evidence; with ``foreach`` it sees an item of the list."""
        if evidence.foreach is None:
            return self._with(self._of_phase(phase), phase.id, "", "evidence")
        items = shape_of(evidence.foreach, self.phase(phase))
        item = items.item if isinstance(items, ListOf) else ANY
        return self._more(**{**self._of_phase(phase), evidence.as_: item, "index": INT})

    def option(self, gate: model.Gate, phase: model.Phase) -> Scope:
        """For the ``when`` of a gate's options: the verdicts on its evidence."""
        return self._more(**{**self._of_phase(phase), "evidence": findings(gate.evidence)})

    def seen(self, task: model.Task | None, phase: model.Phase | None, **more: Shape) -> Scope:
        """What a task, or else a phase, sees, and ``more``."""
        local = self._local(task, phase) if task is not None else self._of_phase(phase) if phase is not None else {}
        return self._more(**{**local, **more})

    def _local(self, task: model.Task, phase: model.Phase | None) -> Mapping[str, Shape]:
        """What only this task may see."""
        known = self._of_tasks.get(task.id)
        if known is None:
            known = self._of_phase(phase) if phase is not None else {}
            if task.is_many:
                known = {**known, **_instance(task, self._items.get(task.id, ANY))}
            self._of_tasks[task.id] = known
        return known

    def _of_phase(self, phase: model.Phase) -> Mapping[str, Shape]:
        """What only the inside of a phase may see, from its start on."""
        known = self._of_phases.get(phase.id)
        if known is not None:
            return known
        shapes: dict[str, Shape] = {}
        if phase.environment is not None:
            shapes["environment"] = self._environment(phase.environment)
        if may_repeat(phase):
            tasks = {task.id: self._tasks.fields[task.id] for task in phase.tasks}
            shapes["previous"] = Record({"tasks": Record(tasks, noun="task")})
        self._of_phases[phase.id] = shapes
        return shapes

    def _environment(self, text: str) -> Record:
        """The keys of the environment that is named; of an expression, those that all declared ones have."""
        named = [self._environments[text]] if text in self._environments else list(self._environments.values())
        keys = set.intersection(*(set(each.values) for each in named)) if named else set()
        values = {key: joined(self._value(each.values[key]) for each in named) for key in sorted(keys)}
        return Record({**values, "name": STRING}, noun="environment value")

    def _value(self, value: object) -> Shape:
        """The shape of a value of an environment, in which texts may have expressions in them."""
        if not isinstance(value, str) or "${{" not in value:
            return stored(of_data(value)) if isinstance(value, str | int | float) else _outermost(value)
        try:
            parts = parse_template(value)
        except ExpressionProblems:
            return ANY
        return STRING if len(parts) > 1 or isinstance(parts[0], str) else shape_of(parts[0].text, self.base)

    def _with(
        self, local: Mapping[str, Shape], task: str = "", name: str = "", of: str = "", shape: Shape = ANY
    ) -> Scope:
        """The scope with what ``task`` alone may see, and with one variable more; each is made once."""
        if not local and not name:
            return self.base
        made = (task if local else "", name, of)
        if made not in self._made:
            self._made[made] = self._more(**{**local, **({name: shape} if name else {})})
        return self._made[made]

    def _more(self, **variables: Shape) -> Scope:
        return self._scope(execution=Record(_EXECUTION, noun="field"), **variables)

    def _scope(self, **variables: Shape) -> Scope:
        return _same_scope(Scope({**self._common, **variables}))


def _decides(phase: model.Phase) -> bool:
    """Something is decided in it: by its gate, before it begins, or when its loop has had all its rounds."""
    return phase.gate is not None or phase.point_of_no_return or phase.loop is not None


def may_repeat(phase: model.Phase) -> bool:
    """It may have more than one round, so that there may be a ``previous`` one."""
    options = phase.gate.options.values() if phase.gate is not None else ()
    return phase.loop is not None or any(option.then == "repeat" for option in options)


@lru_cache(maxsize=512)
def _same_scope(scope: Scope) -> Scope:
    """The first of equal ones: compiled expressions are kept by scope, and finding them compares nothing then."""
    return scope


@lru_cache(maxsize=64)
def _same_record(record: Record) -> Record:
    return record


def _input(given: object) -> Shape:
    return _INPUTS[declared(given).type]


_Handed = tuple[tuple[str, Shape], ...]


@lru_cache(maxsize=4096)
def _outputs(handed: _Handed) -> Record:
    return Record(dict(handed), noun="output")


@lru_cache(maxsize=4096)
def _task(handed: _Handed, artifacts: tuple[str, ...], many: bool, item: Shape) -> Record:
    fields: dict[str, Shape] = {
        "status": STRING, "outputs": _outputs(handed), "attempts": INT, "startedAt": TIMESTAMP,
        "endedAt": TIMESTAMP, "error": _ERROR,
        "artifacts": Record(dict.fromkeys(artifacts, _FILES), noun="artifact"),
    }  # fmt: skip
    return Record(fields | _instances(handed, item) if many else fields)


def _instances(handed: _Handed, item: Shape) -> dict[str, Shape]:
    """What a fan-out task has instead, or beyond what others have."""
    each = {"key": STRING, "index": INT, "item": item, "status": STRING, "outputs": _outputs(handed), "error": _ERROR}
    counts = dict.fromkeys(("completed", "failed", "cancelled", "skipped", "total"), INT)
    lists = Record({name: ListOf(shape) for name, shape in handed}, noun="output")
    return {"outputs": lists, "items": ListOf(Record(each)), "counts": Record(counts)}


def _instance(task: model.Task, item: Shape) -> dict[str, Shape]:
    """What one instance sees: its item, and where that stands in the list."""
    axes = {axis: _shape_of(values) for axis, values in task.matrix.items()}
    seen: dict[str, Shape] = {"index": INT}
    if task.foreach is not None:
        seen[task.as_] = item
    return {**seen, "matrix": Record(axes, noun="axis")} if axes else seen


def _outermost(value: object) -> Shape:
    """A list or a map whatever is in it: there may be expressions."""
    return ListOf(ANY) if isinstance(value, list) else MAP if isinstance(value, dict) else ANY


_OPEN = frozenset(("additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf", "if", "$ref"))
"""Keywords by which an object may have more properties than those that are named."""


def _of_schema(schema: Mapping[str, Any]) -> Shape:
    """What an answer looks like that fits a JSON Schema: of an object the properties that it names."""
    kinds: Mapping[str, Shape] = {
        "string": STRING, "integer": INT, "number": DOUBLE, "boolean": BOOL, "array": ListOf(ANY), "object": MAP,
    }  # fmt: skip
    named, properties = schema.get("type"), schema.get("properties")
    if named == "object" and isinstance(properties, dict) and not _OPEN.intersection(schema):
        return Record({name: _of_schema(of) if isinstance(of, dict) else ANY for name, of in properties.items()})
    return kinds.get(named, ANY) if isinstance(named, str) else ANY


def _shape_of(values: list[Any]) -> Shape:
    """The shape of the values of an axis, where all have the same."""
    kinds = {type(value) for value in values}
    if kinds == {int, float}:
        return DOUBLE
    return {str: STRING, bool: BOOL, int: INT, float: DOUBLE}.get(kinds.pop(), ANY) if len(kinds) == 1 else ANY


def _answer(approve: model.Approve) -> Record:
    """The result of a task that asks people: its fields have the types that it declares."""
    fields = Record({name: _input(given) for name, given in approve.fields.items()}, noun="field")
    return Record({"by": STRING, "option": STRING, "fields": fields})


def findings(evidence: Mapping[str, model.Evidence]) -> Record:
    """The verdicts on evidence, and of a metric the numbers behind it."""
    return Record({name: _FINDINGS[each.metric is not None] for name, each in evidence.items()}, noun="evidence")


_FILES = ListOf(Record({"path": STRING, "size": INT, "sha256": STRING}))
_DECIDED = Record({"selection": STRING, "confidence": DOUBLE, "fields": ANY})
_PHASE = Record({"status": STRING, "attempt": INT, "decision": _DECIDED})
_UNDECIDED = Record({"status": STRING, "attempt": INT})
_VERDICT: dict[str, Shape] = {"verdict": STRING}
_FINDINGS = (Record(_VERDICT), Record({**_VERDICT, "baseline": DOUBLE, "candidate": DOUBLE, "p": DOUBLE}))
"""A piece of evidence as an option sees it: of a ``check``, and of a ``metric``."""
