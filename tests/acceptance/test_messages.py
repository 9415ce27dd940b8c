"""Messages at the command line: a run whose people are told, an inbox, silences; and what never breaks a line."""

from __future__ import annotations

import json
import os
import pwd
from typing import Any

import pytest

from tests.cli.conftest import HELLO, Person

pytestmark = pytest.mark.deep

ME = pwd.getpwuid(os.getuid()).pw_name
CONFIGURED = """
approvers: {"role:release": [ada, bob]}
communicationProtocol:
  routes: [{types: [ALERT, APPROVAL_REQUEST], wait: 1ms}]
"""
ASKS = """
turbo: 1
name: asks
phases: [{id: work, tasks: [{id: sure, approve: {from: ["role:release"], question: Ship it?}}]}]
"""
FAILS = r"""
turbo: 1
name: fails
communicationProtocol:
  notifications:
    - {events: ["task:failed"], to: [console, "slack:#x"], urgency: high, message: "${{ event.data.task }} is broken"}
    - {events: ["execution:completed"], to: [console], when: "event.data.status == 'COMPLETED'"}
    - {events: ["execution:completed"], to: [console], when: event.data.none > 1}
phases:
  - id: work
    tasks:
      - id: wild
        effect: idempotent
        shell: |
          head -c 300000 /dev/zero | tr '\0' x >&2
          printf '\033[2J<script>alert(1)</script> [x](javascript:1) @everyone\n' >&2
          exit 3
"""

NOTES = """
turbo: 1
name: notes
inputs: {who: world}
phases:
  - id: tell
    tasks:
      - {id: say, notify: {to: [console, "role:none"], message: "Hello ${{ inputs.who }}"}, outputs: {id: result.id}}
      - {id: must, notify: {to: ["user:ada"], message: Look at this, ack: 15m}}
outputs: {id: tasks.say.outputs.id}
"""


def told(person: Person, *words: str) -> list[dict[str, Any]]:
    """The messages that a list shows."""
    return [json.loads(line) for line in person.press("messages", "list", "--json", *words).stdout.splitlines()]


def test_a_question_is_told_waits_in_the_inbox_and_is_settled(person: Person) -> None:
    person.write(CONFIGURED, "turbo-mode.yaml")
    person.press("run", "--no-wait", person.write(ASKS), code=3)
    [asked] = told(person, "--type", "APPROVAL_REQUEST")
    assert (asked["status"], asked["people"], asked["title"]) == ("SENT", ["ada", "bob"], "Ship it?")
    assert [(each["recipient"], each["channel"], each["status"]) for each in asked["receipts"]] == [
        ("ada", "inbox", "SENT"), ("bob", "inbox", "SENT"),
    ]  # fmt: skip
    shown = person.press("inbox", "--for", "user:ada").stdout
    assert "1 question waits" in shown
    assert f"turbo-mode decisions answer {person.id}/d1 approve" in shown
    waits = [json.loads(line) for line in person.press("inbox", "--json").stdout.splitlines()]
    assert [each["waits"] for each in waits] == ["question", "message"]
    person.press("cancel", person.id)
    [asked] = told(person, "--type", "APPROVAL_REQUEST")
    assert asked["status"] == "SENT", "who ended it has no business with people"
    person.press("resume")
    person.press("run", person.write(HELLO))
    [asked] = told(person, "--type", "APPROVAL_REQUEST")
    assert asked["status"] == "ANSWERED"
    assert person.press("inbox", "--for", "user:ada").stdout == ""


def test_what_a_task_prints_breaks_no_message_and_nothing_is_lost(person: Person) -> None:
    """Notifications of the plan alone: no configuration is needed for them."""
    person.press("run", person.write(FAILS), code=1)
    alerts = told(person, "--type", "ALERT")
    assert {each["title"].partition(":")[0] for each in alerts} >= {"fails", "wild is broken"}
    [own] = [each for each in alerts if each["title"] == "wild is broken"]
    assert (own["people"], own["unknownRecipients"]) == ([ME], ["slack:#x"])
    assert all(len(each["content"]) < 21_000 and "\x1b" not in each["content"] for each in alerts)
    statuses = told(person, "--type", "ALERT", "--status", "SENT")
    assert len(statuses) == len(alerts) == 4
    assert sum("can't be evaluated" in each["content"] for each in alerts) == 1
    whole = person.press("messages", "show", own["id"]).stdout
    assert "nobody is behind slack:#x" in whole
    assert "\x1b" not in whole


def test_messages_are_sent_acknowledged_silenced_and_taken_back_by_hand(person: Person) -> None:
    person.write(CONFIGURED, "turbo-mode.yaml")
    sent = json.loads(
        person.press("messages", "send", "Full\nThe disk", "--to", "ada", "--type", "alert", "--json").stdout
    )
    assert (sent["status"], sent["title"], sent["by"]) == ("SENT", "Full", ME)
    acked = json.loads(person.press("messages", "ack", sent["id"][-6:], "--json").stdout)
    assert acked == {"acknowledged": [sent["id"]]}
    assert [each["by"] for each in told(person)[0]["acknowledgements"]] == [ME]
    silence = json.loads(person.press("messages", "silence", "--type", "ALERT", "--for", "2h", "--json").stdout)
    muted = json.loads(person.press("messages", "send", "Again", "--to", "ada", "--type", "ALERT", "--json").stdout)
    assert (muted["status"], muted["mutedBy"]) == ("MUTED", f"silence {silence['id']}")
    person.press("messages", "silence", "--end", silence["id"][-6:])
    assert person.press("messages", "silence", "--json").stdout == ""
    back = json.loads(person.press("messages", "withdraw", muted["id"][-6:], "--json").stdout)
    assert back["status"] == "WITHDRAWN"
    assert "no message `zzzz`" in person.press("messages", "show", "zzzz", code=2).stderr
    assert "is no recipient" in person.press("messages", "send", "x", "--to", "a b", code=2).stderr


def test_an_empty_place_says_so(person: Person) -> None:
    assert "Nobody has been told anything" in person.press("messages").stderr
    assert "Nothing waits" in person.press("inbox").stderr
    assert "Nothing is silent" in person.press("messages", "silence").stderr


def test_tasks_tell_people_something(person: Person) -> None:
    done = json.loads(person.press("run", person.write(NOTES), "-i", "who=you", "--json=final").stdout)
    found = {each["title"]: each for each in told(person)}
    assert found["Hello you"]["id"] == done["outputs"]["id"]
    assert (found["Hello you"]["people"], found["Hello you"]["unknownRecipients"]) == ([ME], ["role:none"])
    must = found["Look at this"]
    assert (must["type"], must["urgent"], must["people"], must["phase"]) == ("ALERT", True, ["ada"], "tell")
    assert must["deadline"] > must["postedAt"]
    assert "Look at this" in person.press("inbox", "--for", "user:ada").stdout


def test_what_is_left_is_delivered_later(person: Person) -> None:
    person.write(CONFIGURED, "turbo-mode.yaml")
    person.press("run", person.write(HELLO))
    assert {each["status"] for each in told(person)} == {"PENDING"}, "a digest may wait"
    assert "has been sent" in person.press("messages", "deliver").stderr
    assert json.loads(person.press("messages", "deliver", "--json").stdout) == {"delivered": True}
