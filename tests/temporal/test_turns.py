"""Who may begin next on a host that carries out only so many attempts at once."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.lab import lab, plan
from turbo_mode.core.allocator.lines import SHARE
from turbo_mode.runtime.temporal import worker
from turbo_mode.runtime.temporal.activities import Host
from turbo_mode.runtime.temporal.turns import Ticket, Turns

pytestmark = pytest.mark.temporal


def test_the_highest_priority_goes_first_and_nobody_waits_for_ever() -> None:
    async def story() -> None:
        turns = Turns(1)
        now = turns.ask("first", 0, 0)
        old = turns.ask("old", -5, 1)
        urgent = [turns.ask("urgent", 5, 2 + number) for number in range(20)]
        begun = []
        for _ in range(SHARE):
            turns.give_back(now)
            now = next(each for each in (old, *urgent) if each.turn.done() and each not in begun)
            begun.append(now)
        assert begun == [*urgent[: SHARE - 2], old, urgent[SHARE - 2]]  # the eighth turn, the first one counted

    asyncio.run(story())


def test_executions_of_equal_priority_take_turns() -> None:
    async def story() -> None:
        turns = Turns(1)
        now = turns.ask("first", 0, 0)
        much = [turns.ask("much", 0, 1) for _ in range(5)]
        little = turns.ask("little", 0, 2)
        turns.give_back(now)
        turns.give_back(much[0])
        assert little.turn.done()

    asyncio.run(story())


@pytest.mark.parametrize("seed", range(20))
def test_never_more_than_may_and_never_fewer_than_can(seed: int) -> None:
    async def story() -> None:
        chance, most = random.Random(seed), 1 + seed % 4
        turns, waiting = Turns(most), list[Ticket]()
        for step in range(300):
            if waiting and chance.random() < 0.5:
                turns.give_back(waiting.pop(chance.randrange(len(waiting))))  # some that run, some that still wait
            else:
                waiting.append(turns.ask(chance.choice("abc"), chance.randint(-2, 2), step))
            running = sum(each.turn.done() for each in waiting)
            assert running == min(most, len(waiting))
            assert turns.locked == (running == most)

    asyncio.run(story())


def test_a_plan_says_what_goes_first_at_temporal_too(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One at a time on this host: of three executions that wait, the one whose task is urgent is next."""
    hosts: list[Host] = []

    def one_at_a_time(*words: Any, **more: Any) -> Host:
        hosts.append(Host(*words, **more, most=1))
        return hosts[-1]

    monkeypatch.setattr(worker, "Host", one_at_a_time)
    go, order = tmp_path / "go", tmp_path / "order"

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            holds = {"id": "holds", "shell": f"touch {tmp_path}/held; until test -e {go}; do sleep 0.05; done"}
            first = await it.start(plan({"id": "p", "tasks": [holds]}))
            while not (tmp_path / "held").exists():
                await asyncio.sleep(0.05)
            others = []
            for name, priority in (("low", -10), ("usual", 0), ("urgent", 10)):
                task = {"id": "t", "shell": f"echo {name} >> {order}", "priority": priority}
                id, handle = await it.start(plan({"id": "p", "tasks": [task]}))
                await it.until(id, lambda seen: seen.running == 1)
                others.append(handle)
            while hosts[0]._turns.waiting < len(others):
                await asyncio.sleep(0.05)
            go.touch()
            await asyncio.gather(first[1].result(), *(handle.result() for handle in others))
            assert order.read_text().split() == ["urgent", "usual", "low"]

    asyncio.run(story())
