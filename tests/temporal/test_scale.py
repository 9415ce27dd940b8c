"""A thousand tasks on a real server, and again from its history."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from tests.temporal.lab import by_task, lab, plan
from turbo_mode.configuration.model import ConfiguredPlace
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal.blobs import Blobs
from turbo_mode.runtime.temporal.by_digest import by_digest
from turbo_mode.runtime.temporal.support import refusals

pytestmark = pytest.mark.temporal
TASKS = 1000
LARGE = int(os.environ.get("TURBO_MODE_TEMPORAL_LARGE", "11000"))
"""Tasks; the language takes 100,000."""


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


def test_a_large_plan_with_a_place_for_what_is_long(address: str, tmp_path: Path) -> None:
    """Over several runs, each with the whole state; waits cost the server next to nothing, so this is about ours."""
    waits = [{"id": f"t{number}", "wait": "1ms"} for number in range(LARGE)]
    wide = plan({"id": "wide", "parallel": True, "tasks": waits}, executionPipeline={"maxParallel": 1000})
    assert refusals(wide.loaded.plan) == [
        f"it has {LARGE:,} tasks, and 10,000 are the most where `temporal: artifacts` names no place"
    ]
    converter = by_digest(temporal.DATA_CONVERTER, Blobs(ConfiguredPlace(url=str(tmp_path / "place"))))

    async def story() -> None:
        async with lab(address, tmp_path, data_converter=converter) as it, it.worker():
            id, handle = await it.start(wide, artifacts=True, continue_after=LARGE // 200)
            end = await handle.result()
            assert (end.status, end.entries) == ("COMPLETED", 2 * LARGE + 4)
            assert end.runs > 1
            assert len(it.store.entries(id)) == end.entries
            for history in await it.histories(handle):
                assert sum(event.ByteSize() for event in history.events) < 1_000_000

    asyncio.run(story())
