"""Two workers on one queue: an execution stays with one host, and any of them, with what runs there, may be killed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.lab import Lab, by_task, lab, plan
from turbo_mode import Plan
from turbo_mode.core.machine import entries as e
from turbo_mode.errors import Conflict
from turbo_mode.runtime import temporal
from turbo_mode.runtime.embedded import shims
from turbo_mode.runtime.temporal.hosts import queue_of

pytestmark = pytest.mark.temporal
RELEASE = Path(__file__).parents[2] / "examples" / "release"


def run(address: str, folder: Path, story: Any) -> None:
    async def told() -> None:
        async with lab(address, folder) as it:
            await story(it)

    try:
        asyncio.run(told())
    finally:
        for record in folder.glob("**/shim.json"):
            if isinstance(left := shims.adopt(record.parent), shims.Alive):
                left.handle.kill()


async def until(holds: Any, seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        await asyncio.sleep(0.02)


def started(host: Path, execution: str) -> Iterator[tuple[str, int, int]]:
    """The attempt, the shim and the program of all that was started on a host."""
    for record in (host / "executions" / execution / "attempts").glob("*/shim.json"):
        seen = json.loads(record.read_text())
        yield record.parent.name, seen["pid"], seen["program"]["pid"]


def is_alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


# -- the release example -----------------------------------------------------------------------------------------------


def test_the_release_runs_on_one_of_two_hosts_and_the_other_one_may_die(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = Plan.load(RELEASE / "plan.yaml")

    async def story(it: Lab) -> None:
        async with it.processes("a", "b") as (a, b):
            began = time.perf_counter()
            id, handle = await it.start(release, plan_dir=RELEASE)
            end = await handle.result()
            took = time.perf_counter() - began
            assert (end.status, end.outputs["version"]) == ("COMPLETED", "1.2.0"), end
            check(it, id)
            sizes = [event.ByteSize() for history in await it.histories(handle) for event in history.events]
            figures = f"{await it.replay(handle)} events, {sum(sizes):,} bytes, {max(sizes):,} the largest"

            id, handle = await it.start(release, plan_dir=RELEASE)
            await it.until(id, lambda seen: seen.done >= 7)  # the service serves, and is probed
            other = b if any(started(tmp_path / "a", id)) else a
            other.kill()
            assert (await handle.result()).status == "COMPLETED"
            check(it, id)
            await it.replay(handle)
        with capsys.disabled():
            print(f"\nTemporal: the release in {took:.1f} s, {figures}")

    def check(it: Lab, id: str) -> None:
        entries = it.store.entries(id)
        begun = [entry for entry in entries if isinstance(entry, e.AttemptStarted)]
        programs = {entry.attempt for entry in begun if entry.request["kind"] != "http"}
        there = [{attempt for attempt, _, _ in started(tmp_path / name, id)} for name in "ab"]
        assert (len(begun), sorted(map(len, there))) == (13, [0, 12])
        assert programs in there
        assert not any(is_alive(program) for name in "ab" for _, _, program in started(tmp_path / name, id))
        assert [entry.asked for entry in entries if isinstance(entry, e.ServiceStopped)] == [True]

    run(address, tmp_path, story)


# -- the host is killed ------------------------------------------------------------------------------------------------

SERVER = 'exec python3 -m http.server --bind 127.0.0.1 "$PORT"'


def serving(*work: dict[str, Any], **more: Any) -> Plan:
    """A service, then this work beside each other, then the service is asked."""
    service = {"script": SERVER, "ready": {"path": "/", "for": "20s"}}
    ask = {"id": "ask", "http": "http://127.0.0.1:${{ tasks.serve.outputs.port }}/", "retry": 5}
    return plan(
        {"id": "up", "tasks": [{"id": "serve", "service": service, "outputs": {"port": "result.port"}}]},
        {"id": "work", "parallel": True, "tasks": list(work)},
        {"id": "after", "tasks": [ask]},
        **more,
    )


def marking(marks: Path, id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "shell": f"echo {id} began >> {marks}; sleep 2; echo {id} ended >> {marks}", **more}


@pytest.mark.parametrize("rebooted", [False, True], ids=["worker", "machine"])
def test_a_killed_host_comes_back_and_nothing_is_done_twice(address: str, tmp_path: Path, rebooted: bool) -> None:
    """Programs outlive their worker and are found again. What dies with the machine is settled, task by task."""
    marks = tmp_path / "marks"
    verify = {"shell": f"cat {marks}", "done": "result.stdout.contains('pay began')"}
    work = serving(marking(marks, "pay", effect="once", verify=verify), marking(marks, "copy", effect="idempotent"))

    async def story(it: Lab) -> None:
        async with it.worker("other"):
            async with it.processes("host") as (host,):
                pinned = queue_of((tmp_path / "host" / "host").read_text())
                id, handle = await it.start(work, pinned=pinned, heartbeat_seconds=2)
                await until(lambda: marks.exists() and len(marks.read_text().splitlines()) == 2)
                host.kill()
                await host.wait()
            for _, shim, _ in started(tmp_path / "host", id) if rebooted else ():
                with suppress(ProcessLookupError):
                    os.kill(shim, signal.SIGKILL)
            async with it.worker("host"):
                end = await asyncio.wait_for(handle.result(), 30)
            assert end.status == "COMPLETED", end
            entries = it.store.entries(id)
            happened = by_task(entries)
            marked = sorted(marks.read_text().splitlines())
            if rebooted:
                assert marked == ["copy began", "copy began", "copy ended", "pay began"]
                assert happened["pay"] == [
                    "AttemptStarted", "TaskInDoubt", "AttemptStarted (verify)", "TaskVerified", "TaskCompleted",
                ]  # fmt: skip
                assert happened["copy"] == ["AttemptStarted", "AttemptLost", "AttemptStarted", "TaskCompleted"]
                assert "ServiceReady" in happened["the execution"]
            else:
                assert marked == ["copy began", "copy ended", "pay began", "pay ended"]
                assert happened["pay"] == happened["copy"] == ["AttemptStarted", "TaskCompleted"]
                assert "ServiceRestarted" not in happened["the execution"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_a_host_that_stays_away_is_given_up_and_what_it_left_ends_before_a_repeat(address: str, tmp_path: Path) -> None:
    """A person is asked about the `once` task. The host is there again; the service lives after all."""
    first = tmp_path / "first"
    script = f"if [ -e {first} ]; then exit 0; fi; echo $$ > {first}.new; mv {first}.new {first}; exec sleep 600"
    work = serving({"id": "pay", "shell": script, "effect": "once"})

    async def story(it: Lab) -> None:
        async with it.worker("other"), AsyncExitStack() as later:
            async with it.processes("host") as (host,):
                pinned = queue_of((tmp_path / "host" / "host").read_text())
                id, handle = await it.start(work, pinned=pinned, heartbeat_seconds=2, patience_seconds=5)
                await until(first.exists)
                host.kill()
                await host.wait()
            held = await it.until(
                id, lambda seen: seen.questions and seen.entries == 11
            )  # the last is ServiceRestarted
            assert held.questions["d1"]["context"]["failure"]["code"] == "host_away"
            await later.enter_async_context(it.worker("host"))
            assert is_alive(int(first.read_text()))
            await it.tell(id, "answer", decision="d1", selection="repeat")
            end = await asyncio.wait_for(handle.result(), 30)
            assert end.status == "COMPLETED", end
            assert not is_alive(int(first.read_text()))
            entries = it.store.entries(id)
            happened = by_task(entries)
            assert happened["pay"] == [
                "AttemptStarted", "TaskInDoubt", "EscalationRaised", "OptionChosen", "RepeatAllowed",
                "AttemptStarted", "TaskCompleted",
            ]  # fmt: skip
            assert happened["the execution"].count("ServiceReady") == 1
            assert (
                len([attempt for attempt, _, _ in started(tmp_path / "host", id) if attempt.startswith("serve")]) == 1
            )
            await it.replay(handle)

    run(address, tmp_path, story)


# -- what stays with the host ------------------------------------------------------------------------------------------


def test_a_service_outlasts_runs_and_is_stopped_by_a_cancel(address: str, tmp_path: Path) -> None:
    chain = [{"id": f"c{number}", "python": "steps:nothing"} for number in range(16)]
    service = {"script": SERVER, "ready": {"path": "/", "for": "20s"}}
    work = plan(
        {"id": "up", "tasks": [{"id": "serve", "service": service}]},
        {"id": "chain", "tasks": chain},
        {"id": "rest", "tasks": [{"id": "long", "wait": "1h"}]},
    )

    async def story(it: Lab) -> None:
        async with it.worker():
            id, handle = await it.start(work, continue_after=50)
            seen = await it.until(id, lambda seen: seen.done == 17)
            assert (seen.runs > 1, seen.running) == (True, 0)
            ((_, _, program),) = started(tmp_path, id)
            assert is_alive(program)
            await it.tell(id, "cancel")
            assert (await handle.result()).status == "CANCELLED"
            assert not is_alive(program)
            happened = by_task(it.store.entries(id))["the execution"]
            assert happened[-3:] == ["ServicesStopping", "ServiceStopped", "ExecutionEnded"]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_children_stay_with_the_host_of_their_parent(address: str, tmp_path: Path) -> None:
    inner = {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "true"}]}]}
    calls = [{"id": f"c{number}", "plan": "inner"} for number in range(6)]
    work = plan({"id": "p", "parallel": True, "tasks": calls}, plans={"inner": inner})

    async def story(it: Lab) -> None:
        async with it.worker("a"), it.worker("b"):
            _, handle = await it.start(work)
            assert (await handle.result()).status == "COMPLETED"
            homes = [sorted(path.name for path in (tmp_path / name).glob("executions/*")) for name in "ab"]
            assert sorted(map(len, homes)) == [0, 7]
            await it.replay(handle)

    run(address, tmp_path, story)


def test_what_wants_labels_goes_to_a_host_that_has_them_all(address: str, tmp_path: Path) -> None:
    train = {"id": "train", "python": "steps:nothing", "runOn": ["gpu"]}
    inner = {"phases": [{"id": "p", "tasks": [{"id": "t", "python": "steps:nothing", "runOn": ["big+new"]}]}]}
    calls = plan({"id": "p", "tasks": [train, {"id": "call", "plan": "inner"}]}, plans={"inner": inner})
    simple = plan({"id": "p", "tasks": [train]})

    async def story(it: Lab) -> None:
        async with it.worker("none"), it.worker("one", labels=["gpu"]):
            for _ in range(2):
                _, handle = await it.start(simple)
                assert (await handle.result()).status == "COMPLETED"
            homes = {name: len(list((tmp_path / name).glob("executions/*"))) for name in ("none", "one")}
            assert homes == {"none": 0, "one": 2}
            id, handle = await it.start(calls)
            async with it.worker("all", labels=["big+new", "gpu", "linux"]):
                assert (await handle.result()).status == "COMPLETED"
                assert (tmp_path / "all" / "executions" / id).is_dir()
                await it.replay(handle)

    run(address, tmp_path, story)


def test_a_folder_belongs_to_one_worker(address: str, tmp_path: Path) -> None:
    async def story(it: Lab) -> None:
        async with it.worker():
            with pytest.raises(Conflict, match="another worker works in"):
                async with temporal.run_worker(it.client, tmp_path, it.store):
                    pass

    run(address, tmp_path, story)
