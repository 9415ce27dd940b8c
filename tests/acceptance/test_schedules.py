"""Plans start at their times: deployed once, started by the owner of the store, over any crash, with reasons."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.chance import seed as chosen
from tests.cli.conftest import ENVIRONMENT, WAITS, Person
from tests.places import store_of
from tests.schedules.world import hold_of
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.operations import schedules
from turbo_mode.store import schedules as stored
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow

pytestmark = pytest.mark.deep

KILLS = int(os.environ.get("TURBO_MODE_SCHEDULE_KILLS", "4"))
FAST = Path(__file__).parents[1] / "schedules" / "fast.py"
SPEED = 120
START = int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp() * 1000)
"""Half an hour before clocks are set back in Berlin."""

NIGHTLY = """
turbo: 1
name: nightly
inputs: {of: ""}
decisionEngine: {autonomyLevel: full}
triggers:
  - {cron: "* * * * *", timezone: Europe/Berlin, KEYS inputs: {of: "${{ event.local }}"}}
phases:
  - id: only
    tasks:
      - id: note
        shell: 'echo "$OF $FROM" >> "$TURBO_MODE_PLAN_DIR/ledger"; SCRIPT'
        env: {OF: "${{ inputs.of }}", FROM: "${{ execution.trigger }}"}
"""


class Night:
    """A person whose calendar is quick from now on."""

    def __init__(self, person: Person, clock: Sequence[str] = ()) -> None:
        self.person = person
        self.folder = person.folder
        self.clock = clock or [str(time.time_ns() // 1_000_000), str(START), str(SPEED)]

    def press(self, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, str(FAST), *self.clock, *words], cwd=self.folder, env=ENVIRONMENT, text=True,
            capture_output=True, check=False, timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def begin(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(FAST), *self.clock, *words], cwd=self.folder, env=ENVIRONMENT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self.person.running.append(process)
        return process

    def deploy(self, keys: str = "", script: str = "", name: str = "nightly.yaml") -> None:
        self.person.write(NIGHTLY.replace("KEYS", keys and f"{keys},").replace("SCRIPT", script or "true"), name)
        self.press("schedule", "add", name)

    def history(self, name: str = "nightly") -> list[e.AnyEntry]:
        with Reader.open(store_of(self.folder)) as reader:
            return [entry for _, entry in stored.history(reader, name)]

    def state(self, name: str = "nightly") -> Schedule:
        with Reader.open(store_of(self.folder)) as reader:
            return stored.restore(reader, name)

    def until_written(self, *kinds: type, name: str = "nightly") -> None:
        """Wait until the schedule has entries of these kinds."""
        self.person.until(lambda: set(kinds) <= {type(entry) for entry in self.history(name)})

    def until_skipped(self, why: e.Why) -> None:
        """Wait until something is left out for this reason."""
        skipped = (e.MomentsSkipped,)
        self.person.until(lambda: any(isinstance(each, skipped) and each.why == why for each in self.history()))

    def ledger(self) -> list[str]:
        path = self.folder / "ledger"
        return [line.split()[0] for line in path.read_text().splitlines()] if path.exists() else []

    def shown(self, name: str = "nightly") -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.press("schedule", "show", name, "--json").stdout)
        return told


@pytest.fixture
def night(person: Person) -> Night:
    return Night(person)


def leave(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 143, said
    return said


def test_a_plan_starts_at_its_times_and_everybody_sees_why(night: Night) -> None:
    night.deploy("overlap: skip", 'until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done')
    listed = night.press("schedule", "list")
    assert "ACTIVE" in listed.stdout
    assert "Europe/Berlin" in listed.stdout
    assert "turbo-mode schedule run" in listed.stderr, "nobody starts anything yet"
    scheduler = night.begin("schedule", "run")
    night.until_skipped("overlap")
    id = night.person.until_status("RUNNING")  # a moment that has fired is known before what it has started
    shown = night.press("schedule", "show", "nightly").stdout
    assert f"{id} still ran" in shown
    assert f"runs  {id}" in shown
    night.person.go()
    night.until_written(e.ExecutionOver)
    said = leave(scheduler)
    assert "FIRED" in said
    assert "ENDED" in said
    assert night.ledger()[0].startswith("2026-10-25T02:")
    told = json.loads(night.press("show", id, "--json").stdout)
    assert told["trigger"] == "cron nightly"
    assert " by cron nightly for " in night.press("show", id).stdout
    assert "cron nightly" in night.press("list").stdout
    assert json.loads(night.press("list", "--json").stdout.splitlines()[-1])["trigger"] == "cron nightly"
    assert "overlap" in {each.get("why") for each in night.shown()["history"]}


@pytest.mark.deep
def test_kill_the_owner_again_and_again(night: Night) -> None:
    seed = chosen()
    dice = random.Random(seed)
    night.deploy("overlap: queue, catchUp: all", "sleep 0.1")
    for _ in range(KILLS):
        scheduler = night.begin("schedule", "run")
        time.sleep(dice.uniform(0.3, 1.3))
        scheduler.kill()
        scheduler.communicate()
    before = len(night.history())
    scheduler = night.begin("schedule", "run")
    night.person.until(lambda: len(night.history()) > before + 4)
    night.press("schedule", "remove", "nightly")
    night.person.until(lambda: not list(night.state().running()))
    leave(scheduler)
    hold_of(night.state(), night.history())
    fired = [entry for entry in night.history() if isinstance(entry, e.MomentFired)]
    rows = {row.id: row.status for row in night.person.rows()}
    assert rows == {entry.execution: "COMPLETED" for entry in fired}, f"seed {seed}"
    assert sorted(night.ledger()) == sorted({entry.inputs["of"] for entry in fired}), f"seed {seed}"
    times = [int(datetime.fromisoformat(text).timestamp()) for text in night.ledger()]
    left_out = [  # on a slow machine more than 100 are missed at once, of which the newest are made up for
        (entry.first // 1000, entry.last // 1000)
        for entry in night.history()
        if isinstance(entry, e.MomentsSkipped) and entry.why == "missed"
    ]
    due = [each for each in range(times[0], times[-1] + 1, 60) if not any(a <= each <= b for a, b in left_out)]
    assert times == due, f"seed {seed}"
    print(f"{KILLS} kills over {len(times)} times that were due, seed {seed}")


@pytest.mark.deep
def test_pause_resume_remove(night: Night) -> None:
    night.deploy("catchUp: all")
    scheduler = night.begin("schedule", "run", "--json")
    night.until_written(e.MomentFired)
    night.press("schedule", "pause", "nightly", "--reason", "holidays")
    night.person.until(lambda: not list(night.state().running()))
    fired = len(night.ledger())
    time.sleep(1.2)
    assert len(night.ledger()) == fired, "two minutes of this calendar"
    shown = night.press("schedule", "show", "nightly").stdout
    assert "PAUSED" in shown
    assert "holidays" in shown
    night.press("schedule", "resume", "nightly")
    night.until_skipped("paused")
    count = len(night.ledger())
    night.person.until(lambda: len(night.ledger()) > count)
    night.press("schedule", "remove", "nightly")
    scheduler.send_signal(signal.SIGTERM)
    out, _ = scheduler.communicate(timeout=60)
    whats = [json.loads(line)["what"] for line in out.splitlines()]
    assert {"FIRED", "ENDED", "PAUSED", "RESUMED", "SKIPPED", "REMOVED"} <= set(whats)
    again = night.begin("schedule", "run")
    night.person.until(lambda: schedules.is_firing(store_of(night.folder)))
    said = leave(again)
    assert "Nothing is deployed" in said
    assert "DEPLOYED" not in said, "what was long ago is no news"
    assert night.press("schedule", "show", "nightly", code=2).stderr.startswith("✕ there is no schedule `nightly`")


@pytest.mark.deep
def test_another_owner_starts_them_and_is_followed(night: Night) -> None:
    night.deploy("overlap: queue, catchUp: all")
    night.person.write(WAITS, "waits.yaml")
    owner = night.begin("run", "waits.yaml")
    night.person.until_it_waits()
    scheduler = night.begin("schedule", "run")
    night.until_written(e.MomentFired)
    leave(owner)
    fired = len(night.ledger())
    night.person.until(lambda: len(night.ledger()) > fired + 1)
    said = leave(scheduler)
    assert "Another process owns this store" in said
    assert len(set(night.ledger())) == len(night.ledger())


def test_a_replaced_execution_ends_first(night: Night) -> None:
    night.deploy("overlap: replace", "sleep 600")
    scheduler = night.begin("schedule", "run")
    night.until_written(e.MomentQueued, e.ExecutionOver)
    night.person.until(lambda: len(night.ledger()) > 1)
    leave(scheduler)
    statuses = [row.status for row in night.person.rows()]
    assert statuses[-1] == "CANCELLED"
    assert statuses.count("RUNNING") < 2
    night.press("stop", "--all")


def test_limits_hold_and_what_can_not_be_started_says_why(night: Night) -> None:
    night.deploy()
    night.person.write(
        "turbo: 1\nname: numbers\ninputs: {day: {type: integer}}\n"
        "triggers: [{cron: '* * * * *', inputs: {day: '${{ event.day }}'}}]\n"
        "phases: [{id: a, tasks: [{id: one, shell: 'true'}]}]\n", "numbers.yaml",
    )  # fmt: skip
    night.press("schedule", "add", "numbers.yaml", "--name", "by-day")
    night.person.write("decisionEngine: {autonomyLevel: low}\n", "turbo-mode.yaml")
    scheduler = night.begin("schedule", "run")
    night.until_written(e.StartRefused, name="by-day")
    night.until_written(e.ExecutionOver)
    leave(scheduler)
    refused = next(each for each in night.shown("by-day")["history"] if each["what"] == "REFUSED")
    assert "expected a whole number" in refused["reason"]
    assert {(row.plan_name, row.level) for row in night.person.rows()} == {("nightly", "low")}


@pytest.mark.deep
def test_a_damaged_schedule_is_told_with_what_is_wrong_and_the_others_are_well(night: Night) -> None:
    night.deploy()
    night.press("schedule", "add", "nightly.yaml", "--name", "other")
    nonsense = EntryRow(2, e.VERSION, "Nonsense", 1, b'{"kind":"Nonsense","at":1}')
    with Journal.open(store_of(night.folder)) as journal:
        assert journal.commit([Changes(stored.stream_of("nightly"), [nonsense])]) == [None]
    listed = night.press("schedule", "list")
    assert [line.split()[1:3] for line in listed.stdout.splitlines()[1:]] == [
        ["BROKEN", "nightly"],
        ["ACTIVE", "other"],
    ]
    assert "entry 2 makes no sense" in listed.stderr
    shown = night.shown()
    assert (shown["status"], shown["triggers"], shown["history"]) == ("BROKEN", [], [])
    assert "entry 2 makes no sense" in shown["broken"]
    assert "was put aside" in night.press("schedule", "show", "nightly").stdout
    assert "nightly was put aside" in night.press("doctor", code=10).stdout
    assert "under another name" in night.press("schedule", "resume", "nightly", code=69).stderr
    scheduler = night.begin("schedule", "run")
    night.until_written(e.MomentFired, name="other")
    assert "BROKEN" in leave(scheduler)


def test_mistakes(person: Person) -> None:
    plan = person.write("turbo: 1\nname: plain\nphases: [{id: a, tasks: [{id: one, shell: 'true'}]}]\n")
    assert "nothing starts" in person.press("schedule", "add", plan, code=2).stderr
    good = person.write(NIGHTLY.replace("KEYS", "").replace("SCRIPT", "true"), "nightly.yaml")
    assert "can't be a name" in person.press("schedule", "add", good, "--name", "../x", code=2).stderr
    person.press("schedule", "add", good)
    for verb in ("show", "pause"):
        assert "did you mean `nightly`?" in person.press("schedule", verb, "nighty", code=2).stderr
    told = json.loads(person.press("schedule", "list", "--json").stdout)
    assert (told["schedule"], told["status"]) == ("nightly", "ACTIVE")
    assert "nobody starts them" in person.press("doctor").stdout
    wrong = person.write(NIGHTLY.replace("KEYS", "when: inputs.of == '',").replace("SCRIPT", "true"), "wrong.yaml")
    assert "E0402" in person.press("schedule", "add", wrong, code=2).stderr
