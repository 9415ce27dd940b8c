"""Histories for tests: what a body says follows from its stream and seq, so every reader can check every entry."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from turbo_mode.runtime.embedded.resources import Resources
from turbo_mode.store.connection import Connect, connect
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, CheckpointRow, DecisionRow, EntryRow, ExecutionRow, PlanRow, stream_of

AT = 1_790_000_000_000
Lengths = dict[str, int]
"""How many entries each stream has."""


class Kept(Resources):
    """Resources about executions that have no rows here: whatever is named is taken as it is."""

    def about(self, execution: str) -> str:
        return execution


@cache
def body_of(stream: str, seq: int) -> bytes:
    """Between about 40 and 1,400 bytes; some of them need an overflow page."""
    return json.dumps({"of": stream, "seq": seq, "filler": "z" * (seq * 97 % 1400)}).encode()


@cache
def entry(stream: str, seq: int) -> EntryRow:
    return EntryRow(seq, 1, f"Kind{seq % 3}", AT + seq, body_of(stream, seq))


def entries(stream: str, after: int, count: int) -> list[EntryRow]:
    return [entry(stream, seq) for seq in range(after + 1, after + count + 1)]


def execution(name: str, last_seq: int, status: str = "RUNNING", **changed: object) -> ExecutionRow:
    row = ExecutionRow(
        id=name,
        short_id=name[-6:],
        plan_name="release",
        plan_digest="sha256:1f",
        status=status,
        outcome=None,
        started_at=AT,
        ended_at=None,
        level="medium",
        actor="ada",
        open_questions=0,
        workspace=f"executions/{name}/workspace",
        counts='{"COMPLETED": 3}',
        labels='{"team": "web"}',
        last_seq=last_seq,
    )
    return row._replace(**changed)  # type: ignore[arg-type]


def decision(name: str, execution: str, at: int = AT, status: str = "CHOSEN") -> DecisionRow:
    return DecisionRow(
        id=name,
        execution=execution,
        phase="canary",
        question="Go on to 50 %?",
        selection="continue" if status == "CHOSEN" else None,
        confidence=0.93 if status == "CHOSEN" else None,
        rationale="error rate 0.1 %, limit 1 %",
        decided_by="policy" if status == "CHOSEN" else None,
        at=at,
        status=status,
        body=b'{"options": ["continue", "hold"]}',
    )


PLAN = PlanRow("sha256:1f", b'{"name": "release"}', "name: release\n")


def change(name: str, after: int, count: int, *, with_all: bool = False) -> Changes:
    """The next entries of an execution and its projection; ``with_all`` adds a decision, the plan and a checkpoint."""
    stream, last = stream_of(name), after + count
    found = Changes(stream, entries(stream, after, count), execution=execution(name, last))
    if not with_all:
        return found
    return found._replace(
        decisions=[decision(f"{name}-d", name)],
        plan=PLAN,
        checkpoint=CheckpointRow(last, 1, body_of(stream, last)),
    )


def verified(reader: Reader, names: list[str]) -> Lengths:
    """Reads everything about some executions, checks it, and says how long each history is."""
    found = {}
    listed = {row.id: row for row in reader.executions(limit=1000)}
    for name in names:
        rows = list(reader.read(stream_of(name)))
        assert rows == entries(stream_of(name), 0, len(rows))
        if rows:
            found[name] = len(rows)
            assert listed[name] == execution(name, len(rows))
    assert set(listed) == set(found)
    return found


def lengths_in(directory: Path, names: list[str], connect: Connect = connect) -> Lengths:
    with Reader.open(directory, connect=connect) as reader:
        return verified(reader, names)
