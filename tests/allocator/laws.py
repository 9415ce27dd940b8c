"""What holds in every state of the allocator, whatever has happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from turbo_mode.core.allocator import entries as e
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.decide import step
from turbo_mode.core.allocator.inputs import Input, Leave, Return, TakeOver
from turbo_mode.core.allocator.snapshot import dump, load
from turbo_mode.core.allocator.state import Allocation, Holder, Holders
from turbo_mode.core.ids import TENANT
from turbo_mode.testing.turn_rules import TurnRules


def hold(state: Allocation, before: Allocation) -> None:
    """Every law of a state, seen from the one before."""
    _bounded(state, before)
    _consistent(state)
    _nothing_idle(state)
    _no_circle(state)
    assert dump(load(dump(state))) == dump(state)


def _bounded(state: Allocation, before: Allocation) -> None:
    """Nobody becomes a holder beyond the slots, of all or of its tenant; who acts for another holder shares its slot.

    A pool that was made smaller keeps those that it had.
    """
    for pool in state.held:
        size, now = state.sizes.get(pool, 1), _outermost(state, pool)
        grown = now > _outermost(before, pool)
        assert not (size and grown) or now <= size, f"{pool} has {size} slots and {now} holders"
        most = state.per_tenant.get(pool, 0)
        for tenant in TENANTS if most else ():
            own = _outermost(state, pool, tenant)
            assert own <= max(most, _outermost(before, pool, tenant)), f"{tenant} has {own} slots of {pool}"


def _outermost(state: Allocation, pool: str, tenant: str = "") -> int:
    held = state.held.get(pool, Holders())
    return sum(
        not any(above in held for above in CHAINS.get(holder, ()))
        for holder in held if not tenant or held.tenant(holder) == tenant
    )  # fmt: skip


TENANTS = (TENANT, "a", "b", "c")
"""Whose executions are in these tests."""


CHAINS: dict[Holder, tuple[Holder, ...]] = {("child", "c"): (("x", "p"),), ("child", "d"): (("x", "p"),),
                                            ("young", "y"): (("z", "q"),)}  # fmt: skip
"""Who acts on behalf of whom in these tests."""


def _consistent(state: Allocation) -> None:
    """Both views say the same, and each ask stands in one line, with what it has taken in its hands."""
    by_pool = {(holder, pool) for pool, holders in state.held.items() for holder in holders}
    by_holder = {
        ((execution, who), pool)
        for execution, own in state.holdings.items() for who, pools in own.items() for pool in pools
    }  # fmt: skip
    assert by_pool == by_holder
    lines = [line for turns in state.lines.values() for line in turns.lines.values()]
    assert all(
        [*map(len, state.held.values()), *map(len, state.lines.values()), *map(len, lines), *state.asks.values()]
    )
    for holders in state.held.values():
        assert Counter(map(holders.tenant, holders)) == holders.of
    tenants = {(holder[0], state.held[pool].tenant(holder)) for holder, pool in by_pool}
    assert len(tenants) == len(state.holdings), "an execution has slots of several tenants"
    standing = [id(waiting) for turns in state.lines.values() for waiting in turns]
    assert sorted(standing) == sorted(map(id, state.waiting()))
    for waiting in state.waiting():
        assert waiting in list(state.lines[waiting.pool].lines[waiting.tenant])
        for pool in waiting.pools[: waiting.taken]:
            assert (waiting.execution, waiting.who) in state.held[pool]


def _nothing_idle(state: Allocation) -> None:
    """Nobody waits for what is free."""
    for waiting in state.waiting():
        assert not state.room(waiting.pool, waiting.tenant, waiting.within), (
            f"{waiting.who} waits, and {waiting.pool} is free"
        )


def _no_circle(state: Allocation) -> None:
    """Nobody waits for somebody who waits for them."""
    edges: dict[Holder, set[Holder]] = {}
    for waiting in state.waiting():
        own = (waiting.execution, waiting.who)
        for held_up in (own, *waiting.within):
            edges.setdefault(held_up, set()).update(state.obstacles(waiting.pool, waiting.within))
    for start, first in edges.items():
        seen: set[Holder] = set()
        left = list(first)
        while left:
            holder = left.pop()
            assert holder != start, f"{start} waits for itself"
            if holder not in seen:
                seen.add(holder)
                left += edges.get(holder, ())


def follows(event: Input, before: Allocation, state: Allocation) -> None:
    """Who leaves has nothing; who leaves for now, or loses the engine, keeps what was granted and asks for nothing."""
    if isinstance(event, Leave) and not event.for_now:
        assert not state.has(event.execution)
    elif isinstance(event, Leave | TakeOver):
        gone = [event.execution] if isinstance(event, Leave) else list(before.asks)
        for execution in gone:
            assert execution not in state.asks
            taken = {who: each.pools[: each.taken] for who, each in before.asks.get(execution, {}).items()}
            kept = {
                who: left for who, pools in before.holdings.get(execution, {}).items()
                if (left := [pool for pool in pools if pool not in taken.get(who, ())])
            }  # fmt: skip
            assert state.holdings.get(execution, {}) == kept


def fed(state: Allocation, inputs: Iterable[Input]) -> list[e.AnyEntry]:
    """Feeds inputs one by one."""
    return [entry for number, input in enumerate(inputs) for entry in step(state, input, number)]


def same(state: Allocation, history: Iterable[e.AnyEntry]) -> None:
    """Replay of what was written, through bytes, leads to the same state."""
    replayed = Allocation()
    for entry in history:
        apply(replayed, e.decode(e.encode(entry)))
    assert dump(replayed) == dump(state)


def in_turn(history: Iterable[e.AnyEntry]) -> None:
    """Tenants take turns, and priorities order what one tenant wants."""
    rules = TurnRules()
    assert [what for entry in history for what in rules.follow(entry)] == []


def drain(state: Allocation) -> int:
    """Everybody who holds runs to the end, and nobody asks for more: all who wait must have their turn.

    A parent ends after its children. Returns how many steps it took.
    """
    state = load(dump(state))
    steps = 0
    while state.holdings or state.asks:
        steps += 1
        running = [
            (execution, who)
            for execution, own in state.holdings.items() for who in own
            if who not in state.asks.get(execution, {})
        ]  # fmt: skip
        busy = {above for each in (*running, *((w.execution, w.who) for w in state.waiting()))
                for above in CHAINS.get(each, ())}  # fmt: skip
        leaf = next((holder for holder in running if holder not in busy), None)
        assert leaf is not None, "everybody waits"
        step(state, Return(*leaf), steps)
        assert steps < 1000
    return steps
