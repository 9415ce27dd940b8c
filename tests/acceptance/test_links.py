"""Signed links: made by the owner's side, good once, over crashes; and everything that they are not good for."""

from __future__ import annotations

import json
import os
import pwd
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.acceptance.asking import Asking
from tests.cli.conftest import ASKS as ANYBODY
from tests.cli.conftest import Person
from tests.waiting import until
from turbo_mode import TurboMode
from turbo_mode.core.machine.entries import AnswerGiven, LinkRefused, LinkUsed
from turbo_mode.errors import Conflict, NotFound, UsageError
from turbo_mode.operations import people
from turbo_mode.security import approvers
from turbo_mode.security.links import claimed

pytestmark = pytest.mark.deep

ME = pwd.getpwuid(os.getuid()).pw_name
PEOPLE = 'approvers: {"role:release": [ada, bob, cy]}'
ASKS = """
turbo: 1
name: asks
phases:
  - id: work
    effect: idempotent
    tasks:
      - id: sure
        approve:
          from: ["role:release"]
          quorum: 2
          question: Ship it?
          fields: {ticket: {pattern: "CHG[0-9]+"}}
        outputs: {who: result.by}
outputs: {who: tasks.sure.outputs.who}
"""
INSIDE = """
turbo: 1
name: inside
phases:
  - id: work
    parallel: true
    tasks:
      - {id: sure, approve: {from: ["user:ada"]}}
      - id: cheat
        passEnv: [PYTHON, HERE, STORE, LINK]
        shell: |
          cd "$HERE"
          export TURBO_MODE_STORE="$STORE"
          "$PYTHON" -m turbo_mode decisions link "$TURBO_MODE_EXECUTION/d1" --for user:ada || echo none
          until test -s link; do sleep 0.1; done
          "$PYTHON" -m turbo_mode decisions answer --link "$(cat link)" || echo refused
"""
USED = "this link is used up"


def test_a_link_answers_in_a_persons_name_once(person: Person) -> None:
    person.write(PEOPLE, "turbo-mode.yaml")
    person.press("run", "--no-wait", person.write(ASKS), code=3)
    name = f"{person.id}/d1"
    for_ada = ("decisions", "link", name, "--for", "user:ada", "--option", "approve", "--expires", "2h")
    word = person.press(*for_ada).stdout.strip()
    assert word.isascii()
    assert not set(word) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
    answer = ("decisions", "answer", "--link", word, "--field", "ticket=CHG1")
    assert "field `ticket` is missing" in person.press(*answer[:4], code=2).stderr
    assert "is answered by ada with approve; it counts as soon as it goes on" in person.press(*answer).stderr
    assert USED in person.press(*answer, code=2).stderr
    bobs = json.loads(person.press("decisions", "link", name, "--for", "user:bob", "--json").stdout)
    assert (bobs["for"], bobs["options"], bobs["decision"][-9:]) == ("bob", [], name)
    person.press("decisions", "answer", "--link", bobs["link"], "approve", "--field", "ticket=CHG2")
    person.press("resume", person.id)
    told = json.loads(person.press("decisions", "show", name, "--json").stdout)
    assert [each["by"] for each in told["context"]["answers"]] == ["ada", "bob"]
    assert told["context"]["links"]["ada"]["madeBy"] == ME
    assert f"by a link of {ME}" in person.press("decisions", "show", name).stdout
    assert "a link names its question itself" in person.press(*answer, name, "approve", code=2).stderr
    late = person.press(*answer, code=2).stderr
    assert USED in late
    assert f"`turbo-mode decisions show {name}` says more" in late, "a new link would be good for nothing"
    assert f"a link for ada was tried; {USED}" in person.press("show", person.id, "--entries").stdout


def test_a_replay_is_refused_and_noted_once(tmp_path: Path) -> None:
    asking = Asking(tmp_path, ASKS, PEOPLE)
    words = [asking.link(who, "approve") for who in ("ada", "bob")]
    assert [asking.redeem(word) for word in (*words, words[0])] == ["", "", USED]
    asking.go_on()
    assert [asking.redeem(words[0]) for _ in range(3)] == [USED] * 3
    assert len([each for each in asking.entries() if isinstance(each, LinkUsed)]) == 2
    assert [each.why for each in asking.entries() if isinstance(each, LinkRefused)] == [USED]


def test_a_link_acts_once_over_a_crash(person: Person) -> None:
    asking = Asking(person.folder, ASKS, PEOPLE)
    word = asking.link("ada", "approve")
    running = person.begin("resume", asking.id)
    person.until(lambda: asking.redeem(word) in ("", USED))
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert asking.redeem(word, fields={"ticket": "CHG2"}) == USED
    assert asking.redeem(asking.link("bob", "approve")) == ""
    asking.go_on()
    given = [each.answer for each in asking.entries() if isinstance(each, AnswerGiven)]
    assert [(each.by, each.fields["ticket"]) for each in given] == [("ada", "CHG1"), ("bob", "CHG1")]


def test_of_many_at_once_one_is_taken(tmp_path: Path) -> None:
    asking, heard = Asking(tmp_path, ASKS, PEOPLE), []
    word = asking.link("ada", "approve")
    with TurboMode(tmp_path) as turbo:
        turbo.resume()
        tries = [
            threading.Thread(target=lambda n=n: heard.append(asking.redeem(word, fields={"ticket": f"CHG{n}"})))
            for n in range(6)
        ]
        for each in tries:
            each.start()
        for each in tries:
            each.join()
    assert sorted(heard) == ["", *[USED] * 5]


def test_what_a_link_is_not_good_for(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    asking = Asking(tmp_path, ASKS, PEOPLE)
    only, late = asking.link("ada", "approve"), asking.link("bob", lasts=1)
    until(lambda: time.time_ns() // 1_000_000 > claimed(late).expires)
    assert asking.redeem(late, "approve") == "this link has expired"
    assert asking.redeem(only, "fail") == "this link is for approve only"
    assert asking.redeem(only, refuses=True) == "this link is for approve only"
    asking.configure('approvers: {"role:release": [bob, cy]}')
    assert "ada is not asked here" in asking.redeem(only)
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        handle.cancel()
        handle.wait(60)
    assert asking.redeem(only) == "d1 needs no answer any more"
    elsewhere = Asking(tmp_path_factory.mktemp("elsewhere"), ASKS, PEOPLE)
    # Another store doesn't know the execution; in the same database, another owner has another key.
    said = elsewhere.redeem(only)
    assert "there is no execution" in said or said == "this is no link that the owner of this store has made"


def test_who_can_be_given_a_link(tmp_path: Path) -> None:
    asking = Asking(tmp_path, ASKS, PEOPLE)
    with pytest.raises(Conflict, match="eve is not asked here"):
        asking.link("eve")
    with pytest.raises(Conflict, match="`yes` can't be chosen"):
        asking.link("ada", "yes")
    with pytest.raises(UsageError, match="31 days at most"):
        asking.link("ada", lasts=90 * 24 * 3_600_000)
    with pytest.raises(UsageError, match="is no person"):
        people.person_of("role:release")
    with pytest.raises(NotFound, match="d9 is not an open question"):
        people.link(asking.store, f"{asking.id}/d9", "ada", approvers=asking.approvers)
    assert asking.redeem(asking.link("ada")) == "this link allows several answers; say which one"
    assert asking.redeem(asking.link("ada"), fields={}, refuses=True) == ""


def test_anybodys_question_too(tmp_path: Path) -> None:
    asking = Asking(tmp_path, ANYBODY, "{}")
    word = asking.link("ada", "ship")
    assert asking.redeem(word, fields={}) == ""
    asking.go_on()
    assert asking.redeem(word, fields={}) == USED
    assert [each.by for each in asking.entries() if isinstance(each, LinkUsed)] == ["ada"]


def test_a_link_is_no_way_around_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = approvers.make(tmp_path / "adas")
    asking = Asking(tmp_path, ASKS, f'{PEOPLE}\napproverKeys: {{ada: "{key}"}}')
    word = asking.link("ada", "approve")
    assert asking.redeem(word) == "ada answers with a key, and this answer isn't signed"
    monkeypatch.setenv(approvers.VARIABLE, str(tmp_path / "adas"))
    assert asking.redeem(word) == ""


@pytest.mark.deep
def test_a_program_of_an_execution_neither_makes_nor_uses_one(person: Person, store_url: str) -> None:
    passed = {"PYTHON": sys.executable, "HERE": str(person.folder), "STORE": store_url}
    running = person.begin("run", person.write(INSIDE), **passed)
    person.until_status("RUNNING")
    person.until(lambda: "d1" in person.press("decisions", "--open", code=None).stdout)
    word = person.press("decisions", "link", f"{person.id}/d1", "--for", "user:ada", "--option", "approve").stdout
    person.write(word, "link")
    person.until(lambda: "refused" in person.press("logs", f"{person.id}/cheat", code=None).stdout)
    printed = person.press("logs", f"{person.id}/cheat")
    assert "none" in printed.stdout
    assert "nothing inside an execution may answer" in printed.stderr
    person.press("decisions", "answer", "--link", word.strip())
    running.communicate(timeout=60)
