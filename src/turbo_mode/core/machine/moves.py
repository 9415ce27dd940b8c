"""The smallest steps of ``apply``: a task from status to status, and the end of an attempt. Only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import apply_budgets, queues
from turbo_mode.core.machine import task as tasks
from turbo_mode.core.machine.entries import AdviceAsked, SamplesAsked
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
    if attempt.request["kind"] == "decide":
        unask(state, state.blueprint.tasks[attempt.task].phase, attempt.task)
        state.samples.pop(f"task:{attempt.task}", None)
        state.opinions.pop(attempt.task, None)
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


def waits_for(state: Execution, asked: AdviceAsked | SamplesAsked) -> None:
    """A gate, or a task that decides, waits for something. What is asked again is asked once more, not twice."""
    about, kind = state.tasks[asked.task] if asked.task else state.phases[asked.phase], type(asked).__name__
    if about.status != "RUNNING" or (not asked.task and state.phases[asked.phase].open):
        raise IllegalEntry(f"{kind} for {asked.task or f'phase {asked.phase}'}, which is {about.status}")
    unask(state, asked.phase, asked.task)
    if not asked.task:
        queues.not_full(state, asked.phase)


def unask(state: Execution, phase: str, task: str = "") -> None:
    """Nobody waits any more for what was asked before the gate of a phase, or one of its tasks, is weighed."""
    for asked in [each for each in state.advising.values() if (each.phase, each.task) == (phase, task)]:
        del state.advising[asked.attempt]
        state.timers.clear(f"advice:{asked.attempt}")
        if asked.attempt in state.ledger.reserved:
            apply_budgets.let_go(state, asked.attempt)
    for read in [each for each in state.measuring.values() if (each.phase, each.task) == (phase, task)]:
        del state.measuring[read.attempt]
        state.timers.clear(f"measure:{read.attempt}")


def unask_gates(state: Execution) -> None:
    """It is closing: no gate is weighed any more."""
    for phase in dict.fromkeys(each.phase for each in state.asked if not each.task):
        unask(state, phase)


def undo_scope(state: Execution, effect: int) -> str:
    """The undoing that is at an effect."""
    return next(scope for scope, undo in state.undoing.items() if undo.left and undo.left[-1] == effect)
