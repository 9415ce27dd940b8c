"""Attempts as those need them who carry them out: shims, Python functions, and whoever takes one up again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Observation
from turbo_mode.core.machine.state import Attempt
from turbo_mode.runtime.embedded.desk import Desk
from turbo_mode.runtime.embedded.shims import ShimSpec

USUAL_GRACE_MS = 10_000
"""The time between the request to end and the kill, for a program that is no service."""


def answered(kind: str, seen: Observation) -> Observation:
    """What a program showed, as its kind of task shows it."""
    if kind != "python":
        return seen
    from turbo_mode.tasks import python

    return python.answer_of(seen)


def context(desk: Desk, entry: e.AttemptStarted) -> Any:
    """What a Python function may know of the attempt that calls it."""
    from turbo_mode.tasks.python import Context

    return Context(
        desk.id, entry.task, entry.number, desk.key(entry), desk.workspace, desk.plan_dir, **desk.trace(entry)
    )


def as_entry(attempt: Attempt) -> e.AttemptStarted:
    """An attempt of the state as the entry that began it."""
    return e.AttemptStarted(
        at=attempt.started_at, task=attempt.task, attempt=attempt.id, number=attempt.number, request=attempt.request,
        purpose=attempt.purpose, effect=attempt.effect, key=attempt.key, case=attempt.case,
    )  # fmt: skip


def spec_of(
    desk: Desk, entry: e.AttemptStarted, request: dict[str, Any], outputs: Path, extra: dict[str, str] | None = None
) -> ShimSpec:
    """What a shim is told to start. ``extra`` variables come beside those of the plan."""
    if request["kind"] == "python":
        from turbo_mode.tasks import python

        argv, stdin = python.program(request, context(desk, entry))
        request = {**request, "argv": argv, "stdin": stdin}
    spec = ShimSpec(
        argv=request["argv"],
        env=desk.environment(entry, request, outputs) | (extra or {}),
        cwd=os.path.join(desk.workspace, request.get("cwd", "")),
        stdin=request.get("stdin"),
        timeout_seconds=request["timeoutMs"] / 1000 or None if request["kind"] != "service" else None,
        grace_seconds=request.get("graceMs", USUAL_GRACE_MS) / 1000,
        secrets=desk.secrets,
        on_engine_loss=request.get("onEngineLoss", "finish"),
    )
    return desk.confined(spec, outputs.parent) if request.get("sandbox") else spec
