"""Artifacts from the plan to a folder of yours: kept, listed, copied; what is wrong with them is noticed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import WAITS, Person
from tests.places import store_of
from turbo_mode.core.machine import entries as e
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.queries import Reader
from turbo_mode.store.upkeep import in_use

pytestmark = pytest.mark.deep

PLAN = """
turbo: 1
name: builds
executionPipeline: {artifacts: {quota: QUOTA, keep: 1h}}
phases:
  - id: build
    effect: idempotent
    tasks:
      - id: wheel
        shell: 'mkdir -p dist/docs && printf "%s" wheel > dist/a.whl && printf "%s" page > dist/docs/index.html'
        artifacts: {wheel: dist/*.whl, docs: "dist/docs/**"}
      - id: notes
        shell: 'printf "%s" "$SUM" > NOTES && cat NOTES'
        env: {SUM: "${{ tasks.wheel.artifacts.wheel[0].sha256 }}"}
        artifacts: {notes: NOTES}
        outputs: {said: result.stdout}
outputs: {sha256: tasks.notes.outputs.said, files: size(tasks.wheel.artifacts.docs)}
"""
WHEEL = hashlib.sha256(b"wheel").hexdigest()


def listed(person: Person, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in person.press("artifacts", *words, "--json").stdout.splitlines()]


def test_what_tasks_leave_is_kept_listed_and_copied(person: Person) -> None:
    done = json.loads(person.press("run", person.write(PLAN.replace("QUOTA", "1MiB")), "--json-final").stdout)
    assert done["outputs"] == {"sha256": WHEEL, "files": 1}
    id = person.id
    files = [(file["task"], file["name"], file["path"], file["size"], file["kept"]) for file in listed(person)]
    assert files == [
        ("wheel", "wheel", "dist/a.whl", 5, True),
        ("wheel", "docs", "dist/docs/index.html", 4, True),
        ("notes", "notes", "NOTES", 64, True),
    ]
    assert "wheel.docs" in person.press("artifacts", id).stdout
    assert [file["name"] for file in listed(person, id, "docs")] == ["docs"]
    person.press("artifacts", id, "wheel.docs", "--to", "out")
    assert (person.folder / "out/dist/docs/index.html").read_text() == "page"
    assert "is there already" in person.press("artifacts", id, "docs", "--to", "out", code=2).stderr
    assert "did you mean `docs`?" in person.press("artifacts", id, "doc", code=2).stderr
    assert "say what to copy" in person.press("artifacts", "--to", "out", code=2).stderr


def test_a_damaged_file_is_noticed_and_not_left_behind(person: Person) -> None:
    person.press("run", person.write(PLAN.replace("QUOTA", "1MiB")))
    kept = Artifacts(person.folder / ".turbo-mode").path(WHEEL)
    kept.write_bytes(b"wheeL")
    refused = person.press("artifacts", person.id, "wheel", "--to", "out", code=69)
    assert "doesn't match its checksum" in refused.stderr
    assert not (person.folder / "out/dist/a.whl").exists()
    kept.unlink()
    assert "kept no longer" in person.press("artifacts", person.id, "wheel", "--to", "out", code=2).stderr
    assert "kept no longer" in person.press("artifacts").stdout


@pytest.mark.parametrize(("quota", "failed"), [("8B", "wheel"), ("9B", "notes"), ("73B", "")])
def test_an_execution_keeps_no_more_than_its_quota(person: Person, quota: str, failed: str) -> None:
    person.press("run", person.write(PLAN.replace("QUOTA", quota)), code=1 if failed else 0)
    failures = {entry.task: entry.failure.code for entry in entries(person) if isinstance(entry, e.TaskFailed)}
    assert failures == ({failed: "artifact_quota"} if failed else {})


def test_a_task_without_what_it_should_leave_has_failed(person: Person) -> None:
    plan = PLAN.replace("QUOTA", "1MiB").replace("dist/*.whl", "dist/*.tar.gz")
    told = person.press("run", person.write(plan), code=1).stderr
    assert "nothing matches `dist/*.tar.gz`" in told
    assert "no_artifact" in told


def test_a_program_that_ended_while_its_engine_was_gone_leaves_its_artifacts_all_the_same(person: Person) -> None:
    plan = PLAN.replace("QUOTA", "1MiB").replace(
        "shell: 'mkdir", 'shell: \'echo started; until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done; mkdir'
    )
    running = person.begin("run", person.write(plan))
    store = person.folder / ".turbo-mode"
    person.until(lambda: any(b"started" in log.read_bytes() for log in store.rglob("wheel.1.run.1/output.log")))
    running.kill()
    running.communicate()
    person.go()
    person.until(lambda: list(store.rglob("wheel.1.run.1/exit.json")))
    person.press("resume")
    assert [file["path"] for file in listed(person)] == ["dist/a.whl", "dist/docs/index.html", "NOTES"]


@pytest.mark.deep
def test_what_is_out_of_date_goes_when_the_store_is_opened_again(person: Person) -> None:
    person.press("run", person.write(PLAN.replace("QUOTA", "1MiB")))
    store = person.folder / ".turbo-mode"
    artifacts = Artifacts(store)
    with Reader.open(store_of(person.folder)) as reader:
        ended = reader.executions()[0].ended_at or 0
        assert WHEEL in set(in_use(reader, ended + 3_600_000))
        assert set(in_use(reader, ended + 3_600_001)) == set()
    orphan = artifacts.path("00" + "f" * 62)
    orphan.parent.mkdir()
    orphan.write_bytes(b"of nobody")
    stamp = store / "artifacts" / "swept"
    own_until(person, stamp.exists)
    assert not orphan.exists()
    assert artifacts.path(WHEEL).exists()
    orphan.write_bytes(b"of nobody, again")
    person.press("run", person.write("turbo: 1\nname: nap\nphases: [{id: a, tasks: [{id: nap, wait: 300ms}]}]\n"))
    assert orphan.exists(), "it was swept within the hour"
    past = time.time() - 7200
    os.utime(stamp, (past, past))
    own_until(person, lambda: stamp.stat().st_mtime > past + 1)
    assert not orphan.exists()


def own_until(person: Person, seen: Callable[[], bool]) -> None:
    """Somebody owns the store until something is seen."""
    owner = person.begin("run", person.write(WAITS, "waits.yaml"))
    person.until(seen)
    person.go()
    assert owner.wait(60) == 0
    (person.folder / "go").unlink()


def entries(person: Person) -> list[e.AnyEntry]:
    with Reader.open(store_of(person.folder)) as reader:
        return [e.decode(stored.body) for stored in reader.read(f"execution/{reader.executions()[0].id}")]
