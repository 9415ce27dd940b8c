"""``apply(state, entry)``: what an entry changes. It decides nothing. Code here is only ever added to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from turbo_mode.core.allocator import entries as e
from turbo_mode.core.allocator.lines import Waiting
from turbo_mode.core.allocator.state import Allocation, Holders
from turbo_mode.core.allocator.turns import Turns


def apply(state: Allocation, entry: e.AnyEntry) -> Allocation:
    """Apply one entry in place and return the state."""
    _APPLY[type(entry)](state, entry)
    state.seq += 1
    return state


def _took_over(state: Allocation, entry: e.EngineTookOver) -> None:
    state.epoch = entry.epoch
    for execution in list(state.asks):
        _drop(state, execution)


def _sized(state: Allocation, entry: e.PoolSized) -> None:
    state.sizes[entry.pool] = entry.slots
    state.per_tenant[entry.pool] = entry.per_tenant


def _asked(state: Allocation, entry: e.SlotsAsked) -> None:
    state.asked += 1
    within = [(execution, who) for execution, who in entry.within]
    waiting = Waiting(
        state.asked, entry.execution, entry.who, entry.pools, entry.priority, within, entry.number, entry.tenant
    )
    state.asks.setdefault(entry.execution, {})[entry.who] = waiting
    _hold(state, entry, entry.tenant, entry.pools[: entry.taken])
    waiting.taken = entry.taken
    state.lines.setdefault(waiting.pool, Turns()).join(waiting)


def _taken(state: Allocation, entry: e.SlotsTaken) -> None:
    waiting = state.asks[entry.execution][entry.who]
    _leave_line(state, waiting, served=True)
    _hold(state, entry, waiting.tenant, waiting.pools[waiting.taken : entry.taken])
    waiting.taken = entry.taken
    state.lines.setdefault(waiting.pool, Turns()).join(waiting)


def _granted(state: Allocation, entry: e.SlotsGranted) -> None:
    waiting = _forget(state, entry.execution, entry.who)
    if waiting is not None:
        _leave_line(state, waiting, served=True)
    _hold(state, entry, entry.tenant, entry.pools)


def _refused(state: Allocation, entry: e.SlotsRefused) -> None:
    pass


def _returned(state: Allocation, entry: e.SlotsReturned) -> None:
    waiting = _forget(state, entry.execution, entry.who)
    if waiting is not None:
        _leave_line(state, waiting)
    _give_back(state, entry.execution, entry.who, entry.pools)


def _left(state: Allocation, entry: e.ExecutionLeft) -> None:
    _drop(state, entry.execution)
    for who, pools in list(state.holdings.get(entry.execution, {}).items()):
        _give_back(state, entry.execution, who, list(pools))
    state.yielding.pop(entry.execution, None)


def _dropped(state: Allocation, entry: e.AsksDropped) -> None:
    _drop(state, entry.execution)


def _yield_asked(state: Allocation, entry: e.YieldAsked) -> None:
    state.yielding[entry.execution] = entry.by


# -- the smallest steps ------------------------------------------------------------------------------------------------


def _hold(state: Allocation, of: e.SlotsAsked | e.SlotsTaken | e.SlotsGranted, tenant: str, pools: list[str]) -> None:
    for pool in pools:
        holders = state.held.setdefault(pool, Holders())
        if (of.execution, of.who) not in holders:
            holders.add((of.execution, of.who), tenant)
            state.holdings.setdefault(of.execution, {}).setdefault(of.who, []).append(pool)


def _give_back(state: Allocation, execution: str, who: str, pools: list[str]) -> None:
    own = state.holdings.get(execution, {})
    for pool in pools:
        holders = state.held.get(pool)
        if holders is None or (execution, who) not in holders:
            continue
        holders.remove((execution, who))
        own[who].remove(pool)
        if not len(holders):
            del state.held[pool]
    if who in own and not own[who]:
        del own[who]
    if execution in state.holdings and not own:
        del state.holdings[execution]


def _forget(state: Allocation, execution: str, who: str) -> Waiting | None:
    asks = state.asks.get(execution)
    waiting = asks.pop(who, None) if asks else None
    if asks is not None and not asks:
        del state.asks[execution]
    return waiting


def _drop(state: Allocation, execution: str) -> None:
    for who in list(state.asks.get(execution, ())):
        waiting = _forget(state, execution, who)
        assert waiting is not None
        _leave_line(state, waiting)
        _give_back(state, execution, who, waiting.pools[: waiting.taken])


def _leave_line(state: Allocation, waiting: Waiting, *, served: bool = False) -> None:
    turns = state.lines[waiting.pool]
    if served:
        turns.serve(waiting)
    else:
        turns.leave(waiting)
    if not len(turns):
        del state.lines[waiting.pool]


_APPLY: dict[type, Callable[[Allocation, Any], None]] = {
    e.EngineTookOver: _took_over,
    e.PoolSized: _sized,
    e.SlotsAsked: _asked,
    e.SlotsTaken: _taken,
    e.SlotsGranted: _granted,
    e.SlotsRefused: _refused,
    e.SlotsReturned: _returned,
    e.ExecutionLeft: _left,
    e.AsksDropped: _dropped,
    e.YieldAsked: _yield_asked,
}
