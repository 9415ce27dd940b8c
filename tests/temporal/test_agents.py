"""A language model does a task on Temporal as anywhere; what would need a door there is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.advice.provider import Provider, answers, uses
from tests.temporal.lab import lab, plan
from turbo_mode.core.machine.entries import TaskCompleted
from turbo_mode.errors import PlanError
from turbo_mode.runtime.temporal.support import refuse

pytestmark = pytest.mark.temporal


@pytest.mark.deep
def test_a_language_model_works_on_temporal(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agent = {"goal": "Find a word.", "model": "openai-chat:gpt-5-mini", "output": {"type": "string"},
             "tools": ["files.list"]}  # fmt: skip
    task = {"id": "think", "effect": "idempotent", "agent": agent, "outputs": {"said": "result.output"}}

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan({"id": "work", "tasks": [task]}))
            assert (await handle.result()).status == "COMPLETED"
            (done,) = [entry for entry in it.store.entries(id) if isinstance(entry, TaskCompleted)]
            assert done.outputs == {"said": "blue"}

    with Provider(uses("files_list", {}), answers("blue")) as provider:
        for name, value in provider.environment.items():
            monkeypatch.setenv(name, value)
        asyncio.run(story())
    assert len(provider.requests) == 2


def test_tools_of_the_door_are_refused_by_name() -> None:
    agent = {"goal": "Tell.", "model": "openai:gpt-5-mini", "output": {"type": "string"}, "tools": ["send_message"]}
    told = plan({"id": "work", "tasks": [{"id": "think", "agent": agent}]})
    with pytest.raises(PlanError, match="the agent of `think` is given `send_message`"):
        refuse(told.loaded.plan)
