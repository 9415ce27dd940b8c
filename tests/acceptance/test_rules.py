"""Rules of a plan, of its owner, and of the plan above: what they forbid nobody chooses, and the record says why."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Person

RELEASE = """
turbo: 1
name: release
inputs: {coverage: {type: number, default: 71.5}}
decisionEngine:
  autonomyLevel: full
  rules:
    - {id: covered, when: inputs.coverage < 80.0, forbid: [ship], reason: too little is tested}
phases:
  - id: build
    effect: idempotent
    tasks: [{id: make, shell: echo made}]
    gate:
      question: Ship it?
      options: {ship: {then: continue}, wait: {then: hold}, drop: {then: fail}}
  - {id: ship, effect: idempotent, tasks: [{id: send, shell: echo sent}]}
"""
DEPLOY = """
turbo: 1
name: deploy
decisionEngine: {autonomyLevel: full}
phases:
  - id: push
    effect: idempotent
    tasks: [{id: copy, shell: echo copied}]
    gate: {question: "Keep it?", options: {ship: {then: continue}, drop: {then: fail}}}
"""
CALLS = """
turbo: 1
name: outer
inputs: {coverage: {type: number, default: 71.5}}
decisionEngine:
  autonomyLevel: full
  rules:
    - {id: covered, when: inputs.coverage < 80.0, forbid: [ship], reason: too little is tested}
phases:
  - {id: only, tasks: [{id: eu, plan: ./deploy.yaml}]}
"""
OWNER = """
decisionEngine:
  rules:
    - {id: nightly, when: "decision.phase == 'build'", forbid: [ship], reason: nobody is there to look}
"""


def test_what_a_rule_forbids_is_not_chosen_and_the_record_says_what_it_read(person: Person) -> None:
    done = person.press("run", "--no-wait", person.write(RELEASE), code=3)
    assert "a rule forbids ship" in done.stderr.lower()
    refused = person.press("decisions", "answer", f"{person.id}/d2", "ship", code=2)
    assert "rule `covered`: too little is tested" in refused.stderr
    shown = person.press("decisions", "show", f"{person.id}/d1").stdout
    assert "covered forbids ship" in shown
    assert "inputs.coverage = 71.5" in shown
    told = json.loads(person.press("decisions", "show", f"{person.id}/d1", "--json").stdout)
    (ruling,) = told["context"]["rules"]
    assert (ruling["rule"], ruling["option"], ruling["values"]) == ("covered", "ship", {"inputs.coverage": "71.5"})
    assert "COMPLETED" in person.press("run", "plan.yaml", "--input", "coverage=80").stderr


def test_the_owner_has_rules_for_every_plan_and_no_plan_gets_rid_of_them(person: Person) -> None:
    person.write(OWNER, "turbo-mode.yaml")
    person.press("run", person.write(RELEASE), "--input", "coverage=99", "--no-wait", code=3)
    assert "nightly forbids ship" in person.press("decisions", "show", f"{person.id}/d1").stdout
    person.write(OWNER.replace("decision.phase ==", "decision.phase ="), "turbo-mode.yaml")
    wrong = person.press("config", "check", code=78)
    assert "E0401" in wrong.stderr
    assert "decisionEngine.rules[0].when" in wrong.stderr


@pytest.mark.deep
def test_a_plan_that_is_called_keeps_to_the_rules_of_its_caller(person: Person) -> None:
    person.write(DEPLOY, "deploy.yaml")
    person.press("run", person.write(CALLS), code=1)
    (decided,) = [json.loads(line) for line in person.press("decisions", person.id, "--json").stdout.splitlines()]
    assert decided["selection"] == "drop"
    (ruling,) = decided["context"]["rules"]
    assert (ruling["of"], ruling["values"]) == ("outer", {"inputs.coverage": "71.5"})
    assert "covered of outer forbids ship" in person.press("decisions", "show", decided["id"]).stdout
    person.press("run", "plan.yaml", "--input", "coverage=80")


CHANGES = """
turbo: 1
name: changes
decisionEngine: {changeWindow: {days: [DAY]}}
phases:
  - id: deploy
    tasks:
      - {id: look, effect: idempotent, shell: echo looked}
      - {id: push, effect: keyed, shell: echo pushed}
  - {id: beside, needs: [], effect: idempotent, tasks: [{id: other, shell: echo other}]}
"""


@pytest.mark.deep
def test_outside_of_its_window_nothing_changes_and_show_says_until_when(person: Person) -> None:
    other = datetime.now(UTC) + timedelta(days=2)
    plan = CHANGES.replace("DAY", f"{other:%a}".lower())
    running = person.begin("run", person.write(plan))
    person.until_tasks("COMPLETED", "look", "other")
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 130
    shown = person.press("show", person.id).stdout
    assert f"no changes until {other:%a} 00:00 UTC" in shown
    told = json.loads(person.press("show", person.id, "--json").stdout)
    tasks = {task["id"]: task["status"] for phase in told["phases"] for task in phase["tasks"]}
    assert tasks == {"look": "COMPLETED", "push": "PENDING", "other": "COMPLETED"}
    assert told["phases"][0]["changesDueAt"].startswith(f"{other:%Y-%m-%d}T00:00")
    days = ", ".join(f"{datetime.now(UTC) + timedelta(days=day):%a}".lower() for day in (0, 1))
    person.write(f"decisionEngine: {{changeWindow: {{days: [{days}]}}}}", "turbo-mode.yaml")
    person.press("run", person.write(CHANGES.replace("DAY", days)))
