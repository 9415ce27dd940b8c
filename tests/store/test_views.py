"""Lists narrowed and sorted as people ask for them: the database and we mean the same, and pages lose nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.histories import AT, decision, entry, execution
from turbo_mode.errors import UsageError
from turbo_mode.store import views
from turbo_mode.store.conditions import TEXTS, Compare, Condition, Every, Field, Not, Operator, Some, holds
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, stream_of
from turbo_mode.store.views import DECISIONS, EXECUTIONS, Order, View, listed, place

WORDS = ["", "a", "b", "ab", "a%b", "Ab", "\u00e4", "a_b", "'"]
ROWS = [
    execution(
        f"0198c0de-0000-7000-8000-{number:012x}", number % 5, ["RUNNING", "FAILED"][number % 2],
        plan_name=WORDS[number % 9], outcome=[None, *WORDS][number % 7], actor=WORDS[number % 4],
        started_at=AT + number % 3 if number % 4 else None, open_questions=number % 3,
    )
    for number in range(40)
]  # fmt: skip
ASKED = [
    decision(f"d{n:02}", ROWS[n % 7].id, AT + n % 4, ["OPEN", "CHOSEN"][n % 2])._replace(question=WORDS[n % 9])
    for n in range(20)
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Journal.open(tmp_path_factory.mktemp("store"), ballast_size=0) as journal:
        fill(journal)
        with journal.reader() as opened:
            yield opened


def fill(journal: Journal) -> None:
    changes = [Changes(stream_of(row.id), [entry(stream_of(row.id), 1)], execution=row) for row in ROWS]
    changes.append(Changes(stream_of(ROWS[0].id), decisions=ASKED))
    assert set(journal.commit(changes)) == {None}


def compares(fields: dict[str, Field]) -> st.SearchStrategy[Condition]:
    def of(name: str) -> st.SearchStrategy[Condition]:
        field = fields[name]
        texts = field.kind in ("id", "text")
        values: Any = st.sampled_from(WORDS + [row.id for row in ROWS[:3]]) if texts else st.integers(0, 3)
        if field.kind == "time":
            values = values.map(lambda number: AT + number)
        operators = [each for each in get_args(Operator) if texts or each not in TEXTS]

        def compare(operator: str) -> st.SearchStrategy[Condition]:
            given_values = st.lists(values, max_size=3).map(tuple) if operator == "in" else values
            if operator in ("eq", "ne"):
                given_values = st.none() | values
            return given_values.map(lambda value: Compare(name, operator, value))  # type: ignore[arg-type]

        return st.sampled_from(operators).flatmap(compare)

    return st.sampled_from(sorted(fields)).flatmap(of)


def conditions(fields: dict[str, Field]) -> st.SearchStrategy[Condition]:
    def joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(inner, max_size=3).map(tuple)
        return several.map(Every) | several.map(Some) | inner.map(Not)

    return st.recursive(compares(fields), joined, max_leaves=4)


def expected(view: View[Any], rows: list[Any], condition: Condition, order: Order) -> list[str]:
    kept = [row for row in rows if holds(condition, lambda field, row=row: view.value(row, field))]  # type: ignore[misc]
    kept.sort(key=lambda row: place(view, order, row), reverse=order.is_descending)
    return [row.id for row in kept]


def in_pages(reader: Reader, view: View[Any], condition: Condition, order: Order, size: int) -> list[str]:
    found: list[str] = []
    after = None
    while page := listed(reader, view, condition=condition, order=order, after=after, limit=size):
        found += [row.id for row in page]
        after = place(view, order, page[-1])
    return found


@pytest.mark.deep
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_database_and_we_find_the_same(reader: Reader, data: st.DataObject) -> None:
    view, rows = data.draw(st.sampled_from([(EXECUTIONS, ROWS), (DECISIONS, ASKED)]))
    condition = data.draw(conditions(dict(view.fields)))
    sortable = sorted(name for name, field in view.fields.items() if field.column)
    order = Order(data.draw(st.sampled_from(sortable)), data.draw(st.booleans()))
    found = in_pages(reader, view, condition, order, data.draw(st.integers(1, 15)))
    assert found == expected(view, rows, condition, order)


def test_every_operator_in_every_database(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal:
        fill(journal)
        with journal.reader() as reader:
            for name, field in EXECUTIONS.fields.items():
                text = field.kind in ("id", "text")
                for operator in get_args(Operator):
                    if operator in TEXTS and not text:
                        continue
                    for value in ("a", "", "%") if text else (1, AT + 1):
                        given_value = (value, value) if operator == "in" else value
                        for each in (Compare(name, operator, given_value), Not(Compare(name, operator, given_value))):
                            for order in (Order("id"), Order(name, False)):
                                found = in_pages(reader, EXECUTIONS, each, order, 17)
                                assert found == expected(EXECUTIONS, ROWS, each, order), each


def test_nobody_has_us_look_through_everything(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_LOOKED_AT", 10)
    monkeypatch.setattr(views, "_PAGE", 5)
    with pytest.raises(UsageError, match="is left to fill a page"):
        listed(reader, DECISIONS, condition=Compare("question", "eq", "nothing like it"), limit=5)
    with pytest.raises(UsageError, match="nothing is sorted by `question`"):
        DECISIONS.order("question", is_descending=True)
