"""Schedules of a store that several machines reach: changed from anywhere, fired once, whoever owns the store."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.test_schedules import NIGHTLY, Night, leave
from tests.postgresql.server import Server
from tests.postgresql.test_failover import Machines
from tests.schedules.world import hold_of
from turbo_mode.core.schedules import entries as e

PLAN = (
    NIGHTLY.replace("KEYS", "overlap: queue, catchUp: all,")
    .replace("SCRIPT", "true")
    .replace("id: note", "id: note\n        effect: idempotent")
)


class Nights(Machines):
    """Machines with one database, whose calendars are the same, and quick."""

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder, url)
        self.first = Night(self.on("first"))
        self.second = Night(self.on("second"), self.first.clock)

    def deploy(self) -> None:
        self.first.person.write(PLAN, "nightly.yaml")
        self.first.press("schedule", "add", "nightly.yaml")


@pytest.fixture
def nights(tmp_path: Path, url: str) -> Iterator[Nights]:
    made = Nights(tmp_path, url)
    yield made
    made.close()


@pytest.mark.parametrize("words", ["standby --json", "schedule run --json"])
def test_another_machine_goes_on_with_the_calendar(nights: Nights, words: str) -> None:
    """The owner is stopped, and wakes up when it was replaced: every time has started one execution, none is lost."""
    first, second = nights.first, nights.second
    nights.deploy()
    owner = first.begin("schedule", "run")
    first.until_written(e.MomentFired)
    beside = second.begin(*words.split())
    second.press("schedule", "list")
    owner.send_signal(signal.SIGSTOP)
    before = len(second.history())
    second.person.until(lambda: len(second.history()) > before + 4)
    owner.send_signal(signal.SIGCONT)
    _, told = owner.communicate(timeout=30)
    assert "took the store over" in told
    second.press("schedule", "remove", "nightly")
    second.person.until(lambda: not list(second.state().running()))
    beside.send_signal(signal.SIGTERM)
    said = [json.loads(line) for line in beside.communicate(timeout=20)[0].splitlines()]
    assert beside.returncode == 143
    assert any(each.get("schedules") == ["nightly"] or each.get("what") == "FIRED" for each in said)
    history = second.history()
    hold_of(second.state(), history)
    fired = [entry for entry in history if isinstance(entry, e.MomentFired)]
    assert {row.id: row.status for row in second.person.rows()} == {entry.execution: "COMPLETED" for entry in fired}
    assert set(first.ledger()) == {entry.inputs["of"] for entry in fired}
    skipped = {entry.why for entry in history if isinstance(entry, e.MomentsSkipped)}
    assert skipped <= {"removed"}, "something that was missed was not made up for"


def test_a_database_that_goes_away_is_waited_for(nights: Nights, server: Server) -> None:
    nights.deploy()
    owner = nights.first.begin("schedule", "run")
    nights.first.until_written(e.MomentFired)
    before = len(nights.first.history())
    server.stop()
    time.sleep(1)  # half an hour and more of this calendar
    server.start()
    nights.first.person.until(lambda: len(nights.first.history()) > before + 4)
    said = leave(owner)
    assert "doesn't answer" in said
    assert "answers again" in said
    history = nights.first.history()
    hold_of(nights.first.state(), history)
    assert not [entry for entry in history if isinstance(entry, e.MomentsSkipped)]


def test_what_another_machine_wants_reaches_the_owner(nights: Nights) -> None:
    first, second = nights.first, nights.second
    nights.deploy()
    owner = first.begin("schedule", "run")
    first.until_written(e.MomentFired)
    assert "Nobody starts anything" not in second.press("schedule", "list").stderr
    second.press("schedule", "pause", "nightly", "--reason", "holidays")
    assert second.shown()["status"] == "PAUSED"
    assert second.press("schedule", "resume", "nightly").stderr.startswith("nightly starts ")
    second.person.write(PLAN, "other.yaml")
    second.press("schedule", "add", "other.yaml", "--name", "other")
    second.until_written(e.MomentFired, name="other")
    second.press("schedule", "remove", "other")
    assert "no schedule `other`" in second.press("schedule", "pause", "other", code=2).stderr
    assert "other" not in second.press("schedule", "list").stdout
    owner.kill()
    owner.communicate()
    second.press("schedule", "pause", "nightly")  # waits until the store is free
    assert "Nobody starts anything" in second.press("schedule", "list").stderr
    assert second.shown()["status"] == "PAUSED"
    hold_of(second.state(), second.history())
