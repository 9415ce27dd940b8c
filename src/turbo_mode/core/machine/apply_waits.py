"""``apply`` for polls, deadlines, fallbacks and signals. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import apply_slots, queues
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.moves import end_attempt, move_task, undo_scope
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Execution


def poll_scheduled(state: Execution, entry: e.PollScheduled) -> None:
    end_attempt(state, entry.attempt)
    if entry.undoes:
        state.effects[entry.undoes].asked += 1
        apply_slots.over(state, undo_of(entry.undoes))
        state.timers.set(f"undo:{undo_scope(state, entry.undoes)}", entry.due)
        return
    in_doubt = state.tasks[entry.task].status == "IN_DOUBT"
    task = move_task(state, entry.task, "PollScheduled")
    task.asked += 1
    if in_doubt:
        state.timers.set(f"probe:{entry.task}", entry.due)
    else:
        task.uncounted += 1
        state.timers.set(f"retry:{entry.task}", entry.due)


def deadline_passed(state: Execution, entry: e.DeadlinePassed) -> None:
    move_task(state, entry.task, "DeadlinePassed").overdue = True
    state.timers.clear(f"deadline:{entry.task}")


def task_fell_back(state: Execution, entry: e.TaskFellBack) -> None:
    task = move_task(state, entry.task, "TaskFellBack")
    task.fell_back = task.failure = entry.failure
    task.tried, task.uncounted, task.losses = entry.tried, task.attempts, 0
    task.asked = task.polling_since = 0
    task.overdue, task.lineage = False, ""
    for timer in ("retry", "deadline"):
        state.timers.clear(f"{timer}:{entry.task}")
    end_attempt(state, entry.attempt)
    queues.unready(state, state.blueprint.tasks[entry.task])
    queues.ready_again(state, entry.task)


def signal_received(state: Execution, entry: e.SignalReceived) -> None:
    state.signals.setdefault(entry.name, []).append({"data": entry.data, "by": entry.by, "at": entry.at})


def signal_taken(state: Execution, entry: e.SignalTaken) -> None:
    state.signals[entry.name].pop(0)
    if not state.signals[entry.name]:
        del state.signals[entry.name]
    del state.listening[entry.attempt]
    state.timers.clear(f"wait:{entry.attempt}")


def request_refused(state: Execution, entry: e.RequestRefused) -> None:
    """It stands in the record, and changes nothing."""
