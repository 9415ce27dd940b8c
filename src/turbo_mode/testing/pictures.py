"""Whether two states are the same in everything, the order of what is ordered included."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from turbo_mode.core.machine.state import Attempt, Effect, Execution, PhaseState, TaskState, Timers, Undo

_FIELDS: dict[type, Callable[[Any], Any]] = {
    kind: attrgetter(*kind.__slots__) for kind in (Attempt, Effect, PhaseState, TaskState, Undo)
}


def picture(state: Execution) -> dict[str, Any]:
    """All fields of a state but the blueprint, which is the plan's."""
    return {name: _plain(value) for name, value in vars(state).items() if name != "blueprint"}


def differences(one: Execution, other: Execution) -> list[str]:
    """Where two states differ, in words; empty when they are equal."""
    left, right = picture(one), picture(other)
    if left == right:
        return []
    return [
        f"{name}: {left.get(name)!r} != {right.get(name)!r}"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, Timers):
        return value._due
    if not isinstance(value, dict):
        return value
    for item in value.values():
        if fields := _FIELDS.get(type(item)):
            return [(key, fields(item)) for key, item in value.items()]
        break
    return list(value.items())
