"""Nobody hears of an end before it is on the disk, however long the disk takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.state import Execution
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.store.connection import Connection, connect
from turbo_mode.store.journal import Journal

_go = threading.Event()
CALL = {"call": "tests.faults.test_told_when_durable:go"}
PLAN = Plan.from_dict(
    {"turbo": 1, "name": "brief", "phases": [{"id": "only", "tasks": [{"id": "t", "python": CALL}]}]},
)


def go() -> None:
    _go.wait(60)


class SlowDisk:
    """Opens the store as always; a commit takes as long as ``holds()`` is true, and is counted when it is done."""

    def __init__(self) -> None:
        self.holds: Callable[[], bool] = lambda: False
        self.held = threading.Event()

    def __call__(self, path: Path, reading: bool) -> Connection:
        return connect(path, reading) if reading else SlowConnection(connect(path, reading), self)


class SlowConnection:
    def __init__(self, inner: Connection, disk: SlowDisk) -> None:
        self._inner = inner
        self._disk = disk

    @property
    def in_transaction(self) -> bool:
        return self._inner.in_transaction

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Any:
        while sql == "COMMIT" and self._disk.holds():
            self._disk.held.set()
            time.sleep(0.002)
        return self._inner.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Any:
        return self._inner.executemany(sql, rows)

    def close(self) -> None:
        self._inner.close()


def test_an_end_is_told_when_it_is_durable(tmp_path: Path) -> None:
    (tmp_path / ".turbo-mode").mkdir(mode=0o700)
    disk = SlowDisk()
    engine = Engine(Journal.open(tmp_path / ".turbo-mode", connect=disk), Performer(tmp_path / ".turbo-mode"))
    engine.start()
    try:
        loaded = PLAN.loaded
        live = Live("brief", Execution(Blueprint(loaded.plan, loaded.digest)))
        engine.take(live)
        released = threading.Event()
        disk.holds = lambda: live.state.ended and not released.is_set()
        submit = Submit("brief", "brief", loaded.digest, {}, workspace=str(tmp_path), plan_dir=str(tmp_path))
        engine.feed(Item("brief", submit))
        _go.set()
        assert disk.held.wait(60)
        assert engine.busy
        assert engine.goes_on("brief")
        assert not engine.wait(lambda: not engine.busy, 0.1)
        released.set()
        assert engine.wait(lambda: not engine.goes_on("brief"), 60)
        with engine.journal.reader() as reader:
            assert [row.status for row in reader.executions()] == ["COMPLETED"]
    finally:
        engine.close()


def test_a_handle_shows_an_end_when_it_is_durable(tmp_path: Path) -> None:
    _go.clear()
    with TurboMode(tmp_path) as turbo:
        disk, released = SlowDisk(), threading.Event()
        journal = turbo._runtime._engine.journal
        journal.tenure.connection = SlowConnection(journal._connection, disk)
        handle = turbo.start(PLAN)
        state = turbo._runtime.state(handle.id)
        assert state is not None
        disk.holds = lambda: state.ended and not released.is_set()
        _go.set()
        assert disk.held.wait(60)
        assert handle.status == "RUNNING"
        released.set()
        assert handle.wait(60).status == handle.status == "COMPLETED"
