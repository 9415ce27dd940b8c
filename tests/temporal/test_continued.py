"""A long execution goes on in new runs: nothing is waited for, lost or done twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.temporal.lab import by_task, lab, plan

pytestmark = pytest.mark.temporal


def test_runs_follow_on_each_other_under_a_task_that_lasts(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    chain = [{"id": f"c{number}", "python": "steps:nothing"} for number in range(24)]
    long = plan(
        {"id": "long", "tasks": [{"id": "slow", "shell": f"echo began >> {marks}; sleep 3; echo ended >> {marks}"}]},
        {"id": "timed", "needs": [], "tasks": [{"id": "pause", "wait": "2s"}]},
        {"id": "chain", "needs": [], "tasks": chain},
        executionPipeline={"maxParallel": 8},
    )

    async def story() -> None:
        # Temporal waits a second before a run that follows on one shorter than that
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(long, continue_after=70)
            for number in range(5):  # said to whatever run there is
                await it.tell(id, "pause", reason=str(number))
                await it.tell(id, "resume")
            end = await handle.result()
            assert end.status == "COMPLETED"
            assert end.runs >= 3
            entries = it.store.entries(id)
            assert end.entries == len(entries)
            happened = by_task(entries)
            assert all(happened[task] == ["AttemptStarted", "TaskCompleted"] for task in ("slow", "pause", "c0", "c23"))
            assert happened["the execution"].count("ExecutionPaused") == 5
            assert marks.read_text() == "began\nended\n"
            assert len(await it.histories(handle)) == end.runs
            await it.replay(handle)

    asyncio.run(story())


def test_a_cancel_is_remembered_over_runs(address: str, tmp_path: Path) -> None:
    """The workflow is continued while a cancelled program still takes its time to end, and finally tasks run on."""
    marks = tmp_path / "marks"
    slow = f"trap 'sleep 2; echo tidy >> {marks}; exit 1' TERM; sleep 60 & wait"
    work = plan(
        {"id": "a", "tasks": [{"id": "slow", "shell": slow}]},
        {"id": "b", "needs": [], "tasks": [{"id": "quick", "python": "steps:nothing"}]},
        **{"finally": [{"id": "sweep", "shell": "sleep 1"}]},
    )

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work, continue_after=20)
            await it.until(id, lambda seen: seen.done == 1)
            await asyncio.sleep(0.5)
            await it.tell(id, "cancel")
            for _ in range(5):
                await it.tell(id, "pause")
                await asyncio.sleep(0.15)
                await it.tell(id, "resume")
            end = await handle.result()
            assert (end.status, end.runs > 2) == ("CANCELLED", True)
            happened = by_task(it.store.entries(id))
            assert happened["slow"] == ["AttemptStarted", "TaskCancelled"]
            assert marks.read_text() == "tidy\n"  # it was given its time
            assert happened["sweep"] == ["AttemptStarted", "TaskCompleted"]
            await it.replay(handle)

    asyncio.run(story())
