"""``apply`` for what somebody wants done again, skipped, or gone on with as a fork. Code here is only ever added to."""

from __future__ import annotations

from collections import deque

from turbo_mode.core.machine import apply_samples, apply_slots, queues, repeats
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply_phases import move_phase
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import ENDED, Execution, PhaseState, TaskState


def superseded(state: Execution, entry: e.ExecutionSuperseded) -> None:
    state.outcome, state.superseded_by = "SUPERSEDED", entry.fork


def task_skip_asked(state: Execution, entry: e.TaskSkipAsked) -> None:
    state.skips[entry.task] = {"by": entry.by, "reason": entry.reason, "outputs": entry.outputs}


def tasks_reopened(state: Execution, entry: e.TasksReopened) -> None:
    """These tasks have not ended, and neither has anything that ended because they had."""
    phase = move_phase(state, entry.phase, entry)
    node = state.blueprint.phase(entry.phase)
    queues.not_full(state, entry.phase)
    phase.looped = phase.timed_out = False
    phase.unmet = ""
    phase.consulted = None
    phase.looks, phase.looked = {}, {}
    apply_samples.forget(state, entry.phase)
    if node.timeout:
        state.timers.set(f"timeout:{entry.phase}", entry.at + node.timeout)
    for id in entry.tasks:
        _reopen(state, id, phase)
    for id in node.tasks:
        task = state.tasks[id]
        if task.status == "PENDING":
            task.waiting = sum(state.tasks[need].status not in ENDED for need, _ in state.blueprint.tasks[id].needs)
            if task.waiting:
                apply_slots.over(state, id)
                phase.shut.pop(id, None)
    waiting = (id for id in dict.fromkeys([*phase.ready, *entry.tasks]) if state.tasks[id].status == "PENDING")
    again = [id for id in waiting if not (state.tasks[id].waiting or state.blueprint.tasks[id].fan)]
    running = [id for id in phase.ready if state.tasks[id].status == "RUNNING"]
    phase.ready = deque([*running, *again])
    for id in entry.tasks:
        if id in state.fans:
            queues.queue(state, state.blueprint.tasks[id])
    queues.refresh(state, entry.phase)


def _reopen(state: Execution, id: str, phase: PhaseState) -> None:
    node, was = state.blueprint.tasks[id], state.tasks[id]
    task = state.tasks[id] = TaskState(0)
    task.attempts = task.uncounted = was.attempts
    task.lineage, task.started_at, task.case, task.anew = was.lineage, was.started_at, was.case, True
    repeats.note_deed(state, node, was)
    if node.fan:
        _reopen_instance(state, node, phase)
        return
    state.done -= 1
    phase.open += 1
    phase.failed -= was.status in ("FAILED", "NOT_RUN") and not node.optional
    if (fan := state.fans.get(id)) is not None:
        task.status = "RUNNING"
        fan.halted = fan.queued = False
        phase.added_done -= fan.weight - 1 - fan.ended
        state.done -= fan.weight - 1 - fan.ended


def _reopen_instance(state: Execution, node: TaskNode, phase: PhaseState) -> None:
    fan = state.fans[node.fan]
    state.done -= 1
    phase.added_done -= 1
    fan.bad.remove(node.index)
    fan.open += 1
    fan.again.append(node.index)
    state.full_fans.pop(node.fan, None)
    queues.queue(state, node)
