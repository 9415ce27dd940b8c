"""The key of a store is changed, at rest and while it is in use; nothing that is under way hears of it."""

from __future__ import annotations

import base64
import json

import pytest

from tests.cli.conftest import HELLO, Person

FIRST, SECOND, THIRD = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2, 3))
WAITS = """
turbo: 1
name: waits
phases:
  - id: only
    tasks:
      - {id: hears, wait: {signal: go}, outputs: {who: result.data.who}}
      - {id: makes, effect: idempotent, shell: echo made}
outputs: {who: tasks.hears.outputs.who}
"""


def begun(person: Person, key: str) -> bool:
    shown = person.press("show", "--json", code=None, TURBO_MODE_STORE_KEY=key).stdout
    return bool(shown) and json.loads(shown)["status"] == "RUNNING" and '"hears"' in shown


def test_while_an_execution_goes_on(person: Person) -> None:
    running = person.begin("run", person.write(WAITS), TURBO_MODE_STORE_KEY=FIRST)
    person.until(lambda: begun(person, FIRST))
    said = person.press("rekey", "--json", TURBO_MODE_STORE_KEY=FIRST, TURBO_MODE_NEW_STORE_KEY=SECOND).stdout
    assert json.loads(said)["rewrapped"] >= 1
    refused = person.press("list", code=None, TURBO_MODE_STORE_KEY=FIRST)
    assert refused.returncode != 0
    assert "encrypted under key" in refused.stderr
    id = json.loads(person.press("show", "--json", TURBO_MODE_STORE_KEY=SECOND).stdout)["executionId"]
    person.press("signal", id, "go", "--data", '{"who": "me"}', TURBO_MODE_STORE_KEY=SECOND)
    assert running.wait(30) == 0
    shown = json.loads(person.press("show", "--json", TURBO_MODE_STORE_KEY=SECOND).stdout)
    assert (shown["status"], shown["outputs"]) == ("COMPLETED", {"who": "me"})


@pytest.mark.deep
def test_at_rest_and_from_plain_to_encrypted(person: Person) -> None:
    person.press("run", person.write(HELLO))
    person.press("rekey", TURBO_MODE_NEW_STORE_KEY=FIRST)
    person.press("run", "plan.yaml", TURBO_MODE_STORE_KEY=FIRST)
    person.write(SECOND + "\n", "new.key")
    said = person.press("rekey", "--new-key-file", "new.key", TURBO_MODE_STORE_KEY=FIRST).stderr
    assert "TURBO_MODE_STORE_KEY" in said
    listed = json.loads(person.press("list", "--json", TURBO_MODE_STORE_KEY=SECOND).stdout.splitlines()[0])
    assert listed


@pytest.mark.deep
def test_what_is_no_key_changes_nothing(person: Person) -> None:
    assert "no new key" in person.press("rekey", code=2).stderr
    person.press("run", person.write(HELLO), TURBO_MODE_STORE_KEY=FIRST)
    for text, words in (("c2hvcnQ=", "32 bytes"), ("%%%", "not base64")):
        refused = person.press("rekey", code=None, TURBO_MODE_STORE_KEY=FIRST, TURBO_MODE_NEW_STORE_KEY=text)
        assert refused.returncode != 0
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr
    assert person.press("rekey", code=None, TURBO_MODE_NEW_STORE_KEY=THIRD).returncode != 0
    assert person.press("list", TURBO_MODE_STORE_KEY=FIRST).stdout
