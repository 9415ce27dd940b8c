"""Answers that others leave in the database for an owner elsewhere: whose word counts, and from where."""

from __future__ import annotations

import json
import sys

import pytest

from tests.acceptance.test_people import INSIDE, ME, RELEASE
from tests.postgresql.test_failover import Machines
from tests.postgresql.test_failover import machines as machines_with_one_database

machines = machines_with_one_database
APPROVERS = f'approvers: {{"role:release": [{ME}]}}\n'


@pytest.fixture(autouse=True)
def _who_is_who(machines: Machines) -> None:
    for name in ("first", "second", "third"):
        configuration = machines.on(name).folder / "turbo-mode.yaml"
        configuration.write_text(configuration.read_text() + (APPROVERS if name != "third" else ""))


def test_who_has_a_role_may_answer_from_another_machine_and_who_has_none_may_not(machines: Machines) -> None:
    first, second, third = (machines.on(name) for name in ("first", "second", "third"))
    owner = first.begin("run", first.write(RELEASE))
    first.until_status("HELD")
    words = ("decisions", "answer", f"{first.id}/d1", "ship", "--field", "ticket=CHG1")
    assert "is not asked here" in third.press(*words, code=2).stderr
    second.press(*words)
    owner.communicate(timeout=30)
    assert owner.returncode == 0
    (decided,) = [json.loads(line) for line in second.press("decisions", "--json").stdout.splitlines()]
    assert [(each["by"], each["roles"]) for each in decided["context"]["answers"]] == [(ME, ["role:release"])]


def test_a_program_inside_leaves_no_answer_from_another_folder_either(machines: Machines) -> None:
    first, second = machines.on("first"), machines.on("second")
    bare = INSIDE.replace('"$PYTHON" -m', 'env -u TURBO_MODE_EXECUTION -u TURBO_MODE_OUTPUTS "$PYTHON" -m')
    for text in (INSIDE, bare):
        passed = {"PYTHON": sys.executable, "HERE": str(second.folder), "STORE": machines.url}
        first.press("run", "--no-wait", first.write(text), code=3, **passed)
        assert "a program of an execution can't answer" in first.press("logs", f"{first.id}/cheat").stderr
    statuses = [json.loads(line)["status"] for line in first.press("decisions", "--json").stdout.splitlines()]
    assert statuses == ["OPEN", "OPEN"]
