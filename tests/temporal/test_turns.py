"""Who may begin next on a host that carries out only so many attempts at once."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from pathlib import Path

import pytest

from tests.temporal.lab import lab, plan
from turbo_mode.runtime.temporal import worker
from turbo_mode.runtime.temporal.activities import Host
from turbo_mode.runtime.temporal.turns import FAIR, Turns

pytestmark = pytest.mark.temporal


def test_the_highest_priority_goes_first_and_nobody_waits_for_ever() -> None:
    async def story() -> None:
        turns = Turns(1)
        now = turns.ask(0, 0)
        old = turns.ask(-5, 1)
        urgent = [turns.ask(5, 2 + number) for number in range(20)]
        begun = []
        for _ in range(FAIR):
            turns.give_back(now)
            now = next(each for each in (old, *urgent) if each.done() and each not in begun)
            begun.append(now)
        assert begun == [*urgent[: FAIR - 2], old, urgent[FAIR - 2]]  # the eighth turn, the first one counted

    asyncio.run(story())


@pytest.mark.parametrize("seed", range(20))
def test_never_more_than_may_and_never_fewer_than_can(seed: int) -> None:
    async def story() -> None:
        chance, most = random.Random(seed), 1 + seed % 4
        turns, waiting = Turns(most), list[asyncio.Future[None]]()
        for step in range(300):
            if waiting and chance.random() < 0.5:
                turns.give_back(waiting.pop(chance.randrange(len(waiting))))  # some that run, some that still wait
            else:
                waiting.append(turns.ask(chance.randint(-2, 2), step))
            running = sum(each.done() for each in waiting)
            assert running == min(most, len(waiting))
            assert turns.locked == (running == most)

    asyncio.run(story())


def test_a_plan_says_what_goes_first_at_temporal_too(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One at a time on this host: of three executions that wait, the one whose task is urgent is next."""
    monkeypatch.setattr(worker, "Host", partial(Host, most=1))
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
            await asyncio.sleep(2)  # until the host has all of them
            go.touch()
            await asyncio.gather(first[1].result(), *(handle.result() for handle in others))
            assert order.read_text().split() == ["urgent", "usual", "low"]

    asyncio.run(story())
