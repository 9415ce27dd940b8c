"""SQS as ministack plays it, in an environment of its own, and one of its queues.

It keeps everything in memory: after a restart the queue is made anew, and is empty.
"""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from aiobotocore.session import get_session

from tests.services.packages import programs_of
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE, Received

PACKAGE = "ministack==1.5.33"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


class Server:
    """Everything of AWS that it plays, on one port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        environment = {
            "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(self.port), "EDGE_PORT": str(self.port), "HOME": str(folder),
            "SFTP_PORT": str(free_port()), "STATE_DIR": str(folder),
        }  # fmt: skip
        self.program = Program([str(programs_of(PACKAGE) / "ministack")], folder, environment, self.port)
        self.program.start()


class Rig(Place):
    """A FIFO queue, for the checks."""

    type = "sqs"
    is_durable = False
    takes_bytes = False

    def __init__(self, server: Server) -> None:
        os.environ.update(CREDENTIALS)
        self._server = server
        self._name = f"events-{uuid.uuid4().hex[:8]}.fifo"
        self._place = {"region_name": "eu-west-1", "endpoint_url": f"http://127.0.0.1:{server.port}"}
        url = asyncio.run(self._make())
        self.settings = {"url": url, "region": "eu-west-1"}
        self.nowhere = {"url": f"http://127.0.0.1:{free_port()}/1/none.fifo"}

    async def _make(self) -> str:
        async with get_session().create_client("sqs", **self._place) as client:
            made = await client.create_queue(
                QueueName=self._name, Attributes={"FifoQueue": "true", "VisibilityTimeout": "2"}
            )
        name = str(made["QueueUrl"]).partition("//")[2].partition("/")[2]
        return f"http://127.0.0.1:{self._server.port}/{name}"

    async def received(self, number: int) -> Sequence[Received]:
        found: list[Received] = []
        async with get_session().create_client("sqs", **self._place) as client, asyncio.timeout(PATIENCE):
            while len({each.id for each in found}) < number:
                url = self.settings["url"]
                said = await client.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
                for each in said.get("Messages", ()):
                    id = each["MessageAttributes"]["id"]["StringValue"]
                    found.append(Received(id, each["Body"].encode()))
                    await client.delete_message(QueueUrl=url, ReceiptHandle=each["ReceiptHandle"])
        return found

    async def kill(self) -> None:
        self._server.program.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.program.start)
        await self._make()
