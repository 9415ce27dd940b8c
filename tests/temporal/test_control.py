"""Somebody pauses, resumes, cancels and answers; clocks and workers do what they do."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.lab import by_task, lab, plan

pytestmark = pytest.mark.temporal
SWEEP = {"finally": [{"id": "sweep", "python": "steps:nothing"}]}


def run(address: str, folder: Path, story: Any) -> None:
    async def told() -> None:
        async with lab(address, folder) as it:
            await story(it)

    asyncio.run(told())


def test_a_cancel_reaches_the_program_and_the_plan_is_swept(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    slow = f"trap 'echo stopped >> {marks}; exit 1' TERM; echo began >> {marks}; sleep 60 & wait"
    work = plan({"id": "work", "tasks": [{"id": "slow", "shell": slow}, {"id": "next", "wait": "1ms"}]}, **SWEEP)

    async def story(it: Any) -> None:
        async with it.worker():
            id, handle = await it.start(work)
            while not marks.exists():
                await asyncio.sleep(0.05)
            began = time.monotonic()
            await it.tell(id, "cancel", reason="enough")
            end = await handle.result()
            assert (end.status, end.reason) == ("CANCELLED", "enough")
            assert time.monotonic() - began < 50
            assert marks.read_text() == "began\nstopped\n"
            happened = by_task(it.store.entries(id))
            assert happened["slow"] == ["AttemptStarted", "TaskCancelled"]
            assert happened["sweep"] == ["AttemptStarted", "TaskCompleted"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_a_deadline_reaches_the_program_and_a_signal_the_task_that_waits(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    slow = f"trap 'echo stopped >> {marks}; exit 1' TERM; echo began >> {marks}; sleep 60 & wait"
    tasks = [
        {"id": "slow", "shell": slow, "effect": "idempotent", "deadline": "2s", "optional": True},
        {"id": "heard", "wait": {"signal": "go"}, "outputs": {"who": "result.data.who"}},
    ]
    work = plan({"id": "work", "tasks": tasks}, outputs={"who": "tasks.heard.outputs.who"})

    async def story(it: Any) -> None:
        async with it.worker():
            id, handle = await it.start(work)
            await it.tell(id, "signal", signal="go", data={"who": "ada"})
            end = await handle.result()
            assert (end.status, end.outputs) == ("COMPLETED", {"who": "ada"})
            assert marks.read_text() == "began\nstopped\n"
            happened = by_task(it.store.entries(id))
            assert happened["slow"] == ["AttemptStarted", "DeadlinePassed", "TaskFailed"]
            assert happened["heard"] == ["AttemptStarted", "SignalTaken", "TaskCompleted"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_a_cancel_of_the_workflow_is_a_cancel_of_the_execution(address: str, tmp_path: Path) -> None:
    async def story(it: Any) -> None:
        async with it.worker():
            id, handle = await it.start(plan({"id": "work", "tasks": [{"id": "long", "wait": "1h"}]}, **SWEEP))
            await it.until(id, lambda seen: seen.entries == 3)
            await handle.cancel()
            assert (await handle.result()).status == "CANCELLED"
            assert by_task(it.store.entries(id))["sweep"] == ["AttemptStarted", "TaskCompleted"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_it_is_paused_and_goes_on_and_a_person_answers(address: str, tmp_path: Path) -> None:
    gate = {"options": {"go": {"then": "continue"}, "stop": {"then": "fail"}}}
    phases: list[dict[str, Any]] = [
        {"id": "work", "tasks": [{"id": "first", "wait": "300ms"}, {"id": "second", "python": "steps:nothing"}]},
        {"id": "asks", "tasks": [{"id": "third", "python": "steps:nothing"}], "gate": gate},
    ]

    async def story(it: Any) -> None:
        async with it.worker():
            id, handle = await it.start(plan(*phases, decisionEngine={"autonomyLevel": "manual"}))
            await it.until(id, lambda seen: seen.entries == 3)
            await it.tell(id, "pause")
            paused = await it.until(id, lambda seen: seen.done == 1)
            assert (paused.status, paused.running) == ("PAUSED", 0)
            await it.tell(id, "resume")
            held = await it.until(id, lambda seen: seen.questions)
            assert held.status == "HELD"
            await it.tell(id, "answer", decision="d1", selection="go")
            assert (await handle.result()).status == "COMPLETED"
            assert await handle.query("entries", result_type=int) == len(it.store.entries(id))
            await it.replay(handle)

    run(address, tmp_path, story)


def test_a_program_outlives_its_worker_and_the_next_worker_finds_it(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    script = f"echo began >> {marks}; sleep 1; echo ended >> {marks}"
    work = plan({"id": "work", "tasks": [{"id": "slow", "shell": script}, {"id": "next", "python": "steps:nothing"}]})

    async def story(it: Any) -> None:
        async with it.worker():
            id, handle = await it.start(work)
            while not marks.exists():
                await asyncio.sleep(0.05)
        async with it.worker():
            assert (await handle.result()).status == "COMPLETED"
            assert marks.read_text() == "began\nended\n"
            assert by_task(it.store.entries(id))["slow"] == ["AttemptStarted", "TaskCompleted"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_while_the_store_is_away_the_work_goes_on_and_the_end_waits(address: str, tmp_path: Path) -> None:
    async def story(it: Any) -> None:
        it.store.away = True
        async with it.worker():
            id, handle = await it.start(plan({"id": "work", "tasks": [{"id": "only", "python": "steps:nothing"}]}))
            seen = await it.until(id, lambda seen: seen.status == "COMPLETED")
            assert (seen.entries, seen.mirrored) == (6, 0)
            it.store.away = False
            assert (await handle.result()).entries == len(it.store.entries(id)) == 6

    run(address, tmp_path, story)
