"""How much of Temporal's history an execution takes beside its tasks, since the server pays for each event."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.history.v1 import HistoryEvent

from tests.temporal.lab import lab, plan
from turbo_mode.core.machine.entries import ExecutionEnded, TaskCompleted, encode
from turbo_mode.runtime.temporal.messages import MIRROR
from turbo_mode.runtime.temporal.workflow import ENDED

pytestmark = pytest.mark.temporal


def scheduled(events: list[HistoryEvent]) -> dict[int, str]:
    """The activity of each event that schedules one."""
    asked = (event for event in events if event.HasField("activity_task_scheduled_event_attributes"))
    return {each.event_id: each.activity_task_scheduled_event_attributes.activity_type.name for each in asked}


def test_the_last_entry_is_known_by_how_it_begins() -> None:
    last = ExecutionEnded(at=1, status="FAILED", outcome="ROLLED_BACK", reason="as it is", outputs={"a": 1})
    assert encode(last).startswith(ENDED)
    assert not encode(TaskCompleted(at=1, task="t", attempt="a", outputs={"kind": "ExecutionEnded"})).startswith(ENDED)


def test_entries_gather_while_tasks_run(address: str, tmp_path: Path) -> None:
    tasks = [{"id": f"t{number}", "python": "steps:nothing"} for number in range(20)]

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan({"id": "p", "parallel": True, "tasks": tasks}))
            assert (await handle.result()).entries == len(it.store.entries(id))
            (history,) = await it.histories(handle)
            asked = scheduled(list(history.events))
            at = {event.event_id: event.event_time.ToDatetime() for event in history.events}
            *earlier, _last = [at[id] for id, name in asked.items() if name == MIRROR]
            begun = history.events[0].event_time.ToDatetime()
            for before, after in zip([begun, *earlier], earlier, strict=False):
                assert after - before >= timedelta(seconds=0.9)
            await it.replay(handle)

    asyncio.run(story())


def test_what_has_happened_is_in_the_store_while_others_run(address: str, tmp_path: Path) -> None:
    go = tmp_path / "go"
    slow = {"id": "slow", "shell": f"until test -e {go}; do sleep 0.1; done"}
    work = plan({"id": "p", "parallel": True, "tasks": [{"id": "quick", "shell": "true"}, slow]})

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work)
            seen = await it.until(id, lambda seen: seen.done == 1 and seen.mirrored == seen.entries)
            assert seen.running == 1
            assert [entry.task for entry in it.store.entries(id) if isinstance(entry, TaskCompleted)] == ["quick"]
            go.touch()
            assert (await handle.result()).status == "COMPLETED"
            await it.replay(handle)

    asyncio.run(story())
