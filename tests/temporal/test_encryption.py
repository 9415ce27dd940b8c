"""Temporal keeps what it can't read; who has another key hears so, and changes nothing."""

from __future__ import annotations

import asyncio
import base64
import re
from pathlib import Path

import pytest
from temporalio.converter import DataConverter

from tests.temporal.commands import Place
from tests.temporal.lab import lab, plan
from turbo_mode.configuration.reading import load
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal import Way
from turbo_mode.runtime.temporal.encryption import Encryption, encrypted, keys_of

pytestmark = pytest.mark.temporal
OURS, THEIRS = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))
TALKS = [
    {"id": "heard", "wait": {"signal": "go"}, "outputs": {"word": "result.data.word"}},
    {
        "id": "loud",
        "needs": ["heard"],
        "python": {"call": "steps:all_but", "args": {"bad": "x", "item": "${{ tasks.heard.outputs.word }}"}},
    },
    {"id": "bad", "needs": ["loud"], "python": "steps:stubborn", "optional": True},
]


def _codec(converter: DataConverter) -> Encryption:
    assert isinstance(converter.payload_codec, Encryption)
    return converter.payload_codec


def test_the_server_reads_nothing_and_another_key_counts_for_nothing(address: str, tmp_path: Path) -> None:
    converter, foreign = encrypted([OURS]), encrypted([THEIRS])
    refused: list[str] = []
    _codec(converter).foreign = refused.append

    async def story() -> None:
        async with lab(address, tmp_path, data_converter=converter) as it, it.worker():
            id, handle = await it.start(plan({"id": "work", "tasks": TALKS}))
            await it.until(id, lambda seen: seen.entries == 3)
            stranger = await temporal.connect(address, data_converter=foreign)
            await temporal.command(stranger, id, Command("signal", signal="go", data={"word": "forged"}))
            await it.tell(id, "signal", signal="go", data={"word": "hidden-word"})
            assert (await handle.result()).status == "COMPLETED"
            stored = b"".join(
                event.SerializeToString() for history in await it.histories(handle) for event in history.events
            )
            assert b"binary/encrypted" in stored
            for word in (b"hidden-word", b"forged", b"loud", b"never", b"story"):
                assert word not in stored
            assert refused == keys_of(foreign)
            await it.replay(handle)

    asyncio.run(story())


def test_a_wrong_key_is_told_before_anything_starts(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path, address, TURBO_MODE_TEMPORAL_ENCRYPTION_KEY=THEIRS)
    ours, theirs = (keys_of(encrypted([key]))[0] for key in (OURS, THEIRS))
    environment = place.environment | {"TURBO_MODE_TEMPORAL_ENCRYPTION_KEY": OURS}
    asks = place.plan("phases: [{id: one, tasks: [{id: a, wait: 1ms}]}]")

    async def story() -> None:
        said = load(None, environment, tmp_path).configuration.temporal
        assert said is not None
        client = await Way(said, tmp_path).connect()
        queue = said.task_queue
        async with temporal.run_worker(client, tmp_path / "host", None, queue=queue):
            told = await asyncio.to_thread(place.run, "run", "--runtime", "temporal", asks, code=78)
            assert f"the workers at Temporal encrypt with the key {ours}, and we with the key {theirs}" in told

    monkeypatch.setenv("TURBO_MODE_TEMPORAL_ENCRYPTION_KEY", OURS)
    asyncio.run(story())
    place.environment["TURBO_MODE_TEMPORAL_ENCRYPTION_KEY"] = "c2hvcnQ="
    assert "a key is 32 bytes as base64" in place.run("doctor", code=10)


def test_a_new_key_before_an_old_one_reads_what_both_have_written() -> None:
    async def story() -> None:
        old, new, both = encrypted([OURS]), encrypted([THEIRS]), encrypted([THEIRS, OURS])
        for converter in (old, new, temporal.DATA_CONVERTER):
            assert await both.decode(await converter.encode(["said"]), [str]) == ["said"]
        written = await both.encode(["said"])
        assert await new.decode(written, [str]) == ["said"]
        with pytest.raises(ConfigurationInvalid, match=f"encrypted with the key {re.escape(keys_of(new)[0])}"):
            await old.decode(written, [str])
        spoiled = await old.encode(["said"])
        spoiled[0].data = spoiled[0].data[:-1] + bytes([spoiled[0].data[-1] ^ 1])
        with pytest.raises(ConfigurationInvalid):
            await old.decode(spoiled, [str])

    asyncio.run(story())
