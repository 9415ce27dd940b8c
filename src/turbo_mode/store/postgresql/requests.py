"""What was asked at the doors of a replica, on its way to the owner and back.

A request lies in the inbox until its answer is there, so it outlives the owner that was about to carry it out. The
answer is written in a transaction of the owner: whoever was replaced can't give one.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg

from turbo_mode.core.access.keys import STREAM as KEYS
from turbo_mode.core.ids import TENANT
from turbo_mode.errors import StoreDamaged
from turbo_mode.store import checksum
from turbo_mode.store.append import Appender
from turbo_mode.store.connection import Connection
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.bell import ANSWERS, INBOX
from turbo_mode.store.postgresql.session import Session, fault
from turbo_mode.store.rows import DOORS, Command
from turbo_mode.store.sealing import DataKeys, OuterKeys, Sealer, sealer_for

_IDLE = 8
"""So many connections are kept open."""
_ANSWER = (
    "INSERT INTO answers (id, at, body, checksum) VALUES (?, ?, ?, ?) ON CONFLICT (id)"
    " DO UPDATE SET at = excluded.at, body = excluded.body, checksum = excluded.checksum"
)
_REFILLED = "least({most}, q.remaining + greatest(0, extract(epoch FROM now() - q.at)) * {most} / {span})"
_QUOTA = (
    "INSERT INTO quotas AS q (name, who, remaining, taken, at) VALUES (?, ?, ?::float8 - 1, true, now())"
    f" ON CONFLICT (name, who) DO UPDATE SET taken = {_REFILLED} >= 1, at = now(),"
    f" remaining = {_REFILLED} - CASE WHEN {_REFILLED} >= 1 THEN 1 ELSE 0 END"
    " RETURNING remaining, taken,"
    " coalesce((SELECT last_seq FROM streams WHERE tenant = ? AND stream = ?), 0)"
).format(most="?::float8", span="?::float8")


class Left(NamedTuple):
    """What is left of a quota after one was ``taken``, if one was; and how many entries the record of keys has now."""

    remaining: float
    taken: bool
    keys: int


def begin(connection: Connection, id: str, now: int) -> None:
    """Notes that a request is carried out that mustn't be carried out twice; in a transaction of the owner."""
    _note(connection, id, now, b"")


def answer(connection: Connection, id: str, body: bytes, now: int) -> None:
    """Notes what came of a request, and takes it out of the inbox; likewise."""
    _note(connection, id, now, body)
    connection.execute("DELETE FROM inbox WHERE id = ?", (id,))
    connection.execute(f"SELECT pg_notify('{ANSWERS}', ?)", (id,))


def forget(connection: Connection, before: int) -> None:
    """Drops answers and quotas that nobody has asked for since ``before`` (ms); likewise."""
    connection.execute("DELETE FROM answers WHERE at < ?", (before,))
    connection.execute("DELETE FROM quotas WHERE at < to_timestamp(?::float8 / 1000)", (before,))


def _note(connection: Connection, id: str, now: int, body: bytes) -> None:
    connection.execute(_ANSWER, (id, now, body, checksum.of_values(id, now, body)))


class Visitor:
    """What a process with doors does in a database without owning the store. May be used from any thread.

    A few connections are kept open. ``key`` is that of the store, if it has one. Raises ``StoreError`` throughout.
    """

    def __init__(self, place: Place, key: bytes | None) -> None:
        self._url = place.url
        self._key = key
        self._sealer: Sealer | None = None
        self._idle: queue.SimpleQueue[Session] = queue.SimpleQueue()
        with self._session("look for the key of the store") as session:
            row = session.execute("SELECT kek FROM owner WHERE id = 1").fetchone()
        self._sealer = sealer_for(key, row[0] if row else None)

    def close(self) -> None:
        """Close what is kept open."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    def ask(self, id: str, body: bytes) -> None:
        """Leave a request for the owner; it counts once."""
        letter = Command(id, DOORS, time.time_ns() // 1_000_000, self.sealed(id, body))
        with self._session("leave a request") as session:
            Appender(session, DataKeys(session, OuterKeys(None)), 0).command(letter)
            session.execute(f"NOTIFY {INBOX}")

    def answer(self, id: str) -> bytes | None:
        """What came of a request; empty while it is carried out, None if nothing is known yet."""
        with self._session("look for an answer") as session:
            row = session.execute("SELECT id, at, body, checksum FROM answers WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        if checksum.of_values(*row[:3]) != row[3]:
            raise StoreDamaged(f"the answer to request {id} doesn't match its checksum")
        return self.opened(id, row[2]) if row[2] else b""

    def done(self, id: str) -> None:
        """Nobody needs a request and its answer any more."""
        with self._session("drop a request") as session:
            session.execute("DELETE FROM inbox WHERE id = ? AND stream = ?", (id, DOORS))
            session.execute("DELETE FROM answers WHERE id = ?", (id,))

    def take(self, name: str, who: str, most: int, span: float) -> Left:
        """Count one against a quota of ``most`` in ``span`` seconds, which fills up evenly, for all replicas."""
        with self._session("count a request") as session:
            values = (name, who, most, *(most, most, span) * 3, TENANT, KEYS)
            return Left(*session.execute(_QUOTA, values).fetchone())

    def signing(self) -> str:
        """By which key the owner signs; empty if none has said so yet."""
        with self._session("look for the signing key") as session:
            row = session.execute("SELECT signing FROM owner WHERE id = 1").fetchone()
        return (row[0] or "") if row else ""

    def sealed(self, id: str, body: bytes) -> bytes:
        """A request or an answer as it is stored."""
        return self._sealer.seal(body, f"{DOORS}/{id}").encode() if self._sealer else body

    def opened(self, id: str, stored: bytes) -> bytes:
        """What ``sealed`` has made of it. Raises ``KeyMissing``, ``StoreDamaged``."""
        return self._sealer.open(stored.decode(), f"{DOORS}/{id}") if self._sealer else stored

    @contextmanager
    def _session(self, doing: str) -> Iterator[Session]:
        session = self._opened()
        try:
            yield session
        except BaseException as error:
            session.close()
            if isinstance(error, psycopg.Error):
                raise fault(error, doing) from error
            raise
        if self._idle.qsize() < _IDLE:
            self._idle.put(session)
        else:
            session.close()

    def _opened(self) -> Session:
        """One that answers: what was kept open may have been lost meanwhile."""
        while not self._idle.empty():
            session = self._idle.get_nowait()
            if session.is_open:
                return session
            session.close()
        return Session(self._url, writes=True)
