"""A connection to a server that speaks like the one to a file, and never waits for an answer without end.

A server that has gone, or a network that swallows everything, looks the same from here: silence. Each statement must be
answered in time, else its connection is given up.
"""

from __future__ import annotations

import select
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, cast

import psycopg
from psycopg import conninfo, pq

from turbo_mode.errors import StoreAway, StoreDamaged, StoreError, StoreFailed, StoreFull, StoreUnsupported
from turbo_mode.store.connection import Cursor

ANSWER_SECONDS = 8.0
"""The time that the server has for one statement: shorter than a lease, so that silence is noticed in time."""
SCHEMA = "turbo_mode"
OLDEST_SERVER = 150_000
_USUALLY: dict[str, Any] = {
    "application_name": "turbo-mode",
    "client_encoding": "utf8",
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": int(ANSWER_SECONDS * 1000),
}
"""What a URL may say otherwise."""
_SETTINGS = (
    "SELECT set_config('search_path', '" + SCHEMA + "', false),"
    # A transaction whose owner fell silent must not keep the next owner out for longer than its lease.
    " set_config('idle_in_transaction_session_timeout', '5s', false),"
    " set_config('default_transaction_isolation', 'read committed', false),"
    " set_config('default_transaction_read_only', ?, false),"
    " set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local')"
    " THEN 'on' ELSE current_setting('synchronous_commit') END, false)"
)
_LOOK = (
    "SELECT current_setting('server_version_num')::int, current_setting('fsync'),"
    " current_setting('full_page_writes'), current_setting('server_encoding'), current_setting('synchronous_commit'),"
    " current_setting('search_path')"
)
_AWAY = ("08", "57P01", "57P02", "57P03", "57P05", "57014", "25P03", "25006", "53300", "53200")
"""Codes of a server that ends, begins, has no room for us now, or is no longer the one to write to."""
_DAMAGED = ("XX001", "XX002")
_NOT_SO = ("28", "3D", "42501", "42704")


class _Connection(psycopg.Connection[Any]):
    """Gives up when an answer is late."""

    answer_seconds = ANSWER_SECONDS

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        return super().wait(gen, interval, timeout or self.answer_seconds)


class Session:
    """One connection at a time to the database at ``url``, in autocommit mode; ``renew`` replaces a lost one.

    The settings that durability needs are made and read back. Raises ``StoreAway`` and ``StoreUnsupported``.
    """

    def __init__(self, url: str, *, writes: bool, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._url = url
        self._writes = writes
        self._answer_seconds = answer_seconds
        self._real = self._connect()

    def renew(self) -> None:
        """Another connection in the place of this one."""
        self.close()
        self._real = self._connect()

    def _connect(self) -> _Connection:
        try:
            given = conninfo.conninfo_to_dict(self._url)
            attrs = {"target_session_attrs": "read-write"} if self._writes else {}
            settings: dict[str, Any] = _USUALLY | attrs | {k: v for k, v in given.items() if v is not None}
            made = _Connection.connect(**settings, autocommit=True)
        except psycopg.ProgrammingError as error:
            raise StoreUnsupported(f"this is no URL of a database: {_first_line(error)}") from None
        except psycopg.Error as error:
            raise StoreAway(f"the database can't be reached: {_first_line(error)}") from error
        try:
            made.execute(_translated(_SETTINGS), ["off" if self._writes else "on"])
            _refuse(made.execute(_LOOK).fetchone())
        except psycopg.Error as error:
            made.close()
            raise fault(error, "settle the connection") from error
        except BaseException:
            made.close()
            raise
        made.answer_seconds = self._answer_seconds
        return made

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; not if the connection is lost."""
        status = self._real.info.transaction_status
        return status in (pq.TransactionStatus.INTRANS, pq.TransactionStatus.INERROR)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        """One statement; ``?`` stands for a parameter."""
        try:
            return cast("Cursor", self._real.execute(_translated(sql), parameters))
        except psycopg.OperationalError as error:
            self._given_up(error)
            raise

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Cursor:
        """The same statement for each row, sent together; one alone is faster sent as one."""
        first, *others = rows = list(rows)
        if not others:
            return self.execute(sql, first)
        cursor = self._real.cursor()
        try:
            cursor.executemany(_translated(sql), rows)
        except psycopg.OperationalError as error:
            self._given_up(error)
            raise
        return cast("Cursor", cursor)

    @property
    def is_open(self) -> bool:
        """Whether the server still has this connection, as far as that can be told without asking it."""
        if self._real.closed:
            return False
        readable, _, _ = select.select([self._real.pgconn.socket], [], [], 0)
        return not readable  # a server that says something unasked says goodbye

    def heard(self, seconds: float) -> list[tuple[str, str]]:
        """What was told (NOTIFY) on channels that are listened to: channel and payload. Waits so long for a first."""
        return [(said.channel, said.payload) for said in self._real.notifies(timeout=seconds, stop_after=1)]

    def close(self) -> None:
        """May be called twice."""
        self._real.close()

    def _given_up(self, error: psycopg.OperationalError) -> None:
        """After silence the connection can't be used any more: an answer may still come, to another question."""
        if error.sqlstate is None:
            self._real.close()


def fault(error: Exception, doing: str) -> StoreError:
    """The store error that an error of the driver means."""
    said = f"could not {doing}: {_first_line(error)}"
    code = error.sqlstate if isinstance(error, psycopg.Error) else None
    if code is None:
        return StoreAway(said) if isinstance(error, psycopg.OperationalError) else StoreError(said)
    if code.startswith(_AWAY):
        return StoreAway(said)
    if code == "53100":
        return StoreFull(said)
    if code.startswith(_DAMAGED):
        return StoreDamaged(said)
    if code.startswith("58"):
        return StoreFailed(said)
    return StoreUnsupported(said) if code.startswith(_NOT_SO) else StoreError(said)


def _first_line(error: Exception) -> str:
    """What a driver says, without the hints for those who type SQL."""
    lines = str(error).strip().splitlines()
    return lines[0].removeprefix("connection failed: ") if lines else type(error).__name__


def _refuse(found: Any) -> None:
    version, fsync, full_pages, encoding, synchronous, path = found
    if version < OLDEST_SERVER:
        raise StoreUnsupported(f"PostgreSQL {version // 10_000} is too old; a store needs 15 or newer")
    off = [name for name, value in (("fsync", fsync), ("full_page_writes", full_pages)) if value != "on"]
    if off:
        raise StoreUnsupported(
            f"the server runs with {' and '.join(off)} off: it would lose what it has acknowledged",
            hint="switch it on in postgresql.conf",
        )
    if encoding != "UTF8":
        raise StoreUnsupported(f"the database's encoding is {encoding}; a store needs UTF8")
    if synchronous in ("off", "local") or path != SCHEMA:
        raise StoreUnsupported(
            "the server did not take our settings",
            hint="a pooler that shares connections by transaction can't be used: connect to the server itself",
        )


@lru_cache(512)
def _translated(sql: str) -> Any:
    """As the driver wants it."""
    return sql.replace("%", "%%").replace("?", "%s")
