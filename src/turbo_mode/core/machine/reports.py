"""What an attempt showed goes to whoever asked for it: the task that it does, its probe, or its undoing.

So does what was asked or read before something is decided: a gate is weighed in its turn, a task decides at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import advice, deciding, measuring, task, undo
from turbo_mode.core.machine import entries as e
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


def answered(state: Execution, attempt: str, seen: Observation, facts: Facts) -> Iterator[e.AnyEntry]:
    """A model has answered, or numbers have been read."""
    heard = advice.heard if attempt in state.advising else measuring.heard
    yield from _and_decide(state, heard(state, attempt, seen, facts), facts)


def late(state: Execution, attempt: str, facts: Facts) -> Iterator[e.AnyEntry]:
    """Neither has come in time."""
    waited = advice.late if attempt in state.advising else measuring.late
    yield from _and_decide(state, waited(state, attempt, facts), facts)


def _and_decide(state: Execution, entries: Iterator[e.AnyEntry], facts: Facts) -> Iterator[e.AnyEntry]:
    for entry in entries:
        yield entry
        if isinstance(entry, e.AdviceGiven | e.SamplesRead) and entry.task:
            yield from deciding.decide(state, state.blueprint.tasks[entry.task], task.settle, facts)
