"""What Temporal itself shows of executions, and what one may ask of them with nothing of ours."""

from __future__ import annotations

import asyncio
import base64
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from temporalio.client import Client, WorkflowUpdateFailedError

from tests.temporal.lab import Lab, lab, plan
from turbo_mode.configuration.model import ConfiguredTemporal
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.runtime.temporal.attributes import hint
from turbo_mode.runtime.temporal.client import Handle
from turbo_mode.runtime.temporal.connection import Way
from turbo_mode.runtime.temporal.messages import Signed, Status
from turbo_mode.security.notes import Notary

pytestmark = pytest.mark.temporal
WAITS = {"id": "p", "tasks": [{"id": "first", "shell": "true"}, {"id": "waits", "wait": {"signal": "go"}}]}


async def found(client: Client, query: str) -> list[str]:
    return [each.id async for each in client.list_workflows(query)]


async def listed(it: Lab, handle: Handle, status: str) -> None:
    """Wait until Temporal's lists have it with this status; they are a moment late."""
    name, queue = "shown-by-status", it.queue
    query = f'TaskQueue = "{queue}" AND TurboModePlan = "{name}" AND TurboModeStatus = "{status}"'
    async with asyncio.timeout(20):
        while await found(it.client, query) != [handle.id]:
            await asyncio.sleep(0.1)


async def details(handle: Handle) -> str:
    """What Temporal's page says under "current details"."""
    from temporalio.api.sdk.v1 import WorkflowMetadata

    said = await handle.query("__temporal_workflow_metadata", result_type=WorkflowMetadata)
    return str(said.current_details)


def test_its_lists_are_searched_by_plan_and_status(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan(WAITS, name="shown-by-status"), told="all")
            await listed(it, handle, "RUNNING")
            await it.until(id, lambda seen: seen.done == 1)
            assert await details(handle) == "**RUNNING** · 1 of 2 tasks done"
            await it.tell(id, "pause")
            await listed(it, handle, "PAUSED")
            assert await found(it.client, f'TaskQueue = "{it.queue}" AND TurboModeActor = "nobody"') == []
            await it.tell(id, "cancel", reason="seen enough")
            assert (await handle.result()).status == "CANCELLED"
            await listed(it, handle, "CANCELLED")
            described = await handle.describe()
            memo = await described.memo()
            assert (memo["plan"], memo["actor"]) == ("shown-by-status", "tests")
            assert described.raw_description.workflow_execution_info.priority.fairness_key == it.queue
            await it.replay(handle)

    asyncio.run(story())


def test_where_it_is_encrypted_only_the_status_is_told(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(plan({"id": "p", "tasks": [{"id": "a", "shell": "true"}]}), told="status")
            await handle.result()
            names = {pair.key.name for pair in (await handle.describe()).typed_search_attributes}
            assert {name for name in names if name.startswith("TurboMode")} == {"TurboModeStatus"}

    asyncio.run(story())


def test_an_update_tells_what_came_of_it(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan(WAITS))
            await it.until(id, lambda seen: seen.done == 1)

            async def ask(verb: Any, **more: Any) -> Status:
                command = Command(verb, by="ops", **more)
                seen: Status = await handle.execute_update("command", command, result_type=Status)
                return seen

            assert (await ask("pause")).status == "PAUSED"
            assert (await ask("resume")).status == "RUNNING"
            with pytest.raises(WorkflowUpdateFailedError):
                await handle.execute_update("command", {"verb": "explode"})
            assert (await ask("signal", signal="go")).done == 2
            assert (await handle.result()).status == "COMPLETED"
            await it.replay(handle)

    asyncio.run(story())


def test_the_last_one_is_answered_before_all_is_over(address: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan(WAITS))
            await it.until(id, lambda seen: seen.done == 1)
            said = await handle.execute_update("command", Command("cancel", by="ops"), result_type=Status)
            assert said.status == "CANCELLED"
            assert (await handle.result()).status == "CANCELLED"

    asyncio.run(story())


def test_an_update_says_nothing_in_the_name_of_others(address: str, tmp_path: Path) -> None:
    """Answers are only taken by the word of the store's owner; by that one, also as an update."""
    notary = Notary.beside(tmp_path)
    gate = {"options": {"go": {"then": "continue"}, "stop": {"then": "fail"}}}
    asks = {"id": "p", "gate": gate, "tasks": [{"id": "a", "shell": "true"}]}

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(plan(asks, decisionEngine={"autonomyLevel": "manual"}), owner=notary.public)
            await it.until(id, lambda seen: seen.questions)
            command = Command("answer", id="1", by="mallory", decision="d1", selection="go")
            with pytest.raises(WorkflowUpdateFailedError, match=r"Workflow update failed") as refused:
                await handle.execute_update("command", command)
            assert "taken from the owner of the store" in str(refused.value.__cause__)
            words = msgspec.json.encode((id, command))
            signed = Signed(words=words.decode(), signature=base64.b64encode(notary.sign(words)).decode())
            said = await handle.execute_update("signed", signed, result_type=Status)
            assert not said.questions
            assert (await handle.result()).status == "COMPLETED"

    asyncio.run(story())


def test_a_namespace_comes_to_know_the_attributes_as_doctor_says(address: str, tmp_path: Path) -> None:
    namespace = "searched"
    environment = os.environ | {
        "TEMPORAL_ADDRESS": address, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }  # fmt: skip

    def shell(command: str) -> None:
        subprocess.run(["sh", "-ec", command], env=environment, check=True, capture_output=True)

    async def story() -> None:
        way = Way(ConfiguredTemporal(address=address, namespace=namespace), tmp_path)
        shell(f"temporal operator namespace create --namespace {namespace}")
        async with asyncio.timeout(60):
            while True:  # a namespace is there a moment later
                with suppress(ConfigurationInvalid):
                    client = await way.connect()
                    break
                await asyncio.sleep(0.5)
            assert await way.told(client) == ""
            shell(hint(namespace))
            while await way.told(client) != "all":
                await asyncio.sleep(0.5)

    asyncio.run(story())
