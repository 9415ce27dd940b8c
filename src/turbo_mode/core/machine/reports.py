"""What an attempt showed goes to whoever asked for it: the task that it does, its probe, or its undoing."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import task, undo
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Observation
from turbo_mode.core.machine.state import Attempt, Execution


def reported(state: Execution, attempt: Attempt, seen: Observation, facts: Facts) -> Iterator[e.AnyEntry]:
    """What follows from it."""
    if attempt.purpose == "verify":
        yield from task.verified(state, attempt, seen, facts)
    elif attempt.purpose == "undo":
        yield from undo.undone(state, attempt, seen, facts)
    else:
        yield from task.settle(state, attempt, seen, facts)
