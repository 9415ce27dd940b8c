"""What every driver shares: the shapes of the work, the clock and the one line of JSON.

A driver runs in a process and a directory of its own: `workload.py WORKLOAD N`. It may import nothing beyond the
standard library and the engine that it drives, since each peer lives in an environment of its own.
"""

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, Protocol


class Shape(NamedTuple):
    """So many executions at once; each has `steps` one after another, a step has `width` tasks side by side.

    `reading`: each task is given what the one before it returned.
    """

    executions: int
    steps: int
    width: int
    reading: bool = False

    @property
    def tasks(self) -> int:
        """All tasks of all executions."""
        return self.executions * self.steps * self.width


SINGLE = Shape(executions=1, steps=1, width=1)


def shape_of(workload: str, n: int) -> Shape:
    """Turn a workload and its size into a shape.

    w1: a chain of n tasks. w2: 10 steps of n parallel tasks. w4: n executions of 5 tasks. w3, the cold start: one
    task whatever n is, since n counts processes there. w5: a chain whose tasks read. w6: w2 at another size.
    """
    return {
        "w1": Shape(1, n, 1),
        "w2": Shape(1, 10, n),
        "w3": SINGLE,
        "w4": Shape(n, 5, 1),
        "w5": Shape(1, n, 1, reading=True),
        "w6": Shape(1, 10, n),
    }[workload]


class Engine(Protocol):
    """One engine, opened on a fresh database in the working directory."""

    distribution: str

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Build the work outside the clock; calling the result returns once the last task's result is durable."""

    def durability(self) -> str:
        """Say what the engine's own connection is set to, read back from it."""

    def persisted(self) -> int:
        """Count the results of tasks that another reader finds on the disk, those of the warm-up too."""


def drive(opened: AbstractContextManager[Engine]) -> None:
    """Carry out the workload that the command line names, and print what was measured.

    One task goes ahead of the clock, so that nobody pays for first imports. The cold start has no such warm-up, and
    nothing is counted after it, since the whole process is what is timed.
    """
    shape = shape_of(sys.argv[1], int(sys.argv[2]))
    with opened as engine:
        report: dict[str, object] = {"tasks": shape.tasks}
        if shape is SINGLE:
            engine.prepare(shape)()
        else:
            engine.prepare(SINGLE)()
            report["seconds"] = _seconds(engine.prepare(shape))
            report["persisted"] = engine.persisted() - SINGLE.tasks
        report |= {
            "engine": f"{engine.distribution} {version(engine.distribution)}",
            "durability": engine.durability(),
            "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    print(json.dumps(report))


def _seconds(run: Callable[[], None]) -> float:
    gc.collect()  # of what was imported and prepared, for every engine: else one in a few pays for it inside the clock
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def count(database: Path, query: str) -> int:
    """Ask a process of its own, so that only what is committed counts.

    It has to be another process: a second SQLite library in the engine's own would drop the engine's file locks when
    it closes, and could damage the database.
    """
    ask = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
    command = [sys.executable, "-c", ask, str(database), query]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def settings(journal_mode: str, synchronous: int) -> str:
    """Word two of SQLite's settings as a person knows them."""
    levels = ("OFF", "NORMAL", "FULL", "EXTRA")
    return f"SQLite, journal_mode={journal_mode.upper()}, synchronous={levels[synchronous]}"
