"""Who may start next: the queues of an execution, kept so that a step searches none of them."""

from __future__ import annotations

from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution


def refresh(state: Execution, id: str) -> None:
    """Keeps ``startable`` true for a phase: it has a ready task and a free slot of its own."""
    phase = state.phases[id]
    if phase.ready and phase.running < state.blueprint.phase(id).max_parallel:
        state.startable[id] = None
    else:
        state.startable.pop(id, None)


def unready(state: Execution, node: TaskNode) -> None:
    """Takes a task out of its phase's queue; only the first one ever leaves it, so nothing is searched."""
    ready = state.phases[node.phase].ready
    if ready and ready[0] == node.id:
        ready.popleft()


def ready_again(state: Execution, task: str) -> None:
    """A task waits for a further attempt."""
    phase = state.blueprint.tasks[task].phase
    state.phases[phase].ready.append(task)
    refresh(state, phase)


def undue(state: Execution, id: str) -> None:
    """A phase doesn't wait for its start any more."""
    if id in state.due_phases:
        state.due_phases.remove(id)


def not_full(state: Execution, id: str) -> None:
    """A phase doesn't wait for its gate any more."""
    if id in state.full_phases:
        state.full_phases.remove(id)
