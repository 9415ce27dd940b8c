"""Workers and the server are killed, again and again, while executions go on: nothing that must happen once happens
twice."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
from msgspec import structs

from tests.chance import seed
from tests.temporal.commands import Place, heard
from tests.temporal.server import Server
from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.configuration.model import ConfiguredTemporal
from turbo_mode.operations import executions, submissions
from turbo_mode.runtime.embedded import elsewhere
from turbo_mode.runtime.temporal import Link, Way

pytestmark = pytest.mark.temporal
KILLS = int(os.environ.get("TURBO_MODE_TEMPORAL_KILLS", "3"))
EXECUTIONS = 4
"""That begin before each kill."""
SERVER_EVERY = 6
"""One of so many kills is the server's."""
LINES = ("pay", "refund", "charge")
STEPS = 4
HOSTS = ("one", "two")


def _plan(marks: Path) -> Plan:
    """Chains of payments that take a moment each, the first of which begin together, beside something that may be
    repeated."""
    tasks = [
        {"id": f"{line}{n}", "shell": f"echo $TURBO_MODE_EXECUTION.{line}{n} >> {marks}; sleep 0.3", "effect": "once",
         "needs": [f"{line}{n - 1}"] if n else []} for line in LINES for n in range(STEPS)
    ]  # fmt: skip
    tasks.append({"id": "look", "shell": "sleep 1", "effect": "idempotent"})
    return Plan.from_dict({"turbo": 1, "name": "story", "phases": [{"id": "pay", "tasks": tasks}]})


def test_no_payment_is_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server, chance, marks = Server(tmp_path, keeps=True), random.Random(seed()), tmp_path / "marks"
    place = Place(tmp_path, server.address)
    said = ConfiguredTemporal(address=server.address, task_queue=place.environment["TURBO_MODE_TEMPORAL_TASK_QUEUE"])
    monkeypatch.setattr(elsewhere, "way", lambda: Link(Way(said, tmp_path)))
    workers = {name: _worker(place, name) for name in HOSTS}
    made = structs.replace(submissions.prepare(_plan(marks).loaded, {}), runtime="temporal")
    ids: list[str] = []
    with executions.own(tmp_path / executions.PLACE, []) as runtime:
        try:
            for number in range(KILLS):
                ids += [runtime.submit(made) for _ in range(EXECUTIONS)]
                time.sleep(chance.uniform(0.1, 1.5))
                if number % SERVER_EVERY == 1:
                    server.kill()
                    server.begin()
                else:
                    name = chance.choice(HOSTS)
                    workers[name].kill()
                    workers[name].communicate()
                    workers[name] = _worker(place, name)
            until(
                lambda: not any(runtime.goes_on(id) for id in ids), 60 + 60 * KILLS,
                lambda: str(Counter(runtime.look_up(id).public_status for id in ids)),
            )  # fmt: skip
            ends = [runtime.look_up(id) for id in ids]
        finally:
            for worker in workers.values():
                worker.kill()
                worker.communicate()
            server.end()
    assert [state.status for state in ends] == ["COMPLETED"] * len(ids)
    times = Counter(marks.read_text().split())
    assert set(times.values()) == {1}
    assert len(times) == len(ids) * STEPS * len(LINES)


def _worker(place: Place, name: str) -> subprocess.Popen[str]:
    worker = place.begin("worker", "--apart", "--folder", str(place.folder / name))
    heard(worker, "Working at")
    return worker
