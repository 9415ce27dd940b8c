"""Many tasks at once share the syncs of the disk, and none waits long for the others."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from turbo_mode import Plan, TurboMode
from turbo_mode.store.journal import Journal

_done: list[float] = []


def nothing() -> None:
    pass


def brief() -> None:
    _done.append(time.time())


def long() -> None:
    time.sleep(0.4)


def fan(**calls: str) -> Plan:
    tasks = [{"id": name, "python": {"call": f"tests.stories.test_together:{call}"}} for name, call in calls.items()]
    pipeline = {"maxParallel": len(tasks)}
    phase = {"id": "only", "parallel": True, "tasks": tasks}
    return Plan.from_dict({"turbo": 1, "name": "fan", "executionPipeline": pipeline, "phases": [phase]})


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When each commit came back."""
    times: list[float] = []
    real: Callable[..., Any] = Journal.commit

    def counted(journal: Journal, changes: Any) -> Any:
        found = real(journal, changes)
        times.append(time.time())
        return found

    monkeypatch.setattr(Journal, "commit", counted)
    return times


def test_a_hundred_tasks_need_few_syncs(tmp_path: Path, commits: list[float]) -> None:
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(fan(**{f"t{number}": "nothing" for number in range(100)})).status == "COMPLETED"
    assert len(commits) < 30


def test_a_report_does_not_wait_until_all_jobs_are_done(tmp_path: Path, commits: list[float]) -> None:
    """Every worker is busy for long and more jobs wait; what the brief task did is on the disk all the same."""
    _done.clear()
    names = [f"t{number}" for number in range(200)]
    with TurboMode(tmp_path) as turbo:
        turbo.start(fan(**dict.fromkeys(names, "long") | {"t4": "brief"}))
        while not _done:
            time.sleep(0.005)
        time.sleep(0.1)
        assert any(_done[0] < at < _done[0] + 0.1 for at in commits)
