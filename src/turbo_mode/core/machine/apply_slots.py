"""``apply`` for locks and slots. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import queues
from turbo_mode.core.machine.state import Execution, TaskState


def slots_asked(state: Execution, entry: e.SlotsAsked) -> None:
    state.awaiting[entry.who] = {
        "pools": entry.pools, "number": entry.number, "priority": entry.priority, "overlap": entry.overlap,
        "at": entry.at,
    }  # fmt: skip
    if not entry.who:
        state.queued = True
        state.due_phases.clear()
    elif _is_task(entry.who):
        node = state.blueprint.tasks[entry.who]
        queues.unready(state, node)
        if node.fan and entry.who not in state.tasks:
            state.tasks[entry.who] = TaskState(0)
        queues.occupy(state, node)


def slots_awaited(state: Execution, entry: e.SlotsAwaited) -> None:
    state.awaiting[entry.who] |= {"pool": entry.pool, "holder": entry.holder}


def slots_granted(state: Execution, entry: e.SlotsGranted) -> None:
    _no_longer_waits(state, entry.who)
    state.holding[entry.who] = [*state.holding.get(entry.who, ()), *entry.pools]
    if not entry.who:
        state.queued = False
        state.due_phases.extend(id for id, node in state.blueprint.phases.items() if not node.needs)


def slots_returned(state: Execution, entry: e.SlotsReturned) -> None:
    state.returning.pop(entry.who, None)
    _no_longer_waits(state, entry.who)
    kept = [pool for pool in state.holding.pop(entry.who, ()) if pool not in entry.pools]
    if kept:
        state.holding[entry.who] = kept


def _no_longer_waits(state: Execution, who: str) -> None:
    if state.awaiting.pop(who, None) is None or not who or not _is_task(who):
        return
    node = state.blueprint.tasks[who]
    queues.vacate(state, node)
    if state.tasks[who].status == "PENDING":
        queues.first(state, node)
    queues.refresh(state, node.phase)


def _is_task(who: str) -> bool:
    return not who.startswith("undo:")


def over(state: Execution, who: str) -> None:
    """Whoever had or wanted slots needs none any more."""
    if who in state.holding or who in state.awaiting:
        state.returning[who] = state.holding.get(who, [])


def in_doubt(state: Execution, who: str) -> None:
    """Nothing of it runs any more, and its lock must stay."""
    if RUNNING in state.holding.get(who, ()):
        state.returning[who] = [RUNNING]
