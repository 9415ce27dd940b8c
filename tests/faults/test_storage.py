"""The disk fills up, or a sync fails, while an execution runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import StoreFailed
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.store.connection import Connection, connect
from turbo_mode.store.journal import Journal

PLAN = """
turbo: 1
name: filling
phases:
  - id: only
    tasks:
"""
TASK = """
      - id: t{0}
        effect: idempotent
        shell: 'echo t{0} >> "$TURBO_MODE_PLAN_DIR/ledger"; head -c 20000 /dev/zero | tr "\\0" x'
        outputs: {{x: result.stdout}}
"""


class SmallDisk:
    """Opens the store as always, and lets the test say how many pages it may have: SQLite then says that it is full."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.connection: Any = None

    def __call__(self, path: Path, reading: bool) -> Connection:
        connection = connect(path, reading)
        if not reading:
            self.connection = connection
            connection.execute(f"PRAGMA max_page_count = {self.pages}")
        return connection

    def grow(self) -> None:
        """There is space again."""
        self.connection.execute("PRAGMA max_page_count = 1000000")


def begin(folder: Path, journal: Journal, tasks: int) -> tuple[Engine, str]:
    """An engine with one execution in hand."""
    plan = Plan.parse(PLAN + "".join(TASK.format(number) for number in range(tasks))).loaded
    engine = Engine(journal, Performer(folder / ".turbo-mode"))
    engine.start()
    live = Live("filling", Execution(Blueprint(plan.plan, plan.digest)))
    engine.take(live)
    workspace = folder / ".turbo-mode" / "executions" / "filling" / "workspace"
    submit = Submit("filling", "filling", plan.digest, {}, workspace=str(workspace), plan_dir=str(folder))
    engine.feed(Item("filling", submit))
    return engine, "filling"


def test_a_full_disk_pauses_everything_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / ".turbo-mode").mkdir(mode=0o700)
    disk = SmallDisk(60)
    engine, id = begin(tmp_path, Journal.open(tmp_path / ".turbo-mode", connect=disk, ballast_size=0), tasks=12)
    try:
        until(lambda: engine.full)
        state = engine.state(id)
        assert state is not None
        assert not state.ended
        disk.grow()
        until(lambda: (state := engine.state(id)) is not None and state.ended)
        state = engine.state(id)
        assert state is not None
        assert state.status == "COMPLETED"
        assert (tmp_path / "ledger").read_text().split() == [f"t{number}" for number in range(12)]
    finally:
        engine.close()


def test_a_failed_sync_ends_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".turbo-mode").mkdir(mode=0o700)
    journal = Journal.open(tmp_path / ".turbo-mode")
    engine, id = begin(tmp_path, journal, tasks=3)
    try:
        until(lambda: (state := engine.state(id)) is not None and state.done >= 1)
        broken = StoreFailed("the sync failed")

        def fail(changes: object) -> Any:
            raise broken

        monkeypatch.setattr(journal, "commit", fail)
        with pytest.raises(StoreFailed):
            engine.wait(lambda: False, 60)
    finally:
        engine.close()
