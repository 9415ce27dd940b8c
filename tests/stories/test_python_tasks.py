"""A Python function can't be stopped from outside; the execution doesn't wait for one that takes too long."""

from __future__ import annotations

from pathlib import Path

import msgspec

from turbo_mode import Plan, TurboMode

SLOW = "import threading\n\n\ndef slow():\n    threading.Event().wait(20)\n"


def plan(folder: Path, **task: object) -> Plan:
    (folder / "lab_slow.py").write_text(SLOW)
    tasks = [{"id": "work", "python": "lab_slow:slow", **task}]
    document = {"turbo": 1, "name": "slow", "phases": [{"id": "only", "tasks": tasks}]}
    (folder / "plan.json").write_bytes(msgspec.json.encode(document))
    return Plan.load(folder / "plan.json")


def test_one_that_may_be_repeated_fails_at_its_time_out(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        result = turbo.start(plan(tmp_path, effect="idempotent", timeout="100ms")).wait(10)
    assert result.status == "FAILED"


def test_one_that_must_happen_once_is_in_doubt_after_it_and_a_person_is_asked(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan(tmp_path, timeout="100ms"))
        while not handle.questions:
            assert handle.status in ("PENDING", "RUNNING", "HELD")
        handle.answer("d1", "happened", by="somebody")
        assert handle.wait(10).status == "COMPLETED"


def test_a_cancel_does_not_wait_for_it(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan(tmp_path))
        while handle.status == "PENDING":
            pass
        handle.cancel()
        assert handle.wait(10).status == "CANCELLED"


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
