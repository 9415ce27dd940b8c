"""Signals from outside: kept until a task waits for them, taken in the order in which they came.

A signal that nobody waits for yet is kept, so it doesn't matter who is first. Each is taken once, by the attempt that
has waited longest for its name. Only names that some task of the plan waits for are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.reports import reported
from turbo_mode.core.machine.state import Execution

LARGEST = 64 * 1024
"""Bytes of a signal's data as JSON."""
MOST = 100
"""Signals of one name that are kept."""

Entries = Iterator[e.AnyEntry]


def receive(state: Execution, command: Command, facts: Facts) -> Entries:
    """Somebody sends a signal; one that can't be taken changes nothing."""
    if not refusal(state, command.signal, command.data):
        yield e.SignalReceived(at=facts.now, name=command.signal, data=command.data, by=command.by)


def refusal(state: Execution, name: str, data: Any) -> str:
    """Why a signal can't be taken, or an empty text if it can."""
    if name not in state.blueprint.signals:
        names = ", ".join(f"`{each}`" for each in sorted(state.blueprint.signals))
        return f"no task waits for a signal `{name}`; " + (f"known are {names}" if names else "the plan has none")
    if len(msgspec.json.encode(data)) > LARGEST:
        return "the data of a signal has at most 64 KiB as JSON"
    if len(state.signals.get(name, ())) >= MOST:
        return f"{MOST} signals `{name}` are kept already, and nobody has taken them"
    return ""


def awaited(state: Execution) -> tuple[str, str] | None:
    """An attempt whose signal is there, with the signal's name."""
    if not state.signals:
        return None
    return next(((id, name) for id, name in state.listening.items() if name in state.signals), None)


def deliver(state: Execution, id: str, name: str, facts: Facts) -> Entries:
    """The attempt takes its signal, and goes on."""
    attempt, data = state.attempts[id], state.signals[name][0]["data"]
    yield e.SignalTaken(at=facts.now, task=attempt.task, attempt=id, name=name)
    yield from reported(state, attempt, Done({"data": data}), facts)
