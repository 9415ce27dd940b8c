"""A server opens as a store, or it is said what is wrong with it; and what it holds is what a file holds."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import ASKS
from tests.postgresql.server import Server
from tests.store.histories import change, entries
from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import NotFound, StoreAway, StoreBusy, StoreError, StoreUnsupported
from turbo_mode.operations import submissions
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.store.founding import FORMAT
from turbo_mode.store.inspection import TABLES, verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.database import PostgreSQL
from turbo_mode.store.queries import Reader, outcomes_in
from turbo_mode.store.rows import stream_of


def columns_of(place: Place, tmp_path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The columns of our tables here and in a file, by table."""
    here: dict[str, list[str]] = {}
    for at in (place, Place(tmp_path / "file")):
        Journal.open(at, ballast_size=0).close()
    wanted = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'turbo_mode'"
    with psycopg.connect(place.url) as connection:
        for table, column in connection.execute(f"{wanted} ORDER BY ordinal_position"):
            here.setdefault(table, []).append(column)
    file = {}
    with Reader.open(tmp_path / "file") as reader:
        for table in (*TABLES, "entries"):
            file[table] = [row[1] for row in reader.rows._connection.execute(f"PRAGMA table_info({table})").fetchall()]
    return {table: here[table] for table in file}, file


def test_both_databases_have_the_same_tables(place: Place, tmp_path: Path) -> None:
    here, file = columns_of(place, tmp_path)
    assert here == file


def test_a_newer_store_is_left_alone(place: Place) -> None:
    Journal.open(place).close()
    with psycopg.connect(place.url) as connection:
        connection.execute("UPDATE turbo_mode.store_format SET format = 9")
    for opened in (lambda: Journal.open(place), lambda: Reader.open(place)):
        with pytest.raises(StoreUnsupported, match="format 9"):
            opened()


def test_a_store_of_an_older_version_is_brought_up_to_date_under_an_execution_that_waits(place: Place) -> None:
    submission = submissions.prepare(Plan.parse(ASKS).loaded, {})
    with Runtime(place) as runtime:
        id = runtime.submit(submission)
        until(lambda: runtime.state(id) and runtime.look_up(id).questions)
    with psycopg.connect(place.url) as connection:  # as the version before left it
        for number in range(3, FORMAT + 1):
            script = PostgreSQL(place).script(number)
            for kind, name in re.findall(r"CREATE (?:UNLOGGED )?(TABLE|INDEX) (\w+)", script):
                connection.execute(f"DROP {kind} IF EXISTS turbo_mode.{name}")
            for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", script):
                connection.execute(f"ALTER TABLE turbo_mode.{table} DROP COLUMN {column}")
        connection.execute("UPDATE turbo_mode.store_format SET format = 2")
    with Runtime(place) as runtime:
        assert runtime.go_on(id)
        (decision,) = runtime.look_up(id).questions
        runtime.command(id, Command("answer", id="one", by="ada", decision=decision, selection="ship"))
        assert runtime.wait(id, 60)
        assert runtime.look_up(id).status == "COMPLETED"
    assert verify(place).problems == []
    with Reader.open(place) as reader:
        assert [(row.option, row.good) for row in outcomes_in(reader)] == [("ship", 1)]


def test_many_begin_at_once_and_one_becomes_the_owner(url: str, tmp_path: Path) -> None:
    opened: list[Journal] = []
    refused: list[StoreError] = []

    def begin(number: int) -> None:
        try:
            opened.append(Journal.open(Place(tmp_path / str(number), url)))
        except StoreError as error:
            refused.append(error)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(opened), [type(error) for error in refused]) == (1, [StoreBusy] * 4)
    opened[0].close()
    with Journal.open(Place(tmp_path / "next", url)) as journal:
        assert journal.epoch == 2


def test_a_user_who_may_not_make_schemas_needs_one(server: Server, tmp_path: Path, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS worker")
        connection.execute("CREATE ROLE worker LOGIN")
        place = Place(tmp_path / "store", url.replace("turbo@", "worker@"))
        with pytest.raises(StoreUnsupported, match="permission denied"):
            Journal.open(place)
        connection.execute("CREATE SCHEMA turbo_mode AUTHORIZATION worker")
    with Journal.open(place) as journal:
        assert journal.commit([change("one", 0, 2)]) == [None]
        assert list(journal.read(stream_of("one"))) == entries(stream_of("one"), 0, 2)
    assert verify(place).problems == []


def test_what_is_damaged_is_found(place: Place) -> None:
    with Journal.open(place) as journal:
        journal.commit([change("one", 0, 3, with_all=True), change("two", 0, 3)])
    with psycopg.connect(place.url) as connection:
        connection.execute("UPDATE turbo_mode.journal SET kind = 'Other' WHERE position = 2")
        connection.execute("DELETE FROM turbo_mode.journal WHERE position = 6")
        connection.execute("UPDATE turbo_mode.executions SET status = 'COMPLETED' WHERE id = 'two'")
    problems = "\n".join(verify(place).problems)
    assert "execution/one: entry 2 (position 2) doesn't match its checksum" in problems
    assert "execution/two: 3 entries were committed, 2 are there, the last is 2" in problems
    assert "executions: default two doesn't match its checksum" in problems


def test_servers_and_databases_that_are_refused(server: Server, tmp_path: Path) -> None:
    def refused(url: str) -> str:
        with pytest.raises((StoreUnsupported, StoreAway, NotFound)) as error:
            Reader.open(Place(tmp_path, url))
        return error.value.message

    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING LATIN1 LOCALE 'C' TEMPLATE template0")
    assert "LATIN1" in refused(server.url("latin"))
    assert "no URL" in refused("postgresql://host/db?colour=blue")
    assert "nowhere" in refused(server.url("nowhere"))
    assert "can't be reached" in refused("postgresql://turbo@127.0.0.1:1/postgres")
    assert "there is no store" in refused(server.url("postgres"))
    server.stop()
    server.start("fsync=off")
    assert "fsync off" in refused(server.url("postgres"))
    server.stop()
    server.start()


def test_a_password_is_never_shown() -> None:
    for url, shown in (
        ("postgresql://ada:pa55@db/turbo", "postgresql://ada@db/turbo"),
        ("postgresql://db/turbo?user=ada&password=pa55", "postgresql://db/turbo?user=ada&"),
        ("postgres://db/turbo", "postgres://db/turbo"),
    ):
        assert str(Place.named(url)) == shown
    assert str(Place.named("state")) == "state"
