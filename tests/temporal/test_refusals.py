"""What isn't possible is said before anything starts, or loudly."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from msgspec import Raw
from temporalio.client import WorkflowFailureError
from temporalio.exceptions import ActivityError, ApplicationError
from temporalio.workflow import NondeterminismError

from tests.temporal.lab import Mirrored, lab, plan
from turbo_mode.core.machine.entries import ExecutionPaused, encode
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.plan import model
from turbo_mode.errors import Conflict, NotInstalled, PlanError
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal import mirror
from turbo_mode.runtime.temporal.messages import MIRROR_CONFLICT, WORKFLOW, Batch, End, Start
from turbo_mode.runtime.temporal.support import refusals, refuse

pytestmark = pytest.mark.temporal
ONE = {"id": "work", "tasks": [{"id": "only", "python": "steps:nothing"}]}


def test_artifacts_are_refused_before_anything_starts_and_by_the_workflow_too(address: str, tmp_path: Path) -> None:
    leaving = plan({"id": "work", "tasks": [{"id": "build", "shell": "make", "artifacts": {"wheel": "dist/*"}}]})

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            with pytest.raises(PlanError, match="the artifacts of task `build` would stay on one host"):
                await it.start(leaving)
            start = Start(submit=Submit("x", "x", leaving.loaded.digest, {}), plan=leaving.loaded.plan)
            with pytest.raises(WorkflowFailureError) as failed:
                await it.client.execute_workflow(WORKFLOW, start, id="past-the-door", task_queue=it.queue)
            assert isinstance(failed.value.cause, ApplicationError)
            assert "the artifacts of task `build`" in failed.value.cause.message

    asyncio.run(story())


def test_started_twice_it_runs_once(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            submit = Submit("twice", "twice", "digest", {})
            ends: list[End] = []
            for _ in range(2):
                handle = await temporal.start(it.client, submit, plan(ONE).loaded.plan, queue=it.queue)
                ends.append(await handle.result())
            assert ends[0] == ends[1]
            assert len(it.store.entries("twice")) == 6

    asyncio.run(story())


def test_another_history_in_the_store_stops_the_execution(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it:
            id, handle = await it.start(plan(ONE))
            mirror.keep(it.store, Batch(execution=id, first=1, entries=[Raw(encode(ExecutionPaused(at=1)))]))
            async with it.worker():
                with pytest.raises(WorkflowFailureError) as failed:
                    await handle.result()
            error = failed.value.cause
            assert isinstance(error, ActivityError)
            assert isinstance(error.cause, ApplicationError)
            assert error.cause.type == MIRROR_CONFLICT

    asyncio.run(story())


def test_a_replay_that_decides_otherwise_is_noticed(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(plan(ONE))
            await handle.result()
            history = (await it.histories(handle))[0]
            payload = history.events[0].workflow_execution_started_event_attributes.input.payloads[0]
            changed = payload.data.replace(b'"python":"steps:nothing"', b'"wait":"1h"')
            assert changed != payload.data
            payload.data = changed
            with pytest.raises(NondeterminismError):
                await temporal.replayer().replay_workflow(history)

    asyncio.run(story())


def test_a_batch_that_comes_twice_changes_nothing() -> None:
    store = Mirrored()
    entries = [Raw(encode(ExecutionPaused(at=at))) for at in (1, 2, 3)]
    mirror.keep(store, Batch(execution="x", first=1, entries=entries[:2]))
    mirror.keep(store, Batch(execution="x", first=1, entries=entries))
    assert store.entries("x") == [ExecutionPaused(at=at) for at in (1, 2, 3)]
    with pytest.raises(Conflict, match="another entry 2 "):
        mirror.keep(store, Batch(execution="x", first=2, entries=entries[2:]))


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "temporalio", None)
    with pytest.raises(NotInstalled) as missing:
        temporal.start  # noqa: B018
    assert missing.value.hint == 'pip install "turbo-mode[temporal]"'


def test_what_nobody_keeps_on_temporal_is_refused() -> None:
    approve = model.Approve(from_=["user:ada"])
    many = [model.Task(id="wide", shell="x", run_on=[f"label{number}" for number in range(6)])]
    wide = model.Plan(turbo=1, name="p", phases=[model.Phase(id="p", tasks=many)])
    assert refusals(wide) == ["its tasks want 6 labels of one host, and 5 are the most"]
    new = model.Read(source="shop", query="...", cursor=model.Cursor(by="id", start=0))
    reading = model.Plan(turbo=1, name="p", phases=[model.Phase(id="p", tasks=[model.Task(id="new", read=new)])])
    assert refusals(reading) == ["the cursor of task `new` is kept in a store"]
    tasks = [
        model.Task(id="push", shell="x", concurrency="prod", run_on=["gpu"], priority=3),
        model.Task(id="sure", approve=approve),
        model.Task(id="tell", notify=model.Notify(to=["user:ada"], message="done")),
    ]
    gate = model.Gate(options={"go": model.Option(then="continue")}, deciders=["rules", "model"])
    plan = model.Plan(turbo=1, name="p", concurrency="p", phases=[model.Phase(id="p", tasks=tasks, gate=gate)])
    said = "; ".join(refusals(plan))
    assert said == ""
    with pytest.raises(PlanError) as caught:
        refuse(plan, has_owner=False)
    assert "task `sure` asks people to agree, and nobody here knows who answers" in caught.value.message
    assert "nobody here tells people what task `tell` says" in caught.value.message
