"""A Python function can't be stopped from outside; the execution doesn't wait for one that takes too long."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.errors import Conflict

SLOW = "import threading\n\n\ndef slow():\n    threading.Event().wait(600)\n"


def plan(folder: Path, **task: object) -> Plan:
    (folder / "lab_slow.py").write_text(SLOW)
    tasks = [{"id": "work", "python": "lab_slow:slow", **task}]
    document = {"turbo": 1, "name": "slow", "phases": [{"id": "only", "tasks": tasks}]}
    (folder / "plan.json").write_bytes(msgspec.json.encode(document))
    return Plan.load(folder / "plan.json")


def test_one_that_may_be_repeated_fails_at_its_time_out(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        result = turbo.start(plan(tmp_path, effect="idempotent", timeout="100ms")).wait(60)
    assert result.status == "FAILED"


def test_one_that_must_happen_once_is_in_doubt_after_it_and_a_person_is_asked(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan(tmp_path, timeout="100ms"))
        until(lambda: handle.questions)
        handle.answer("d1", "happened", by="somebody")
        assert handle.wait(60).status == "COMPLETED"


def test_who_says_that_it_has_happened_says_what_it_gave_if_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "lab_slow.py").write_text(SLOW)
    work = {"id": "work", "python": "lab_slow:slow", "timeout": "100ms", "outputs": {"size": "int(result.value)"}}
    phases = [{"id": "only", "tasks": [work]}]
    document = {"turbo": 1, "name": "slow", "phases": phases, "outputs": {"more": "tasks.work.outputs.size + 1"}}
    (tmp_path / "plan.json").write_bytes(msgspec.json.encode(document))
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(tmp_path / "plan.json"))
        until(lambda: handle.questions)
        for outputs in (None, {"size": "large"}, {"size": 3, "other": 1}):
            with pytest.raises(Conflict):
                handle.answer("d1", "happened", outputs=outputs)
        handle.answer("d1", "happened", outputs={"size": 3})
        assert handle.wait(60).outputs == {"more": 4}


def test_a_cancel_does_not_wait_for_it(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan(tmp_path))
        until(lambda: handle.status != "PENDING")
        handle.cancel()
        assert handle.wait(60).status == "CANCELLED"


def test_an_artifact_of_a_python_task(tmp_path: Path) -> None:
    (tmp_path / "lab_artifact.py").write_text(
        "from turbo_mode.tasks import python\n\n\ndef make():\n"
        "    open(python.current().workspace + '/made.txt', 'w').write('by hand')\n"
    )
    tasks = [{"id": "make", "python": "lab_artifact:make", "artifacts": {"made": "made.txt"}}]
    document = {"turbo": 1, "name": "py", "phases": [{"id": "only", "tasks": tasks}],
                "outputs": {"size": "tasks.make.artifacts.made[0].size"}}  # fmt: skip
    (tmp_path / "plan.json").write_text(msgspec.json.encode(document).decode())
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(Plan.load(tmp_path / "plan.json")).outputs == {"size": 7}
