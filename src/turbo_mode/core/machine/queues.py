"""Who may start next: the queues of an execution, kept so that a step searches none of them.

A phase has one queue of tasks that may start; ``startable`` names the phases with such a task and a free slot. A task
that has fanned out stands in its phase's queue as one, for whichever of its instances comes next. With each that starts
it goes to the end, and so does its phase, so that nothing waits for all instances of one task. While none may start, it
isn't there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from turbo_mode.core.machine.blueprint import FINALLY, PhaseNode, TaskNode
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.state import Execution, PhaseState, TaskState


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
    if ready and ready[0] == (node.fan or node.id):
        if not node.fan:
            ready.popleft()
        elif state.fans[node.fan].take(node.index):
            ready.popleft()
            state.fans[node.fan].queued = False


def ready_again(state: Execution, task: str) -> None:
    """A task waits for a further attempt."""
    node = state.blueprint.tasks[task]
    if node.fan:
        state.fans[node.fan].again.append(node.index)
        queue(state, node)
    else:
        join(state, node.phase, task)
    refresh(state, node.phase)


def join(state: Execution, phase: str, task: str) -> None:
    """A task may start: it stands at the end of its phase's queue, or behind all of its priority or a higher one."""
    ready = state.phases[phase].ready
    if not state.blueprint.has_priorities:
        ready.append(task)
        return
    urgency = state.blueprint.urgency
    ready.insert(bisect_right(ready, urgency(task), key=urgency), task)


def join_all(state: Execution, phase: PhaseState, tasks: Iterable[str]) -> None:
    """The tasks of a round that wait for nothing stand in the queue, the highest priority first."""
    phase.ready.extend(sorted(tasks, key=state.blueprint.urgency) if state.blueprint.has_priorities else tasks)


def next_task(state: Execution) -> str | None:
    """The task that starts next, or none: nothing is ready, no place is free, or it isn't the time."""
    if state.paused or state.restarting or state.running >= state.blueprint.max_parallel:
        return None
    if state.queued and not state.closing:  # it waits for the lock of its plan
        return None
    for id in _by_urgency(state) if state.blueprint.has_priorities else state.startable:
        if not state.closing or id == FINALLY or state.phases[id].ending:
            first = state.phases[id].ready[0]
            fan = state.fans.get(first) if state.fans else None
            return first if fan is None else f"{first}[{fan.coming}]"
    return None


def _by_urgency(state: Execution) -> list[str]:
    """The phases of which something may start, that with the most urgent task first."""
    return sorted(state.startable, key=lambda id: state.blueprint.urgency(state.phases[id].ready[0]))


def first(state: Execution, node: TaskNode) -> None:
    """A task that had its turn and could not start has it again, before others of its priority."""
    ready, task = state.phases[node.phase].ready, node.fan or node.id
    if node.fan:
        fan = state.fans[node.fan]
        fan.again.appendleft(node.index)
        if fan.queued:
            ready.remove(task)
        fan.queued = True
    if state.blueprint.has_priorities:
        urgency = state.blueprint.urgency
        ready.insert(bisect_left(ready, urgency(task), key=urgency), task)
    else:
        ready.appendleft(task)


def occupy(state: Execution, node: TaskNode, more: int) -> None:
    """A task has a place among what runs, though it waits (1), or leaves it (-1)."""
    state.phases[node.phase].running += more
    state.running += more
    if node.fan:
        state.fans[node.fan].running += more
        queue(state, node)
    refresh(state, node.phase)


def shut(state: Execution, task: str, *, left: bool = False) -> None:
    """The task at the head of its phase's queue, or the fan-out that it belongs to, waits beside the queue.

    ``left``: it has left the queue before, since it had to wait for its slots.
    """
    node = state.blueprint.tasks[task]
    phase = state.phases[node.phase]
    if not left:
        phase.shut[phase.ready.popleft()] = None
    elif not node.fan:
        phase.shut[task] = None
    else:
        fan = state.fans[node.fan]
        fan.again.appendleft(node.index)
        if node.fan in phase.ready:
            phase.ready.remove(node.fan)
        phase.shut[node.fan] = None
        fan.queued = True
    refresh(state, node.phase)


def open_again(state: Execution, id: str) -> None:
    """All that has waited beside the queue of a phase is in it again."""
    phase = state.phases[id]
    for task in phase.shut:
        join(state, id, task)
    phase.shut.clear()
    refresh(state, id)


def clear(state: Execution, id: str) -> None:
    """Nothing of a phase starts any more."""
    phase = state.phases[id]
    phase.ready.clear()
    phase.shut.clear()
    state.timers.clear(f"changes:{id}")
    awaits_no_more(state, id)


def awaits_no_more(state: Execution, id: str) -> None:
    """No task of a phase waits for what others hold of a budget."""
    for waiting in (state.ledger.awaiting, state.ledger.freed):
        if id in waiting:
            waiting.remove(id)


def undue(state: Execution, id: str) -> None:
    """A phase doesn't wait for its start any more."""
    state.due_phases.pop(id, None)


def not_full(state: Execution, id: str) -> None:
    """A phase doesn't wait for its gate any more."""
    state.full_phases.pop(id, None)


# -- instances ---------------------------------------------------------------------------------------------------------


def fan_out(state: Execution, node: TaskNode, fan: FanOut) -> None:
    """A task has instances from now on, the first of which is next in the queue; without any it is over."""
    phase = state.phases[node.phase]
    state.fans[node.id] = fan
    phase.added += fan.weight - 1
    state.added += fan.weight - 1
    if fan.is_over:
        state.full_fans[node.id] = None
    if fan.may_start:
        fan.queued = True
        phase.ready.appendleft(node.id)


def instance_runs(state: Execution, node: TaskNode, more: int) -> None:
    """An attempt of an instance has begun (1) or ended (-1)."""
    state.fans[node.fan].running += more
    if more > 0:
        state.tasks[node.fan].attempts += 1
        state.startable.pop(node.phase, None)
    queue(state, node)


def queue(state: Execution, node: TaskNode) -> None:
    """A fan-out stands in the queue of its phase, at the end, for as long as an instance may start."""
    id = node.fan or node.id
    fan = state.fans[id]
    if fan.queued == fan.may_start:
        return
    fan.queued = not fan.queued
    phase = state.phases[node.phase]
    if fan.queued:
        join(state, node.phase, id)
    elif id in phase.shut:
        del phase.shut[id]
    else:
        phase.ready.remove(id)


def instance_over(state: Execution, node: TaskNode, task: TaskState, phase: PhaseState) -> None:
    """An instance has ended; with the last one the task is due to end."""
    fan = state.fans[node.fan]
    fan.end(node.index, task.status)
    phase.added_done += 1
    if fan.is_over:
        state.full_fans[node.fan] = None
    queue(state, node)
    refresh(state, node.phase)


def fan_over(state: Execution, id: str, phase: PhaseState) -> None:
    """With the task ends what of its work never began; the task itself counts as one of its instances."""
    if (fan := state.fans.get(id)) is not None:
        del state.full_fans[id]
        phase.added_done += fan.weight - 1 - fan.ended
        state.done += fan.weight - 1 - fan.ended


def halt(state: Execution, phase: str) -> None:
    """No instance of this phase begins or is tried again any more; a fan-out with none under way is over."""
    for id in state.blueprint.phase(phase).tasks if state.fans else ():
        fan = state.fans.get(id)
        if fan is not None and not fan.is_over:
            fan.halt()
            if fan.is_over:
                state.full_fans[id] = None


def forget_round(state: Execution, phase: PhaseState, node: PhaseNode) -> None:
    """The work of a round that is over counts no more; the items of a fan-out stay for as long as it may be undone."""
    state.done -= len(node.tasks) + phase.added
    state.added -= phase.added
    phase.added = phase.added_done = 0
    for id in node.tasks if state.fans else ():
        if (fan := state.fans.pop(id, None)) is not None:
            for index in range(fan.next):
                del state.tasks[f"{id}[{index}]"]
            if (of := state.blueprint.tasks[id]).leaves_effects or of.calls_plans:
                state.former_fans[f"{id}.{phase.round}"] = fan
