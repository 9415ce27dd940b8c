"""The smallest steps of ``apply``: a task from status to status, an attempt's end, and who may start next.

Like all of ``apply`` they decide nothing, and are only ever added to.
"""

from __future__ import annotations

from turbo_mode.core.machine import task as tasks
from turbo_mode.core.machine.state import Attempt, Execution, TaskState


class IllegalEntry(Exception):
    """An entry that can't follow on this state: the journal or the machine is damaged."""


def move_task(state: Execution, id: str, kind: str) -> TaskState:
    task = state.tasks[id]
    status = tasks.TABLE.get((task.status, kind))
    if status is None:
        raise IllegalEntry(f"{kind} on task {id}, which is {task.status}")
    task.status = status
    return task


def unready(state: Execution, phase: str, task: str) -> None:
    """Takes a task out of its phase's queue; only the first one ever leaves it, so nothing is searched."""
    ready = state.phases[phase].ready
    if ready and ready[0] == task:
        ready.popleft()


def end_attempt(state: Execution, id: str) -> Attempt | None:
    attempt = state.attempts.pop(id, None)
    if attempt is None:
        return None
    state.timers.clear(f"wait:{id}")
    state.listening.pop(id, None)
    if attempt.purpose in ("run", "fallback"):
        phase = state.blueprint.tasks[attempt.task].phase
        state.phases[phase].running -= 1
        state.running -= 1
        refresh(state, phase)
    return attempt


def ready_again(state: Execution, task: str) -> None:
    phase = state.blueprint.tasks[task].phase
    state.phases[phase].ready.append(task)
    refresh(state, phase)


def refresh(state: Execution, id: str) -> None:
    """Keeps ``startable`` true for a phase: it has a ready task and a free slot of its own."""
    phase = state.phases[id]
    if phase.ready and phase.running < state.blueprint.phase(id).max_parallel:
        state.startable[id] = None
    else:
        state.startable.pop(id, None)


def undo_scope(state: Execution, effect: int) -> str:
    return next(scope for scope, undo in state.undoing.items() if undo.left and undo.left[-1] == effect)
