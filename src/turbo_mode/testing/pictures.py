"""Whether two states are the same in everything, the order of what is ordered included."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.state import Attempt, Effect, Execution, PhaseState, TaskState, Timers, Undo

_FIELDS: dict[type, Callable[[Any], Any]] = {
    **{kind: attrgetter(*kind.__slots__) for kind in (Attempt, Effect, FanOut, Undo)},
    **{kind: attrgetter(*kind.__struct_fields__) for kind in (PhaseState, TaskState)},
}


def differences(one: Execution, other: Execution) -> list[str]:
    """Where two states differ, in words; empty when they are equal. The blueprint is the plan's and doesn't count."""
    return [
        f"{name}: {_plain(mine)!r} != {_plain(theirs)!r}"
        for name in Execution.__struct_fields__
        if name != "blueprint" and not _same(mine := getattr(one, name), theirs := getattr(other, name))
    ]


def _same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is Timers:
        return bool(one._due == other._due and one.first() == other.first())
    if kind is not dict:
        return bool(one == other)
    if len(one) != len(other) or list(one) != list(other):
        return False
    for item in one.values():
        fields = _FIELDS.get(type(item))
        if fields is None:
            break
        return all(fields(item) == fields(other[key]) for key, item in one.items())
    return bool(one == other)


def _plain(value: Any) -> Any:
    if isinstance(value, Timers):
        return value._due
    if not isinstance(value, dict):
        return value
    return {key: fields(item) if (fields := _FIELDS.get(type(item))) else item for key, item in value.items()}
