"""What comes of choices is known, counts for the next ones, and can be looked at again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Person

pytestmark = pytest.mark.deep

SHOP = """
turbo: 1
name: shop
decisionEngine: {autonomyLevel: high}
inputs: {bad: false}
phases:
  - id: canary
    effect: idempotent
    tasks:
      - id: probe
        shell: echo '{"old":[10,11,12,13,10,11,12,11,12,10],"new":[10,12,11,13,12,11,12,13,12,11]}'
        outputs: {old: result.json.old, new: result.json.new}
    gate:
      question: Promote it?
      evidence:
        speed:
          metric: {unit: ms, candidate: {values: tasks.probe.outputs.new}, baseline: {values: tasks.probe.outputs.old}}
          judge: {worse: higher, tolerance: 25%, minSamples: 5}
      options:
        promote: {then: continue, benefit: 100, loss: 300}
        giveUp: {then: fail, benefit: 0, loss: 0}
  - id: ship
    effect: idempotent
    tasks: [{id: go, shell: 'test "$BAD" = false', env: {BAD: "${{ inputs.bad }}"}}]
"""


def shown(person: Person, decision: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(person.press("decisions", "show", decision, "--json").stdout)
    return told


def test_a_gate_that_was_wrong_twice_asks_the_third_time(person: Person) -> None:
    person.write(SHOP)
    sure = []
    for _ in range(2):
        person.press("run", "plan.yaml", "--input", "bad=true", code=1)
        decision = shown(person, f"{person.id}/d1")
        assert decision["outcomes"] == [
            {"option": "promote", "good": False, "reason": "ship failed after it", "by": ""}
        ]
        sure.append(decision["confidence"])
    assert sure[0] == 0.97 > sure[1] > 0.8
    person.press("run", "plan.yaml", "--no-wait", code=3)
    question = shown(person, f"{person.id}/d1")
    assert question["confidence"] < 0.8
    (promote,) = [offer for offer in question["offers"] if offer["name"] == "promote"]
    assert promote["seen"] > 1.9
    text = person.press("decisions", "show", f"{person.id}/d1").stdout
    assert "from 2 earlier choices" in text
    assert "it would have been otherwise" in text.lower()
    assert "turned out wrong  ship failed after it" in person.press("decisions", "show", "-q", decision["id"]).stdout


@pytest.mark.deep
def test_whoever_knows_better_says_so_and_the_next_one_hears_it(person: Person) -> None:
    person.press("run", person.write(SHOP))
    first = f"{person.id}/d1"
    assert shown(person, first)["outcomes"][0]["good"] is True
    told = person.press("decisions", "outcome", first, "bad", "--reason", "orders were lost").stderr
    assert told.strip().endswith("d1 turned out wrong: orders were lost")
    assert [each["good"] for each in shown(person, first)["outcomes"]] == [True, False]
    person.press("run", "plan.yaml")
    assert shown(person, f"{person.id}/d1")["confidence"] < 0.97
    calibration = json.loads(person.press("decisions", "calibration", "--json").stdout)
    assert (calibration["size"], calibration["baseRate"]) == (2, 0.5)


def test_what_is_no_choice_has_no_outcome(person: Person) -> None:
    person.press("run", person.write(SHOP))
    wrong = person.press("decisions", "outcome", f"{person.id}/d7", "good", code=2)
    assert "d7" in wrong.stderr
    person.press("decisions", "outcome", f"{person.id}/d1", "maybe", code=2)


def test_decisions_are_repeated_from_their_record_and_at_another_level(person: Person) -> None:
    person.write(SHOP)
    person.press("run", "plan.yaml")
    person.press("run", "plan.yaml", "--input", "bad=true", code=1)
    assert person.press("decisions", "replay").stderr.strip() == "2 decisions, all the same."
    at_manual = person.press("decisions", "replay", "--level", "manual")
    assert at_manual.stderr.strip() == "2 decisions, 2 would have been otherwise."
    assert "asks (it would be promote, 0.97)" in at_manual.stdout
    person.write("decisionEngine: {confidence: 0.99}", "strict.yaml")
    strict = [
        json.loads(line)
        for line in person.press(
            "decisions", "replay", f"{person.id}/d1", "--policy", "strict.yaml", "--json"
        ).stdout.splitlines()
    ]
    (only,) = strict
    assert (only["was"]["does"], only["now"]["does"]) == ("chooses", "asks")


def test_calibration_says_how_good_confidence_was(person: Person) -> None:
    person.write(SHOP)
    person.press("run", "plan.yaml")
    assert "1 choices" not in person.press("decisions", "calibration").stdout
    for bad, code in (("false", 0), ("true", 1)):
        person.press("run", "plan.yaml", "--input", f"bad={bad}", code=code)
    told = person.press("decisions", "calibration").stdout
    assert "3 choices to go on" in told
    assert "Too few to draw a line" in told
    assert "shop/canary/promote" in told


EARLIER = """
turbo: 1
name: earlier
inputs: {ms: 100}
phases:
  - id: canary
    effect: idempotent
    tasks: [{id: watch, shell: 'echo "[$MS]"', env: {MS: "${{ inputs.ms }}"}, outputs: {ms: result.json}}]
    gate:
      evidence:
        latency:
          metric: {candidate: {values: tasks.watch.outputs.ms}}
          judge: {method: history, minSamples: 1, alpha: 0.34, noData: ignore}
      options: {promote: {then: continue}, stop: {then: fail}}
"""


@pytest.mark.deep
def test_a_metric_is_judged_beside_earlier_executions_of_the_plan(person: Person) -> None:
    person.write(EARLIER)
    person.press("run", "plan.yaml", "--input", "ms=100")
    assert (
        "no power: 0 earlier executions" in shown(person, f"{person.id}/d1")["context"]["evidence"]["latency"]["note"]
    )
    person.press("run", "plan.yaml", "--input", "ms=101")
    person.press("run", "plan.yaml", "--input", "ms=160", code=1)
    measured = shown(person, f"{person.id}/d1")["context"]["evidence"]["latency"]["measured"]
    assert (measured["samples"], measured["baseline"]) == ([1, 2], 100.5)
    person.press("run", "plan.yaml", "--input", "ms=104")  # what did not go on is no history
    assert "all the same" in person.press("decisions", "replay").stderr
