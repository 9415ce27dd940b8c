"""``apply`` for locks and slots. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import queues
from turbo_mode.core.machine.moves import undo_scope
from turbo_mode.core.machine.state import Execution, TaskState


def slots_asked(state: Execution, entry: e.SlotsAsked) -> None:
    state.awaiting[entry.who] = {
        "pools": entry.pools, "number": entry.number, "priority": entry.priority, "overlap": entry.overlap,
        "at": entry.at,
    }  # fmt: skip
    if not entry.who:
        state.queued = True
    elif entry.who.startswith("undo:"):
        effect = int(entry.who.removeprefix("undo:"))
        state.timers.clear(f"undo:{undo_scope(state, effect)}")
    else:
        node = state.blueprint.tasks[entry.who]
        queues.unready(state, node)
        if node.fan and entry.who not in state.tasks:
            state.tasks[entry.who] = TaskState(0)
        queues.occupy(state, node, 1)


def slots_awaited(state: Execution, entry: e.SlotsAwaited) -> None:
    state.awaiting[entry.who] |= {"pool": entry.pool, "holder": entry.holder}


def slots_granted(state: Execution, entry: e.SlotsGranted) -> None:
    _leave_place(state, entry.who)
    state.holding[entry.who] = [*state.holding.get(entry.who, ()), *entry.pools]
    if not entry.who:
        state.queued = False


def slots_returned(state: Execution, entry: e.SlotsReturned) -> None:
    state.returning.pop(entry.who, None)
    if _leave_place(state, entry.who) and _may_start(state.tasks[entry.who]):
        node = state.blueprint.tasks[entry.who]
        queues.first(state, node)
        queues.refresh(state, node.phase)
    kept = [pool for pool in state.holding.pop(entry.who, ()) if pool not in entry.pools]
    if kept:
        state.holding[entry.who] = kept


def _may_start(task: TaskState) -> bool:
    """It has its turn again; not if what it needs is done again meanwhile."""
    return task.status == "PENDING" and not task.waiting


def _leave_place(state: Execution, who: str) -> bool:
    """Nobody waits there any more; true for a task, which has left its place among what runs."""
    if state.awaiting.pop(who, None) is None or not who or who.startswith("undo:"):
        return False
    queues.occupy(state, state.blueprint.tasks[who], -1)
    return True


def over(state: Execution, who: str) -> None:
    """Whoever had or wanted slots needs none any more."""
    if who in state.holding or who in state.awaiting:
        state.returning[who] = state.holding.get(who, [])


def in_doubt(state: Execution, who: str) -> None:
    """Nothing of it runs any more, and its lock must stay."""
    if RUNNING in state.holding.get(who, ()):
        state.returning[who] = [RUNNING]
