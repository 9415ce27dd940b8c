"""Google's own in-memory server of Pub/Sub (``pstest``, of its client for Go), and one of its topics.

It keeps everything in memory: after a restart the topic is made anew, and is empty.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import grpc
from google.pubsub_v1 import PublisherAsyncClient, SubscriberAsyncClient
from google.pubsub_v1.services.publisher.transports import PublisherGrpcAsyncIOTransport
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcAsyncIOTransport

from tests.services.debian import CACHE
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE, Received

SOURCE = Path(__file__).parent / "pstest"


def _program() -> Path:
    """The server, built once. Raises AssertionError with what is missing."""
    digest = hashlib.sha256((SOURCE / "main.go").read_bytes() + (SOURCE / "go.sum").read_bytes()).hexdigest()[:8]
    program = CACHE / f"pstest-{digest}"
    if not program.exists():
        assert shutil.which("go"), "these tests need Go, to build Google's own server of Pub/Sub"
        CACHE.mkdir(parents=True, exist_ok=True)
        temporary = CACHE / f"pstest.{uuid.uuid4().hex}"
        words = ["go", "build", "-o", str(temporary), "."]
        done = subprocess.run(words, cwd=SOURCE, capture_output=True, text=True, check=False, timeout=900)
        assert done.returncode == 0, f"the server of Pub/Sub can't be built: {done.stderr[-1000:]}"
        temporary.rename(program)
    return program


class Server:
    """The server."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.program = Program([str(_program()), str(self.port)], folder, {}, self.port)
        self.program.start()


class Rig(Place):
    """A topic with a subscription, for the checks."""

    type = "pubsub"
    is_durable = False

    def __init__(self, server: Server) -> None:
        self._server = server
        name = uuid.uuid4().hex[:8]
        self.settings = {
            "project": "turbo", "topic": f"events-{name}", "url": f"http://127.0.0.1:{server.port}"
        }  # fmt: skip
        self.nowhere = {"url": f"http://127.0.0.1:{free_port()}"}
        self._subscription = f"projects/turbo/subscriptions/all-{name}"
        asyncio.run(self._make())

    def _channel(self) -> Any:
        return grpc.aio.insecure_channel(f"127.0.0.1:{self._server.port}", [("grpc.max_receive_message_length", -1)])

    async def _make(self) -> None:
        topic = f"projects/turbo/topics/{self.settings['topic']}"
        publisher: Any = PublisherAsyncClient(transport=PublisherGrpcAsyncIOTransport(channel=self._channel()))
        subscriber: Any = SubscriberAsyncClient(transport=SubscriberGrpcAsyncIOTransport(channel=self._channel()))
        await publisher.create_topic(name=topic)
        wanted = {
            "name": self._subscription,
            "topic": topic,
            "enable_message_ordering": True,
            "ack_deadline_seconds": 10,
        }
        await subscriber.create_subscription(request=wanted)
        await publisher.transport.close()
        await subscriber.transport.close()

    def inbound(self) -> dict[str, Any]:
        """What the configuration says of it where messages come in."""
        return {"project": "turbo", "url": self.settings["url"], "subscription": self._subscription.rpartition("/")[2]}

    async def received(self, number: int) -> Sequence[Received]:
        subscriber: Any = SubscriberAsyncClient(transport=SubscriberGrpcAsyncIOTransport(channel=self._channel()))
        found: list[Received] = []
        async with asyncio.timeout(PATIENCE):
            while len({each.id for each in found}) < number:
                wanted = {"subscription": self._subscription, "max_messages": 100}
                said = await subscriber.pull(request=wanted, timeout=PATIENCE)
                for each in said.received_messages:
                    found.append(Received(each.message.attributes["id"], each.message.data))
                if said.received_messages:
                    ids = [each.ack_id for each in said.received_messages]
                    await subscriber.acknowledge(subscription=self._subscription, ack_ids=ids)
        await subscriber.transport.close()
        return found

    async def kill(self) -> None:
        self._server.program.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.program.start)
        await self._make()
