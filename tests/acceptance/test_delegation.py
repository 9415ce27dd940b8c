"""Somebody who may agree hands their say on: at the command line, from a program, signed; and it stays one vote."""

from __future__ import annotations

import json
import os
import pwd
from pathlib import Path

import pytest

from tests.acceptance.asking import Asking
from tests.acceptance.test_people import leave_in_the_inbox
from tests.cli.conftest import Person
from tests.waiting import until
from turbo_mode import TurboMode
from turbo_mode.core.machine.entries import SayDelegated
from turbo_mode.errors import Conflict
from turbo_mode.security import approvers

ME = pwd.getpwuid(os.getuid()).pw_name
ASKS = """
turbo: 1
name: asks
phases:
  - id: work
    effect: idempotent
    tasks:
      - id: sure
        approve: {from: ["team:ops"], quorum: 2, notAuthor: true, question: "Drop the old tables?"}
        outputs: {who: result.by}
outputs: {who: tasks.sure.outputs.who}
"""
OPEN = ASKS.replace(", notAuthor: true", "")


def held(person: Person, plan: str) -> str:
    person.press("run", "--no-wait", person.write(plan), code=3)
    return f"{person.id}/d1"


@pytest.mark.deep
def test_a_say_in_other_hands_counts_there_and_stands_in_the_record(person: Person) -> None:
    person.write(f'approvers: {{"team:ops": [{ME}, cy]}}', "turbo-mode.yaml")
    name = held(person, OPEN)
    person.press("decisions", "delegate", name, "--to", "bob", "--reason", "on the train", code=2)
    person.press("decisions", "delegate", name, "--to", "user:bob", code=2)
    twice = person.press("decisions", "delegate", name, "--to", "user:cy", "--reason", "on the train", code=2)
    assert "cy has a say here already, and counts once" in twice.stderr
    said = person.press("decisions", "delegate", name, "--to", "user:bob", "--reason", "on the train").stderr
    assert f"bob may answer {name} in your place; it counts as soon as it goes on" in said
    mine = person.press("decisions", "answer", name, "approve", code=2).stderr
    assert f"{ME} has handed their say on" in mine
    with TurboMode(person.folder) as turbo:
        (handle,) = turbo.resume()
        until(lambda: handle.questions["d1"].get("handed"))
        assert f"bob may answer for {ME}  on the train" in person.press("decisions", "show", name).stdout
        with pytest.raises(Conflict, match="what was handed to bob can't be handed on"):
            handle.delegate("d1", "eve", "no time", by="bob")
        handle.answer("d1", "approve", by="bob")
        with pytest.raises(Conflict, match="bob has answered with this say already"):
            handle.delegate("d1", ME, "back again")
        handle.answer("d1", "approve", by="cy")
        assert handle.wait(60).outputs == {"who": "bob, cy"}
    told = json.loads(person.press("decisions", "show", name, "--json").stdout)["context"]
    assert told["handed"] == {ME: {"to": "bob", "roles": ["team:ops"], "reason": "on the train"}}
    assert told["answers"][0]["says"] == [{"by": ME, "roles": ["team:ops"]}]
    shown = person.press("decisions", "show", name).stdout
    assert f"bob for {ME} says approve" in shown
    assert f"bob may answer for {ME}" in person.press("show", person.id, "--entries").stdout


def test_a_say_can_be_taken_back_until_it_is_used(tmp_path: Path) -> None:
    asking = Asking(tmp_path, OPEN, f'approvers: {{"team:ops": [{ME}, cy]}}')
    assert asking.delegate(ME) == f"the say of {ME} is their own already"
    assert [asking.delegate(to) for to in ("bob", ME)] == ["", ""]
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        handle.answer("d1", "approve")
        with pytest.raises(Conflict, match=f"{ME} has answered with this say already"):
            handle.delegate("d1", "bob", "too late")


def test_whoever_does_not_count_neither_gives_nor_gets_a_say(tmp_path: Path) -> None:
    asking = Asking(tmp_path, ASKS, f'approvers: {{"team:ops": [{ME}, bob, cy]}}')
    assert asking.delegate("eve") == f"{ME} has started it, and somebody else must agree"
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        with pytest.raises(Conflict, match=f"{ME} has started it, and somebody else must agree"):
            handle.delegate("d1", ME, "on the train", by="bob")
        with pytest.raises(Conflict, match="mallory is not asked here"):
            handle.delegate("d1", "eve", "why not", by="mallory")
        handle.delegate("d1", "eve", "on the train", by="bob")
        handle.answer("d1", "approve", by="cy")
        handle.answer("d1", "approve", by="eve")
        assert handle.wait(60).outputs == {"who": "cy, eve"}


def test_who_has_a_key_signs_that_too_and_hands_it_to_nobody_without_one(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, bobs = (approvers.make(person.folder / name) for name in ("mine", "bobs"))
    keys = f'approverKeys: {{{ME}: "{mine}", bob: "{bobs}"}}'
    asking = Asking(person.folder, OPEN, f'approvers: {{"team:ops": [{ME}]}}\n{keys}')
    assert "isn't signed" in asking.delegate("bob")
    leave_in_the_inbox(person, 1, verb="delegate", by=ME, to="bob", reason="forged")
    asking.go_on()
    assert not [each for each in asking.entries() if isinstance(each, SayDelegated)]
    monkeypatch.setenv(approvers.VARIABLE, str(person.folder / "mine"))
    assert asking.delegate("eve") == f"{ME} answers with a key, and eve has none"
    assert asking.delegate("bob") == ""
    asking.go_on()
    assert [each.to for each in asking.entries() if isinstance(each, SayDelegated)] == ["bob"]
