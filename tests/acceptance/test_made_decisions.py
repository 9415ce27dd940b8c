"""Options that are put to the engine at the terminal, without a plan."""

from __future__ import annotations

import json

from tests.cli.conftest import Person


def test_it_decides_within_the_policy_of_the_owner_or_says_who_should(person: Person) -> None:
    words = ("decisions", "make", "--question", "What now?", "--option", "Delete the remote branch", "--option", "Wait")
    told = json.loads(person.press(*words, "--json", code=3).stdout)
    assert (told["status"], told["selection"]) == ("OPEN", None)
    assert "it removes what isn't known" in person.press("decisions", "show", told["id"]).stdout
    person.write("decisionEngine: {actsAlone: [removes]}", "turbo-mode.yaml")
    assert "→ Delete the remote branch" in person.press(*words).stdout
    asked = ("--context", "request=The owner has asked to delete the remote branch.")
    person.write("{}", "turbo-mode.yaml")
    assert "→ Delete the remote branch" in person.press(*words, *asked).stdout


def test_what_is_wrong_is_said(person: Person) -> None:
    person.press("decisions", "make", code=2)
    person.press("decisions", "make", "--option", "a", "--context", "x", code=2)
    person.press("decisions", "make", "--file", "none.json", code=2)
    person.write('{"options": ["a", "b"], "selection": "b", "rationale": "as agreed"}', "made.json")
    assert "as agreed" in person.press("decisions", "make", "--file", "made.json").stdout
