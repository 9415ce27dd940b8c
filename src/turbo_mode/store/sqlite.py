"""A store in a file: one connection writes, a lock on the folder keeps other owners out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from turbo_mode.errors import NotFound, StoreError, StoreUnsupported
from turbo_mode.store import owner
from turbo_mode.store.connection import (
    FILE,
    Connect,
    Connection,
    connect,
    driver,
    errors,
    fault,
    prepare,
    settings,
    settle,
)
from turbo_mode.store.founding import FORMAT, Outdated, known_format
from turbo_mode.store.log import PAGES, WriteAheadLog

APPLICATION = 0x54524D44
_SCRIPTS = Path(__file__).parent


class SQLite:
    """The file in ``directory``; ``opened`` makes its connections."""

    first_format = 1
    locking = ""
    labelled = "EXISTS (SELECT 1 FROM json_each(labels) AS label WHERE label.key = ? AND label.value = ?)"
    is_shared = False
    last_owner = ""
    latest = "PRAGMA data_version"

    def __init__(self, directory: Path, opened: Connect = connect, wal_pages: int = PAGES) -> None:
        self.directory = directory
        self.opened = opened
        self._wal_pages = wal_pages

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """Those of the driver."""
        return errors()

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """Of one row."""
        module = driver()
        return (module.IntegrityError, module.DataError, module.ProgrammingError, module.InterfaceError)

    def fault(self, error: Exception, doing: str) -> StoreError:
        """By the text of the message."""
        return fault(error, doing)

    def reader(self) -> Connection:
        """Any number of them may read beside the owner."""
        if not (self.directory / FILE).exists():
            raise NotFound(f"there is no store in {self.directory.name}")
        connection = self.opened(self.directory / FILE, True)
        try:
            settle(connection, True)
            if not (format := known_format(self, connection)):
                raise NotFound(f"the store in {self.directory.name} is still empty")
            if format < FORMAT:
                raise Outdated(f"the store in {self.directory.name} is of an older version")
        except errors() as error:
            connection.close()
            if "readonly" in str(error):  # power was lost while the file was made; only an owner may clear that up
                raise NotFound(f"the store in {self.directory.name} was never finished") from error
            raise fault(error, "open the store") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def inspector(self) -> Connection:
        """Likewise, whatever the file says of itself."""
        connection = self.opened(self.directory / FILE, True)
        try:
            settle(connection, True)
        except errors() as error:
            connection.close()
            raise fault(error, "check the store") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def described(self, connection: Connection) -> tuple[str, dict[str, int | str]]:
        """Its settings are those of the connection."""
        version = connection.execute("SELECT sqlite_version()").fetchone()[0]
        return f"SQLite {version}", settings(connection, True)

    def sizes(self, connection: Connection) -> dict[str, int]:
        """Of the file and those beside it."""
        return {path.name: path.stat().st_size for path in sorted(self.directory.glob(f"{FILE}*"))}

    def broken_pages(self, connection: Connection) -> Iterator[str]:
        """Asks SQLite to look at every one."""
        for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
            if line != "ok":
                yield line

    def tenure(self) -> FileTenure:
        """Makes the file if it is missing, and locks it."""
        path = prepare(self.directory)
        lock = owner.OwnerLock(self.directory)
        try:
            return FileTenure(path, lock, self.opened(path, False), self._wal_pages)
        except BaseException:
            lock.release()
            raise

    def format_of(self, connection: Connection) -> int:
        """By the numbers in the file's head."""
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION and (application or found or tables):
            raise StoreUnsupported("this file is a database of another program")
        return found

    def set_format(self, connection: Connection, number: int) -> None:
        """Into the file's head."""
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {number}")

    def script(self, number: int) -> str:
        """From a file beside this one."""
        return (_SCRIPTS / f"schema_{number}.sql").read_text(encoding="utf-8")


class FileTenure:
    """The owner's connection to a file, its lock, and the write-ahead log that it looks after."""

    folder = ""
    is_away = False

    def __init__(self, path: Path, lock: owner.OwnerLock, connection: Connection, wal_pages: int) -> None:
        self.connection = connection
        self.epoch = 0
        self.lock = lock
        self._log = WriteAheadLog(connection, path.with_name(f"{FILE}-wal"), wal_pages)
        self._was_left_over = self._log.left_over

    def enter(self) -> None:
        """Clears up after those before."""
        settle(self.connection, False)
        if self._was_left_over:
            # After a failed sync the log may look whole only because it is still in memory. Copied home and synced
            # there, what it says is certain before anything new is acknowledged on top of it.
            self._log.bring_home("TRUNCATE")
        self.connection.execute("BEGIN IMMEDIATE")

    def take(self, kek: str | None, position: int) -> None:
        """The lock has kept out everybody else."""
        self.epoch = owner.take_over(self.connection, kek)

    def keep(self, renew: Callable[[], object]) -> None:
        """The lock does."""

    def begin(self) -> None:
        """Proves the epoch."""
        self._log.tend()
        self.connection.execute("BEGIN IMMEDIATE")
        owner.prove(self.connection, self.epoch)

    def commit(self) -> None:
        """Returns after the sync."""
        self.connection.execute("COMMIT")

    def recover(self) -> bool:
        """A file never goes away."""
        return False

    def is_sure(self) -> bool:
        """As long as the lock is held."""
        return True

    def empty_log(self) -> None:
        """Copies it home and cuts it off."""
        self._log.bring_home("TRUNCATE")

    def hurry(self) -> None:
        """A file is never waited for."""

    def close(self, *, is_broken: bool) -> None:
        """Lets the next owner in."""
        if is_broken:
            _abandon(self.connection)
        else:
            self.connection.close()
        self.lock.release()


def _abandon(connection: Connection) -> None:
    """Leaves a connection open until the process ends: closing it would copy home a log that nobody can vouch for."""
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))
