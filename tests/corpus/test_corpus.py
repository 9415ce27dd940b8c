"""Journals that older versions wrote: they replay to what they said then, and an engine of today goes on with them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from turbo_mode import TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.model import Plan
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import execution_row
from turbo_mode.store.rows import Changes, EntryRow, PlanRow, stream_of

JOURNALS = sorted(Path(__file__).parent.glob("v*/*.json"))


def read(path: Path) -> tuple[Plan, list[bytes], dict[str, Any]]:
    document = msgspec.json.decode(path.read_bytes())
    plan = msgspec.json.decode(document["plan"], type=Plan)
    return plan, [body.encode() for body in document["entries"]], document


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_old_journal_means_what_it_meant(path: Path) -> None:
    plan, bodies, document = read(path)
    state = replay(Execution(Blueprint(plan)), bodies)
    assert (state.status, state.outcome or None) == (document["status"], document["outcome"])
    assert (state.seq, state.tenant) == (len(bodies), "default")
    assert [e.decode(e.encode(e.decode(body))) for body in bodies] == [e.decode(body) for body in bodies]


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_an_engine_of_today_goes_on_with_an_old_journal(path: Path, part: float, tmp_path: Path) -> None:
    plan, bodies, document = read(path)
    bodies = [body.replace(b"/corpus", str(tmp_path).encode()) for body in bodies[: commit_before(bodies, part)]]
    before = restored(tmp_path / ".turbo-mode", plan, bodies)
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        while not handle.questions and handle.status not in ("COMPLETED", "FAILED"):
            time.sleep(0.005)
        for decision in handle.questions:
            handle.answer(decision, "on", by="somebody")
        result = handle.wait(60)
    assert (result.status, result.outcome or None) == (document["status"], document["outcome"])
    assert before.seq == len(bodies)


def commit_before(bodies: list[bytes], part: float) -> int:
    """Where a commit ended, at most this far into the journal: what one turn decided was stored together."""
    times = [e.decode(body).at for body in bodies]
    cuts = [cut for cut in range(1, len(bodies)) if times[cut - 1] != times[cut]]
    return max([cut for cut in cuts if cut <= len(bodies) * part], default=cuts[0])


def restored(directory: Path, plan: Plan, bodies: list[bytes]) -> Execution:
    """A store as it was when an engine stopped after these entries."""
    state = replay(Execution(Blueprint(plan, "old")), bodies)
    entries = [e.decode(body) for body in bodies]
    rows = [
        EntryRow(seq, e.VERSION, type(entry).__name__, entry.at, body)
        for seq, (entry, body) in enumerate(zip(entries, bodies, strict=True), 1)
    ]
    stored = PlanRow("old", msgspec.json.encode(plan), "")
    directory.mkdir(mode=0o700)
    with Journal.open(directory) as journal:
        (wrong,) = journal.commit([Changes(stream_of(state.id), rows, execution=execution_row(state), plan=stored)])
    assert wrong is None
    return state
