"""Signals from another process, before and after somebody waits, while engines are killed: each counts once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import Person
from tests.places import store_of
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.entries import AnyEntry
from turbo_mode.operations import executions

pytestmark = pytest.mark.deep

PLAN = """
turbo: 1
name: signals
phases:
  - id: only
    tasks:
      - id: build
        effect: idempotent
        shell: 'echo started; until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done'
      - {id: first, wait: {signal: go}, outputs: {who: result.data.who}}
      - {id: second, wait: {signal: go}, timeout: 10m, outputs: {who: result.data.who}}
outputs: {order: "tasks.first.outputs.who + ' ' + tasks.second.outputs.who"}
"""


def entries(person: Person) -> list[AnyEntry]:
    _, _, found, _ = executions.show(store_of(person.folder), person.id)
    return found


def waiting_for(person: Person, task: str) -> Callable[[], Any]:
    """Whether an attempt of a task has begun."""
    return lambda: any(isinstance(entry, e.AttemptStarted) and entry.task == task for entry in entries(person))


def until_built(person: Person) -> None:
    logs = person.folder / ".turbo-mode"
    person.until(lambda: any(b"started" in log.read_bytes() for log in logs.rglob("build.1.run.1/output.log")))


def test_a_signal_before_anybody_waits_survives_the_engine_and_each_counts_once(person: Person) -> None:
    running = person.begin("run", person.write(PLAN))
    until_built(person)
    id = person.id
    person.press("signal", id, "go", "--data", '{"who": "ada"}')
    running.kill()
    running.communicate()
    said = person.press("signal", id, "go", "--data", '{"who": "bob"}')
    assert f"turbo-mode resume {id}" in said.stderr, "nobody carries it out at the moment"
    person.go()
    resumed = person.press("resume", id, "--json-final")
    assert '"order": "ada bob"' in resumed.stdout or '"order":"ada bob"' in resumed.stdout
    received = [entry for entry in entries(person) if isinstance(entry, e.SignalReceived)]
    taken = [entry.task for entry in entries(person) if isinstance(entry, e.SignalTaken)]
    assert [entry.data for entry in received] == [{"who": "ada"}, {"who": "bob"}]
    assert taken == ["first", "second"]


def test_a_signal_from_a_second_process_wakes_the_task_that_waits(person: Person) -> None:
    person.go()
    running = person.begin("run", person.write(PLAN))
    person.until(lambda: person.rows() and waiting_for(person, "first")())
    id = person.id
    wrong = person.press("signal", id, "goo", code=2)
    assert "no task waits for a signal `goo`" in wrong.stderr
    assert "did you mean `go`?" in wrong.stderr
    assert "is not JSON" in person.press("signal", id, "go", "--data", "{who: ada}", code=2).stderr
    large = person.folder / "large"
    large.write_text('"' + "x" * 70_000 + '"')
    assert "64 KiB" in person.paste(f'turbo-mode signal {id} go --data "$(cat large)"', code=2).stderr
    person.press("signal", id, "go", "--data", '{"who": "ada"}')
    person.until(waiting_for(person, "second"))
    running.kill()
    running.communicate()
    resumed = person.begin("resume", id, "-v")
    person.until(lambda: executions.owner(store_of(person.folder)))
    person.press("signal", id, "go", "--data", '{"who": "bob"}', "-q")
    _, told = resumed.communicate(timeout=60)
    assert resumed.returncode == 0, told
    assert "signal go by" in told
    assert "ada bob" in told
    ended = person.press("signal", id, "go", code=2)
    assert "has ended" in ended.stderr


def test_a_wait_that_nobody_ends_is_over_in_time(person: Person) -> None:
    person.go()
    plan = PLAN.replace("wait: {signal: go}, outputs", "wait: {signal: go}, timeout: 200ms, outputs")
    told = person.press("run", person.write(plan), code=1).stderr
    assert "no signal `go` came in time" in told
