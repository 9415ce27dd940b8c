"""Opening the database file: the right SQLite, the right settings, the right place.

Nothing is taken on trust. SQLite before 3.51.3 can damage a write-ahead log and is refused, every setting is read
back, and file systems whose locks and syncs can't be relied on are refused before the first write.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from turbo_mode.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFailed,
    StoreFull,
    StoreUnsupported,
)

FILE = "store.db"
OLDEST_SQLITE = (3, 51, 3)
BUSY_MS = 5000

_ALWAYS = {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "busy_timeout": BUSY_MS}
_WRITING = {
    **_ALWAYS,
    "synchronous": 2,  # FULL: a commit returns after its sync
    "foreign_keys": 1,
    "secure_delete": 1,  # purged bodies are overwritten, not just unlinked
    "wal_autocheckpoint": 0,  # the automatic one swallows sync errors; the journal runs its own
}
_READING = {**_ALWAYS, "query_only": 1}
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "beegfs", "ocfs2"),
    *("gfs2", "gpfs", "vboxsf", "prl_fs", "davfs", "fuse.sshfs", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph"),
    *("fuse.vmhgfs-fuse", "fuse.rclone", "fuse.gcsfuse", "fuse.davfs"),
}


class Cursor(Protocol):
    """What we use of a DB-API cursor."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What we use of a DB-API connection that is in autocommit mode (transactions are begun by name)."""

    @property
    def in_transaction(self) -> bool: ...
    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Cursor: ...
    def close(self) -> None: ...


Connect = Callable[[Path, bool], Connection]
"""Opens the file at a path, read-only or not; ``settle`` does the rest."""


def driver() -> Any:
    """The DB-API module whose SQLite is new enough. Raises ``StoreUnsupported``."""
    found = []
    for name in ("pysqlite3.dbapi2", "sqlite3"):
        try:
            module = import_module(name)
        except ImportError:
            continue
        if tuple(module.sqlite_version_info) >= OLDEST_SQLITE:
            _take_as_they_are(module)
            return module
        found.append(f"{name.partition('.')[0]} has {module.sqlite_version}")
    raise StoreUnsupported(
        f"no SQLite of {'.'.join(map(str, OLDEST_SQLITE))} or newer: {', '.join(found)}; older ones can damage a store",
        hint="pip install pysqlite3, or use a Python that is linked with a newer SQLite",
    )


def _take_as_they_are(module: Any) -> None:
    """Without this the driver looks for an adapter of each ``bytes`` and each ``None``, for several microseconds."""
    module.register_adapter(bytes, bytes)
    module.register_adapter(type(None), lambda nothing: nothing)


def errors() -> tuple[type[Exception], ...]:
    """What a driver raises: its own errors, or this when damage keeps it from spelling out its message."""
    return (driver().Error, UnicodeDecodeError)


def connect(path: Path, read_only: bool) -> Connection:
    """A connection for one thread at a time, not yet settled."""
    module = driver()
    address = f"file:{quote(str(path))}?mode={'ro' if read_only else 'rw'}"
    try:
        opened: Connection = module.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
    except module.Error as error:
        raise fault(error, f"open {path.name}") from error
    return opened


def settle(connection: Connection, read_only: bool) -> None:
    """Sets every setting and reads it back. Raises ``StoreUnsupported`` if one did not take."""
    wanted = _READING if read_only else _WRITING
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    found = settings(connection, read_only)
    refused = {name: found[name] for name, value in wanted.items() if found[name] != value}
    if refused:
        raise StoreUnsupported(f"SQLite did not take these settings: {refused}")


def settings(connection: Connection, read_only: bool) -> dict[str, int | str]:
    """What the connection really uses. Raises ``StoreUnsupported`` without a write-ahead log."""
    read: dict[str, int | str] = {}
    for name in _READING if read_only else _WRITING:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        read[name] = row[0] if row else "unknown"
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        raise StoreUnsupported(
            f"the store can't use a write-ahead log here (journal mode is {mode})",
            hint="keep .turbo-mode on a local disk",
        )
    return {**read, "journal_mode": mode}


def prepare(directory: Path) -> Path:
    """Makes the directory (0700) and an empty file (0600) for SQLite; returns the file's path.

    Raises ``StoreUnsupported`` on network file systems and where the modes can't be set.
    """
    missing = not directory.exists()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_network(directory)
    path = directory / FILE
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    for place, mode in ((directory, 0o700), (path, 0o600)):
        _narrow(place, mode)
    if missing:
        _sync_directory(directory.parent)
    return path


def prepare_folder(directory: Path) -> None:
    """Makes a directory (0700) for what isn't in the database. Raises ``StoreUnsupported``."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnsupported(f"{directory} can't be made: {error.strerror}") from error
    _narrow(directory, 0o700)


def _narrow(place: Path, mode: int) -> None:
    if stat.S_IMODE(place.stat().st_mode) == mode:
        return
    try:
        place.chmod(mode)
    except OSError as error:
        raise StoreUnsupported(f"{place.name} is open to others, and its mode can't be changed: {error}") from error
    if stat.S_IMODE(place.stat().st_mode) != mode:
        raise StoreUnsupported(f"{place.name} must have mode {mode:o}, and this file system doesn't keep it")


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_network(directory: Path, mounts: Path = Path("/proc/self/mounts")) -> None:
    """Raises ``StoreUnsupported`` if the directory lies on a network file system.

    Where the system has no list of mounts, nothing can be said and nothing is refused.
    """
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    place, best, kind = str(directory.resolve()), "", ""
    for line in table.splitlines():
        point, found = line.split(" ")[1:3]
        point = point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = point in ("/", place) or place.startswith(point + "/")
        if inside and len(point) >= len(best):
            best, kind = point, found
    if kind in _NETWORK:
        raise StoreUnsupported(
            f"no store on a network file system ({kind} at {best}): its locks and syncs can't be relied on",
            hint="keep .turbo-mode on a local disk",
        )


def fault(error: Exception, doing: str) -> StoreError:
    """The store error that a driver's error means; not every driver has codes, so the text decides."""
    text = str(error)
    if isinstance(error, UnicodeDecodeError):
        return StoreDamaged(f"could not {doing}: there are bytes where text should be")
    for sign, kind in _SIGNS:
        if sign in text:
            return kind(f"could not {doing}: {text}")
    return StoreError(f"could not {doing}: {text}")


_SIGNS: tuple[tuple[str, Callable[[str], StoreError]], ...] = (
    ("disk is full", StoreFull),
    ("disk I/O error", StoreFailed),
    ("malformed", StoreDamaged),
    ("not a database", StoreDamaged),
    ("Could not decode", StoreDamaged),
    ("is locked", StoreBusy),
)
