"""Many executions at once, when the disk fills up, a sync fails, or the owner is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.chance import seed as chosen
from tests.faults.test_storage import SmallDisk
from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import StoreFailed
from turbo_mode.runtime.embedded import engine as engines
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

MANY = 30
KILLS = int(os.environ.get("TURBO_MODE_KILLS", "50")) // 8
_called: Counter[str] = Counter()
_counting = threading.Lock()


def count(name: str) -> str:
    with _counting:
        _called[name] += 1
    return "x" * 2000


def plan(**settings: Any) -> Plan:
    call = {"call": "tests.faults.test_crowd:count", "args": {"name": "${{ execution.id }}"}}
    tasks = [{"id": f"t{number}", "python": call, "outputs": {"x": "result.value"}, **settings} for number in range(3)]
    return Plan.from_dict({"turbo": 1, "name": "many", "phases": [{"id": "only", "tasks": tasks}]})


def begin(folder: Path, journal: Journal) -> Engine:
    """An engine with many executions, all submitted at once."""
    loaded = plan().loaded
    blueprint = Blueprint(loaded.plan, loaded.digest)
    engine = Engine(journal, Performer(folder))
    engine.start()
    for number in range(MANY):
        id = f"many{number}"
        engine.take(Live(id, Execution(blueprint)))
        engine.feed(Item(id, Submit(id, id, loaded.digest, {}, workspace=str(folder), plan_dir=str(folder))))
    return engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _called.clear()
    made = tmp_path / ".turbo-mode"
    made.mkdir(mode=0o700)
    return made


@pytest.mark.parametrize("pages", [60, 80, 120])
def test_a_full_disk_repeats_nothing_and_forgets_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(engines, "FULL_PAUSE_MS", 50)
    disk = SmallDisk(pages)
    engine = begin(folder, Journal.open(folder, connect=disk, ballast_size=0))
    try:
        until(lambda: engine.full)
        assert engine.busy
        for _ in range(4):
            pages += 30
            disk.connection.execute(f"PRAGMA max_page_count = {pages}")
            time.sleep(0.1)
        disk.grow()
        assert engine.wait(lambda: not engine.busy, 60)
        assert _called == {f"many{number}": 3 for number in range(MANY)}
        with engine.journal.reader() as reader:
            assert [row.status for row in reader.executions(limit=MANY)] == ["COMPLETED"] * MANY
    finally:
        engine.close()


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_after_a_failed_sync_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    journal = Journal.open(folder, ballast_size=0)
    real, left = journal.commit, [nth]

    def fail(changes: Any) -> Any:
        left[0] -= 1
        if left[0] <= 0:
            raise StoreFailed("the sync failed")
        return real(changes)

    monkeypatch.setattr(journal, "commit", fail)
    engine = begin(folder, journal)
    try:
        with pytest.raises(StoreFailed):
            engine.wait(lambda: not engine.busy, 60)
    finally:
        engine.close()
    with Reader.open(folder) as reader:
        rows = [row for number in range(MANY) for row in reader.read(stream_of(f"many{number}"))]
    begun = sum(row.kind == "AttemptStarted" for row in rows)
    assert sum(_called.values()) <= begun


OWNER = """
import sys
import threading
import time
from tests.faults.test_crowd import MANY, plan
from turbo_mode import TurboMode

def tell():
    for number in range(MANY):
        while len(handles) <= number:
            time.sleep(0.001)
        print(handles[number].wait().id, flush=True)

handles = []
with TurboMode(sys.argv[1]) as turbo:
    what = plan(effect="idempotent")
    telling = threading.Thread(target=tell)
    telling.start()
    for _ in range(MANY):
        handles.append(turbo.start(what))
        time.sleep(0.002)
    telling.join()
"""


def killed(folder: Path, dice: random.Random) -> set[str]:
    """What an owner told before it was killed, at some moment."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."])}
    command = [sys.executable, "-c", OWNER, str(folder)]
    owner = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert owner.stdout is not None
    told = [owner.stdout.readline() for _ in range(dice.randrange(MANY))]
    threading.Event().wait(dice.uniform(0.0, 0.01) if told else dice.uniform(0.2, 0.6))
    owner.send_signal(signal.SIGKILL)
    return {line.strip() for line in [*told, *owner.communicate()[0].splitlines()]}


@pytest.mark.deep
def test_kill_the_owner_of_many(tmp_path: Path) -> None:
    seed = chosen()
    dice, told_in_all, resumed = random.Random(seed), 0, 0
    for number in range(KILLS):
        folder = tmp_path / f"story{number}"
        folder.mkdir()
        told = killed(folder, dice)
        told_in_all += len(told)
        with TurboMode(folder) as turbo:
            with Reader.open(store_of(folder)) as reader:
                ended = {row.id for row in reader.executions(statuses=["COMPLETED"], limit=MANY)}
            assert told <= ended, f"seed {seed}: an end was told that isn't in the journal"
            handles = turbo.resume()
            resumed += len(handles)
            assert {handle.wait(60).status for handle in handles} <= {"COMPLETED"}, f"seed {seed}"
    print(f"{KILLS} kills, {told_in_all} ends told before them, {resumed} executions went on, seed {seed}")
