"""Owning a store in PostgreSQL: a lease of ten seconds by the server's clock, and an epoch that outlives it.

The lease says when others may try. It protects nothing by itself, since a process can be stopped at any moment and
wake up later. What protects is the row that every commit changes first. It must still have our epoch, so whoever was
replaced can't commit; and the number of our own last commit, so what was lost on its way and arrives late can't either.
The row stays locked until the transaction has ended, and so a look at it tells for certain whether a transaction was
committed whose connection was lost in the middle.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from turbo_mode.errors import OwnerLost, StoreAway, StoreBusy, StoreError, StoreFailed
from turbo_mode.store.connection import Connection
from turbo_mode.store.owner import OwnerLock, this_process
from turbo_mode.store.postgresql.bell import JOURNAL, OWNER
from turbo_mode.store.postgresql.session import SCHEMA, Session, fault

LEASE_SECONDS = 10.0
RENEW_SECONDS = 2.5
PATIENCE = 300.0
"""Seconds for which an owner waits for a server that has gone away; another one may take over meanwhile."""
_FOUNDING = 0x54524D44
_SPAN = f"clock_timestamp() + interval '{LEASE_SECONDS} seconds'"
_TAKE = (
    "INSERT INTO owner (id, epoch, turn, lease_until, host, folder, pid, boot_id, start_ticks, taken_at, position, kek)"
    f" VALUES (1, 1, 0, {_SPAN}, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET epoch = owner.epoch + 1, turn = owner.turn + 1,"
    " lease_until = excluded.lease_until, host = excluded.host, folder = excluded.folder, pid = excluded.pid,"
    " boot_id = excluded.boot_id, start_ticks = excluded.start_ticks, taken_at = excluded.taken_at,"
    " position = excluded.position, kek = excluded.kek"
    # An owner with our folder on this very machine is dead: we have the lock that it held.
    " WHERE owner.lease_until < clock_timestamp()"
    " OR (owner.folder = excluded.folder AND owner.boot_id = excluded.boot_id AND owner.boot_id <> '')"
    " RETURNING epoch, turn"
)
_PROVE = (
    f"UPDATE owner SET turn = ?, lease_until = {_SPAN} WHERE id = 1 AND epoch = ? AND turn = ?"
    f" RETURNING pg_notify('{JOURNAL}', '')"  # heard by others when the transaction is committed
)
_EXTEND = f"UPDATE owner SET lease_until = {_SPAN} WHERE id = 1"
_WHO = "SELECT epoch, pid, host, greatest(0, extract(epoch FROM lease_until - clock_timestamp()))::float FROM owner"


class Lease:
    """The owner's connection to a server, and its claim to go on writing. ``folder`` names our folder."""

    def __init__(self, directory: Path, folder: str, lock: OwnerLock, session: Session) -> None:
        self.connection: Connection = session
        self.epoch = 0
        self.is_away = False
        self.folder = folder
        self._directory = directory
        self._session = session
        self._lock: OwnerLock | None = lock
        self._turn = self._tried = 0
        self._begun_at = 0.0
        self._sure_at = float("-inf")
        self._lost = threading.Event()
        self._hurried = threading.Event()
        self._closing = threading.Event()
        self._keeper: threading.Thread | None = None

    # -- becoming the owner --------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """One at a time may make the tables."""
        self._begun_at = _now()
        self._session.execute("BEGIN")
        self._session.execute("SELECT pg_advisory_xact_lock(?)", (_FOUNDING,))
        if self._session.execute("SELECT to_regnamespace(?) IS NULL", (SCHEMA,)).fetchone()[0]:
            self._session.execute(f"CREATE SCHEMA {SCHEMA}")

    def take(self, kek: str | None, position: int) -> None:
        """Where nobody holds a lease, or where whoever does is known to be dead."""
        taken_at, host = time.time_ns() // 1_000_000, socket.gethostname()
        values = (host, self.folder, *this_process(), taken_at, position, kek)
        row = self._session.execute(_TAKE, values).fetchone()
        if row is None:
            raise self._busy()
        self.epoch, self._turn = row
        self._tried = self._turn
        self._session.execute(
            "INSERT INTO tenures (epoch, host, folder, taken_at, position) VALUES (?, ?, ?, ?, ?)",
            (self.epoch, host, self.folder, taken_at, position),
        )

    def _busy(self) -> StoreBusy:
        _, pid, host, left = self._session.execute(_WHO).fetchone()
        return StoreBusy(
            f"process {pid} on {host} owns this store, for {left:.0f} s at least", pid=pid, is_elsewhere=True,
            hint="`turbo-mode standby` waits here, and takes over if it goes",
        )  # fmt: skip

    def keep(self, renew: Callable[[], object]) -> None:
        """Renews the lease while nothing is committed."""
        self._keeper = threading.Thread(target=self._keep, args=(renew,), name="lease", daemon=True)
        self._keeper.start()

    def _keep(self, renew: Callable[[], object]) -> None:
        while not self._closing.wait(RENEW_SECONDS / 5):
            if _now() - self._sure_at >= RENEW_SECONDS:
                try:
                    renew()
                except StoreError:  # the journal has ended, and whoever uses it hears so
                    self._lost.set()
                    return

    # -- being the owner -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Takes the owner's row, until the transaction has ended."""
        self._tried += 1
        self._begun_at = _now()
        self._session.execute("BEGIN")
        self._prove()

    def _prove(self) -> None:
        if self._session.execute(_PROVE, (self._tried, self.epoch, self._turn)).rowcount != 1:
            raise self._lost_to()

    def _lost_to(self) -> OwnerLost:
        self._lost.set()
        row = self._session.execute(_WHO).fetchone()
        by = f"process {row[1]} on {row[2]} took the store over" if row else "the store's owner was removed"
        return OwnerLost(f"{by}; this process had epoch {self.epoch}")

    def commit(self) -> None:
        """Returns when the server has it on its disk. Raises ``StoreFailed`` for one that took it back instead."""
        if self._sure_at >= 0 and _now() - self._begun_at > RENEW_SECONDS:
            self._begun_at = _now()  # it took long: the lease begins anew with its end
            self._session.execute(_EXTEND)
        cursor: Any = self._session.execute("COMMIT")
        if cursor.statusmessage != "COMMIT":
            raise StoreFailed(f"the server answered {cursor.statusmessage} to a commit")
        self._settled(self._tried)

    def _settled(self, turn: int) -> None:
        self._turn = turn
        self._sure_at = self._begun_at
        self.is_away = False

    def recover(self) -> bool:
        """Looks whether the number of the last transaction that was tried is that of the last one committed."""
        self.is_away = True
        tried, late, pause = self._tried, time.monotonic() + PATIENCE, 0.05
        answer: bool | None = None
        while True:
            try:
                self._session.renew()
                answer = self._look(tried) if answer is None else answer
                self._go_on()
                return answer
            except psycopg.Error as error:
                wrong: StoreError = fault(error, "go on after the connection was lost")
            except StoreAway as error:
                wrong = error
            except OwnerLost:
                self._session.close()  # and let go of the row
                raise
            if not isinstance(wrong, StoreAway) or time.monotonic() >= late or self._hurried.wait(pause):
                raise wrong
            if _now() - self._sure_at > LEASE_SECONDS:
                self._step_back()
            pause = min(2 * pause, 1.0)

    def _look(self, tried: int) -> bool:
        """What the old connection had begun is over when we have its row; what is late finds another number."""
        self._begun_at = _now()
        self._session.execute("BEGIN")
        row = self._session.execute("SELECT epoch, turn FROM owner WHERE id = 1 FOR UPDATE").fetchone()
        if row is None or row[0] != self.epoch:
            raise self._lost_to()
        was_committed: bool = row[1] == tried
        self._turn = row[1]
        return was_committed

    def _go_on(self) -> None:
        """Stays the owner, though the lease may have run out: nobody wanted it."""
        if not self._session.in_transaction:
            self._look(self._tried)
        self._tried += 1
        self._prove()
        self.commit()
        if self._lock is None:
            try:
                self._lock = OwnerLock(self._directory)
            except StoreBusy as busy:
                self._lost.set()
                raise OwnerLost(f"{busy.message}; this process had epoch {self.epoch}") from None

    def _step_back(self) -> None:
        """Others may own the store by now, also with this folder."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def is_sure(self) -> bool:
        """By our own clock, counted from before the lease was asked for."""
        while _now() - self._sure_at > LEASE_SECONDS - 1:
            if self._lost.wait(0.05) or self._closing.is_set():
                return False
        return True

    def empty_log(self) -> None:
        """A server looks after its own."""

    # -- ending --------------------------------------------------------------------------------------------------------

    def hurry(self) -> None:
        """Ends the waiting for a server that has gone away."""
        self._hurried.set()

    def close(self, *, is_broken: bool) -> None:
        """Lets the next owner in at once."""
        self._closing.set()
        if self._keeper is not None and self._keeper is not threading.current_thread():
            self._keeper.join()
        if self._sure_at >= 0 and not is_broken and not self._lost.is_set():
            with contextlib.suppress(psycopg.Error):
                if self._session.in_transaction:
                    self._session.execute("ROLLBACK")
                ended = (
                    "UPDATE owner SET lease_until = clock_timestamp() WHERE id = 1 AND epoch = ?"
                    f" RETURNING pg_notify('{OWNER}', '')"
                )
                self._session.execute(ended, (self.epoch,))
        self._session.close()
        self._step_back()


def _now() -> float:
    """Seconds on a clock that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
