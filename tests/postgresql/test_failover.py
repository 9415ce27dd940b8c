"""The owner is killed, stopped or cut off, and a process elsewhere takes over: in time, and nothing is done twice.

Every process has a folder of its own, as on a machine of its own. The ledger is the world outside, which all see.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.cli.conftest import Person
from tests.postgresql.network import Network
from tests.postgresql.server import Server
from turbo_mode.store.postgresql import lease

IN_TIME = 15.0

PLAN = """
turbo: 1
name: pay
env: {LEDGER: %(ledger)s}
phases:
  - id: only
    parallel: true
    tasks:
      - {id: once, shell: 'echo once >> "$LEDGER/marks"; until test -e "$LEDGER/go"; do sleep 0.05; done'}
      - id: probed
        shell: 'echo probed >> "$LEDGER/marks"; until test -e "$LEDGER/go"; do sleep 0.05; done'
        verify: {shell: 'grep -c probed "$LEDGER/marks"', done: result.json == 1}
      - {id: quick, shell: 'echo quick >> "$LEDGER/marks"'}
  - id: then
    tasks: [{id: after, shell: 'echo after >> "$LEDGER/marks"'}]
"""


class Machines:
    """Some machines with one database; ``on`` is a person at one of them."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self._people: dict[str, Person] = {}
        self.plan = folder / "plan.yaml"
        self.plan.write_text(PLAN % {"ledger": folder})

    def on(self, name: str, url: str = "") -> Person:
        if name not in self._people:
            place = self.folder / name
            place.mkdir()
            (place / "turbo-mode.yaml").write_text(f"store: {url or self.url}\n")
            self._people[name] = Person(place)
        return self._people[name]

    def marks(self) -> Counter[str]:
        path = self.folder / "marks"
        return Counter(path.read_text().split() if path.exists() else [])

    def begin(self, name: str, url: str = "") -> subprocess.Popen[str]:
        """The plan runs there, and three of its programs have begun."""
        owner = self.on(name, url).begin("run", str(self.plan))
        self.on(name).until(lambda: self.marks() == Counter(["once", "probed", "quick"]))
        return owner

    def close(self) -> None:
        (self.folder / "go").touch()
        for person in self._people.values():
            for process in person.running:
                if process.poll() is None:
                    process.send_signal(signal.SIGCONT)
                    process.kill()
                process.communicate()


class Waiting:
    """A ``turbo-mode standby`` and what it says."""

    def __init__(self, person: Person) -> None:
        self.process = person.begin("standby", "--json")
        assert self.until("waiting")

    def until(self, event: str) -> dict[str, Any]:
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            said: dict[str, Any] = json.loads(line)
            if said["event"] == event:
                return said
        raise AssertionError(f"it never said {event}: {self.process.communicate()[1]}")


@pytest.fixture
def machines(tmp_path: Path, url: str) -> Iterator[Machines]:
    made = Machines(tmp_path, url)
    yield made
    made.close()


def answered(machines: Machines, person: Person) -> None:
    """The one task in doubt is asked about, from the machine that has it now; then all goes on to the end."""
    person.until(lambda: [row.status for row in person.rows()] == ["HELD"])
    (question,) = person.press("decisions", "--open", "--json").stdout.splitlines()
    assert "once" in json.loads(question)["question"]
    (machines.folder / "go").touch()
    person.press("decisions", "answer", f"{person.id}/d1", "happened")


@pytest.mark.parametrize("how", ["killed", "cut off", "stopped"])
def test_a_standby_elsewhere_takes_over_in_time(
    machines: Machines, server: Server, how: str, record_property: Any
) -> None:
    """What was running is in doubt on another machine: it is probed, or asked about, and never simply done again."""
    with Network(server.port) as network:
        away = server.url(machines.url.rpartition("/")[2], network.port)
        owner = machines.begin("first", away)
        waiting = Waiting(machines.on("second"))
        began = time.monotonic()
        if how == "killed":
            os.killpg(owner.pid, signal.SIGKILL) if os.getpgid(owner.pid) == owner.pid else owner.kill()
        elif how == "cut off":
            network.fall_silent()
        else:
            owner.send_signal(signal.SIGSTOP)
        took_over = waiting.until("tookOver")
        seconds = time.monotonic() - began
        record_property("seconds", seconds)
        print(f"{how}: taken over after {seconds:.1f} s")
        assert seconds < IN_TIME
        second = machines.on("second")
        answered(machines, second)
        ended = waiting.until("ended")
        assert (ended["execution"], ended["status"]) == (took_over["executions"][0], "COMPLETED")
        network.speak()
        owner.send_signal(signal.SIGCONT)
        _, told = owner.communicate(timeout=60)
        if how != "killed":  # it ends when it finds that it was replaced, if it doesn't see the end before
            assert (owner.returncode, "took the store over" in told) in ((69, True), (0, False)), told
    assert machines.marks() == Counter(["once", "probed", "quick", "after"])


def test_a_standby_in_the_same_folder_takes_everything_up_at_once(machines: Machines) -> None:
    """Its programs are there, under their shims: nothing is in doubt."""
    owner = machines.begin("first")
    waiting = Waiting(machines.on("first"))
    owner.kill()
    began = time.monotonic()
    waiting.until("tookOver")
    assert time.monotonic() - began < lease.LEASE_SECONDS
    (machines.folder / "go").touch()
    assert waiting.until("ended")["status"] == "COMPLETED"
    assert machines.marks() == Counter(["once", "probed", "quick", "after"])
    waiting.process.send_signal(signal.SIGTERM)
    assert waiting.process.wait(60) == 143


def test_what_another_machine_asks_for_reaches_the_owner(machines: Machines) -> None:
    owner = machines.begin("first")
    second = machines.on("second")
    assert "another process on" not in second.press("list").stderr
    assert second.rows()[0].status == "RUNNING"
    refused = second.press("run", str(machines.plan), code=75)
    assert "owns this store" in refused.stderr
    assert "turbo-mode standby" in refused.stderr
    second.press("pause", second.id)
    second.until_status("PAUSED")
    second.press("resume", second.id, "--timeout", "1s", code=6)
    second.until_status("RUNNING")
    assert f"process {owner.pid} on" in second.press("doctor").stdout
    second.press("stop", second.id)
    second.until_status("CANCELLED")
    owner.communicate(timeout=60)
    assert owner.returncode == 4


def test_a_command_for_a_dead_owner_waits_for_the_next_one(machines: Machines) -> None:
    owner = machines.begin("first")
    owner.kill()
    second = machines.on("second")
    second.press("cancel", second.id)
    waiting = Waiting(machines.on("third"))
    taken = waiting.until("tookOver")
    assert len(taken["executions"]) == 1
    assert waiting.until("ended")["status"] == "CANCELLED"
    assert machines.marks() == Counter(["once", "probed", "quick"])


def test_a_server_that_restarts_is_waited_for(machines: Machines, server: Server) -> None:
    owner = machines.begin("first")
    server.stop()
    time.sleep(2)
    (machines.folder / "go").touch()
    time.sleep(1)
    server.start()
    _, told = owner.communicate(timeout=60)
    assert owner.returncode == 0, told
    assert "the database doesn't answer" in told
    assert "the database answers again" in told
    assert machines.marks() == Counter(["once", "probed", "quick", "after"])


def test_a_secret_is_in_no_table(machines: Machines) -> None:
    plan = machines.folder / "secret.yaml"
    plan.write_text(
        "turbo: 1\nname: secret\nsecrets: {token: {source: env, name: CANARY_TOKEN}}\nphases:\n- id: p\n  tasks:\n"
        "  - {id: t, shell: 'echo $TOKEN', env: {TOKEN: '${{ secrets.token }}'}, outputs: {said: result.stdout}}\n"
    )
    machines.on("first").press("run", str(plan), CANARY_TOKEN="canary-0815-4711")
    with psycopg.connect(machines.url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'turbo_mode'").fetchall()
        assert len(tables) > 8
        for (table,) in tables:
            for row in connection.execute(f"SELECT * FROM turbo_mode.{table}"):  # type: ignore[arg-type, unused-ignore]
                assert "canary-0815" not in str(row)
