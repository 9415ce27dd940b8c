"""Gates that look at what is odd, or look more than once; tasks that decide and learn; reports on the way."""

from __future__ import annotations

import json
import os
import pwd
from typing import Any

import pytest

from tests.cli.conftest import Person

pytestmark = pytest.mark.deep

CALM = """
turbo: 1
name: calm
inputs: {pause: "0.1"}
phases:
  - id: load
    effect: idempotent
    tasks: [{id: fetch, shell: 'sleep "$P"', env: {P: "${{ inputs.pause }}"}}, {id: pack, shell: sleep 0.1}]
    gate:
      evidence: {calm: {anomalies: {kinds: [slow, stuck], tasks: [fetch]}}}
      options: {goOn: {then: continue}, again: {then: repeat}, stop: {then: fail}}
  - id: ship
    effect: idempotent
    tasks: [{id: up, shell: "true"}]
"""
LOOKS = """
turbo: 1
name: looks
inputs: {shows: "1"}
phases:
  - id: canary
    effect: idempotent
    tasks:
      - id: probe
        shell: 'n=$(cat n 2>/dev/null || echo 1); echo $((n+1)) > n; echo "{\\"ok\\": $(echo $S | cut -d" " -f$n)}"'
        env: {S: "${{ inputs.shows }}"}
        outputs: {ok: result.json.ok}
    gate:
      evidence: {answers: {check: "tasks.probe.outputs.ok == 1", looks: {count: 3, failures: 1, errorsInARow: 0}}}
      options: {widen: {then: continue}, again: {then: repeat, max: 4}, stop: {then: fail}}
"""
HOSTS = """
turbo: 1
name: hosts
decisionEngine: {autonomyLevel: full}
inputs: {broken: none}
phases:
  - id: size
    effect: idempotent
    tasks:
      - {id: hosts, decide: {options: {few: {}, many: {}}}, outputs: {chosen: result.option}}
  - id: roll
    effect: idempotent
    tasks:
      - id: deploy
        shell: test "$HOW" != "$BROKEN"
        env: {HOW: "${{ tasks.hosts.outputs.chosen }}", BROKEN: "${{ inputs.broken }}"}
"""
REPORTS = """
turbo: 1
name: reports
inputs: {who: ada}
progressTracking:
  reports:
    - {every: 1s, to: [console]}
    - {every: 1s, to: ["user:${{ inputs.who }}"], message: "Still on ${{ execution.plan }}"}
phases: [{id: work, effect: idempotent, tasks: [{id: one, shell: sleep 3.5}]}]
"""


def decided(person: Person) -> list[dict[str, Any]]:
    """The decisions of the newest execution, the oldest first."""
    rows = [json.loads(line) for line in person.press("decisions", person.id, "--json").stdout.splitlines()]
    return [
        json.loads(person.press("decisions", "show", row["id"], "--json").stdout)
        for row in sorted(rows, key=lambda row: row["id"])
    ]


def test_a_gate_holds_what_takes_far_longer_than_it_used_to(person: Person) -> None:
    plan = person.write(CALM)
    for _ in range(5):
        person.press("run", plan, "-q")
    (calm,) = decided(person)
    assert (calm["selection"], calm["context"]["evidence"]["calm"]["verdict"]) == ("goOn", "PASS")
    person.press("run", plan, "-q", "--input", "pause=6", code=1)
    first, second = decided(person)
    odd = first["context"]["evidence"]["calm"]
    assert (first["selection"], second["selection"]) == ("again", "stop")
    assert (odd["verdict"], odd["items"]) == ("FAIL", ["fetch"])
    assert "such tasks take" in odd["note"]
    assert "by 5 earlier executions" in odd["note"]
    assert "all the same" in person.press("decisions", "replay", person.id).stderr
    person.press("run", plan, "-q", "--input", "pause=0.1")
    assert decided(person)[-1]["selection"] == "goOn"


@pytest.mark.parametrize(
    ("shows", "code", "chosen"),
    [("1 1 1", 0, ["again", "again", "widen"]), ("1 0 1", 0, ["again", "again", "widen"]),
     ("0 1 0", 1, ["again", "again", "stop"]), ("0 0", 1, ["again", "stop"]), ("x", 1, ["stop"])],
)  # fmt: skip
def test_a_gate_looks_as_often_as_its_limits_say(person: Person, shows: str, code: int, chosen: list[str]) -> None:
    person.press("run", person.write(LOOKS), "-q", "--input", f"shows={shows}", code=code)
    found = decided(person)
    assert [each["selection"] for each in found] == chosen
    assert [len(each["context"]["evidence"]["answers"]["looks"]) for each in found] == list(range(1, len(chosen) + 1))
    assert found[-1]["context"]["evidence"]["answers"]["settled"] is True
    assert not any(each["outcomes"] for each in found if each["selection"] == "again")
    assert "all the same" in person.press("decisions", "replay", person.id).stderr


def test_what_a_task_decides_is_learned_from(person: Person) -> None:
    plan = person.write(HOSTS)
    sure = []
    for broken, code in (("none", 0), ("few", 1), ("few", 1)):
        person.press("run", plan, "-q", "--no-wait", "--input", f"broken={broken}", code=code)
        (found,) = decided(person)
        sure.append(found["confidence"])
        right = "what follows on it went well" if not code else "deploy failed after it"
        assert [(each["good"], each["reason"]) for each in found["outcomes"]] == [(not code, right)]
    assert sure[0] <= sure[1]
    assert sure[2] < sure[1]
    calibration = json.loads(person.press("decisions", "calibration", "--json").stdout)
    (gate,) = calibration["gates"]
    assert (gate["gate"], gate["size"], round(gate["baseRate"], 2)) == ("hosts/size/hosts/few", 3, 0.33)
    person.press("decisions", "outcome", f"{person.id}/d1", "good", "--reason", "it was the net")
    assert [each["good"] for each in decided(person)[0]["outcomes"]] == [False, True]
    assert "all the same" in person.press("decisions", "replay").stderr


def test_people_are_told_how_far_it_is_every_so_often(person: Person) -> None:
    person.press("run", person.write(REPORTS), "-q")
    told = [json.loads(line) for line in person.press("messages", "list", "--json").stdout.splitlines()]
    reports = [each for each in told if each["type"] == "STATUS" and "has begun" not in each["title"]]
    me = f"user:{pwd.getpwuid(os.getuid()).pw_name}"
    mine = [each for each in reports if each["recipients"] == [me]]
    hers = [each for each in reports if each["recipients"] == ["user:ada"]]
    assert 1 <= len(mine) <= 3
    assert 1 <= len(hers) <= 3
    assert all("0 of 1 tasks" in each["content"] for each in mine)
    assert {each["content"] for each in hers} == {"Still on reports"}
