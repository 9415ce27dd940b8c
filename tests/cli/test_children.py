"""Plans in plans at the terminal: the parent is what one looks at, and every child is found from there."""

from __future__ import annotations

import json
import re
import signal

import pytest

from tests.cli.conftest import Person
from tests.cli.emulator import Window
from tests.places import store_of
from turbo_mode.operations import executions

pytestmark = pytest.mark.deep

DEPLOY = """
turbo: 1
name: deploy
inputs: {region: {}}
phases:
  - id: push
    effect: idempotent
    tasks: [{id: copy, shell: 'echo "to $R"', env: {R: "${{ inputs.region }}"}}]
    gate: {question: "Keep it?", options: {keep: {then: continue}, drop: {then: fail}}}
"""
RELEASE = """
turbo: 1
name: release
decisionEngine: {autonomyLevel: manual}
phases:
  - id: ship
    tasks: [{id: eu, plan: {path: ./deploy.yaml, inputs: {region: eu}}}]
  - id: tell
    effect: idempotent
    tasks: [{id: say, shell: echo said}]
"""
WAITS = """
turbo: 1
name: outer
plans:
  inner:
    phases:
      - id: first
        tasks:
          - id: wait
            effect: idempotent
            shell: 'echo started; until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done; echo over'
      - {id: second, tasks: [{id: more, effect: idempotent, shell: echo more}]}
phases:
  - id: only
    tasks: [{id: go, plan: {name: inner}}]
"""
FAILS = """
turbo: 1
name: fails
plans:
  inner:
    phases:
      - id: p
        tasks:
          - {id: push, effect: idempotent, shell: 'echo trying; echo "503 from deploy.example.com" >&2; exit 22'}
phases:
  - id: only
    tasks: [{id: go, plan: {name: inner}}]
"""


def child_of(person: Person) -> str:
    """The short id of the only child here."""
    rows = executions.listed(store_of(person.folder), children=True)
    (child,) = (row.short_id for row in rows if row.short_id != person.id)
    return child


def asking(person: Person) -> tuple[str, str]:
    """The short ids of a parent that is held by a question in its child, and of that child."""
    return person.until_status("HELD"), child_of(person)


def test_a_question_in_a_child_is_found_from_its_parent_and_answered_beside(person: Person) -> None:
    person.write(DEPLOY, "deploy.yaml")
    running = person.begin("run", person.write(RELEASE))
    parent, child = asking(person)
    listed = person.press("list").stdout
    assert re.search(rf"HELD +{parent} +release +0/2 .* 1 open", listed)
    assert child not in listed
    assert re.search(rf"HELD +{child} +└ deploy", person.press("list", "--children").stdout)
    shown = person.press("show", parent).stdout
    assert re.search(rf"◇ deploy {child} +HELD .* 1/1 tasks, 1 open", shown)
    assert f"carries out task eu of {parent}" in person.press("show", child).stdout
    for question in (person.press("decisions", "--open"), person.press("decisions", parent, "--open")):
        assert f"{child}/d1" in question.stdout
    person.press("decisions", "answer", f"{child}/d1", "keep", "--reason", "looks good")
    _, told = running.communicate(timeout=60)
    assert running.returncode == 0, told
    assert re.search(r"HELD +eu/push: asks: Keep it\?", told)
    assert f"turbo-mode decisions answer {child}/d1 keep" in told
    assert "eu/push: Keep it? -> keep" in told
    assert person.press("decisions", parent).stdout.count("looks good") == 1


def test_with_no_wait_a_question_in_a_child_is_where_it_ends(person: Person) -> None:
    person.write(DEPLOY, "deploy.yaml")
    done = person.press("run", person.write(RELEASE), "--no-wait", code=3)
    _, child = asking(person)
    assert f"turbo-mode decisions answer {child}/d1 keep" in done.stderr
    person.press("decisions", "answer", f"{child}/d1", "keep")
    assert "2 tasks done" in person.press("resume").stderr


def test_the_question_of_a_child_is_asked_in_the_live_view_of_its_parent(person: Person) -> None:
    person.write(DEPLOY, "deploy.yaml")
    window = Window(person.folder, "run", person.write(RELEASE))
    window.until("1 keep   2 drop")
    assert re.search(r"└ eu  1/1  push: waits for you  d1", "\n".join(window.screen.lines))
    window.type("1\r")
    assert window.end() == 0
    assert re.search("eu/push +Keep it[?] → keep", "\n".join(window.screen.lines))


def test_whoever_resumes_a_child_goes_on_with_its_whole_family(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    person.go()
    done = person.press("resume", child_of(person))
    assert "✓ COMPLETED" in done.stderr
    assert person.rows()[0].status == "COMPLETED"


def test_a_child_that_was_paused_itself_goes_on_with_everything(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    person.press("pause", child_of(person))
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    person.go()
    assert "✓ COMPLETED" in person.press("resume").stderr


def test_a_failure_in_a_child_leads_to_it(person: Person) -> None:
    failed = person.press("run", person.write(FAILS), code=1)
    child = child_of(person)
    assert f"inner {child} ended FAILED: phase p failed" in failed.stderr
    assert f"look       turbo-mode show {child}" in failed.stderr
    logged = person.press("logs", f"{person.id}/go").stdout
    assert "trying" in logged
    assert "503 from deploy.example.com" in logged
    assert "503 from dep" in person.press("show", child).stdout
    alone = person.press("watch", child, code=1)
    assert "plan.yaml:9" in alone.stderr, "the place of a task of a plan in the file"


def test_events_tell_whose_child_it_is(person: Person) -> None:
    person.write(DEPLOY.partition("    gate:")[0], "deploy.yaml")
    lines = person.press("run", person.write(RELEASE), "--json").stdout.splitlines()
    events = [json.loads(line) for line in lines]
    started = [event["data"] for event in events if event["event"] == "execution:started"]
    parent, child = started
    assert "parent" not in parent
    assert (child["parent"], child["parentTask"]) == (parent["executionId"], "eu")
    task = next(event["data"] for event in events if event["event"] == "task:started" and event["data"]["task"] == "eu")
    assert task["child"] == child["executionId"]
    names = [(event["event"], event["data"].get("executionId")) for event in events]
    assert names.index(("execution:completed", child["executionId"])) < names.index(
        ("child:completed", parent["executionId"])
    )
    shown = json.loads(person.press("show", "--json").stdout)
    assert shown["phases"][0]["tasks"][0]["child"] == child["executionId"]
    below = json.loads(person.press("show", child["executionId"], "--json").stdout)
    assert (below["parent"], below["parentTask"]) == (parent["executionId"], "eu")


def test_stop_all_counts_a_family_once(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    assert "1 execution stopped" in person.press("stop", "--all").stderr
    running.communicate(timeout=60)
    assert running.returncode == 4
    rows = executions.listed(store_of(person.folder), children=True)
    assert [row.status for row in rows] == ["CANCELLED", "CANCELLED"]


def test_a_child_is_cancelled_where_nobody_owns_the_store(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert "Leaving; 1 program goes on meanwhile." in told
    child = child_of(person)
    person.press("cancel", child)
    assert "CANCELLED" in person.press("show", child).stdout
    failed = person.press("resume", code=1)
    assert "was cancelled" in failed.stderr
