"""Bugs planted into the allocator, to see that the explored worlds and the properties find each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.allocator import laws, test_properties
from tests.allocator.test_exhaustive import WORLDS, explore
from tests.simulation.planted import Bug, planted
from turbo_mode.core.allocator import apply, decide
from turbo_mode.core.allocator.lines import Line
from turbo_mode.core.allocator.state import Allocation, Holders
from turbo_mode.core.allocator.turns import Turns


def _explored(*names: str) -> Callable[[], None]:
    def check(state: Allocation, before: Allocation) -> None:
        laws.hold(state, before)
        laws.drain(state)

    def look() -> None:
        for name in names:
            explore(WORLDS[name], check)

    return look


LOCKS = _explored("one lock, three executions", "a lock and the slots of the engine", "two locks in their order")
NESTED = _explored("children of two plans that want each other's lock")
PLANS = _explored("plans that queue, refuse and replace")
TENANTS = _explored("tenants with a limit each", "locks of tenants, and few slots")
ORDER = test_properties.test_a_higher_priority_is_next_but_for_one_slot_in_eight
TURNS = test_properties.test_executions_of_one_priority_take_turns
AMONG = test_properties.test_tenants_take_turns_whatever_one_of_them_wants

BUGS = [
    (Bug("one holder too many", Allocation.room, "- shared < size", "- shared <= size"), LOCKS),
    (Bug("the family may come in", Allocation.room, "sum(holder in held", "sum(True"), NESTED),
    (Bug("nobody is told of a free slot", decide._return, "yield from _fill", "return _fill"), LOCKS),
    (Bug("who leaves keeps what it had", apply._left, "list(pools)", "[]"), LOCKS),
    (Bug("a withdrawn ask keeps what it had taken", apply._drop, "waiting.pools[: waiting.taken]", "[]"), LOCKS),
    (Bug("what was given up goes to nobody", decide._leave, "_fill(state, freed, now)", "()"), LOCKS),
    (Bug("an engine frees what is held", apply._took_over, "state.epoch", "state.held.clear(); state.epoch"), LOCKS),
    (Bug("the line is forgotten with its pool", apply._give_back, "if not len(holders):", "if True:"), LOCKS),
    (Bug("a larger pool is noticed by nobody", decide.decide, "_fill(state, [input.pool], now)", "()"), LOCKS),
    (Bug("who stands in a circle waits", decide._ask, "if busy or hopeless", "if busy"), NESTED),
    (Bug("a child waits for its own parent", Allocation.room, "if within else 0", "if False else 0"), NESTED),
    (Bug("the low ones first", Line.join, "max(self.virtual", "-max(self.virtual"), TURNS),
    (Bug("the last ask of an execution counts", Line.join, "self.tags.get(waiting.execution, 0)", "0"), TURNS),
    (Bug("nobody's turn comes for its age", Line.__iter__, "SHARE - 1", "SHARE + 1"), ORDER),
    (Bug("the turn of the oldest is every turn", Line.serve, "% SHARE", "% 1 + 7"), ORDER),
    (Bug("one too many of a tenant", Allocation.has_all, ">= most", "> most"), TENANTS),
    (Bug("only slots of all are counted", Allocation.room, "and not self.has_all(pool, tenant, shared)", ""), TENANTS),
    (Bug("what a tenant gives back stays counted", Holders.remove, "self.of[tenant] -= 1", "pass"), TENANTS),
    (Bug("a tenant with all its slots holds up all others", decide._next, "if state.room(pool, tenant):",
         "if not state.room(pool, tenant): break\n        if True:"), TENANTS),
    (Bug("whoever goes on from a lock is nobody's", apply._taken, "waiting.tenant", "''"), TENANTS),
    (Bug("the slots of a tenant are never set", apply._sized, "entry.per_tenant", "0"), AMONG),
    (Bug("whoever has had a turn is next again", Turns.serve, "self.lines.pop(", "self.lines.__getitem__("), AMONG),
]  # fmt: skip


@pytest.mark.deep
@pytest.mark.parametrize(("bug", "look"), BUGS, ids=[bug.name for bug, _ in BUGS])
def test_a_planted_bug_is_found(bug: Bug, look: Callable[[], None]) -> None:
    with planted(bug), pytest.raises((AssertionError, KeyError, ValueError, StopIteration)):
        look()
