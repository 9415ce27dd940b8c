"""Entries of an execution that another runtime carries out come into the store, each once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Raw

from turbo_mode import Plan, TurboMode
from turbo_mode.errors import Conflict, RuntimeFault
from turbo_mode.operations import executions, submissions
from turbo_mode.runtime.temporal import mirror
from turbo_mode.runtime.temporal.messages import Batch
from turbo_mode.store.rows import stream_of

pytestmark = pytest.mark.one_store  # two stores, one of which hears of the other

PLAN = {"turbo": 1, "name": "story", "phases": [{"id": "one", "tasks": [{"id": "rest", "wait": "1ms"}]}]}


@pytest.fixture
def told(tmp_path: Path) -> Batch:
    """All that happened to an execution in another store, with its plan."""
    plan = Plan.from_dict(PLAN)
    with TurboMode(tmp_path / "there") as turbo:
        id = turbo.run(plan).id
    with executions.reading(tmp_path / "there" / executions.PLACE) as reader:
        entries = [Raw(row.body) for row in reader.read(stream_of(id))]
    return Batch(execution=id, first=1, entries=entries, plan=submissions.prepare(plan.loaded, {}).plan)


def _part(told: Batch, first: int, last: int) -> Batch:
    return Batch(execution=told.execution, first=first, entries=told.entries[first - 1 : last], plan=told.plan)


def test_what_comes_twice_is_there_once_and_what_comes_late_is_told(told: Batch, tmp_path: Path) -> None:
    place, last = tmp_path / "here", len(told.entries)
    with executions.own(place) as runtime:
        mirror.keep(runtime.elsewhere, _part(told, 1, 3))
        assert runtime.elsewhere.has(told.execution)
        mirror.keep(runtime.elsewhere, _part(told, 2, 5))
    with executions.own(place) as runtime:  # another owner goes on
        mirror.keep(runtime.elsewhere, _part(told, 4, last))
        mirror.keep(runtime.elsewhere, told)
    row, state, entries, _ = executions.show(place, told.execution)
    assert (row.status, state.status, len(entries)) == ("COMPLETED", "COMPLETED", last)
    assert executions.listed(place)[0].counts == row.counts


def test_a_gap_is_not_written_and_another_history_is_refused(told: Batch, tmp_path: Path) -> None:
    with executions.own(tmp_path / "here") as runtime:
        with pytest.raises(RuntimeFault, match="lacks what came before entry 2"):
            mirror.keep(runtime.elsewhere, _part(told, 2, 3))
        mirror.keep(runtime.elsewhere, _part(told, 1, 2))
        with pytest.raises(RuntimeFault, match="lacks what came before entry 4"):
            mirror.keep(runtime.elsewhere, _part(told, 4, 5))
        other = Raw(bytes(told.entries[1]).replace(b'"at":1', b'"at":2', 1))
        with pytest.raises(Conflict, match="holds another entry 2"):
            mirror.keep(runtime.elsewhere, Batch(execution=told.execution, first=2, entries=[other]))
        mirror.keep(runtime.elsewhere, _part(told, 3, len(told.entries)))
    assert executions.show(tmp_path / "here", told.execution)[0].status == "COMPLETED"


def test_who_knows_no_way_says_so(told: Batch, tmp_path: Path) -> None:
    made = submissions.prepare(Plan.from_dict(PLAN).loaded, {})
    from msgspec import structs

    with executions.own(tmp_path / "here", []) as runtime, pytest.raises(Conflict, match="nobody here knows the way"):
        runtime.submit(structs.replace(made, runtime="temporal"))
    assert executions.listed(tmp_path / "here") == []
