"""What ``list``, ``show`` and ``decisions`` ask, and that no answer needs a walk over all executions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.histories import AT, decision, entry, execution
from turbo_mode.operations import executions
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, ExecutionRow, stream_of


def made(number: int) -> ExecutionRow:
    return execution(
        f"0198c0de-0000-7000-8000-{number:012x}",
        1,
        "FAILED" if number % 10 == 0 else "COMPLETED",
        plan_name=f"plan{number % 4}",
        started_at=AT + number,
        labels='{"team": "web"}' if number % 2 else '{"team": "data", "env": "prod"}',
    )


ROWS = [made(number) for number in range(100)]


@pytest.fixture
def reader(place: Where) -> Iterator[Reader]:
    with Journal.open(place, ballast_size=0) as journal:
        changes = [Changes(stream_of(row.id), [entry(stream_of(row.id), 1)], execution=row) for row in ROWS]
        open_one = decision("d100", ROWS[3].id, AT + 100, "OPEN")
        chosen = [decision(f"d{n}", ROWS[n % 7].id, AT + n) for n in range(30)]
        changes.append(Changes(stream_of(ROWS[3].id), decisions=[*chosen, open_one]))
        assert journal.commit(changes) == [None] * 101
        with journal.reader() as opened:
            yield opened


def ids(rows: list[ExecutionRow]) -> list[int]:
    return [ROWS.index(row) for row in rows]


def test_the_newest_come_first_page_by_page(reader: Reader) -> None:
    first = reader.executions(limit=3)
    assert ids(first) == [99, 98, 97]
    assert ids(reader.executions(before=first[-1].id, limit=2)) == [96, 95]


def test_all_that_has_not_ended_is_found_however_many_there_are(place: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executions, "AT_ONCE", 7)
    rows = [execution(row.id, 1, "RUNNING", started_at=row.started_at) for row in ROWS[:14]]
    with Journal.open(place, ballast_size=0) as journal:
        journal.commit([Changes(stream_of(row.id), [entry(stream_of(row.id), 1)], execution=row) for row in rows])
    assert executions.unfinished(place) == rows[::-1]


def test_filters_narrow_together(reader: Reader) -> None:
    assert ids(reader.executions(statuses=["FAILED"], limit=3)) == [90, 80, 70]
    assert ids(reader.executions(statuses=["FAILED", "RUNNING"], plan="plan2", limit=9)) == [90, 70, 50, 30, 10]
    assert ids(reader.executions(labels={"team": "data", "env": "prod"}, limit=2)) == [98, 96]
    assert ids(reader.executions(labels={"team": "data", "env": "test"})) == []
    assert ids(reader.executions(since=AT + 98)) == [99, 98]


def test_people_name_an_execution_in_short(reader: Reader) -> None:
    assert ids(reader.find(ROWS[42].id)) == [42]
    assert ids(reader.find(ROWS[42].short_id)) == [42]
    assert len(reader.find("0198c0de")) == 20
    assert reader.find("ffff") == []
    assert reader.find("%") == []


def test_decisions_by_execution_status_and_time(reader: Reader) -> None:
    assert [row.id for row in reader.decisions(execution=ROWS[3].id)] == ["d100", "d24", "d17", "d10", "d3"]
    assert [row.id for row in reader.decisions(status="OPEN")] == ["d100"]
    assert [row.id for row in reader.decisions(before=(AT + 2, ""))] == ["d1", "d0"]
    assert reader.decision("d100") == decision("d100", ROWS[3].id, AT + 100, "OPEN")
