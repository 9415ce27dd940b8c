"""The same plan, carried out bare, embedded and on Temporal: the same happens to each task."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.temporal.lab import HERE, by_task, lab
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.entries import AnyEntry
from turbo_mode.core.machine.inputs import Facts, Input, Report, Submit, Tick
from turbo_mode.core.machine.outcomes import Done, Observation
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.operations import executions, submissions
from turbo_mode.tasks import python

pytestmark = pytest.mark.temporal


def bare(plan: Plan) -> list[AnyEntry]:
    """The machine alone: attempts end as soon as they begin, programs as a script says, and time goes by as it must."""
    made = submissions.prepare(plan.loaded, {})
    state = Execution(Blueprint(made.plan, made.digest))
    now, event = 1_700_000_000_000, Submit("x", "x", made.digest, made.inputs, plan_dir=str(HERE))
    entries = step(state, event, Facts(now))
    while not state.ended:
        waiting = [attempt for attempt in state.attempts.values() if attempt.request["kind"] != "wait"]
        if waiting:
            next_: Input = Report(waiting[0].id, _seen(waiting[0]))
        else:
            first = state.timers.first()
            assert first is not None
            now, next_ = first[0], Tick()
        entries += step(state, next_, Facts(now))
    return entries


def _seen(attempt: Attempt) -> Observation:
    if attempt.request["kind"] == "shell":
        return Done({"exitCode": 0, "stdout": '{"answer": 42}', "stderr": "", "json": {"answer": 42}, "files": {}})
    context = python.Context("x", attempt.task, attempt.number, attempt.key, str(HERE), str(HERE), "")
    return python.call(attempt.request, context)


def embedded(plan: Plan, folder: Path) -> list[AnyEntry]:
    with TurboMode(folder) as turbo:
        id = turbo.run(plan).id
    return executions.show(folder / executions.PLACE, id)[2]


async def on_temporal(plan: Plan, address: str, folder: Path, histories: Path) -> list[AnyEntry]:
    async with lab(address, folder) as it, it.worker():
        id, handle = await it.start(plan, continue_after=90)
        end = await handle.result()
        entries = it.store.entries(id)
        assert end.entries == len(entries)
        histories.mkdir()
        for number, history in enumerate(await it.histories(handle)):
            (histories / f"{number}.json").write_text(history.to_json())
    return entries


@pytest.mark.parametrize("name", ["everything", "rounds", "undone", "many", "tries"])
def test_the_same_happens_to_each_task(name: str, address: str, tmp_path: Path) -> None:
    plan = Plan.load(HERE / "plans" / f"{name}.yaml")
    expected = by_task(bare(plan))
    assert len(expected) > 5
    assert by_task(embedded(plan, tmp_path / "here")) == expected
    assert by_task(asyncio.run(on_temporal(plan, address, tmp_path / "there", tmp_path / "histories"))) == expected
    _replay_elsewhere(tmp_path / "histories")


def _replay_elsewhere(histories: Path) -> None:
    """In a process whose sets and hashes are in another order."""
    program = (
        "import asyncio, sys, pathlib\n"
        "from temporalio.client import WorkflowHistory\n"
        "from turbo_mode.runtime import temporal\n"
        "for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    asyncio.run(temporal.replayer().replay_workflow(WorkflowHistory.from_json('w', file.read_text())))\n"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": str(HERE.parent.parent / "src")}
    command = [sys.executable, "-c", program, str(histories)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
