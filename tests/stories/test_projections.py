"""What lists show is folded from the journal: made again from it alone, it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.corpus.record import PLANS
from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.store.details import Details, checkpoints_in, checkpoints_of, details_in
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import rebuild
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DecisionRow, ExecutionRow, Projected, stream_of

FAMILY = """
turbo: 1
name: family
decisionEngine: {autonomyLevel: full}
plans:
  inner:
    phases: [{id: p, tasks: [{id: t, shell: "true", compensate: {shell: "true"}}, {id: u, plan: leaf}]}]
  leaf: {phases: [{id: p, tasks: [{id: t, shell: "true"}]}]}
phases:
  - id: p
    tasks: [{id: go, plan: inner}]
    gate: {evidence: {never: {check: "false"}}, options: {goOn: {then: continue}, back: {then: rollback}}}
"""


def rows(reader: Reader) -> tuple[list[ExecutionRow], list[DecisionRow], dict[str, Details]]:
    found = reader.executions()
    return found, sorted(reader.decisions()), details_in(reader, [row.id for row in found])


def rebuilt(reader: Reader, ids: list[str]) -> Iterator[tuple[str, Projected]]:
    def begin(accepted: e.ExecutionAccepted) -> Execution:
        stored = reader.plan(accepted.plan_digest)
        assert stored is not None
        return Execution(Blueprint(msgspec.json.decode(stored.body, type=model.Plan), accepted.plan_digest))

    return rebuild([(TENANT, id, reader.read(stream_of(id))) for id in ids], begin)


@pytest.mark.parametrize("end", ["answered", "cancelled"])
def test_projections_made_again_are_the_same(tmp_path: Path, end: str) -> None:
    with TurboMode(tmp_path) as turbo:
        for name in ("chain", "gates"):
            turbo.run(Plan.parse(PLANS[name]))
        turbo.run(Plan.parse(FAMILY))
        asked = turbo.start(Plan.parse(PLANS["asked"]))
        until(lambda: asked.questions)
        if end == "answered":
            asked.answer("d1", "on", by="somebody")
        else:
            asked.cancel()
        asked.wait(60)
    with Journal.open(store_of(tmp_path)) as journal, journal.reader() as reader:
        before = rows(reader)
        assert len(before[0]) == len(before[2]) == 3 + 4
        assert {row.status for row in before[0]} == {each.status for each in before[2].values()}
        assert {decision.status for decision in before[1]} >= {"CHOSEN" if end == "answered" else "VOID"}
        journal.replace_projections(list(rebuilt(reader, [row.id for row in before[0]])))
        assert rows(reader) == before
        found = checkpoints_in(reader, [row.id for row in before[0]])
        assert any(found.values())
        assert found == {id: checkpoints_of(reader.read(stream_of(id))) for id in found}
