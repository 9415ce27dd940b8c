"""A disk that can lose power, fill up and fail, under the real journal.

``Disk`` is an SQLite VFS that passes everything on to real files and writes down each write, sync, truncation and
deletion. ``PowerCut`` then says what a disk could hold after a power cut at any of these moments: what was synced is
there; of the rest some is lost, some is torn at 512 bytes, some has arrived, in any order.
"""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from turbo_mode.store.connection import driver

SECTOR = 512
Image = dict[str, bytes]
_numbers = itertools.count()


class Happened(NamedTuple):
    """``what`` is write, sync, truncate, delete, ack, failed (a sync) or refused (anything else).

    ``at`` is an offset, a size, or 1 for a synced deletion.
    """

    what: str
    name: str = ""
    at: int = 0
    data: bytes = b""


Fault = Callable[[str, str], Exception | None]
"""Given what is about to happen and to which file, the error that happens instead."""


class ApswConnection:
    """An apsw connection with the manners of DB-API: its methods, and its errors."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> ApswCursor:
        return self._run(lambda cursor: cursor.execute(sql, tuple(parameters)))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> ApswCursor:
        return self._run(lambda cursor: cursor.executemany(sql, [tuple(row) for row in rows]))

    def _run(self, work: Callable[[apsw.Cursor], object]) -> ApswCursor:
        cursor = self._connection.cursor()
        _translated(lambda: work(cursor))
        return ApswCursor(cursor, self._connection.changes())

    def close(self) -> None:
        with contextlib.suppress(apsw.Error):  # SQLite itself keeps the log and says nothing; only apsw does
            self._connection.close()


class ApswCursor:
    def __init__(self, cursor: apsw.Cursor, rowcount: int) -> None:
        self._cursor = cursor
        self.rowcount = rowcount

    def fetchone(self) -> Any:
        return _translated(self._cursor.fetchone)

    def fetchall(self) -> list[Any]:
        return list(_translated(self._cursor.fetchall))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())


def _translated(work: Callable[[], Any]) -> Any:
    module = driver()
    try:
        return work()
    except apsw.ConstraintError as error:
        raise module.IntegrityError(str(error)) from error
    except apsw.IOError as error:
        raise module.OperationalError("disk I/O error") from error
    except apsw.FullError as error:
        raise module.OperationalError("database or disk is full") from error
    except apsw.Error as error:
        raise module.OperationalError(str(error)) from error


class Disk(apsw.VFS):
    connection = ApswConnection

    def __init__(self, fault: Fault = lambda what, name: None) -> None:
        self.name = f"disk{next(_numbers)}"
        self.log: list[Happened] = []
        self.fault = fault
        super().__init__(self.name, "")

    def note(self, what: str, name: str, at: int = 0, data: bytes = b"") -> None:
        error = self.fault(what, name)
        if error is not None:
            self.log.append(Happened("failed" if what == "sync" else "refused", name))
            raise error
        self.log.append(Happened(what, name, at, data))

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.note("delete", Path(filename).name, int(syncdir))
        super().xDelete(filename, syncdir)

    def connect(self, path: Path, read_only: bool) -> ApswConnection:
        """A factory of connections for ``Journal.open``."""
        flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
        return self.connection(apsw.Connection(str(path), flags=flags, vfs=self.name))


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary").name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.note("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.note("truncate", self._name, newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._disk.note("sync", self._name)


class PowerCut:
    """Walks along a log; ``image`` is one of the states that a cut at the present moment can leave behind."""

    def __init__(self, start: Image) -> None:
        self.acks = 0
        self._synced = {name: bytearray(data) for name, data in start.items()}
        self._loose: dict[str, list[Happened]] = {}

    def step(self, happened: Happened) -> None:
        name = happened.name
        if happened.what == "ack":
            self.acks += 1
        elif happened.what == "sync":
            if name not in self._synced:
                self._sync_directory()
            self._synced[name] = _applied(self._synced.get(name), self._loose.pop(name, []))
        elif happened.what == "failed":
            self._loose.pop(name, None)  # the system forgot to write them, and calls them clean from now on
        elif happened.what == "delete" and happened.at:
            self._loose.pop(name, None)
            self._synced.pop(name, None)
        elif happened.what != "refused":
            self._loose.setdefault(name, []).append(happened)

    def _sync_directory(self) -> None:
        """With the first sync of a new file SQLite syncs the directory, and so every deletion in it."""
        for name, loose in self._loose.items():
            deletions = [place for place, happened in enumerate(loose) if happened.what == "delete"]
            if deletions:
                self._synced.pop(name, None)
                del loose[: deletions[-1] + 1]

    def image(self, chance: random.Random) -> Image:
        found = {name: bytes(data) for name, data in self._synced.items() if name not in self._loose}
        for name, loose in self._loose.items():
            arrived = [part for happened in loose for part in _fate(happened, chance)]
            if name in self._synced or arrived:
                found[name] = bytes(_applied(self._synced.get(name), arrived))
        return {name: data + _filling(name, chance) for name, data in found.items()}


def _filling(name: str, chance: random.Random) -> bytes:
    """The journal fills the log's file up with zeros by itself; any part of that may have arrived."""
    return bytes(chance.randrange(100_000)) if name.endswith("-wal") and chance.random() < 0.5 else b""


def _fate(happened: Happened, chance: random.Random) -> list[Happened]:
    drawn = chance.random()
    if drawn < 0.40:
        return []
    if drawn < 0.65 and happened.what == "write":
        return [
            Happened("write", happened.name, happened.at + start, happened.data[start : start + SECTOR])
            for start in range(0, len(happened.data), SECTOR)
            if chance.random() < 0.5
        ]
    return [happened]


def _applied(data: bytearray | None, changes: list[Happened]) -> bytearray:
    held = data if data is not None else bytearray()
    held = bytearray(held) if changes else held
    for happened in changes:
        if happened.what == "write":
            if len(held) < happened.at:
                held.extend(bytes(happened.at - len(held)))
            held[happened.at : happened.at + len(happened.data)] = happened.data
        elif happened.what == "truncate":
            del held[happened.at :]
        else:
            held.clear()
    return held


def image_of(directory: Path) -> Image:
    """What lies in the files of a store now; the shared memory of the log does not outlive a machine."""
    return {path.name: path.read_bytes() for path in directory.glob("store.db*") if not path.name.endswith("-shm")}


def put_back(image: Image, directory: Path) -> Path:
    """Makes the files of a store be as in the image."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in ("store.db", "store.db-wal", "store.db-shm", "store.db-journal"):
        if name in image:
            (directory / name).write_bytes(image[name])
        else:
            (directory / name).unlink(missing_ok=True)
    return directory
