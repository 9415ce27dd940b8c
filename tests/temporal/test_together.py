"""Attempts that begin in one step: one activity begins them, and each of them is known and stopped by itself."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.lab import Lab, lab, plan
from tests.temporal.test_events import scheduled
from turbo_mode.core.machine.entries import TaskCompleted, TaskFailed
from turbo_mode.runtime.temporal import together, worker
from turbo_mode.runtime.temporal.activities import Host
from turbo_mode.runtime.temporal.client import Handle
from turbo_mode.runtime.temporal.messages import ATTACH, PERFORM, PERFORM_TOGETHER

pytestmark = pytest.mark.temporal


class Earlier(Host):
    """A host that knows only how to begin one attempt at a time."""

    @property
    def shared_activities(self) -> list[Callable[..., Any]]:
        return [each for each in super().shared_activities if each.__name__ != "perform_together"]

    @property
    def own_activities(self) -> list[Callable[..., Any]]:
        return [each for each in super().own_activities if each.__name__ != "perform_together"]


async def asked(it: Lab, handle: Handle, *, replayed: bool = True) -> Counter[str]:
    """How often each activity was asked for; and all of it happens again when it is replayed."""
    if replayed:
        await it.replay(handle)
    return Counter(name for each in await it.histories(handle) for name in scheduled(list(each.events)).values())


def side_by_side(*tasks: dict[str, Any]) -> Any:
    return plan({"id": "p", "parallel": True, "tasks": list(tasks)}, executionPipeline={"maxParallel": 30})


def test_short_tasks_side_by_side_are_one_activity(address: str, tmp_path: Path) -> None:
    tasks = [{"id": f"t{number}", "python": "steps:nothing"} for number in range(together.MOST)]

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(side_by_side(*tasks, {"id": "last", "needs": ["t0"], "shell": "true"}))
            assert (await handle.result()).status == "COMPLETED"
            seen = await asked(it, handle)
            assert (seen[PERFORM_TOGETHER], seen[PERFORM]) == (2, 0)
            assert seen[ATTACH] < together.MOST / 2  # what a slow machine hasn't done at once

    asyncio.run(story())


def test_more_than_may_run_wait_for_their_turn(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "Host", partial(Host, most=2))
    busy = f"touch {tmp_path}/run-$$; ls {tmp_path} | grep -c run- >> {tmp_path}/seen; sleep 0.2; rm {tmp_path}/run-$$"
    tasks = [{"id": f"t{number}", "shell": busy} for number in range(5)]

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(side_by_side(*tasks))
            assert (await handle.result()).status == "COMPLETED"
            numbers = [int(line) for line in (tmp_path / "seen").read_text().split()]
            assert (len(numbers), max(numbers)) == (5, 2)
            await it.replay(handle)

    asyncio.run(story())


def test_one_of_them_is_stopped_by_itself(address: str, tmp_path: Path) -> None:
    go = tmp_path / "go"
    tasks: list[dict[str, Any]] = [
        {"id": "quick", "shell": "true"},
        {"id": "late", "shell": "sleep 600", "timeout": "3s", "optional": True, "effect": "idempotent"},
        {"id": "waits", "shell": f"until test -e {go}; do sleep 0.1; done; echo done"},
    ]

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(side_by_side(*tasks))
            await it.until(id, lambda seen: seen.running == 1 and seen.mirrored == seen.entries)
            ends = [each for each in it.store.entries(id) if isinstance(each, TaskCompleted | TaskFailed)]
            assert [each.task for each in ends] == ["quick", "late"]
            go.touch()
            await handle.result()
            seen = await asked(it, handle)
            assert (seen[PERFORM_TOGETHER], seen[PERFORM], seen[ATTACH]) == (1, 0, 2)

    asyncio.run(story())


@pytest.mark.parametrize("is_asked", [False, True], ids=["at once", "when its host is asked"])
def test_what_nobody_has_taken_up_is_cancelled_without_having_begun(
    address: str, tmp_path: Path, is_asked: bool
) -> None:
    tasks = [{"id": f"t{number}", "shell": f"touch {tmp_path}/begun"} for number in range(3)]
    first = {"id": "first", "tasks": [{"id": "a", "shell": "true"}, {"id": "b", "wait": {"signal": "go"}}]}
    work = plan(first, {"id": "p", "parallel": True, "tasks": tasks}, executionPipeline={"maxParallel": 30})

    async def story() -> None:
        async with lab(address, tmp_path) as it:
            async with it.worker("host"):
                id, handle = await it.start(work)
                await it.until(id, lambda seen: seen.done == 1)
            async with it.worker("another"):  # it takes the workflow up, and nothing of the host's
                await it.tell(id, "signal", signal="go")
                await it.until(id, lambda seen: seen.running == 3)
                while is_asked and (await asked(it, handle, replayed=False))[PERFORM_TOGETHER] < 3:
                    await asyncio.sleep(0.1)
                await it.tell(id, "cancel")
                await it.until(id, lambda seen: seen.status == "CANCELLED")
            async with it.worker("host"):
                assert (await handle.result()).status == "CANCELLED"
                assert not (tmp_path / "begun").exists()
                seen = await asked(
                    it, handle
                )  # the first task; then whoever decides; and where it isn't the host, that one
                assert seen[PERFORM_TOGETHER] in ((3,) if is_asked else (2, 3))

    asyncio.run(story())


def test_a_host_of_an_earlier_version_is_asked_one_by_one(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "Host", Earlier)
    tasks = [{"id": f"t{number}", "effect": "once", "shell": f"echo >> {tmp_path}/done"} for number in range(3)]

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(side_by_side(*tasks))
            assert (await handle.result()).status == "COMPLETED"
            assert (tmp_path / "done").read_text() == "\n" * 3
            assert (await asked(it, handle))[PERFORM] == 3

    asyncio.run(story())
