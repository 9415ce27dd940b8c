"""A server is told that its configuration is another one now: what goes out follows, and mistakes change nothing."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.receiver import Receiver
from tests.server.conftest import HELLO, Server, ended
from tests.waiting import until

pytestmark = pytest.mark.deep


def reloaded(server: Server) -> dict[str, Any]:
    """What the server says to it."""
    server.process.send_signal(signal.SIGHUP)
    assert server.process.stdout is not None
    while (said := json.loads(server.process.stdout.readline()))["event"] != "reloaded":
        pass
    return dict(said)


def test_destinations_and_roles_follow_the_file(serve: Callable[..., Server], tmp_path: Path) -> None:
    file = tmp_path / "turbo-mode.json"
    with Receiver() as receiver:
        hook = {"name": "hook", "url": receiver.url("/one"), "events": ["execution:completed"]}
        more: dict[str, Any] = {"egress": {"allow": ["127.0.0.1"], "ports": [receiver.port]}}
        server = serve()
        with server.client() as client:

            def carried_out() -> str:
                id = str(client.post("/api/v1/executions", json={"plan": HELLO}).json()["id"])
                ended(client, id)
                return id

            file.write_text(json.dumps({"webhooks": [hook], "server": {"roles": {"eye": ["plans:read"]}}} | more))
            assert "failure" not in reloaded(server)
            assert client.post("/api/v1/keys", json={"holder": "x", "roles": ["eye"]}).status_code == 201
            first = carried_out()
            until(lambda: [got for got in receiver.at("/one") if first in got.id])
            file.write_text('{"webhooks": 5}')
            assert reloaded(server)["failure"]
            second = carried_out()
            until(lambda: [got for got in receiver.at("/one") if second in got.id])
            file.write_text(json.dumps({"webhooks": [hook | {"url": receiver.url("/two")}]} | more))
            reloaded(server)
            third = carried_out()
            until(lambda: [got for got in receiver.at("/two") if third in got.id])
            assert not [got for got in receiver.at("/one") if third in got.id]
            assert client.post("/api/v1/keys", json={"holder": "x", "roles": ["eye"]}).status_code == 422
            assert len({got.id for got in receiver.at("/one")}) == 2
        assert server.leave() == 0
