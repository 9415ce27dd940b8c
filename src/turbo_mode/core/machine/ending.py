"""How a phase ends: first its ``finally`` tasks run, one after another, then its end takes effect.

They run whatever its gate decided, and also when the execution closes while the phase had started; not at each repeat.
They can't make a bad end good. One that fails makes a good end bad.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution

Entries = Iterator[e.AnyEntry]
STARTED = frozenset(("RUNNING", "HELD", "REPEATING", "WAITING"))
"""The statuses of a phase that has had a round, and whose end has not been decided."""


def end_phase(
    state: Execution, id: str, status: Literal["COMPLETED", "FAILED"], facts: Facts, why: str = ""
) -> Entries:
    """It is decided how a phase ends. Where it has nothing to tidy up, it has ended."""
    if state.blueprint.phase(id).finally_tasks and state.phases[id].round:
        yield e.PhaseEnding(at=facts.now, phase=id, status=status, why=why)
    else:
        yield e.PhaseEnded(at=facts.now, phase=id, status=status, why=why)


def tidied(state: Execution, id: str, facts: Facts) -> Entries:
    """The ``finally`` tasks of a phase have ended, and with them the phase."""
    phase = state.phases[id]
    if phase.untidy and phase.ending == "COMPLETED":
        failed = failures(state, state.blueprint.phase(id).finally_tasks)
        yield e.PhaseEnded(at=facts.now, phase=id, status="FAILED", why=failed)
    else:
        status: Literal["COMPLETED", "FAILED"] = "COMPLETED" if phase.ending == "COMPLETED" else "FAILED"
        yield e.PhaseEnded(at=facts.now, phase=id, status=status, why=phase.why)


def untidied(state: Execution) -> list[str]:
    """The phases that have started and can't go on while the execution closes, and that have something to tidy up."""
    return [
        id
        for id, phase in state.phases.items()
        if phase.round and phase.status in STARTED and state.blueprint.phase(id).finally_tasks
    ]


def is_tidying(state: Execution) -> bool:
    """Some phase has ``finally`` tasks that have not ended, or has to be told that they have."""
    finishing = (phase for phase in state.phases.values() if phase.status == "FINISHING")
    return any(phase.open or phase.ending != "CANCELLED" for phase in finishing)


def failures(state: Execution, tasks: list[str]) -> str:
    """``a, b, c and 3 more failed``."""
    failed = [task for task in tasks if state.task_status(task) == "FAILED"]
    rest = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
    return f"{', '.join(failed[:3])}{rest} failed"
