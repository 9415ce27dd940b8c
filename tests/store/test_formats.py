"""A store that an older version wrote is brought up to date, whoever opens it first, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from turbo_mode import TurboMode
from turbo_mode.operations import executions
from turbo_mode.store.connection import FILE
from turbo_mode.store.founding import FORMAT
from turbo_mode.store.inspection import verify
from turbo_mode.store.sqlite import APPLICATION

WRITTEN = Path(__file__).parents[1] / "corpus" / "store_1.sql"
"""A store of format 1: an execution that waits for an answer."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / executions.PLACE
    made.mkdir(mode=0o700)
    with sqlite3.connect(made / FILE) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(WRITTEN.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    (made / FILE).chmod(0o600)
    return made


def test_whoever_reads_first_brings_it_up_to_date(place: Path) -> None:
    (row,) = executions.listed(place)
    assert (row.plan_name, row.status) == ("old", "HELD")
    with sqlite3.connect(place / FILE) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    connection.close()
    _, state, entries, _ = executions.show(place, "")
    assert (state.seq, len(entries)) == (6, 6)
    assert verify(place).problems == []


def test_its_work_goes_on(place: Path) -> None:
    with TurboMode(place.parent) as turbo:
        (handle,) = turbo.resume()
        handle.cancel("enough")
        assert handle.wait(60).status == "CANCELLED"
    (row,) = executions.listed(place)
    assert row.status == "CANCELLED"
