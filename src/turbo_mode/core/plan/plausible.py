"""What the types of the model can't say, as a quick yes or no: is a plan that came the fast way surely well formed?

The exact problem is found by the decoder, on the slow road; this only decides whether it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from msgspec import UNSET

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import MAX_DEPTH
from turbo_mode.core.plan.scalars import Bad, duration, identifier

_LARGEST = 2**63
_ABOVE = 9
"""More levels than there are above any free value."""


def is_plausible(plan: model.Plan) -> bool:
    """Nothing about the plan needs the decoder: ids, kinds, durations, inputs and numbers are in order."""
    try:
        _check(plan)
    except Bad:
        return False
    return True


def _check(plan: model.Plan | model.InnerPlan, depth: int = 0) -> None:
    if depth > MAX_DEPTH:
        raise Bad("E0100", "nested too deeply")
    _names(plan.inputs, plan.secrets, plan.outputs, plan.plans)
    for inner in plan.plans.values():
        _check(inner, depth + 1)
    for given in plan.inputs.values():
        _input(given)
    for phase in plan.phases:
        identifier(phase.id)
        _tasks(phase.tasks)
        if phase.gate is not None:
            _gate(phase.gate)
    _tasks(plan.finally_)
    defaults = plan.execution_pipeline.defaults
    duration(defaults.timeout)
    _retry(defaults.retry)


def _names(*mappings: Iterable[str]) -> None:
    for mapping in mappings:
        for name in mapping:
            identifier(name)


def _input(given: object) -> None:
    if isinstance(given, str | list):
        _data(given)
        return
    if not isinstance(given, model.Input):
        raise Bad("E0104", "a short form that isn't text is read by the decoder")
    values = [*(given.enum or []), *([] if given.default is UNSET else [given.default])]
    if given.type == "string" and not all(isinstance(value, str) for value in values):
        raise Bad("E0104", "a text input keeps its source text")
    for value in values:
        _data(value)


def _gate(gate: model.Gate) -> None:
    _names(gate.evidence)
    for name, option in gate.options.items():
        identifier(name, reserved=False)
        if option.wait is not None:
            duration(option.wait)


def _tasks(tasks: Iterable[model.Task]) -> None:
    for task in tasks:
        identifier(task.id)
        _action(task)
        for inner in (task.verify, task.compensate):
            if inner is not None:
                _action(inner)


def _action(action: model.Action) -> None:
    kinds = [spec for kind in model.KINDS if (spec := getattr(action, kind, None)) is not None]
    if len(kinds) != 1:
        raise Bad("E0108", "exactly one kind")
    kind = kinds[0]
    _names(action.outputs)
    if action.timeout is not None:
        duration(action.timeout)
    _retry(action.retry)
    if action.wait is not None:
        duration(action.wait if isinstance(action.wait, str) else action.wait.for_ or "")
    elif isinstance(kind, model.Service):
        for text in (kind.grace, kind.ready.every, kind.ready.for_):
            duration(text)
    elif isinstance(kind, model.Http):
        _data(kind.json)
    elif isinstance(kind, model.Python):
        _data(kind.args)
    elif isinstance(kind, model.Shell):
        _data(kind.stdin)
    elif isinstance(kind, model.SubPlan):
        _data(kind.inputs)


def _retry(retry: int | model.Retry | None) -> None:
    if isinstance(retry, model.Retry):
        for text in (retry.delay, retry.max_delay, retry.every):
            if text is not None:
                duration(text)


def _data(value: object, depth: int = _ABOVE) -> None:
    if depth > MAX_DEPTH:
        raise Bad("E0100", "nested too deeply")
    if isinstance(value, float):
        if not isfinite(value):
            raise Bad("E0105", "a number must be finite")
    elif isinstance(value, int):
        if not -_LARGEST <= value < _LARGEST:
            raise Bad("E0105", "a whole number has at most 64 bits")
    elif isinstance(value, dict):
        for item in value.values():
            _data(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _data(item, depth + 1)
    elif value is not None and not isinstance(value, str):
        raise Bad("E0104", "no value that a plan can hold")
