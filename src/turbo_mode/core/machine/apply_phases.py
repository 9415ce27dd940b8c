"""What the entries about rounds, windows, time-outs and the ``finally`` of a phase change. Part of ``apply``."""

from __future__ import annotations

from collections import deque

from turbo_mode.core.machine import apply_budgets, apply_samples, apply_slots, queues
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import phase as phases
from turbo_mode.core.machine.bindings import task_view
from turbo_mode.core.machine.moves import IllegalEntry
from turbo_mode.core.machine.state import ENDED, Execution, PhaseState, TaskState


def move_phase(state: Execution, id: str, entry: e.AnyEntry, status: str = "") -> PhaseState:
    """The phase in its next status, which ``status`` says where the table allows several. Raises ``IllegalEntry``."""
    phase = state.phases[id]
    allowed = phases.TABLE.get((phase.status, type(entry).__name__))
    if allowed is None:
        raise IllegalEntry(f"{type(entry).__name__} on phase {id}, which is {phase.status}")
    phase.status = status or allowed
    return phase


def new_round(state: Execution, entry: e.PhaseStarted, phase: PhaseState) -> None:
    """What a round begins with. The tasks are still those of the round before."""
    node = state.blueprint.phase(entry.phase)
    if node.reads_previous:
        phase.previous = {id: dict(task_view(state, id)) for id in node.tasks}
        if entry.round == 1:
            for view in phase.previous.values():
                view["status"] = "NOT_RUN"
    if entry.round == 1:
        if state.ledger.pools:
            apply_budgets.phase_begins(state, entry)
        phase.environment, phase.values = entry.environment, entry.values
    phase.lap += 1
    phase.looped = phase.timed_out = False
    phase.unmet = ""
    phase.consulted = None
    phase.looks = phase.looked
    apply_samples.forget(state, entry.phase)
    if node.timeout:
        state.timers.set(f"timeout:{entry.phase}", entry.at + node.timeout)


def phase_waiting(state: Execution, entry: e.PhaseWaiting) -> None:
    """Its window is closed."""
    move_phase(state, entry.phase, entry)
    state.due_phases.pop(entry.phase, None)
    state.repeating.pop(entry.phase, None)
    state.timers.clear(f"repeat:{entry.phase}")
    state.timers.set(f"window:{entry.phase}", entry.due)


def phase_due(state: Execution, entry: e.PhaseDue) -> None:
    """It may begin, or begin again, if its window is open by then."""
    again = bool(state.phases[entry.phase].round)
    move_phase(state, entry.phase, entry, "REPEATING" if again else "PENDING")
    for timer in ("window", "repeat"):
        state.timers.clear(f"{timer}:{entry.phase}")
    if again:
        state.repeating[entry.phase] = 0  # whatever a clock that is set back may say
    else:
        state.due_phases[entry.phase] = None


def task_delayed(state: Execution, entry: e.TaskDelayed) -> None:
    """It waits beside the queue."""
    phase = state.blueprint.tasks[entry.task].phase
    queues.shut(state, entry.task, left=entry.task in state.holding)
    apply_slots.over(state, entry.task)
    if entry.due:
        state.timers.clear(f"changes:{phase}")
        state.timers.set(f"changes:{phase}", entry.due)
    else:
        state.ledger.awaiting += [phase] if phase not in state.ledger.awaiting else []


def delay_over(state: Execution, entry: e.DelayOver) -> None:
    """What was delayed may start, if nothing else is in its way."""
    state.timers.clear(f"changes:{entry.phase}")
    queues.awaits_no_more(state, entry.phase)
    queues.open_again(state, entry.phase)


def phase_timed_out(state: Execution, entry: e.PhaseTimedOut) -> None:
    """Nothing of it starts any more."""
    phase = move_phase(state, entry.phase, entry)
    phase.timed_out = True
    queues.clear(state, entry.phase)
    queues.halt(state, entry.phase)
    state.startable.pop(entry.phase, None)
    state.timers.clear(f"timeout:{entry.phase}")


def loop_ended(state: Execution, entry: e.LoopEnded) -> None:
    """Its gate is weighed next."""
    phase = move_phase(state, entry.phase, entry)
    phase.looped = True
    phase.unmet = entry.why if entry.then == "fail" else ""
    state.full_phases[entry.phase] = None


def _leave(state: Execution, id: str, phase: PhaseState) -> None:
    """A task of a phase that ends early is left as it is: nothing more becomes of it, nor of its instances."""
    fan = state.fans.get(id)
    if fan is None:
        _abandon(state, id)
        state.done += 1
        return
    state.tasks[id].status = "CANCELLED"
    for index in range(fan.next):
        _abandon(state, f"{id}[{index}]")
    phase.added_done += fan.weight - 1 - fan.ended
    state.done += fan.weight - fan.ended
    state.full_fans.pop(id, None)


def _abandon(state: Execution, id: str) -> None:
    task = state.tasks[id]
    state.timers.clear(f"deadline:{id}")
    if task.status in ("PENDING", "RETRYING"):
        task.status = "NOT_RUN"


def phase_ending(state: Execution, entry: e.PhaseEnding) -> None:
    """Its ``finally`` tasks are its tasks from now on; of the others none starts any more."""
    phase = move_phase(state, entry.phase, entry)
    state.full_phases.pop(entry.phase, None)
    state.repeating.pop(entry.phase, None)
    for timer in ("repeat", "window", "timeout"):
        state.timers.clear(f"{timer}:{entry.phase}")
    node = state.blueprint.phase(entry.phase)
    for id in node.tasks:
        if state.tasks[id].status not in ENDED:
            _leave(state, id, phase)
    phase.ending, phase.why, phase.timed_out = entry.status, entry.why, False
    phase.open = len(node.finally_tasks)
    needs = {id: len(state.blueprint.tasks[id].needs) for id in node.finally_tasks}
    state.tasks |= {id: TaskState(waiting) for id, waiting in needs.items()}
    queues.clear(state, entry.phase)
    phase.ready = deque(id for id, waiting in needs.items() if not waiting)
    state.startable[entry.phase] = None
