"""An owner that lives for long keeps nothing of what has ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode import Plan, TurboMode
from turbo_mode.runtime.embedded import engine as engines

REMEMBERED = 16

PLAN = {
    "turbo": 1, "name": "short", "plans": {"inner": {"phases": [{"id": "p", "tasks": [{"id": "w", "wait": "1ms"}]}]}},
    "phases": [{"id": "p", "tasks": [{"id": "call", "plan": "inner"}, {"id": "say", "shell": "echo said"}]}],
    "outputs": {"said": "tasks.say.status"},
}  # fmt: skip


def test_ended_executions_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "REMEMBERED", REMEMBERED)
    plan = Plan.from_dict(PLAN)
    with TurboMode(tmp_path) as turbo:
        handles = [turbo.start(plan) for _ in range(3 * REMEMBERED)]
        results = [handle.wait(60) for handle in handles]
        engine, performer = turbo._runtime._engine, turbo._runtime._engine.performer
        assert {result.status for result in results} == {"COMPLETED"}
        assert len(engine._lives) <= REMEMBERED
        assert not engine.busy
        assert (performer._desks, performer._held, performer._requests) == ({}, {}, {})
        first = handles[0]
        assert (first.status, first.wait(60).outputs) == ("COMPLETED", {"said": "COMPLETED"})
        assert first.questions == {}
        assert set(first.children) == {"call"}
        again = turbo.fork(first.id, start="say", repeat=["say"]).wait(60)
        assert again.status == "COMPLETED"
        assert len(engine._lives) <= REMEMBERED
