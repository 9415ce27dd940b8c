"""What is seen of loops, windows, time limits and tidying up, while they go on and afterwards."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Person
from tests.cli.emulator import Window

pytestmark = pytest.mark.deep

LOOP = """
turbo: 1
name: loop
environments: {test: {values: {most: 3}}}
phases:
  - id: tune
    environment: test
    effect: idempotent
    loop: {until: tasks.turn.outputs.n >= environment.most, maxRounds: 5, wait: 30ms}
    tasks: [{id: turn, shell: echo >> rounds; wc -l < rounds, outputs: {n: result.json}}]
    finally: [{id: tidy, shell: 'until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done'}]
  - id: next
    tasks: [{id: after, shell: 'true'}]
"""

CLOSED = """
turbo: 1
name: closed
phases:
  - id: change
    window: {from: "FROM", to: "TO"}
    tasks: [{id: it, shell: 'true'}]
    finally: [{id: tidy, shell: 'true'}]
"""

LATE = """
turbo: 1
name: late
phases:
  - id: deploy
    timeout: 200ms
    tasks: [{id: push, effect: idempotent, shell: sleep 30}, {id: more, shell: 'true'}]
"""

NUMBERS = """
turbo: 1
name: numbers
phases:
  - id: canary
    effect: idempotent
    tasks: [{id: load, shell: 'echo "[130, 131, 132, 133, 134, 135]"', outputs: {ms: result.json}}]
    gate:
      evidence:
        latency:
          metric: {candidate: {values: tasks.load.outputs.ms}, baseline: {values: '[100, 101, 102, 103, 104, 105]'}}
          judge: {minSamples: 5}
        sites: {foreach: "['eu', 'us']", check: item == 'eu', critical: false}
      options: {go: {then: continue}, stop: {then: fail}}
"""


def closed_now() -> tuple[str, datetime]:
    """A plan whose window opens in two hours for one, and when that is."""
    opens = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=2)
    text = CLOSED.replace("FROM", f"{opens:%H:%M}").replace("TO", f"{opens + timedelta(hours=1):%H:%M}")
    return text, opens


def test_a_closed_window_says_until_when_it_waits(person: Person) -> None:
    text, opens = closed_now()
    said = f"until {opens:%a %H:%M} UTC"
    done = person.press("run", person.write(text), "--timeout", "500ms", code=6)
    assert f"WAITING     change: waits {said}" in done.stderr
    shown = person.press("show", person.id).stdout
    assert re.search(rf"change +WAITING +{said}", shown)
    assert re.search(r"tidy +PENDING +finally", shown)
    (phase,) = json.loads(person.press("show", person.id, "--json").stdout)["phases"]
    assert (phase["status"], phase["dueAt"]) == ("WAITING", f"{opens:%Y-%m-%dT%H:%M}:00.000Z")
    assert [task["id"] for task in phase["finally"]] == ["tidy"]
    assert person.rows()[0].status == "RUNNING"
    person.press("cancel", person.id)
    assert re.search(r"tidy +NOT_RUN", person.press("show", person.id).stdout)


def test_the_live_block_shows_what_a_phase_waits_for(person: Person) -> None:
    text, opens = closed_now()
    window = Window(person.folder, "run", person.write(text), width=100, height=30)
    window.until(f"waits until {opens:%a %H:%M} UTC")
    window.type("q")
    assert window.end() == 130


def test_rounds_and_tidying_are_told(person: Person) -> None:
    running = person.begin("run", person.write(LOOP), "-v")
    person.until(
        lambda: (rows := person.rows()) and rows[0].status == "RUNNING" and "tidy" in person.press("show").stdout
    )
    person.until(lambda: re.search(r"tidy +RUNNING", person.press("show").stdout))
    shown = person.press("show").stdout
    assert re.search(r"tune +FINISHING +\S+(?: s)? +test, round 3", shown)
    assert re.search(r"tidy +RUNNING +\S+(?: s)? +finally", shown)
    assert re.search(r"next +PENDING", shown)
    person.go()
    _, said = running.communicate(timeout=60)
    assert said.count("not done after round") == 2
    assert "tune: not done after round 1 of 5 at most; once more in 0.0 s" in said
    assert "tune: its loop is done after 3 rounds" in said
    assert "tune: is done, and tidies up, 1 task" in said
    assert "tune: 2 tasks in" in said
    assert "✓ COMPLETED" in said


def test_a_phase_out_of_time_is_told(person: Person) -> None:
    done = person.press("run", person.write(LATE), "--json", code=1)
    names = [json.loads(line)["event"] for line in done.stdout.splitlines()]
    assert names.count("phase:timedOut") == 1
    assert "deploy: its time is up: what runs is stopped" in done.stderr
    assert "deploy: failed after" in done.stderr
    assert "its time of 200ms was up" in done.stderr
    assert re.search(r"deploy / push.*\n.*the time of its phase was up", done.stderr)


def test_a_failure_while_it_tidies_up_says_where(person: Person) -> None:
    untidy = CLOSED.replace('window: {from: "FROM", to: "TO"}', "title: untidy").replace(
        "finally: [{id: tidy, shell: 'true'}]", "finally: [{id: tidy, shell: exit 7}]"
    )
    done = person.press("run", person.write(untidy), code=1)
    assert re.search(r"change / tidy +plan.yaml:8 ", done.stderr)
    assert "change: failed after" in done.stderr


def test_numbers_and_items_stand_in_the_decision(person: Person) -> None:
    person.press("run", person.write(NUMBERS), code=1)
    said = person.press("decisions", "show", f"{person.id}/d1").stdout
    assert re.search(r"latency +FAIL +median 132.5 against 102.5, tolerance 10%, p 0.0", said)
    assert re.search(r"sites +FAIL +not critical +1 of 2 \(us\): item == 'eu'", said)
