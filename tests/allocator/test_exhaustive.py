"""The allocator, explored: every order of every event in small worlds, and every law in every state."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import msgspec
import pytest

from tests.allocator import laws
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.decide import step
from turbo_mode.core.allocator.inputs import Ask, Input, Leave, Resize, Return, TakeOver
from turbo_mode.core.allocator.snapshot import dump, load
from turbo_mode.core.allocator.state import Allocation
from turbo_mode.core.ids import TENANT

LOCK, OTHER, RUNNING = "task/l", "task/m", "running"


class World(NamedTuple):
    """Who may ask for what, and how many slots the engine has, with those that each tenant may have."""

    asks: list[Ask]
    running: tuple[tuple[int, int], ...] = ((0, 0),)
    crashes: bool = True


def _nested(execution: str, who: str, pool: str) -> Ask:
    return Ask(execution, who, [pool], within=laws.CHAINS[execution, who])


WORLDS = {
    "one lock, three executions": World([Ask(each, "t", [LOCK]) for each in "xyz"]),
    "a lock and the slots of the engine": World(
        [Ask("x", "t", [LOCK, RUNNING]), Ask("y", "t", [LOCK], priority=1), Ask("z", "t", [RUNNING])],
        running=((1, 0), (2, 0))),
    "two locks in their order": World(
        [Ask("x", "t", [LOCK, OTHER]), Ask("y", "t", [LOCK, OTHER]), Ask("z", "t", [OTHER])]),
    "priorities": World(
        [Ask(each, "t", [RUNNING], priority=number % 2) for number, each in enumerate("wxy")],
        running=((1, 0), (2, 0))),
    "tenants with a limit each": World(
        [*(Ask(each, "t", [RUNNING], priority=number, tenant="a") for number, each in enumerate("wx")),
         Ask("y", "t", [RUNNING], tenant="b")], running=((2, 1), (0, 1), (1, 0))),
    "locks of tenants, and few slots": World(
        [Ask("x", "t", [LOCK, RUNNING], tenant="a"), Ask("y", "t", [LOCK, RUNNING], tenant="a"),
         Ask("z", "t", ["task@b/l", RUNNING], tenant="b")], running=((2, 1), (1, 1))),
    "children of two plans that want each other's lock": World(
        [Ask("x", "p", [LOCK]), Ask("z", "q", [OTHER]), _nested("child", "c", OTHER), _nested("child", "d", LOCK),
         _nested("young", "y", LOCK)], crashes=False),
    "plans that queue, refuse and replace": World(
        [Ask("x", "", ["plan/p"]), Ask("y", "", ["plan/p"], overlap="skip"),
         Ask("z", "", ["plan/p"], overlap="replace")]),
}  # fmt: skip


def _inputs(world: World, state: Allocation) -> list[Input]:
    """Everything that may happen now: also late and double."""
    events: list[Input] = []
    for ask in world.asks:
        above = ask.within[-1] if ask.within else None
        if above is None or (above[1] in state.holdings.get(above[0], {})):
            events.append(ask)
        events += [Return(ask.execution, ask.who), Return(ask.execution, ask.who, (RUNNING,))]
    if world.crashes:
        events += [Leave("x"), Leave("x", for_now=True), TakeOver(state.epoch + 1)]
    return events + [Resize(RUNNING, *size) for size in world.running]


def _ends_early(state: Allocation, event: Input) -> bool:
    """A plan task doesn't end before its child does."""
    if not isinstance(event, Return):
        return False
    below = [child for child, above in laws.CHAINS.items() if (event.execution, event.who) in above]
    return any(state.has(execution) for execution, _ in below)


def _shape(state: Allocation) -> bytes:
    """A state without what only counts: how many there were, and when."""
    data = msgspec.json.decode(dump(state))
    numbers = sorted(ask["age"] for ask in data["asks"])
    for ask in data["asks"]:
        ask["age"] = numbers.index(ask["age"])
        lines = data["lines"][ask["pools"][ask.get("taken", 0)]]
        ask["tag"] = ask.get("tag", 0) - lines[ask.get("tenant", TENANT)].get("virtual", 0)
    for line in [line for lines in data["lines"].values() for line in lines.values()]:
        virtual = line.pop("virtual", 0)
        line["tags"] = {who: tag - virtual for who, tag in line.get("tags", {}).items() if tag > virtual}
    return msgspec.json.encode(data | {"seq": 0, "asked": 0, "epoch": 0})


def explore(world: World, check: Callable[[Allocation, Allocation], object]) -> int:
    """Reaches every state there is; returns how many there were."""
    first = Allocation()
    first.sizes[RUNNING], first.per_tenant[RUNNING] = world.running[0]
    left, seen = deque([dump(first)]), {_shape(first)}
    while left:
        body = left.popleft()
        for event in _inputs(world, load(body)):
            state = load(body)
            if _ends_early(state, event):
                continue
            history = step(state, event, 1)
            replayed = load(body)
            for entry in history:
                apply(replayed, entry)
            assert dump(replayed) == dump(state)
            laws.follows(event, load(body), state)
            check(state, load(body))
            shape = _shape(state)
            if shape not in seen:
                seen.add(shape)
                left.append(dump(state))
    return len(seen)


@pytest.mark.parametrize("name", WORLDS)
def test_every_law_holds_in_every_state_and_everybody_has_a_turn(name: str) -> None:
    def check(state: Allocation, before: Allocation) -> None:
        laws.hold(state, before)
        laws.drain(state)

    states = explore(WORLDS[name], check)
    print(f"{name}: {states:,} states")
    assert states > 10
