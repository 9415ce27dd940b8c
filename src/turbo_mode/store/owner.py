"""A store has one owner: a lock that dies with the process, and an epoch that outlives it.

The lock keeps a second process out. The epoch is the proof in every commit: whoever takes the store over increments
it, so a process that was stopped, forgotten and woken again can't write any more.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import NamedTuple

from turbo_mode.errors import OwnerLost, StoreBusy, StoreError
from turbo_mode.store.connection import Connection

LOCK = "owner.lock"


class Process(NamedTuple):
    """A process that can't be mistaken for a later one with the same number."""

    pid: int
    boot_id: str
    start_ticks: int


def this_process() -> Process:
    """This process. Without /proc the boot id is empty and the ticks are 0."""
    try:
        boot_id = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The name of a program may hold spaces and brackets, so count from behind it.
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return Process(os.getpid(), "", 0)
    return Process(os.getpid(), boot_id, ticks)


class OwnerLock:
    """The lock file, held from construction to ``release``. Raises ``StoreBusy`` with the owner's pid."""

    def __init__(self, directory: Path) -> None:
        # Not inherited by children: a shim that outlives the owner must not keep the store locked.
        self._handle = os.open(directory / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, str(os.getpid()).encode(), 0)
        except BlockingIOError:
            pid = self._written_pid()
            os.close(self._handle)
            raise StoreBusy(f"process {pid or '(starting)'} owns this store", pid=pid) from None
        except OSError as error:
            os.close(self._handle)
            raise StoreError(f"could not lock the store: {error}") from error

    def _written_pid(self) -> int | None:
        text = os.pread(self._handle, 20, 0)
        return int(text) if text.isdigit() else None

    def release(self) -> None:
        """Lets the next owner in. May be called twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def take_over(connection: Connection, kek: str | None) -> int:
    """Writes this process into the owner row, in the open transaction; returns the new epoch."""
    taken_at = int(time.time() * 1000)
    connection.execute(
        "INSERT INTO owner (id, epoch, pid, boot_id, start_ticks, taken_at, position, kek)"
        " VALUES (1, 1, ?, ?, ?, ?, 0, ?)"
        " ON CONFLICT (id) DO UPDATE SET epoch = owner.epoch + 1, pid = excluded.pid, boot_id = excluded.boot_id,"
        " start_ticks = excluded.start_ticks, taken_at = excluded.taken_at, kek = excluded.kek",
        (*this_process(), taken_at, kek),
    )
    epoch: int = connection.execute("SELECT epoch FROM owner WHERE id = 1").fetchone()[0]
    return epoch


def prove(connection: Connection, epoch: int) -> None:
    """Raises ``OwnerLost`` unless the epoch still is the store's, in the open transaction."""
    row = connection.execute("SELECT epoch, pid FROM owner WHERE id = 1").fetchone()
    if row is None or row[0] != epoch:
        by = f"process {row[1]} took the store over" if row else "the store's owner was removed"
        raise OwnerLost(f"{by}; this process had epoch {epoch}")
