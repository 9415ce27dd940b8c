"""An option that would do more than the plan's own work is asked about, unless its owner lets that go."""

from __future__ import annotations

import json

from tests.cli.conftest import Person

TIDY = """
turbo: 1
name: tidy
decisionEngine: {autonomyLevel: medium}
phases:
  - id: look
    effect: idempotent
    tasks: [{id: list, shell: echo three}]
    gate:
      question: What becomes of the merged branches?
      options:
        everywhere: {then: continue, description: Delete them on origin as well}
        nothing: {then: fail}
  - {id: report, effect: idempotent, tasks: [{id: say, shell: echo done}]}
"""


def test_it_asks_says_why_and_the_record_is_weighed_again_to_the_last_byte(person: Person) -> None:
    asked = person.press("run", "--no-wait", person.write(TIDY), code=3)
    assert "it removes what isn't known as the plan's own" in " ".join(asked.stderr.split())
    told = json.loads(person.press("decisions", "show", f"{person.id}/d1", "--json").stdout)
    offer = told["offers"][0]
    assert (offer["act"], offer["words"]) == ("removes", "Delete them on origin as well")
    assert person.press("decisions", "replay").returncode == 0
    person.press("decisions", "answer", f"{person.id}/d1", "everywhere")
    assert "COMPLETED" in person.press("resume", person.id).stderr


def test_what_is_local_and_what_a_plan_lets_go_is_done_alone(person: Person) -> None:
    local = TIDY.replace("them on origin as well", "the local branches")
    assert "COMPLETED" in person.press("run", person.write(local)).stderr
    wide = TIDY.replace("autonomyLevel: medium", "autonomyLevel: medium, actsAlone: [removes, stops]")
    assert "COMPLETED" in person.press("run", person.write(wide)).stderr


def test_an_owner_widens_it_for_all_plans_and_no_plan_beyond_that(person: Person) -> None:
    person.write("decisionEngine: {actsAlone: [removes]}", "turbo-mode.yaml")
    assert "COMPLETED" in person.press("run", person.write(TIDY)).stderr
    assert "acts alone: removes" in person.press("config", "show").stdout
    person.write("decisionEngine: {actsAlone: [money]}", "turbo-mode.yaml")
    wide = TIDY.replace("autonomyLevel: medium", "autonomyLevel: medium, actsAlone: [removes]")
    person.press("run", "--no-wait", person.write(wide), code=3)


def test_a_rule_sees_what_an_option_would_do(person: Person) -> None:
    rule = "{id: never, when: \"decision.act == 'removes'\", forbid: [everywhere], reason: not here}"
    full = TIDY.replace("autonomyLevel: medium", f"autonomyLevel: full, rules: [{rule}]")
    asked = person.press("run", "--no-wait", person.write(full), code=1)
    assert "it gave up" in asked.stderr.lower() or "nothing" in asked.stderr
