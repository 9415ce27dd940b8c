"""Messages that come in from queues of real servers: what each queue has to do, and what a store does with them."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.test_webhooks import call
from tests.places import store_of
from tests.server.conftest import HELLO, WAITS, Server
from tests.services import sqs
from tests.waiting import until
from turbo_mode.integrations.queue import Message
from turbo_mode.operations import executions
from turbo_mode.testing.readers import CHECKS, HOSTILE, ReaderRig

STARTS, BAD = 24, 3


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_does_what_every_reader_has_to(place: ReaderRig, check: Callable[[ReaderRig], Awaitable[None]]) -> None:
    async def run() -> None:
        await check(place)

    asyncio.run(run())


def test_every_message_counts_once_though_its_reader_is_killed(rig: Any, tmp_path: Path) -> None:
    """Each message is sent twice, in between come bad ones; the server is killed twice in the middle."""
    queue = {"name": "orders", "type": rig.type, "plans": {"order": "plan.json"}, **rig.inbound()}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"inboundQueues": [queue]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    asyncio.run(_send(rig, [*_starts(), *_starts(again=True)]))
    for some in (1, STARTS // 2):
        server = Server(tmp_path, **sqs.CREDENTIALS)
        (tmp_path / "key.txt").write_text("known")
        until(partial(_has_started, tmp_path, some))
        server.kill()
    server = Server(tmp_path, **sqs.CREDENTIALS)
    try:
        until(lambda: len(_started(tmp_path)) >= STARTS and len(_inbound(tmp_path)["deadLetters"]) >= BAD)
        asyncio.run(_send(rig, [("last", b'{"do":"start","plan":"order","inputs":{"who":"last"}}')]))
        until(lambda: "last" in _started(tmp_path))
        assert _started(tmp_path) == Counter({f"m{number}": 1 for number in range(STARTS)} | {"last": 1})
        dead = {each["id"]: each["failure"] for each in _inbound(tmp_path)["deadLetters"]}
    finally:
        server.kill()
    assert set(dead) == {"hostile", "forbidden", "unknown"}
    assert "no message" in dead["hostile"]["message"]
    assert (dead["forbidden"]["code"], dead["unknown"]["code"]) == ("not_permitted", "not_found")


def test_a_message_signals_an_execution(rig: Any, tmp_path: Path) -> None:
    queue = {"name": "signals", "type": rig.type, "roles": ["operator"], **rig.inbound()}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"inboundQueues": [queue]}))
    (tmp_path / "plan.json").write_text(json.dumps(WAITS))
    server = Server(tmp_path, **sqs.CREDENTIALS)
    try:
        id = call(tmp_path, "run", "plan.json", "--detach").stdout.strip()
        asyncio.run(_send(rig, [("go-1", json.dumps({"do": "signal", "execution": id, "name": "go"}).encode())]))
        with server.client() as client:
            until(lambda: client.get(f"/api/v1/executions/{id}").json()["status"] == "COMPLETED")
    finally:
        server.kill()
    assert _inbound(tmp_path)["deadLetters"] == []


def _starts(*, again: bool = False) -> list[tuple[str, bytes]]:
    """Messages by their ids; those that are no good lie in the middle."""
    made = [
        (f"m{number}", json.dumps({"do": "start", "plan": "order", "inputs": {"who": f"m{number}"}}).encode())
        for number in range(STARTS)
    ]
    if again:
        return made
    bad = [
        ("hostile", HOSTILE),
        ("forbidden", b'{"do":"answer","decision":"x/gate:y","selection":"ship"}'),
        ("unknown", b'{"do":"start","plan":"nobody-keeps-it"}'),
    ]
    return [*made[:5], *bad, *made[5:]]


async def _send(rig: Any, messages: list[tuple[str, bytes]]) -> None:
    queue = rig.queue()
    try:
        for id, body in messages:
            said = body if rig.takes_bytes else body.replace(b"\x00", b"").decode(errors="replace").encode()
            await queue.publish(Message(id, "order", "e1", said, "application/json", {}))
    finally:
        await queue.close()


def _started(folder: Path) -> Counter[str]:
    """For whom executions were started, and how often."""
    place = store_of(folder)
    return Counter(str(executions.show(place, row.id)[1].inputs["who"]) for row in executions.listed(place, limit=1000))


def _has_started(folder: Path, number: int) -> bool:
    return (folder / ".turbo-mode").exists() and len(_started(folder)) >= number


def _inbound(folder: Path) -> dict[str, Any]:
    return dict(json.loads(call(folder, "inbound", "--json").stdout))
