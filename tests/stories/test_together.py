"""Many tasks at once share the syncs of the disk, and none waits long for the others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.entries import TaskCompleted, decode
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

_over = threading.Event()


def nothing() -> None:
    pass


def long() -> None:
    _over.wait(120)


def fan(**calls: str) -> Plan:
    tasks = [{"id": name, "python": {"call": f"tests.stories.test_together:{call}"}} for name, call in calls.items()]
    pipeline = {"maxParallel": len(tasks)}
    phase = {"id": "only", "parallel": True, "tasks": tasks}
    return Plan.from_dict({"turbo": 1, "name": "fan", "executionPipeline": pipeline, "phases": [phase]})


def test_a_hundred_tasks_need_few_syncs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[Any] = []
    real: Callable[..., Any] = Journal.commit

    def counted(journal: Journal, changes: Any) -> Any:
        commits.append(changes)
        return real(journal, changes)

    monkeypatch.setattr(Journal, "commit", counted)
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(fan(**{f"t{number}": "nothing" for number in range(100)})).status == "COMPLETED"
    assert len(commits) < 30


def test_a_report_does_not_wait_until_all_jobs_are_done(tmp_path: Path) -> None:
    """Every worker is busy for long and more jobs wait; what the brief task did is on the disk all the same."""
    _over.clear()
    names = [f"t{number}" for number in range(200)]
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(fan(**dict.fromkeys(names, "long") | {"t4": "nothing"}))
        try:
            until(lambda: "t4" in completed(tmp_path, handle.id))
            assert completed(tmp_path, handle.id) == ["t4"]
        finally:
            _over.set()
        assert handle.wait(60).status == "COMPLETED"
    assert len(completed(tmp_path, handle.id)) == 200


def completed(folder: Path, id: str) -> list[str]:
    """The tasks of which the journal says that they are."""
    with Reader.open(store_of(folder)) as reader:
        found = [decode(row.body) for row in reader.read(stream_of(id))]
    return [entry.task for entry in found if isinstance(entry, TaskCompleted)]
