"""The write-ahead log: brought home into the database before it grows too long, in a file that is always longer.

A sync that finds the file longer than before has its new length to write down too, and takes twice as long. SQLite
begins a log that was brought home anew in the same place, so only the first time through costs that; and not even
that, if the file is kept ahead of the log with zeros, in which SQLite finds no pages.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from turbo_mode.store.connection import Connection

PAGES = 8000
"""So long it gets: 32 MiB. Most of it is a few pages again and again, so a longer log is brought home hardly more
slowly, and fewer commits wait for that."""
_PAGE = 4096 + 24
_EVERY = 8
_AHEAD = 64
_STEP = bytes(256 * _PAGE)


class WriteAheadLog:
    """The log in the file ``path``, used by one connection between its transactions; ``pages`` is how long it gets."""

    def __init__(self, connection: Connection, path: Path, pages: int) -> None:
        self._connection = connection
        self._path = path
        self._pages = pages
        self._home = 0
        self._unseen = 0

    @property
    def left_over(self) -> bool:
        """Whether a process before this one left something in the log."""
        return self._path.exists() and self._path.stat().st_size > 0

    def tend(self) -> None:
        """Bring it home if it is long. Most commits are small, so it is measured now and then only."""
        self._unseen = (self._unseen + 1) % _EVERY
        if self._unseen:
            return
        _, length, _ = self._connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        if length < self._home:
            self._home = 0
        if length - self._home >= self._pages:
            self.bring_home("PASSIVE")
        else:
            self._keep_ahead(length)

    def bring_home(self, mode: str) -> None:
        """Copy it into the database; here, and not in SQLite's own hook, its errors are seen."""
        _, self._home, _ = self._connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()

    def _keep_ahead(self, length: int) -> None:
        """Only ever appends. Where there is no space, SQLite will find that out by itself."""
        with contextlib.suppress(OSError):
            held = self._path.stat().st_size // _PAGE
            if held >= min(length + _AHEAD, self._pages):
                return
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
            try:
                os.write(file, _STEP)
            finally:
                os.close(file)
