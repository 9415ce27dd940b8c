"""What is long goes by the place for artifacts, and Temporal has digests; a place that is away is waited for."""

from __future__ import annotations

import asyncio
import base64
import os
from pathlib import Path
from typing import Any

import pytest
from temporalio.api.history.v1 import HistoryEvent
from temporalio.converter import ActivitySerializationContext, DataConverter, PayloadCodec

from tests.temporal.commands import Place
from tests.temporal.lab import by_task, lab, plan
from turbo_mode.configuration.model import ConfiguredPlace
from turbo_mode.errors import ConfigurationInvalid, StoreDamaged
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal.blobs import Blobs
from turbo_mode.runtime.temporal.by_digest import FROM, by_digest
from turbo_mode.runtime.temporal.encryption import encrypted

pytestmark = pytest.mark.temporal
KEY = base64.b64encode(bytes(range(32))).decode()
LONG = 20_000
SPOKEN = [
    {"id": "says", "python": {"call": "steps:long", "args": {"letters": LONG, "until": ""}},
     "outputs": {"w": "result.value"}},
    {"id": "hears", "needs": ["says"],
     "python": {"call": "steps:length", "args": {"word": "${{ tasks.says.outputs.w }}"}},
     "outputs": {"n": "result.value"}},
]  # fmt: skip


def _at(folder: Path, converter: DataConverter = temporal.DATA_CONVERTER) -> DataConverter:
    return by_digest(converter, Blobs(ConfiguredPlace(url=str(folder))))


def _longest(events: list[HistoryEvent]) -> int:
    return max(event.ByteSize() for event in events)


@pytest.mark.parametrize("inner", [temporal.DATA_CONVERTER, encrypted([KEY])], ids=["plain", "encrypted"])
def test_outputs_travel_by_digest(address: str, tmp_path: Path, inner: DataConverter) -> None:
    converter = _at(tmp_path / "place", inner)

    async def story() -> None:
        async with lab(address, tmp_path, data_converter=converter) as it, it.worker():
            _, handle = await it.start(plan({"id": "work", "tasks": SPOKEN}, outputs={"n": "tasks.hears.outputs.n"}))
            end = await handle.result()
            assert (end.status, end.outputs) == ("COMPLETED", {"n": LONG})
            events = [event for history in await it.histories(handle) for event in history.events]
            assert _longest(events) < FROM + 1000
            kept = [file.read_bytes() for file in (tmp_path / "place").rglob("*") if file.is_file()]
            assert any(b"x" * LONG in data for data in kept) == (inner is temporal.DATA_CONVERTER)
            await it.replay(handle)
            [word] = [e.activity_task_completed_event_attributes.result for e in events if _is_said(e)]
            with pytest.raises(ConfigurationInvalid, match="lies at a place for artifacts, and here is none"):
                await inner.decode(word.payloads, [Any])

    asyncio.run(story())


def _is_said(event: HistoryEvent) -> bool:
    payloads = event.activity_task_completed_event_attributes.result.payloads
    return bool(payloads) and payloads[0].metadata.get("encoding") == b"binary/kept-elsewhere"


def test_a_place_that_is_away_is_waited_for(address: str, tmp_path: Path) -> None:
    folder, go = tmp_path / "place", tmp_path / "go"
    says = {"call": "steps:long", "args": {"letters": LONG, "until": str(go)}}
    asked = plan({"id": "work", "tasks": [{"id": "says", "effect": "once", "python": says}]})

    async def story() -> None:
        async with lab(address, tmp_path, data_converter=_at(folder)) as it, it.worker():
            id, handle = await it.start(asked, heartbeat_seconds=3.0)
            await it.until(id, lambda seen: seen.running == 1)
            folder.mkdir(exist_ok=True)
            folder.rename(tmp_path / "moved")
            folder.write_text("in the way")
            go.touch()
            await asyncio.sleep(8)  # longer than a worker may be silent
            assert (await temporal.status(it.client, id)).done == 0
            folder.unlink()
            (tmp_path / "moved").rename(folder)
            assert (await handle.result()).status == "COMPLETED"
            assert by_task(it.store.entries(id))["says"] == ["AttemptStarted", "TaskCompleted"]

    asyncio.run(story())


def test_only_activities_wait_and_what_was_changed_is_told(tmp_path: Path) -> None:
    async def story() -> None:
        folder = tmp_path / "place"
        converter = _at(folder)
        [kept] = await converter.encode(["x" * LONG])
        assert await converter.decode([kept], [str]) == ["x" * LONG]
        [file] = [path for path in folder.rglob("*") if path.is_file()]
        file.write_bytes(b"something else")
        with pytest.raises(StoreDamaged, match="doesn't match its checksum"):
            await converter.decode([kept], [str])
        file.unlink()
        with pytest.raises(OSError):
            await converter.decode([kept], [str])
        codec = converter.with_context(_an_activity()).payload_codec
        assert isinstance(codec, PayloadCodec)
        asked = asyncio.create_task(codec.decode([kept]))
        await asyncio.sleep(0.2)
        assert not asked.done()
        await converter.encode(["x" * LONG])
        assert await asyncio.wait_for(asked, 10)

    asyncio.run(story())


def _an_activity() -> ActivitySerializationContext:
    return ActivitySerializationContext(
        namespace="default", workflow_id="w", workflow_type="w", activity_type="a", activity_id="1",
        activity_task_queue="q", is_local=False,
    )  # fmt: skip


def test_a_result_larger_than_temporal_takes_reaches_the_record(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    (tmp_path / "turbo-mode.yaml").write_text(f"temporal: {{artifacts: {{url: '{tmp_path}/place'}}}}")
    (tmp_path / "words.py").write_text("def many():\n    return 'x' * 3_000_000\n")
    with place.worker("--folder", str(tmp_path / "host")):
        task = "{id: says, python: 'words:many', outputs: {n: 'size(result.value)'}}"
        plan = place.plan(f"phases: [{{id: one, tasks: [{task}]}}]\noutputs: {{n: tasks.says.outputs.n}}")
        said = place.run("run", "--runtime", "temporal", plan)
        assert "3000000" in said or "3,000,000" in said, said
        os.rename(tmp_path / "place", tmp_path / "moved")
        (tmp_path / "place").write_text("in the way")
        long = place.plan(f"description: {'x' * LONG}\nphases: [{{id: one, tasks: [{{id: a, wait: 1ms}}]}}]")
        assert "the place for artifacts doesn't answer" in place.run("run", "--runtime", "temporal", long, code=75)


def test_who_has_no_place_where_others_have_one_is_told_at_once(address: str, tmp_path: Path) -> None:
    there, here = (
        Place(tmp_path / name, address, TURBO_MODE_TEMPORAL_TASK_QUEUE=f"places-{os.getpid()}")
        for name in ("with", "without")
    )
    for place, said in ((there, f"artifacts: {{url: '{tmp_path}/place'}}"), (here, "namespace: default")):
        place.folder.mkdir()
        (place.folder / "turbo-mode.yaml").write_text(f"temporal: {{{said}}}")
    words = "the workers at Temporal have a place for artifacts, and we have none"
    with there.worker("--folder", str(tmp_path / "host")):
        plan = here.plan("phases: [{id: one, tasks: [{id: a, wait: 1ms}]}]")
        assert words in here.run("run", "--runtime", "temporal", plan, code=78)
        with here.worker("--folder", str(tmp_path / "other")) as (_, said):
            assert f"1 of {words}" in said
            found = " ".join(there.run("doctor", "--json").split())
            assert "1 of the workers at Temporal have no place for artifacts, and we have one" in found
