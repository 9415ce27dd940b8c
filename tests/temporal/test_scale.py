"""A thousand tasks on a real server, and again from its history."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from tests.temporal.lab import by_task, lab, plan

pytestmark = pytest.mark.temporal
TASKS = 1000


def test_a_thousand_tasks_and_their_replay(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = [{"id": f"t{number}", "python": "steps:nothing"} for number in range(TASKS)]
    wide = plan({"id": "wide", "parallel": True, "tasks": tasks}, executionPipeline={"maxParallel": 100})

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            began = time.perf_counter()
            id, handle = await it.start(wide)
            end = await handle.result()
            took = time.perf_counter() - began
            assert (end.status, end.entries) == ("COMPLETED", 2 * TASKS + 4)
            happened = by_task(it.store.entries(id))
            assert all(happened[f"t{n}"] == ["AttemptStarted", "TaskCompleted"] for n in range(TASKS))
            size = sum(event.ByteSize() for history in await it.histories(handle) for event in history.events)
            began = time.perf_counter()
            events = await it.replay(handle)
            again = time.perf_counter() - began
        with capsys.disabled():
            print(
                f"\nTemporal: {TASKS} tasks in {took:.1f} s ({TASKS / took:.0f}/s), {events} events, "
                f"{size / 1e6:.1f} MB; replayed in {again:.1f} s"
            )

    asyncio.run(story())
