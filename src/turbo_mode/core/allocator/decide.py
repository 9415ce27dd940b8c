"""The allocator: ``decide(state, input, now) -> entries``. Who holds runs; who waits holds nothing that others need.

A pool has slots; a lock is a pool with one. Whoever asks names all its pools, locks first and the slot of the engine
last, and gets them in this order, so nobody waits for a lock while holding the engine's slot, and two asks never hold
what the other one waits for. When the first pools are free and a later one isn't, it keeps the first: that one is only
held by attempts, which end by themselves.

A slot of the engine must be free twice over: of all that it has, and of those that one tenant may have at once. Who is
next where both are short says ``turns.py`` among tenants, and ``lines.py`` within one.

A plan that calls a plan is different: its task holds a lock while the child asks for more. What it holds is no obstacle
to its child. A child that would wait for somebody who waits for its own parent is refused (``deadlock``): that wait
would never end.

After a crash what is held is held, by whoever goes on with it. Who waited asks again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from turbo_mode.core.allocator import entries as e
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.inputs import Ask, Input, Leave, Resize, Return, TakeOver
from turbo_mode.core.allocator.lines import Waiting
from turbo_mode.core.allocator.state import Allocation, Holder

Entries = Iterator[e.AnyEntry]


def step(state: Allocation, input: Input, now: int) -> list[e.AnyEntry]:
    """Decides on one input and applies what follows; returns the entries. ``now`` in ms since the epoch."""
    entries: list[e.AnyEntry] = []
    for entry in decide(state, input, now):
        apply(state, entry)
        entries.append(entry)
    return entries


def decide(state: Allocation, input: Input, now: int) -> Entries:
    """What follows from one input, entry by entry; each is to be applied before the next one is asked for."""
    match input:
        case Ask():
            yield from _ask(state, input, now)
        case Return():
            yield from _return(state, input, now)
        case Leave():
            yield from _leave(state, input, now)
        case TakeOver() if input.epoch > state.epoch:
            yield e.EngineTookOver(at=now, epoch=input.epoch)
        case Resize() if (input.slots, input.per_tenant) != state.limit(input.pool) or input.pool not in state.sizes:
            yield e.PoolSized(at=now, pool=input.pool, slots=input.slots, per_tenant=input.per_tenant)
            yield from _fill(state, [input.pool], now)


def _ask(state: Allocation, ask: Ask, now: int) -> Entries:
    held = state.holdings.get(ask.execution, {}).get(ask.who, ())
    if ask.who in state.asks.get(ask.execution, {}):
        return
    wanted = [pool for pool in ask.pools if pool not in held]
    within = [holder for holder in ask.within if holder[1] in state.holdings.get(holder[0], {})]
    taken = _reach(state, wanted, 0, ask.tenant, within)
    if taken == len(wanted):
        yield e.SlotsGranted(
            at=now, execution=ask.execution, who=ask.who, pools=ask.pools, epoch=state.epoch, number=ask.number,
            tenant=ask.tenant,
        )  # fmt: skip
        return
    pool = wanted[taken]
    first = next(iter(state.obstacles(pool, within)), ("", ""))[0]
    busy, hopeless = ask.overlap == "skip", _never_ends(state, pool, within)
    if busy or hopeless:
        why: Literal["busy", "deadlock"] = "deadlock" if hopeless else "busy"
        yield e.SlotsRefused(
            at=now, execution=ask.execution, who=ask.who, pool=pool, why=why, holder=first, number=ask.number
        )
        return
    if ask.overlap == "replace":
        yield from _replace(state, pool, ask.execution, now)
    yield e.SlotsAsked(
        at=now, execution=ask.execution, who=ask.who, pools=wanted, taken=taken, priority=ask.priority, within=within,
        number=ask.number, tenant=ask.tenant,
    )  # fmt: skip


def _reach(state: Allocation, pools: list[str], taken: int, tenant: str, within: list[Holder]) -> int:
    """How many of its pools somebody can have who has the first ``taken`` of them."""
    while taken < len(pools) and state.room(pools[taken], tenant, within):
        taken += 1
    return taken


def _replace(state: Allocation, pool: str, by: str, now: int) -> Entries:
    """The newest wins: whoever holds it or waits for it is to end."""
    waiting = [each.execution for each in state.lines[pool]] if pool in state.lines else []
    for execution in dict.fromkeys([*(execution for execution, _ in state.held[pool]), *waiting]):
        if execution != by:
            yield e.YieldAsked(at=now, execution=execution, by=by)


def _return(state: Allocation, back: Return, now: int) -> Entries:
    waiting = state.asks.get(back.execution, {}).get(back.who)
    held = state.holdings.get(back.execution, {}).get(back.who, ())
    pools = [pool for pool in held if not back.pools or pool in back.pools]
    if waiting is None and not pools:
        return
    if waiting is not None and waiting.taken:
        pools = list(dict.fromkeys([*waiting.pools[: waiting.taken], *pools]))
    yield e.SlotsReturned(at=now, execution=back.execution, who=back.who, pools=pools)
    yield from _fill(state, pools, now)


def _leave(state: Allocation, leave: Leave, now: int) -> Entries:
    if not state.has(leave.execution) and leave.execution not in state.yielding:
        return
    asks = state.asks.get(leave.execution, {}).values()
    freed = [pool for waiting in asks for pool in waiting.pools[: waiting.taken]]
    if leave.for_now:
        if not asks:
            return
        yield e.AsksDropped(at=now, execution=leave.execution)
    else:
        freed += [pool for pools in state.holdings.get(leave.execution, {}).values() for pool in pools]
        yield e.ExecutionLeft(at=now, execution=leave.execution)
    yield from _fill(state, freed, now)


def _fill(state: Allocation, pools: list[str], now: int) -> Entries:
    """Gives what has become free to whoever is next, and what that one moves on from, and so on."""
    for pool in dict.fromkeys(pools):
        while (waiting := _next(state, pool)) is not None:
            taken = _reach(state, waiting.pools, waiting.taken, waiting.tenant, waiting.within)
            if taken < len(waiting.pools):
                yield e.SlotsTaken(at=now, execution=waiting.execution, who=waiting.who, taken=taken)
            else:
                yield e.SlotsGranted(
                    at=now, execution=waiting.execution, who=waiting.who, pools=waiting.pools, epoch=state.epoch,
                    number=waiting.number, tenant=waiting.tenant,
                )  # fmt: skip


def _next(state: Allocation, pool: str) -> Waiting | None:
    """Who gets a slot of a pool now, if there is one for anybody who waits."""
    for tenant, line in state.lines[pool].lines.items() if pool in state.lines else ():
        if state.room(pool, tenant):
            return next(iter(line))
        if line.nested and (found := next((each for each in line if state.room(pool, tenant, each.within)), None)):
            return found
    return None


def _never_ends(state: Allocation, pool: str, within: list[Holder]) -> bool:
    """Whether whoever would be waited for waits, directly or not, for something that ``within`` holds."""
    if not within:
        return False
    seen: set[Holder] = set()
    left = state.obstacles(pool, within)
    while left:
        holder = left.pop()
        if holder in seen:
            continue
        seen.add(holder)
        for waiting in state.waiting():
            if (waiting.execution, waiting.who) == holder or holder in waiting.within:
                before = state.obstacles(waiting.pool, waiting.within)
                if any(each in within for each in before):
                    return True
                left += before
    return False
