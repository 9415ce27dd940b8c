"""``policy check``: an owner and the author of a plan ask whether their policy is sound."""

from __future__ import annotations

import json

import pytest

from tests.acceptance.test_rules import OWNER, RELEASE
from tests.cli.conftest import Person

pytestmark = pytest.mark.deep

BOTH = """
    - {id: hurry, when: inputs.coverage < 50.0, forbid: [wait, drop], reason: no time}
"""
LATE = """
decisionEngine:
  rules:
    - {id: late, when: "local(now, 'Europe/Berlin').hour > 17", forbid: [ship, wait, drop], reason: nobody is there}
"""


def test_a_sound_plan_is_proven_and_every_rule_has_its_row(person: Person) -> None:
    done = person.press("policy", "check", person.write(RELEASE))
    lines = done.stdout.splitlines()
    assert lines[0].startswith("✓ release  1 gate, ")
    assert [line.split()[:2] for line in lines[1:5]] == [
        ["✓", "total"], ["✓", "rules"], ["✓", "monotone"], ["✓", "fails"]
    ]  # fmt: skip
    assert "✓ covered  forbids ship  plan" in done.stdout


def test_a_counter_example_is_told_in_plain_words_and_as_data(person: Person) -> None:
    plan = person.write(RELEASE.replace("phases:", BOTH.rstrip() + "\nphases:"))
    done = person.press("policy", "check", plan, code=1)
    assert "together with `hurry` it leaves nothing to choose" in done.stdout
    assert "✕ total: no option is permitted, so nobody can answer" in done.stdout
    assert "inputs.coverage" in done.stdout
    told = json.loads(person.press("policy", "check", plan, "--json", code=1).stdout)
    total = next(each for each in told["properties"] if each["name"] == "total")
    assert (told["ok"], total["status"], total["case"]["gate"]) == (False, "COUNTER_EXAMPLE", "build")
    coverage = total["case"]["values"]["inputs.coverage"]
    person.press("run", "--no-wait", plan, "--input", f"coverage={coverage}", code=3)
    refused = [
        person.press("decisions", "answer", f"{person.id}/d1", each, code=2) for each in ("ship", "wait", "drop")
    ]
    assert all("rule `" in each.stderr for each in refused)
    assert person.press("policy", "check", plan, "--quiet", code=1).stdout.startswith("✕ release")


def test_the_owner_asks_about_the_configuration_alone_or_over_a_plan(person: Person) -> None:
    assert person.press("policy", "check").stdout.startswith("✓ no configuration file  3 gates, ")
    person.write(OWNER, "turbo-mode.yaml")
    assert "✓ nightly  forbids ship  turbo-mode.yaml" in person.press("policy", "check").stdout
    over = person.press("policy", "check", person.write(RELEASE), code=1).stdout
    assert "✕ covered  forbids ship  plan" in over
    assert "it never matters: rule `nightly` does the same wherever it holds" in over
    person.write("decisionEngine: {autonomyLevel: high}", "turbo-mode.yaml")
    late = person.press("policy", "check", "plan.yaml", "--config", person.write(LATE, "late.yaml")).stdout
    assert "! total         NOT PROVEN" in late
    assert "`now` is the time" in late
    low = person.press("policy", "check", "plan.yaml", "--json", TURBO_MODE_AUTONOMY_LEVEL="manual").stdout
    assert (
        json.loads(low)["combinations"]
        < json.loads(person.press("policy", "check", "plan.yaml", "--json").stdout)["combinations"]
    )


def test_what_cannot_be_read_is_refused_as_everywhere(person: Person) -> None:
    assert "no such file" in person.press("policy", "check", "nowhere.yaml", code=2).stderr.lower()
    person.press(
        "policy", "check", person.write(RELEASE.replace("inputs.coverage < 80.0", "inputs.coverag < 80.0")), code=2
    )
    person.write("decisionEngine: {autonomyLevel: highest}", "turbo-mode.yaml")
    person.press("policy", "check", code=78)
    person.press("policy", "check", "a", "b", code=2)
