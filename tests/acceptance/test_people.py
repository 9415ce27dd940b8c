"""People who must agree: at the command line, from a program, over a crash; and who may not."""

from __future__ import annotations

import json
import os
import pwd
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person
from tests.deep import deep
from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import Conflict
from turbo_mode.operations.executions import owner as owner_of
from turbo_mode.runtime.embedded.answers import signed
from turbo_mode.store import rows
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import stream_of

pytestmark = pytest.mark.deep

ME = pwd.getpwuid(os.getuid()).pw_name
RELEASE = """
turbo: 1
name: release
decisionEngine: {autonomyLevel: full}
phases:
  - id: canary
    effect: idempotent
    tasks: [{id: probe, shell: echo probed}]
    gate:
      question: Ship it to everybody?
      options: {ship: {then: continue}, drop: {then: fail}}
      approve:
        from: ["role:release"]
        when: decision.option == 'ship'
        onRefuse: drop
        fields: {ticket: {pattern: "CHG[0-9]+", description: the change}, seats: {type: integer, default: 1}}
  - {id: all, effect: idempotent, tasks: [{id: shift, shell: echo shifted}]}
"""
ASKS = """
turbo: 1
name: asks
phases:
  - id: work
    parallel: true
    effect: idempotent
    tasks:
      - id: sure
        approve: {from: ["team:ops"], quorum: 2, question: "Drop the old tables?", fields: {why: {}}}
        outputs: {who: result.by, why: result.fields.why}
      - {id: meanwhile, shell: echo done}
outputs: {who: tasks.sure.outputs.who, why: tasks.sure.outputs.why}
"""
INSIDE = """
turbo: 1
name: inside
phases:
  - id: work
    parallel: true
    tasks:
      - {id: sure, approve: {from: ["role:release"]}}
      - id: cheat
        passEnv: [PYTHON, HERE, STORE]
        shell: |
          cd "$HERE"
          TURBO_MODE_STORE="$STORE" "$PYTHON" -m turbo_mode decisions answer "$TURBO_MODE_EXECUTION/d1" approve
"""
LATE = """
turbo: 1
name: late
decisionEngine: {autonomyLevel: full}
phases:
  - id: canary
    effect: idempotent
    tasks: [{id: probe, shell: echo probed}]
    gate:
      options: {ship: {then: continue}, drop: {then: fail}}
      approve: {from: ["user:nobody-knows"], timeout: 300ms, onTimeout: drop}
"""


def held(person: Person, plan: str) -> str:
    """Runs a plan until it waits for people; returns its short id."""
    person.press("run", "--no-wait", person.write(plan), code=3)
    return person.id


def test_a_gate_waits_for_somebody_of_the_role_and_says_everything_that_is_wrong_with_an_answer(person: Person) -> None:
    asked = person.press("run", "--no-wait", person.write(RELEASE), code=3).stderr
    assert "role:release must agree" in asked.lower()
    assert "ship --field ticket=VALUE" in asked
    name = f"{person.id}/d1"
    stranger = person.press("decisions", "answer", name, "ship", "-f", "ticket=CHG1", code=2).stderr
    assert f"{ME} is not asked here; it is for role:release" in stranger
    person.write(f'approvers: {{"role:release": [{ME}]}}', "turbo-mode.yaml")
    wrong = person.press("decisions", "answer", name, "ship", "-f", "ticket=7", "-f", "sets=2", code=2).stderr
    assert "field `ticket`: `7` doesn't match" in wrong
    assert "no field `sets`, did you mean `seats`?" in wrong
    assert "field `seats`: expected a whole number" in person.press(
        "decisions", "answer", name, "ship", "-f", "ticket=CHG1", "-f", "seats=many", code=2
    ).stderr  # fmt: skip
    person.press("decisions", "answer", name, "ship", "--field", "ticket=CHG1", "--reason", "looks good")
    assert "COMPLETED" in person.press("resume", person.id).stderr
    told = json.loads(person.press("decisions", "show", name, "--json").stdout)
    (answer,) = told["context"]["answers"]
    assert (told["selection"], told["decidedBy"], answer["by"]) == ("ship", ME, ME)
    assert answer["fields"] == {"ticket": "CHG1", "seats": 1}
    assert answer["roles"] == ["role:release"]
    shown = person.press("decisions", "show", name).stdout
    assert f"{ME} says ship" in shown
    assert "ticket=CHG1" in shown


def test_a_no_needs_a_reason_and_selects_what_the_plan_says_for_it(person: Person) -> None:
    person.write(f'approvers: {{"role:release": [{ME}]}}', "turbo-mode.yaml")
    name = f"{held(person, RELEASE)}/d1"
    person.press("decisions", "refuse", name, code=2)
    person.press("decisions", "refuse", name, "--reason", "it is friday")
    person.press("resume", person.id, code=1)
    told = json.loads(person.press("decisions", "show", name, "--json").stdout)
    assert (told["selection"], told["decidedBy"]) == ("drop", ME)
    assert "it is friday" in told["rationale"]


def test_a_task_asks_two_people_others_go_on_and_answers_survive_a_crash(person: Person) -> None:
    person.write(f'approvers: {{"team:ops": [{ME}, bob]}}', "turbo-mode.yaml")
    running = person.begin("run", person.write(ASKS))
    person.until_status("HELD")
    name = f"{person.id}/d1"
    said = person.press("decisions", "answer", name, "approve", "-f", "why=old", LOGNAME="bob", USER="bob").stderr
    assert "others have to answer too" in said
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert f"{ME} says approve" in person.press("decisions", "show", name).stdout
    again = person.press("decisions", "answer", name, "approve", "-f", "why=old", code=2)
    assert "answered so already, and counts once" in again.stderr
    with TurboMode(person.folder) as turbo:
        (handle,) = turbo.resume()
        with pytest.raises(Conflict, match="eve is not asked here"):
            handle.answer("d1", "approve", by="eve", fields={"why": "me too"})
        handle.answer("d1", "approve", by="bob", fields={"why": "nobody reads them"})
        assert handle.wait(60).outputs == {"who": f"{ME}, bob", "why": "nobody reads them"}


def test_whoever_has_started_it_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(f'approvers: {{"role:release": [{ME}, bob]}}')
    document: dict[str, Any] = {
        "turbo": 1, "name": "four-eyes", "phases": [{"id": "only", "tasks": [
            {"id": "sure", "approve": {"from": ["role:release"], "notAuthor": True}}]}],
    }  # fmt: skip
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.from_dict(document))
        until(lambda: handle.questions)
        with pytest.raises(Conflict, match=f"{ME} has started it, and somebody else must agree"):
            handle.answer("d1", "approve")
        handle.answer("d1", "approve", by="bob")
        assert handle.wait(60).status == "COMPLETED"


def test_nobody_has_agreed_in_time(person: Person) -> None:
    person.press("run", person.write(LATE), code=1)
    told = json.loads(person.press("decisions", "show", f"{person.id}/d1", "--json").stdout)
    assert (told["selection"], told["decidedBy"]) == ("drop", "time")


@pytest.mark.parametrize("owner", ["fork", *deep(["standby", "schedule"])])
def test_whoever_owns_the_store_knows_who_may_agree(person: Person, owner: str) -> None:
    person.write(f'approvers: {{"role:release": [{ME}]}}', "turbo-mode.yaml")
    id = held(person, RELEASE)
    if owner == "fork":
        person.press("cancel", id)
        person.begin("fork", id, "--from", "canary")
        id = person.until(lambda: person.id != id and person.until_status("HELD"))
    elif owner == "standby":
        person.begin("standby")
    else:
        person.press("schedule", "add", person.write(f"{RELEASE}triggers: [{{cron: 0 0 1 1 *}}]", "later.yaml"))
        person.begin("schedule", "run")
    person.until(lambda: owner_of(store_of(person.folder)))
    person.press("decisions", "answer", f"{id}/d1", "ship", "-f", "ticket=CHG1")
    person.until(lambda: person.rows()[0].status == "COMPLETED")


def test_a_program_of_an_execution_cannot_agree_to_anything(person: Person, store_url: str) -> None:
    person.write(f'approvers: {{"role:release": [{ME}]}}', "turbo-mode.yaml")
    passed = {"PYTHON": sys.executable, "HERE": str(person.folder), "STORE": store_url}
    person.press("run", "--no-wait", person.write(INSIDE), code=3, **passed)
    (asked,) = [json.loads(line) for line in person.press("decisions", "--json").stdout.splitlines()]
    assert asked["status"] == "OPEN"
    assert "nothing inside an execution may answer" in person.press("logs", f"{person.id}/cheat").stderr


def leave_in_the_inbox(person: Person, number: int, **said: Any) -> None:
    """A row as whoever can write into the database makes it, by another road than ours."""
    with Journal.open(store_of(person.folder)) as journal:
        body = json.dumps({"verb": "answer", "decision": "d1", "selection": "ship", **said}).encode()
        assert journal.put_command(rows.Command(f"forged{number}", stream_of(person.rows()[0].id), 1, body))


def test_what_lies_in_the_inbox_has_the_roles_that_the_owner_knows_of(person: Person) -> None:
    """Nobody gets a role by writing it into a row; nor does a row that makes no sense keep anybody from going on."""
    person.write(f'approvers: {{"role:release": [{ME}]}}', "turbo-mode.yaml")
    id = held(person, RELEASE)
    forged: dict[str, Any] = {"roles": ["role:release"], "fields": {"ticket": "CHG1"}}
    for number, said in enumerate([{"by": "mallory", **forged}, forged, {"verb": "be nice"}, {"fields": []}]):
        leave_in_the_inbox(person, number, **said)
    person.press("resume", id, "--no-wait", code=3)
    (asked,) = [json.loads(line) for line in person.press("decisions", "--json").stdout.splitlines()]
    assert (asked["status"], asked["context"].get("answers")) == ("OPEN", None)
    leave_in_the_inbox(person, 9, by=ME, fields={"ticket": "CHG1"})
    person.press("resume", id)
    (decided,) = [json.loads(line) for line in person.press("decisions", "--json").stdout.splitlines()]
    assert [(each["by"], each["roles"]) for each in decided["context"]["answers"]] == [(ME, ["role:release"])]


def test_who_has_a_key_answers_with_it_and_nobody_else_in_that_name(person: Person) -> None:
    """Live and out of the inbox alike; a proof is good for the very answer that it was made for."""
    made = person.press("decisions", "key", "mine").stdout
    person.press("decisions", "key", "mine", code=2)
    assert (person.folder / "mine").stat().st_mode & 0o077 == 0
    person.press("decisions", "key", "other")
    person.write(f'approvers: {{"role:release": [{ME}]}}\n{made}', "turbo-mode.yaml")
    id = held(person, RELEASE)
    words = ("decisions", "answer", f"{id}/d1", "ship", "--field", "ticket=CHG1")
    assert "isn't signed" in person.press(*words, code=77).stderr
    assert "isn't signed by the key" in person.press(*words, code=77, TURBO_MODE_APPROVER_KEY="other").stderr
    assert "can't be read" in person.press(*words, code=77, TURBO_MODE_APPROVER_KEY="none").stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TURBO_MODE_APPROVER_KEY", str(person.folder / "mine"))
        said = Command("answer", by=ME, decision="d1", selection="drop", fields={}, id="signed")
        proof = signed(person.rows()[0].id, said).proof
    leave_in_the_inbox(person, 1, by=ME, fields={"ticket": "CHG1"})
    leave_in_the_inbox(person, 2, by=ME, fields={"ticket": "CHG1"}, proof=proof)
    person.press("resume", id, "--no-wait", code=3)
    person.press(*words, TURBO_MODE_APPROVER_KEY="mine")
    person.press("resume", id)
    (decided,) = [json.loads(line) for line in person.press("decisions", "--json").stdout.splitlines()]
    assert (decided["selection"], [each["by"] for each in decided["context"]["answers"]]) == ("ship", [ME])


FINAL = """
turbo: 1
name: final
decisionEngine: {autonomyLevel: high}
phases:
  - {id: copy, effect: idempotent, tasks: [{id: rows, shell: echo copied, compensate: {shell: echo dropped}}]}
  - id: switch
    pointOfNoReturn: true
    effect: idempotent
    tasks: [{id: drop, shell: 'exit 3', irreversible: true}]
    gate: {options: {on: {then: continue}, stop: {then: fail}}}
"""


def test_a_point_of_no_return_is_asked_for_and_said_before_the_start(person: Person) -> None:
    started = person.press("run", "--no-wait", person.write(FINAL), code=3).stderr
    assert "warning[W0502]" in started
    assert "Begin `switch`? It can't be taken back." in started
    shown = json.loads(person.press("show", person.id, "--json").stdout)
    assert (shown["status"], shown["openQuestions"]) == ("HELD", 1)
    person.press("decisions", "answer", f"{person.id}/d1", "enter")
    person.press("resume", person.id, code=1)
    first, last = [json.loads(line) for line in person.press("decisions", person.id, "--json").stdout.splitlines()]
    assert (first["about"], first["selection"], first["decidedBy"]) == ("entry", "enter", ME)
    assert last["selection"] == "stop"
