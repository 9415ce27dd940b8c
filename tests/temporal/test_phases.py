"""The time of a phase is up: what runs is ended, wherever it runs, and the phase tidies up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.temporal.lab import lab, plan
from turbo_mode.core.machine.entries import TaskCompleted, TaskFailed

pytestmark = pytest.mark.temporal


def test_a_program_is_ended_when_the_time_of_its_phase_is_up(address: str, tmp_path: Path) -> None:
    slow = plan(
        {
            "id": "deploy",
            "timeout": "1500ms",
            "tasks": [{"id": "push", "shell": "sleep 60", "effect": "idempotent"}],
            "finally": [{"id": "tidy", "shell": "true"}],
        }
    )

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(slow)
            end = await asyncio.wait_for(handle.result(), 30)
            assert (end.status, end.reason) == ("FAILED", "phase deploy failed")
            entries = it.store.entries(id)
            (failed,) = (entry for entry in entries if isinstance(entry, TaskFailed))
            assert (failed.task, failed.failure.code) == ("push", "phase_timeout")
            assert [entry.task for entry in entries if isinstance(entry, TaskCompleted)] == ["tidy"]
            assert await it.replay(handle) > 0

    asyncio.run(story())
