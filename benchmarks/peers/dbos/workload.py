"""DBOS on the shared workloads, with its SQLite system database; a third argument `wal` turns on WAL and FULL.

The chain uses synchronous steps, which were faster here than asynchronous ones; the fan gathers asynchronous steps, the
form that DBOS can replay (threads were a little faster, but then the order of the steps is left to chance).
"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from dbos import DBOS

from benchmarks.driver import Engine, Shape, count, drive, settings

DATABASE = Path("dbos.db")


@DBOS.step()
def noop() -> None:
    """Do nothing."""


@DBOS.step()
async def noop_async() -> None:
    """Do nothing, beside others."""


@DBOS.workflow()
def chain(steps: int) -> None:
    """One step after another."""
    for _ in range(steps):
        noop()


@DBOS.workflow()
async def fan(steps: int, width: int) -> None:
    """Gather `width` steps at a time."""
    for _ in range(steps):
        await asyncio.gather(*(noop_async() for _ in range(width)))


def write_ahead(connection: Any, _: object) -> None:
    """Give each new connection the settings that DBOS leaves out."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


class Settings:
    """The settings of the last connection that DBOS opened, as that connection itself reports them."""

    journal_mode = ""
    synchronous = 0

    @classmethod
    def read(cls, connection: Any, _: object) -> None:
        """Ask the connection."""
        cls.journal_mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        cls.synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]


class Dbos:
    """The launched runtime."""

    distribution = "dbos"

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Choose the workflow that fits the shape."""

        def many() -> None:
            for handle in [DBOS.start_workflow(chain, shape.steps) for _ in range(shape.executions)]:
                handle.get_result()

        if shape.executions > 1:
            return many
        if shape.width > 1:
            return lambda: asyncio.run(fan(shape.steps, shape.width))
        return lambda: chain(shape.steps)

    def durability(self) -> str:
        """Tell what its connections said."""
        return settings(Settings.journal_mode, Settings.synchronous)

    def persisted(self) -> int:
        """Count the recorded step outputs."""
        return count(DATABASE, "SELECT count(*) FROM operation_outputs")


@contextmanager
def opened() -> Iterator[Engine]:
    """Launch DBOS on a fresh file, and shut it down as its manual says."""
    if "wal" in sys.argv:
        sqlalchemy.event.listen(sqlalchemy.Engine, "connect", write_ahead)
    sqlalchemy.event.listen(sqlalchemy.Engine, "connect", Settings.read)
    DBOS(config={"name": "bench", "system_database_url": f"sqlite:///{DATABASE}", "log_level": "ERROR"})
    DBOS.launch()
    try:
        yield Dbos()
    finally:
        DBOS.destroy()


if __name__ == "__main__":
    drive(opened())
