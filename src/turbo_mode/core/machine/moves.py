"""The smallest steps of ``apply``: a task from status to status, and the end of an attempt. Only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import apply_budgets, queues
from turbo_mode.core.machine import task as tasks
from turbo_mode.core.machine.state import Attempt, Execution, TaskState

_HOLD = ("RUNNING", "IN_DOUBT")
"""The statuses of a task in which it keeps its lock."""


class IllegalEntry(Exception):
    """An entry that can't follow on this state: the journal or the machine is damaged."""


def move_task(state: Execution, id: str, kind: str) -> TaskState:
    """Moves a task as its table says for an entry of this kind. Raises ``IllegalEntry``."""
    task = state.tasks.get(id) or _new_instance(state, id)
    status = tasks.TABLE.get((task.status, kind))
    if status is None:
        raise IllegalEntry(f"{kind} on task {id}, which is {task.status}")
    task.status = status
    if state.holding and status not in _HOLD and id in state.holding:
        state.returning[id] = state.holding[id]
    return task


def _new_instance(state: Execution, id: str) -> TaskState:
    """An instance has a state from the moment at which it begins; they begin in the order of the list."""
    node = state.blueprint.tasks[id]
    fan = state.fans.get(node.fan)
    if fan is None or fan.coming != node.index:
        raise IllegalEntry(f"{id} can't begin now")
    task = state.tasks[id] = TaskState(0)
    return task


def end_attempt(state: Execution, id: str) -> Attempt | None:
    """An attempt is over, if it is under way; returns it."""
    attempt = state.attempts.pop(id, None)
    if attempt is None:
        return None
    state.timers.clear(f"wait:{id}")
    state.listening.pop(id, None)
    state.asking.pop(id, None)
    if state.ledger.reserved and id in state.ledger.reserved:
        apply_budgets.let_go(state, id)
    if attempt.purpose in ("run", "fallback"):
        node = state.blueprint.tasks[attempt.task]
        state.phases[node.phase].running -= 1
        state.running -= 1
        if node.fan:
            queues.instance_runs(state, node, -1)
        queues.refresh(state, node.phase)
    return attempt


def undo_scope(state: Execution, effect: int) -> str:
    """The undoing that is at an effect."""
    return next(scope for scope, undo in state.undoing.items() if undo.left and undo.left[-1] == effect)
