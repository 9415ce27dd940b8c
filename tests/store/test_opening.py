"""A store opens with the right SQLite, settings, modes and place, or it says what is wrong."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.store.histories import change
from turbo_mode.errors import NotFound, StoreError, StoreUnsupported
from turbo_mode.store import connection
from turbo_mode.store.connection import connect, fault, refuse_network, settings
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_can_look_into_a_store(tmp_path: Path) -> None:
    directory = tmp_path / "deep" / "store"
    with Journal.open(directory) as journal:
        journal.commit([change("one", 0, 1)])
        assert mode(directory) == 0o700
        names = ("store.db", "store.db-wal", "store.db-shm", "owner.lock", "ballast")
        assert {path.name: mode(path) for path in directory.iterdir()} == dict.fromkeys(names, 0o600)


def test_modes_that_were_loosened_are_tightened(tmp_path: Path) -> None:
    Journal.open(tmp_path, ballast_size=0).close()
    tmp_path.chmod(0o755)
    (tmp_path / "store.db").chmod(0o644)
    Journal.open(tmp_path, ballast_size=0).close()
    assert (mode(tmp_path), mode(tmp_path / "store.db")) == (0o700, 0o600)


def test_the_settings_that_durability_needs_are_on(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0) as journal:
        found = settings(journal._connection, False)
    assert found["journal_mode"] == "wal"
    assert found["synchronous"] == 2
    assert found["mmap_size"] == 0
    assert (found["foreign_keys"], found["trusted_schema"], found["cell_size_check"]) == (1, 0, 1)
    assert found["secure_delete"] == 1
    assert found["wal_autocheckpoint"] == 0


class Stubborn:
    """A connection on which one setting doesn't take."""

    def __init__(self, real: Any, setting: str) -> None:
        self._real = real
        self._setting = f"PRAGMA {setting} ="

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self._real.execute("SELECT 1" if sql.startswith(self._setting) else sql, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.mark.parametrize(
    "setting", ["foreign_keys", "trusted_schema", "cell_size_check", "secure_delete", "journal_mode"]
)
def test_a_setting_that_does_not_take_is_refused(tmp_path: Path, setting: str) -> None:
    with pytest.raises(StoreUnsupported, match=r"settings|write-ahead"):
        Journal.open(tmp_path, connect=lambda path, ro: Stubborn(connect(path, ro), setting), ballast_size=0)
    Journal.open(tmp_path, ballast_size=0).close()  # and the lock was given back


def test_an_old_sqlite_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def only_old(name: str) -> Any:
        if name != "sqlite3":
            raise ImportError(name)
        return sqlite3

    if sqlite3.sqlite_version_info >= connection.OLDEST_SQLITE:
        pytest.skip("this Python's SQLite is new enough")
    monkeypatch.setattr(connection, "import_module", only_old)
    with pytest.raises(StoreUnsupported, match=rf"3\.51\.3.*sqlite3 has {sqlite3.sqlite_version}") as refused:
        Journal.open(tmp_path, ballast_size=0)
    assert "pip install pysqlite3" in str(refused.value.hint)


def test_network_file_systems_are_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    place = str(tmp_path).replace(" ", "\\040")
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nhost:/x {place} nfs4 rw 0 0\n/dev/vdb {place}/local xfs rw 0 0\n")
    (tmp_path / "local" / "store").mkdir(parents=True)
    refuse_network(tmp_path / "local" / "store", mounts)
    refuse_network(Path("/"), mounts)
    with pytest.raises(StoreUnsupported, match="nfs4") as refused:
        refuse_network(tmp_path, mounts)
    assert "local disk" in str(refused.value.hint)
    refuse_network(tmp_path, tmp_path / "no such list")


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "store.db")
    other.execute("CREATE TABLE guests (name TEXT)")
    other.close()
    with pytest.raises(StoreUnsupported, match="another program"):
        Journal.open(tmp_path, ballast_size=0)


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    Journal.open(tmp_path, ballast_size=0).close()
    later = connect(tmp_path / "store.db", False)
    later.execute("PRAGMA user_version = 9")
    later.close()
    with pytest.raises(StoreUnsupported, match="format 9"):
        Journal.open(tmp_path, ballast_size=0)
    with pytest.raises(StoreUnsupported, match="format 9"):
        Reader.open(tmp_path)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database at all" * 400)
    for opened in (lambda: Journal.open(tmp_path, ballast_size=0), lambda: Reader.open(tmp_path)):
        with pytest.raises(StoreError, match="not a database"):
            opened()
    with pytest.raises(StoreError, match="not a database"):
        verify(tmp_path)


def test_an_unfinished_store_is_no_store_yet(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    with pytest.raises((NotFound, StoreUnsupported)):
        Reader.open(tmp_path)


def test_an_unknown_error_is_still_a_store_error() -> None:
    assert type(fault(RuntimeError("unheard of"), "read")) is StoreError
