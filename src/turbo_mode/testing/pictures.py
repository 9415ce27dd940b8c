"""Everything that is in a state, as plain values that can be compared; the order of what is ordered counts too."""

from __future__ import annotations

from collections import deque
from typing import Any

from turbo_mode.core.machine.state import Attempt, Effect, Execution, PhaseState, TaskState, Timers, Undo

_KEPT = (Attempt, Effect, PhaseState, TaskState, Undo)


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
    if isinstance(value, dict):
        return [(key, _plain(item)) for key, item in value.items()]
    if isinstance(value, deque):
        return list(value)
    if isinstance(value, set):
        return sorted(value)
    if isinstance(value, Timers):
        return sorted(value._due.items())
    if isinstance(value, _KEPT):
        return [_plain(getattr(value, slot)) for slot in type(value).__slots__]
    return value
