"""Locks on Temporal: who holds one runs, others wait, and nobody waits for somebody who is gone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.lab import Lab, lab, plan
from turbo_mode.core.machine.entries import SlotsAwaited
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal.messages import allocator_id

pytestmark = pytest.mark.temporal
REST = {"id": "work", "tasks": [{"id": "long", "wait": "1h"}]}


def run(address: str, folder: Path, story: Any) -> None:
    async def told() -> None:
        async with lab(address, folder) as it, it.worker():
            await story(it)

    asyncio.run(told())


def test_one_at_a_time_holds_a_lock_of_tasks_also_by_its_child(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    task = {"id": "push", "concurrency": "prod", "shell": f"echo + >> {marks}; sleep 0.2; echo - >> {marks}"}
    inner = {"phases": [{"id": "p", "tasks": [task | {"effect": "idempotent"}]}]}
    alone = plan({"id": "work", "tasks": [task]})
    nested = plan(
        {"id": "work", "tasks": [{"id": "call", "concurrency": "prod", "plan": "inner"}]}, plans={"inner": inner}
    )

    async def story(it: Lab) -> None:
        begun = [await it.start(each, continue_after=20) for each in (alone, nested, alone, nested)]
        for _, handle in begun:
            assert (await asyncio.wait_for(handle.result(), 60)).status == "COMPLETED"
            await it.replay(handle)
        assert marks.read_text().split() == ["+", "-"] * 4

    run(address, tmp_path, story)


def test_of_two_plans_one_waits_until_the_other_ends_or_is_gone_and_the_newest_may_win(
    address: str, tmp_path: Path
) -> None:
    queued, newest = plan(REST, concurrency="deploy"), plan(REST, concurrency={"key": "deploy", "overlap": "replace"})
    never = plan(REST, concurrency={"key": "deploy", "overlap": "skip"})

    async def story(it: Lab) -> None:
        first, handle = await it.start(queued, heartbeat_seconds=1)
        await it.until(first, lambda seen: seen.entries >= 5)
        second, waiting = await it.start(queued, heartbeat_seconds=1)
        await it.until(second, lambda seen: seen.mirrored == seen.entries == 3)
        (awaited,) = [each for each in it.store.entries(second) if isinstance(each, SlotsAwaited)]
        assert awaited.holder == first
        _, skipped = await it.start(never)
        end = await skipped.result()
        assert (end.status, end.reason) == (
            "CANCELLED", f"`deploy` is held by execution {first[-6:]}, and the plan says `overlap: skip`",
        )  # fmt: skip
        await handle.terminate()
        await it.until(second, lambda seen: seen.entries >= 6)
        third, _ = await it.start(newest)
        end = await waiting.result()
        assert (end.status, end.reason) == ("CANCELLED", f"execution {third[-6:]} takes its place")
        await it.until(third, lambda seen: seen.entries >= 6)
        await it.tell(third, "cancel")
        await it.replay(waiting)
        allocator = it.client.get_workflow_handle(allocator_id(it.queue, "default"))
        await temporal.replayer().replay_workflow(await allocator.fetch_history())

    run(address, tmp_path, story)
