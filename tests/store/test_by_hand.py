"""Decisions that are made by hand stand in one list with those of executions, are rebuilt, and brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.histories import Kept, decision
from turbo_mode.core.ids import TENANT
from turbo_mode.runtime.embedded.resources import Resources
from turbo_mode.store.by_hand import DECISION, MADE_SINCE, resource_in
from turbo_mode.store.conditions import Compare
from turbo_mode.store.connection import FILE
from turbo_mode.store.founding import FORMAT
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import rebuilt_resource
from turbo_mode.store.queries import all_streams
from turbo_mode.store.rows import Changes, DecisionRow, stream_of
from turbo_mode.store.views import DECISIONS, Order, listed

KEYS = pytest.mark.parametrize("key", [None, b"k" * 32], ids=["plain", "sealed"])
SAID: dict[str, Any] = {"question": "Which?", "selection": "b", "confidence": 0.7, "rationale": "It is b.",
                        "decidedBy": "ada", "options": ["a", "b"]}  # fmt: skip


@pytest.fixture
def kept(journal: Journal) -> Iterator[Resources]:
    kept = Kept(journal)
    yield kept
    kept.close()


@pytest.fixture
def journal(tmp_path: Path, key: bytes | None) -> Iterator[Journal]:
    with Journal.open(tmp_path, key=key, ballast_size=0) as journal:
        yield journal


def in_list(journal: Journal, **more: Any) -> list[DecisionRow]:
    with journal.reader() as reader:
        return listed(reader, DECISIONS, **more)


@KEYS
def test_both_kinds_are_in_one_list_by_any_order_and_condition(
    journal: Journal, kept: Resources, tmp_path: Path
) -> None:
    rows = [decision(f"e/d{number}", "e")._replace(at=10 * number, confidence=number / 10) for number in (1, 9)]
    journal.commit([Changes(stream_of("e"), decisions=rows)])
    made, _ = kept.create(DECISION, SAID, execution="e", status="CHOSEN")
    kept.create(DECISION, SAID | {"selection": None, "confidence": None}, id="open", status="OPEN")
    by_confidence = in_list(journal, order=Order("confidence"))
    assert [row.id for row in by_confidence] == ["e/d9", made.id, "e/d1", "open"]
    assert [row.is_by_hand for row in by_confidence] == [False, True, False, True]
    after = (0.9, "e/d9")
    assert [row.id for row in in_list(journal, order=Order("confidence"), after=after, limit=2)] == [made.id, "e/d1"]
    assert [row.id for row in in_list(journal, condition=Compare("rationale", "contains", "is b"))] == ["open", made.id]
    assert [row.id for row in in_list(journal, condition=Compare("status", "eq", "OPEN"))] == ["open"]
    (found,) = in_list(journal, condition=Compare("decidedBy", "eq", "ada"), order=Order("id"), limit=1)
    assert resource_in(found).data == SAID | ({"selection": None, "confidence": None} if found.id == "open" else {})
    assert verify(tmp_path).problems == []


@KEYS
def test_a_row_follows_its_resource(journal: Journal, kept: Resources) -> None:
    made, _ = kept.create(DECISION, SAID, status="CHOSEN")
    kept.write(DECISION, made.id, SAID | {"selection": "a\0", "confidence": "sure"})
    (row,) = in_list(journal)
    assert (row.selection, row.confidence, resource_in(row).version) == ("a\ufffd", None, 2)
    kept.delete(DECISION, made.id)
    assert in_list(journal) == []
    other, _ = kept.create(DECISION, SAID, status="CHOSEN")
    journal.purge(f"{DECISION}/{other.id}")
    assert in_list(journal) == []


@KEYS
def test_they_are_folded_from_the_journal(journal: Journal, kept: Resources) -> None:
    for number in range(3):
        kept.create(DECISION, SAID, id=f"n{number}", status="CHOSEN")
    kept.delete(DECISION, "n1")
    before = in_list(journal)
    with journal.reader() as reader:
        made = [(TENANT, row) for name in all_streams(reader) if (row := rebuilt_resource(name, reader.read(name)))]
    journal.replace_projections(made)
    assert in_list(journal) == before
    assert {row.id for row in before} == {"n0", "n2"}


@KEYS
def test_a_store_that_had_no_rows_for_them_gets_some(tmp_path: Path, key: bytes | None) -> None:
    with Journal.open(tmp_path, key=key, ballast_size=0) as journal:
        kept = Kept(journal)
        kept.create(DECISION, SAID, id="old", status="CHOSEN")
        kept.create(DECISION, SAID, id="gone", status="CHOSEN")
        kept.delete(DECISION, "gone")
        kept.close()
        before = in_list(journal)
    with sqlite3.connect(tmp_path / FILE) as connection:  # as the version before left it
        connection.execute("DROP TABLE made_decisions")
        connection.execute(f"PRAGMA user_version = {MADE_SINCE - 1}")
    connection.close()
    with Journal.open(tmp_path, key=key, ballast_size=0) as journal:
        assert in_list(journal) == before
        assert [row.id for row in before] == ["old"]
    report = verify(tmp_path)
    assert (report.problems, report.format) == ([], FORMAT)
