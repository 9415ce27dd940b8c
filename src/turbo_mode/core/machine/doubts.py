"""What a person can say about a task in doubt. That it has happened also means what it handed on, where that is read.

Nobody has seen the result, so nobody but the person knows the outputs; without them a reader would fail later, and in
another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import present
from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import elses
from turbo_mode.core.plan.expression_operands import kind_of
from turbo_mode.core.plan.shapes import Shape, ways_of
from turbo_mode.core.regex import regex

_OPTIONS: list[dict[str, Any]] = [
    {"name": "happened", "then": "continue", "description": "it has happened: the task is completed"},
    {"name": "repeat", "then": "repeat", "description": "it has not, or may happen twice: do it again"},
    {"name": "fail", "then": "fail", "description": "give it up: the task has failed"},
]
_OUTPUT = regex(rb"\boutputs\.(\w+)")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "int": (int,), "double": (int, float), "bool": (bool,), "list": (list,), "map": (dict,),
}  # fmt: skip
_CALLED = {"string": "text", "int": "a whole number", "double": "a number", "bool": "true or false", "list": "a list",
           "map": "a mapping"}  # fmt: skip


def options(state: Execution, node: TaskNode) -> list[dict[str, Any]]:
    """What may be answered. ``wants`` are the outputs that must be told, each with its kind (empty: any)."""
    happened, *others = _OPTIONS
    wanted = _wanted(state, node)
    if secret := [name for name in wanted if _is_secret(state, node, name)]:
        why = f"its output `{secret[0]}` is a secret, and can't be told here"
        return [{**happened, "permitted": False, "why": why}, *others]
    if kept := [name for name in present(node, state.task(node.id)).action.artifacts if _is_read(state, node, name)]:
        why = f"its artifact `{kept[0]}` is read later, and nobody has kept it"
        return [{**happened, "permitted": False, "why": why}, *others]
    return [{**happened, "wants": wanted} if wanted else happened, *others]


def _is_read(state: Execution, node: TaskNode, artifact: str) -> bool:
    return not node.fan and f"artifacts.{artifact}" in state.blueprint.read_outputs.get(node.task.id, ())


def _wanted(state: Execution, node: TaskNode) -> dict[str, str]:
    """The outputs of the present action that somebody reads, and for which the plan has no other value."""
    task, action = node.task, present(node, state.task(node.id)).action
    undo = msgspec.json.encode(task.compensate) if task.compensate is not None else b""
    read = {name.decode() for name in _OUTPUT.findall(undo)}
    if not node.fan:
        read |= state.blueprint.read_outputs.get(task.id, set())
    shapes, instead = state.blueprint.scopes.outputs(task), elses(action.outputs)
    made = shapes if action.plan is not None else action.outputs
    return {name: _kind(shapes[name]) for name in made if name in read and name not in instead}


def kinds(state: Execution, node: TaskNode) -> dict[str, str]:
    """Every output of a task, with its kind (empty: any)."""
    return {name: _kind(shape) for name, shape in state.blueprint.scopes.outputs(node.task).items()}


def _kind(shape: Shape) -> str:
    """The kind of an output, as far as all of what is known about it agrees."""
    kinds = {kind for each in ways_of(shape) if (kind := kind_of(each))}
    return kinds.pop() if len(kinds) == 1 else ""


def _is_secret(state: Execution, node: TaskNode, output: str) -> bool:
    spec = present(node, state.task(node.id)).action.outputs.get(output)
    return isinstance(spec, model.Output) and spec.secret


def told(data: Any) -> dict[str, Any]:
    """The outputs that came with an answer."""
    outputs = data.get("outputs") if isinstance(data, dict) else None
    return outputs if isinstance(outputs, dict) else {}


def unfit(wants: Mapping[str, str], data: Any) -> str:
    """Why the outputs that came with an answer aren't those that it wants; empty if they are."""
    given = told(data)
    for name in given:
        if name not in wants:
            return f"it wants no output `{name}`"
    for name, kind in wants.items():
        if name not in given:
            return f"the output `{name}` is read later: say what it was (`--output {name}=...`)"
        if kind and not _is_of(given[name], kind):
            return f"the output `{name}` must be {_CALLED[kind]}"
    return ""


def _is_of(value: Any, kind: str) -> bool:
    return isinstance(value, _TYPES[kind]) and (kind == "bool" or not isinstance(value, bool))
