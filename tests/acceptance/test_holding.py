"""After a crash, a plan that says so waits for a person's word."""

from __future__ import annotations

import signal

import pytest

from tests.cli.conftest import WAITS, Person
from tests.places import store_of
from tests.waiting import until
from turbo_mode.operations import executions

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("hold", [True, False])
def test_it_starts_nothing_new_until_it_is_resumed(person: Person, hold: bool) -> None:
    said = "hold" if hold else "resume"
    plan = person.write(WAITS.replace("phases:", f"executionPipeline: {{onCrash: {said}}}\nphases:", 1))
    running = person.begin("run", plan, "-q")
    person.until_it_waits()
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    id = person.rows()[0].id
    runtime = executions.take_over(store_of(person.folder), id)
    assert runtime is not None
    with runtime:
        person.go()
        until(lambda: runtime.look_up(id).tasks["wait"].status == "COMPLETED")
        if not hold:
            until(lambda: runtime.look_up(id).ended)
            return
        assert runtime.look_up(id).paused
    assert "onCrash: hold" in person.press("show", person.id).stdout
    person.press("resume", person.id, "-q")
    assert person.rows()[0].status == "COMPLETED"
