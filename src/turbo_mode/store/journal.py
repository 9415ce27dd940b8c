"""The journal: what its owner commits is there after any crash, whole and in order, or the owner was told.

One transaction takes whatever has gathered, guarded by the owner's epoch. Most batches are sound, so they are written
in one go; only when a row is refused is the batch written again with a savepoint around each change, and the
neighbours of the bad one go through.

After an error of the disk this object writes no more. A failed sync may have dropped pages that a second one would
call written, so the only way on is a new process that reads what is really there.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self, TypeVar

from turbo_mode.core.ids import TENANT
from turbo_mode.errors import (
    KeyMissing,
    OwnerLost,
    RuntimeFault,
    StoreAway,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFailed,
    StoreFull,
)
from turbo_mode.store import ballast, checksum
from turbo_mode.store.append import Appender
from turbo_mode.store.by_hand import DECISION, MADE_SINCE, made_stream
from turbo_mode.store.connection import Connect, Connection, connect
from turbo_mode.store.database import Database, Tenure
from turbo_mode.store.databases import database_at
from turbo_mode.store.founding import found, known_format
from turbo_mode.store.log import PAGES
from turbo_mode.store.newest import Newest
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import (
    Changes,
    Command,
    DecisionRow,
    DeliveryRow,
    DestinationRow,
    DetailsRow,
    EntryRow,
    ExecutionRow,
    Projected,
    ResourceRow,
)
from turbo_mode.store.sealing import DataKeys, OuterKeys, Sealer, sealer_for

_T = TypeVar("_T")
_VALUES = (ValueError, TypeError, AttributeError, OverflowError, struct.error)
_KEYS = (StoreDamaged, KeyMissing)
"""What is wrong with one stream's data key: the driver's own errors are translated later."""
PATIENCE = 300.0
"""Seconds that an owner's readers wait for a database that has gone away."""


class _Refused(RuntimeFault):
    """A change can't be stored; the database is well."""


class Journal:
    """A store, opened by its owner. All methods may be called from any thread; one writes at a time.

    ``ballast`` is the file that is given back when the disk is full, ``tenure`` what the owner has of the database.
    ``is_shared``: others may leave commands in the inbox without asking the owner. ``begun`` is the position at which
    it was opened. Events that are ``listening`` are set after each commit; whoever waits clears them.
    """

    def __init__(self, directory: Path, database: Database, tenure: Tenure) -> None:
        self.directory = directory
        self.ballast = ballast.Ballast(directory, 0)
        self.tenure = tenure
        self.is_shared = database.is_shared
        self._database = database
        self._connection = tenure.connection
        self._one_writer = threading.RLock()
        self._end: StoreError | None = None
        self.listening: list[threading.Event] = []
        self._refusals: tuple[type[Exception], ...] = (*_VALUES, *_KEYS, *database.refusals)

    @classmethod
    def open(
        cls,
        place: Where,
        *,
        key: bytes | None = None,
        connect: Connect = connect,
        ballast_size: int = ballast.SIZE,
        wal_pages: int = PAGES,
    ) -> Self:
        """Becomes the owner of the store at ``place``, which is made if it is missing.

        ``key`` (32 bytes) encrypts what is written from now on; a store that has one can't be opened without it.
        Of a store in a file: ``connect`` makes the connections, and the write-ahead log is brought home about every
        ``wal_pages`` pages.
        Raises ``StoreBusy`` (with the owner's pid), ``StoreUnsupported``, ``KeyMissing``, ``StoreDamaged``.
        """
        here = Place.at(place)
        database = database_at(here, connect, wal_pages)
        journal = cls(here.folder, database, database.tenure())
        try:
            journal._take_over(key)
            journal.ballast = ballast.Ballast(here.folder, 0 if here.url else ballast_size)
            journal.ballast.restore()
            journal.tenure.keep(lambda: journal._write("stay the owner", lambda: None))
        except BaseException:
            journal.close()
            raise
        return journal

    def _take_over(self, key: bytes | None) -> None:
        tenure, connection = self.tenure, self._connection
        try:
            tenure.enter()
            before = known_format(self._database, connection)
            if not before:
                found(self._database, connection)
            about = f"SELECT kek, position FROM owner WHERE id = 1{self._database.locking}"
            kek, position = connection.execute(about).fetchone() or (None, 0)
            sealer = sealer_for(key, kek)
            newest = connection.execute("SELECT max(position) FROM journal").fetchone()[0] or 0
            tenure.take(sealer.id if sealer else None, max(newest, position))
            found(self._database, connection)
            self._outer = OuterKeys(sealer)
            self._keys = DataKeys(connection, self._outer)
            self._appender = Appender(connection, self._keys, max(newest, position))
            if before < MADE_SINCE:
                self._project_made()
            tenure.commit()
        except self._database.errors as error:
            raise self._database.fault(error, "open the store") from error
        self.begun = self._committed = self._appender.position
        self._newest = Newest(self.begun)

    def _project_made(self) -> None:
        """Lists show decisions that were made by hand while stores had no table for them."""
        wanted = f"SELECT tenant, {', '.join(ResourceRow._fields[:-1])}, sealed, body FROM resources WHERE kind = ?"
        for tenant, *row, sealed, stored in self._connection.execute(wanted, (DECISION,)).fetchall():
            stream = made_stream(row[1])
            body = self._keys.open(tenant, stream, sealed, stored, checksum.frame("resource", tenant, stream))
            self._appender.describe(tenant, ResourceRow._make([*row, body]))

    @property
    def epoch(self) -> int:
        """How many owners there have been."""
        return self.tenure.epoch

    def check(self) -> None:
        """Raises what has ended this journal, if something has."""
        if self._end is not None:
            raise type(self._end)(self._end.message, hint=self._end.hint)

    @property
    def position(self) -> int:
        """The position of the newest committed entry."""
        return self._committed

    def commit(self, changes: Sequence[Changes]) -> list[RuntimeFault | None]:
        """Makes all changes durable in one transaction; returns for each what was wrong with it, or None.

        A change that can't be stored (a gap, a command fed before, a value that no column takes) is left out whole.
        Raises ``StoreFull`` (nothing was stored, the ballast is given back, try again when there is space),
        ``OwnerLost``, and ``StoreFailed``: whether it was stored is unknown, and this journal is finished.
        """
        try:
            self._write("commit", lambda: self._appender.write(changes))
        except _Refused:
            return self._write("commit", lambda: self._write_apart(changes))
        return [None] * len(changes)

    def _write_apart(self, changes: Sequence[Changes]) -> list[RuntimeFault | None]:
        results: list[RuntimeFault | None] = []
        for change in changes:
            position = self._appender.position
            self._connection.execute("SAVEPOINT apart")
            try:
                self._appender.write([change])
                results.append(None)
            except self._refusals as error:
                self._connection.execute("ROLLBACK TO apart")
                self._appender.forget(position)
                wrong = RuntimeFault(f"a change of {change.stream} can't be stored: {error}")
                wrong.__cause__ = error
                results.append(wrong)
            self._connection.execute("RELEASE apart")
        return results

    def put_command(self, command: Command) -> bool:
        """Stores a command until it is fed; false if this id is known already, fed or not."""
        return self._write("store a command", lambda: self._appender.command(command))

    def drop_command(self, command: Command) -> None:
        """Takes a command that means nothing out of the inbox; it is kept as one that was fed before any entry."""
        self.commit([Changes(command.stream, fed=[(command.id, 0)], tenant=command.tenant)])

    def settle(
        self, cursors: Mapping[str, int], deliveries: Sequence[DeliveryRow] = (), ways: Sequence[DestinationRow] = ()
    ) -> None:
        """Remembers, in one transaction, up to where destinations have everything, and what doesn't go well.

        A delivery that is done, and a destination that is well, needs no row.
        """
        self._write("note deliveries", lambda: self._appender.settle(cursors, deliveries, ways))

    def replace_projections(self, rows: Iterable[tuple[str, Projected]]) -> None:
        """Drops all projections and writes these instead, each with its tenant, in one transaction."""

        kept = list(rows)

        def work() -> None:
            for table in ("resources", "made_decisions", "outcomes", "decisions", "details", "executions"):
                self._connection.execute(f"DELETE FROM {table}")
            for tenant, row in kept:
                if isinstance(row, ExecutionRow):
                    self._appender.project([(tenant, row)])
                elif isinstance(row, DetailsRow):
                    self._appender.detail([(tenant, row)])
                elif isinstance(row, DecisionRow):
                    self._appender.decide(tenant, row)
                elif isinstance(row, ResourceRow):
                    self._appender.describe(tenant, row)
                else:
                    self._appender.learn(tenant, row)

        self._write("rebuild the projections", work)

    def purge(self, stream: str, *, tenant: str = TENANT) -> int:
        """Destroys a stream for good: its data key, then its rows and all that was derived from them.

        Returns how many entries there were. Their positions are not given out again. The bytes are overwritten in
        the database and gone from its log when this returns, unless a reader holds on to the log.
        """
        place = (tenant, stream)

        def work() -> int:
            self._connection.execute("UPDATE owner SET position = ? WHERE id = 1", (self._appender.position,))
            entries = "DELETE FROM journal WHERE stream = (SELECT number FROM streams WHERE tenant = ? AND stream = ?)"
            gone = self._connection.execute(entries, place)
            for table in ("data_keys", "checkpoints", "inbox", "streams"):
                self._connection.execute(f"DELETE FROM {table} WHERE tenant = ? AND stream = ?", place)
            execution = (tenant, stream.partition("/")[2])
            for table in ("outcomes", "decisions", "details"):
                self._connection.execute(f"DELETE FROM {table} WHERE tenant = ? AND execution = ?", execution)
            self._connection.execute("DELETE FROM executions WHERE tenant = ? AND id = ?", execution)
            self._connection.execute("DELETE FROM deliveries WHERE execution = ?", execution[1:])
            named = (tenant, *stream.split("/", 1)) if "/" in stream else (tenant, "", "")
            self._connection.execute("DELETE FROM resources WHERE tenant = ? AND kind = ? AND id = ?", named)
            if named[1] == DECISION:
                self._connection.execute("DELETE FROM made_decisions WHERE tenant = ? AND id = ?", named[::2])
            return gone.rowcount

        with self._one_writer:
            count = self._write("purge a stream", work)
            self._newest.drop(tenant, stream)
            self._forget_and_empty_log()
        return count

    def rotate(self, key: bytes) -> int:
        """Wraps all data keys with another key, and goes on with it; returns how many there were.

        Our own readers go on too. A plain store becomes an encrypted one: what is there stays as it is, what comes is
        sealed. Raises ``KeyMissing`` for a key of the wrong length.
        """
        fresh = Sealer(key)

        def work() -> int:
            count = self._keys.rewrap(fresh)
            self._connection.execute("UPDATE owner SET kek = ? WHERE id = 1", (fresh.id,))
            return count

        with self._one_writer:
            self._outer.know(fresh)
            count = self._write("change the key", work)
            self._outer.now = fresh
            self._forget_and_empty_log()
        return count

    def reader(self) -> Reader:
        """A connection that only reads, for one thread; close it. The newest entries it has from our memory."""
        return Reader(self._database, self._outer, patience=PATIENCE, newest=self._newest)

    def read(self, stream: str, after: int = 0, *, tenant: str = TENANT) -> Iterator[EntryRow]:
        """The entries of a stream behind ``after``, each verified; see ``Reader.read``."""
        with self.reader() as reader:
            yield from reader.read(stream, after, tenant=tenant)

    def also(self, doing: str, work: Callable[[Connection], _T]) -> _T:
        """Has ``work`` done in a transaction of the owner: for what only one kind of database has."""
        return self._write(doing, lambda: work(self._connection))

    def close(self) -> None:
        """Gives the store up. May be called twice."""
        self.tenure.close(is_broken=isinstance(self._end, StoreFailed))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, doing: str, work: Callable[[], _T]) -> _T:
        """Runs ``work`` in one transaction under the owner's epoch; every error leaves the journal in a known state.

        When the connection is lost, another one tells whether the transaction was committed; if not, it is run again.
        """
        with self._one_writer:
            while True:
                self.check()
                try:
                    self.tenure.begin()
                    result = work()
                    after = self._appender.position
                    self.tenure.commit()
                except BaseException as error:
                    raised = self._undone(error, doing)
                    if not isinstance(raised, StoreAway):
                        raise raised from error
                    if not self._recovered():
                        continue
                    self._appender.forget(after)
                    self._newest.skip(after)
                if written := self._appender.written:
                    self._newest.add(written)
                    self._appender.written = []
                self._committed = self._appender.position
                for each in self.listening:
                    if not each.is_set():
                        each.set()
                return result

    def _recovered(self) -> bool:
        """Whether the transaction in which the connection was lost was committed, as another connection tells."""
        try:
            return self.tenure.recover()
        except StoreError as error:
            self._end = error
            raise

    def _undone(self, error: BaseException, doing: str) -> BaseException:
        """Takes the transaction back; returns what to raise. Unless the error is a harmless one, this is the end."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except self._database.errors as second:
            error = second
        self._appender.forget(self._committed)
        if isinstance(error, self._refusals) and not isinstance(error, UnicodeDecodeError):
            return _Refused(f"could not {doing}: {error}")
        raised = self._database.fault(error, doing) if isinstance(error, self._database.errors) else error
        if isinstance(raised, StoreFull):
            self.ballast.release()
        elif not isinstance(raised, StoreBusy | StoreAway):
            known = isinstance(raised, StoreFailed | StoreDamaged | OwnerLost)
            self._end = raised if known else StoreFailed(f"could not {doing}: {raised}")  # type: ignore[assignment]
        return raised

    def _forget_and_empty_log(self) -> None:
        try:
            self._appender.forget(self._committed)
            self.tenure.empty_log()
        except self._database.errors as error:
            raise self._undone(error, "empty the log") from error
