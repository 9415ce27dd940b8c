"""Owners of a store with what comes in beside them, and plans that wait for something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.places import store_of
from turbo_mode import Plan
from turbo_mode.configuration.model import Configuration
from turbo_mode.configuration.reading import Loaded, load
from turbo_mode.inbound import attending
from turbo_mode.operations import executions, submissions
from turbo_mode.runtime.embedded.runtime import Runtime

Own = Callable[[], Runtime]


def plan(name: str, *triggers: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan that takes an input, with these triggers."""
    said = {"who": {"type": "string", "default": "nobody"}}
    task = {"id": "nap", "wait": "1ms"}
    return {"turbo": 1, "name": name, "inputs": said, "triggers": list(triggers),
            "phases": [{"id": "only", "tasks": [task]}], **more}  # fmt: skip


def configuration(folder: Path) -> Loaded:
    """What stands in the folder's file."""
    return load(None, {"HOOK_SECRET": "a-secret-that-is-long"}, folder)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    """Makes an owner of the store in the folder, after the one before has left."""
    with ExitStack() as stack:

        def begin() -> Runtime:
            stack.close()
            runtime = stack.enter_context(executions.own(store_of(tmp_path)))
            attending.attach(runtime, Loaded(None, Configuration(), []))
            return runtime

        yield begin


def deploy(runtime: Runtime, document: dict[str, Any], name: str = "") -> None:
    """Have it start by itself."""
    loaded = Plan.from_dict(document).loaded
    runtime.schedules.deploy(name or document["name"], submissions.unbound(loaded, ()))


def run(runtime: Runtime, document: dict[str, Any], **inputs: Any) -> str:
    """Carry a plan out to its end."""
    id = runtime.submit(submissions.prepare(Plan.from_dict(document).loaded, inputs))
    runtime.wait(id, 60)
    return id


def started(runtime: Runtime, name: str) -> list[str]:
    """For whom the executions of a plan were started, the oldest first."""
    with runtime.journal.reader() as reader:
        ids = [row.id for row in reader.executions(plan=name, limit=1000)]
    return [str(runtime.look_up(id).inputs["who"]) for id in reversed(ids)]
