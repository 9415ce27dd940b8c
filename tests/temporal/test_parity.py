"""What the store shows of an execution is the same, whoever has carried it out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from tests.temporal.lab import HERE, by_task, lab
from turbo_mode import Plan
from turbo_mode.configuration.model import ConfiguredTemporal
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.operations import documentation, executions, submissions
from turbo_mode.runtime.embedded import elsewhere
from turbo_mode.runtime.temporal import Link, Way

pytestmark = pytest.mark.temporal


def shown(place: Path, id: str) -> list[Any]:
    """What lists, histories, decisions and documents have to tell of an execution, without ids and times."""
    row, _, entries, below = executions.show(place, id)
    decisions = [
        (each.question, each.selection, each.confidence, each.status) for each in executions.decisions(place, id)
    ]
    with executions.reading(place) as reader:
        known = documentation.known_in(reader, executions.find(reader, id))
        document = documentation.composed(known, DocumentationType.DECISION_RECORD)
    children = {task: [(each.plan_name, each.status, each.counts) for each in rows] for task, rows in below.items()}
    headings = [line for line in document.markdown.splitlines() if line.startswith("#") and id[-6:] not in line]
    return [(row.plan_name, row.status, row.outcome, row.counts), by_task(entries), decisions, children, headings]


def carried_out(place: Path, plan: Plan, runtime: Any) -> list[Any]:
    made = structs.replace(submissions.prepare(plan.loaded, {}), plan_dir=str(HERE), runtime=runtime)
    with executions.own(place, []) as owner:
        id = owner.submit(made)
        owner.wait(id, 120)
    return shown(place, id)


async def on_temporal(place: Path, plan: Plan, address: str, folder: Path) -> list[Any]:
    async with lab(address, folder) as it, it.worker("host"):
        said = ConfiguredTemporal(address=address, task_queue=it.queue)
        elsewhere.way = lambda: Link(Way(said, folder))
        return await asyncio.to_thread(carried_out, place, plan, "temporal")


def test_the_store_shows_the_same(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan.load(HERE / "plans" / "decided.yaml")
    monkeypatch.setattr(elsewhere, "way", elsewhere.way)  # put back in the end
    here = carried_out(tmp_path / "here", plan, "embedded")
    assert here[0][1] == "COMPLETED"
    assert len(here[2]) >= 1
    assert asyncio.run(on_temporal(tmp_path / "there", plan, address, tmp_path / "lab")) == here
