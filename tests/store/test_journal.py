"""A journal keeps what was committed: in order, whole, once, and apart from its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.store.histories import AT, PLAN, change, decision, entries, entry, execution
from turbo_mode.errors import NotFound, RuntimeFault
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, Command, EntryRow, stream_of

ONE, TWO, THREE = stream_of("one"), stream_of("two"), stream_of("three")


@pytest.fixture
def journal(place: Where) -> Iterator[Journal]:
    with Journal.open(place, ballast_size=0) as opened:
        yield opened


def test_what_was_committed_is_read_after_reopening(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal:
        assert journal.commit([change("one", 0, 3), change("two", 0, 2)]) == [None, None]
        assert journal.commit([change("one", 3, 1, with_all=True)]) == [None]
        assert journal.position == 6
    with Journal.open(place, ballast_size=0) as journal:
        assert (journal.epoch, journal.position) == (2, 6)
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
        assert list(journal.read(ONE, after=3)) == [entry(ONE, 4)]
        assert list(journal.read(stream_of("nobody"))) == []
        with journal.reader() as reader:
            assert reader.last_seq(ONE) == 4
            assert reader.plan(PLAN.digest) == PLAN
            assert reader.decision("one-d") == decision("one-d", "one")
            assert [(row.position, row.stream) for row in reader.after(4)] == [(5, TWO), (6, ONE)]
        assert journal.commit([change("two", 2, 1)]) == [None]
        assert journal.position == 7


def test_a_bad_change_is_left_out_whole_and_its_neighbours_go_through(journal: Journal) -> None:
    journal.commit([change("one", 0, 2)])
    bad_decision = change("three", 0, 2)._replace(decisions=[decision("d", "three", status="PERHAPS")])
    results = journal.commit([change("two", 0, 3), change("one", 5, 1), bad_decision, change("one", 2, 2)])
    assert [type(result) for result in results] == [type(None), RuntimeFault, RuntimeFault, type(None)]
    assert "goes on with entry 3, not 6" in str(results[1])
    assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    assert list(journal.read(TWO)) == entries(TWO, 0, 3)
    assert list(journal.read(THREE)) == []
    with journal.reader() as reader:
        assert {row.id: row.last_seq for row in reader.executions()} == {"one": 4, "two": 3}
        assert [row.position for row in reader.after(0)] == list(range(1, 8))


@pytest.mark.parametrize(
    "rows",
    [
        [(1, 1, "Kind", AT, "text")],
        [(1, 1, "Kind\ud800", AT, b"")],
        [(1, "one", "Kind", AT, b"")],
        [(1, 1, None, AT, b"")],
        [(0, 1, "Kind", AT, b"")],
        [(1, 1, "Kind", AT, b""), (1, 1, "Kind", AT, b"")],
        [(2, 1, "Kind", AT, b"")],
    ],
)
def test_rows_that_no_store_takes(journal: Journal, rows: list[tuple[Any, ...]]) -> None:
    result, neighbour = journal.commit([Changes(ONE, [EntryRow(*row) for row in rows]), change("two", 0, 1)])
    assert isinstance(result, RuntimeFault)
    assert neighbour is None
    assert journal.commit([change("one", 0, 1)]) == [None]


def test_a_stream_that_comes_while_one_looks_for_it_is_not_taken_for_damage(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.reader() as reader:
        look, looks = reader.rows.fetch, list[str]()

        def slowly(doing: str, sql: str, *values: Any) -> list[Any]:
            found = look(doing, sql, *values)
            if not looks:
                journal.commit([change("one", 0, 2)])
            looks.append(doing)
            return found

        monkeypatch.setattr(reader.rows, "fetch", slowly)
        assert list(reader.read(ONE)) == []
        assert len(looks) > 1
        assert list(reader.read(ONE)) == entries(ONE, 0, 2)


def test_a_command_is_stored_once_and_fed_once(journal: Journal) -> None:
    command = Command("c1", ONE, AT, b'{"verb": "pause"}')
    assert journal.put_command(command)
    assert not journal.put_command(command)
    assert journal.put_command(Command("c2", TWO, AT - 9, b"{}"))
    with journal.reader() as reader:
        assert [row.id for row in reader.pending_commands()] == ["c1", "c2"]
        assert [row.id for row in reader.pending_commands(1, stream=TWO)] == ["c2"]
        assert reader.pending_commands(1) == [command]
        assert journal.commit([change("one", 0, 1)._replace(fed=[("c1", 1)])]) == [None]
        assert [row.id for row in reader.pending_commands()] == ["c2"]
    assert not journal.put_command(command)
    again, foreign, unknown = journal.commit(
        [
            change("one", 1, 1)._replace(fed=[("c1", 2)]),
            change("three", 0, 1)._replace(fed=[("c2", 1)]),
            change("four", 0, 1)._replace(fed=[("c9", 1)]),
        ]
    )
    assert "was fed before, by entry 1" in str(again)
    assert "has no command c2" in str(foreign)
    assert "has no command c9" in str(unknown)
    assert list(journal.read(ONE)) == entries(ONE, 0, 1)
    assert list(journal.read(THREE)) == []


def test_a_watcher_sees_commits_in_order_while_the_owner_works(journal: Journal) -> None:
    journal.commit([change("one", 0, 2)])
    left = iter([[change("two", 0, 2), change("one", 2, 1)], [], [change("two", 2, 1)], None])

    def pause() -> bool:
        changes = next(left)
        if changes:
            journal.commit(changes)
        return changes is not None

    with journal.reader() as reader:
        seen = [[(row.position, row.stream, row.entry.seq) for row in rows] for rows in reader.follow(1, pause=pause)]
    assert seen == [[(2, ONE, 2)], [(3, TWO, 1), (4, TWO, 2), (5, ONE, 3)], [(6, TWO, 3)]]


def test_a_reader_needs_a_store_and_can_not_write(place: Where) -> None:
    with pytest.raises(NotFound):
        Reader.open(place)
    Journal.open(place, ballast_size=0).close()
    with Reader.open(place) as reader, pytest.raises(Exception, match=r"read-?only"):
        reader.rows._connection.execute("DELETE FROM journal")


def test_long_histories_are_read_page_by_page(journal: Journal) -> None:
    rows = [EntryRow(seq, 1, "Kind", AT, b"{}") for seq in range(1, 1301)]
    journal.commit([Changes(ONE, rows)])
    assert list(journal.read(ONE)) == rows
    with journal.reader() as reader:
        assert sum(len(page) for page in reader.follow(0, pause=lambda: False)) == 1300


def test_purging_leaves_nothing_and_gives_no_position_out_again(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2)])
        journal.commit([change("two", 0, 2)._replace(decisions=[decision("d", "two")])])
        journal.put_command(Command("c", TWO, AT, b"{}"))
        assert journal.purge(TWO) == 2
        with journal.reader() as reader:
            assert reader.find("two") == []
            assert reader.decision("d") is None
            assert reader.pending_commands() == []
    with Journal.open(place, ballast_size=0) as journal:
        journal.commit([change("one", 2, 1)])
        assert journal.position == 5
        assert list(journal.read(TWO)) == []
        assert list(journal.read(ONE)) == entries(ONE, 0, 3)


def test_projections_can_be_dropped_and_made_again(journal: Journal) -> None:
    journal.commit([change("one", 0, 2, with_all=True), change("two", 0, 2)])
    journal.replace_projections([("default", execution("two", 2, "HELD")), ("default", decision("q", "two"))])
    with journal.reader() as reader:
        assert reader.executions() == [execution("two", 2, "HELD")]
        assert reader.decisions() == [decision("q", "two")]


def test_tenants_do_not_see_each_other(journal: Journal) -> None:
    journal.commit([change("one", 0, 2), change("one", 0, 1)._replace(tenant="other")])
    assert len(list(journal.read(ONE))) == 2
    assert len(list(journal.read(ONE, tenant="other"))) == 1
    with journal.reader() as reader:
        assert [row.last_seq for row in reader.executions(tenant="other")] == [1]
        assert reader.executions(tenant="third") == []


def test_a_cursor_remembers_its_place(journal: Journal) -> None:
    journal.settle({"web": 4})
    journal.settle({"web": 7})
    with journal.reader() as reader:
        assert (reader.cursor("web"), reader.cursor("mail")) == (7, 0)
