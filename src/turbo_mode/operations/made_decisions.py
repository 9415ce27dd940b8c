"""Decisions that are put to the engine by hand, and those that were taken elsewhere: one function per operation.

They are resources of kind ``decision``; what they hold is made by ``core.machine.by_hand``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine import by_hand
from turbo_mode.core.machine.by_hand import Wanted
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.resources import Resource
from turbo_mode.errors import Conflict, UsageError
from turbo_mode.operations import resources
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where

KIND = "decision"


def read(said: Mapping[str, Any]) -> Wanted:
    """What is to be decided, as data. Raises ``UsageError``."""
    try:
        wanted = msgspec.convert(said, Wanted)
    except msgspec.ValidationError as error:
        raise UsageError(f"this is no decision: {error}") from None
    if wrong := by_hand.problem(wanted):
        raise UsageError(wrong)
    return wanted


def value(wanted: Wanted, limits: Sequence[Limits], by: str) -> dict[str, Any]:
    """The decision as it is kept: recorded, or decided by the engine under these limits."""
    if wanted.selection is not None:
        return by_hand.recorded(wanted, by)
    return by_hand.decided(wanted, limits, by, time.time_ns() // 1_000_000)


def change_of(data: Mapping[str, Any]) -> str:
    """What happened, as public events call it: one that waits for people is not made yet."""
    return "created" if data["status"] != "OPEN" else "escalated"


def make(place: Where, said: Mapping[str, Any], limits: Sequence[Limits]) -> Resource:
    """Decide, and keep it in the store. Raises ``UsageError``, ``NotFound``."""
    wanted = read(said)
    data = value(wanted, limits, user())
    more = {"execution": wanted.execution_id, "status": data["status"], "change": change_of(data)}
    return resources.create(place, KIND, data, **more)[0]


def answer(found: Resource, command: Command) -> dict[str, Any]:
    """An open one with somebody's answer. Raises ``Conflict`` for one that isn't open, ``UsageError``."""
    if found.status != "OPEN":
        raise Conflict(f"decision {found.id} is {found.status}, and waits for no answer")
    data, wrong = by_hand.answered(found.data, command)
    if wrong:
        raise UsageError(wrong)
    return data
