"""A store in a database of a PostgreSQL server, in a schema of its own; the folder holds all that isn't the journal."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg

from turbo_mode.errors import NotFound, StoreError
from turbo_mode.store.connection import Connection, prepare_folder
from turbo_mode.store.founding import FORMAT, Outdated, known_format
from turbo_mode.store.owner import OwnerLock
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.lease import Lease
from turbo_mode.store.postgresql.session import SCHEMA, Session, fault

FOLDER_NAME = "folder-id"
_LOOKING_OVER = 3600.0
_SETTINGS = ("fsync", "full_page_writes", "synchronous_commit", "server_encoding", "data_checksums")
_SCRIPTS = Path(__file__).parent
_LAST_OWNER = (
    "SELECT folder FROM tenures WHERE position < (SELECT max(j.position) FROM journal AS j"
    " JOIN streams AS s ON s.number = j.stream WHERE s.tenant = ? AND s.stream = ?"
    " AND j.kind IN ('ExecutionAccepted', 'ExecutionRecovered')) ORDER BY epoch DESC LIMIT 1"
)


class PostgreSQL:
    """The database at ``place.url``."""

    first_format = 2
    locking = " FOR UPDATE"
    labelled = "labels::jsonb ->> ?::text = ?"
    is_shared = True
    last_owner = _LAST_OWNER
    latest = "SELECT turn FROM owner WHERE id = 1"
    errors: tuple[type[Exception], ...] = (psycopg.Error,)
    refusals: tuple[type[Exception], ...] = (psycopg.IntegrityError, psycopg.DataError, psycopg.ProgrammingError)

    def __init__(self, place: Place) -> None:
        self._place = place

    def fault(self, error: Exception, doing: str) -> StoreError:
        """By the code of the error."""
        return fault(error, doing)

    def reader(self) -> Connection:
        """It can't write, whatever it tries."""
        session = Session(self._place.url, writes=False)
        try:
            if not (format := known_format(self, session)):
                raise NotFound(f"there is no store in {self._place}")
            if format < FORMAT:
                raise Outdated(f"the store in {self._place} is of an older version")
        except BaseException as error:
            session.close()
            if isinstance(error, psycopg.Error):
                raise fault(error, "open the store") from error
            raise
        return session

    def inspector(self) -> Connection:
        """It has more time for an answer."""
        return Session(self._place.url, writes=False, answer_seconds=_LOOKING_OVER)

    def described(self, connection: Connection) -> tuple[str, dict[str, int | str]]:
        """The server's version and its settings."""
        values = ", ".join(f"current_setting('{name}')" for name in _SETTINGS)
        version, *found = connection.execute(f"SELECT current_setting('server_version'), {values}").fetchone()
        return f"PostgreSQL {version.split()[0]}", dict(zip(_SETTINGS, found, strict=True))

    def sizes(self, connection: Connection) -> dict[str, int]:
        """Of our tables with their indexes."""
        wanted = (
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = to_regnamespace(?) ORDER BY relname"
        )
        return dict(connection.execute(wanted, (SCHEMA,)).fetchall())

    def broken_pages(self, connection: Connection) -> Iterator[str]:
        """The server looks after its own; the checksums of all rows are looked at in any case."""
        yield from ()

    def tenure(self) -> Lease:
        """Makes the folder if it is missing, locks it, and connects."""
        folder = self._place.folder
        prepare_folder(folder)
        lock = OwnerLock(folder)
        try:
            return Lease(folder, name_of(folder), lock, Session(self._place.url, writes=True))
        except BaseException:
            lock.release()
            raise

    def format_of(self, connection: Connection) -> int:
        """From the table that the first script makes."""
        row = connection.execute("SELECT to_regclass(?) IS NOT NULL", (f"{SCHEMA}.store_format",)).fetchone()
        if not row[0]:
            return 0
        found: int = connection.execute("SELECT format FROM store_format").fetchone()[0]
        return found

    def set_format(self, connection: Connection, number: int) -> None:
        """Into that table."""
        connection.execute("UPDATE store_format SET format = ?", (number,))

    def script(self, number: int) -> str:
        """From a file beside this one."""
        return (_SCRIPTS / f"schema_{number}.sql").read_text(encoding="utf-8")


def name_of(folder: Path) -> str:
    """What tells this folder from every other one, also under the same path on another machine; made if need be."""
    if not folder_name(folder):
        temporary = folder / f".{FOLDER_NAME}.{os.getpid()}"
        temporary.write_text(uuid.uuid4().hex)
        temporary.chmod(0o600)
        with suppress(FileExistsError):
            os.link(temporary, folder / FOLDER_NAME)
        temporary.unlink()
    return folder_name(folder)


def folder_name(folder: Path) -> str:
    """Likewise; empty if it has no name yet."""
    try:
        return (folder / FOLDER_NAME).read_text()
    except OSError:
        return ""
