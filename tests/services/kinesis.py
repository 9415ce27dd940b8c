"""A stream of Kinesis, by kinesis-mock from npm: shards that were split or merged stay there, closed, as at Amazon.

How far it was read stands in DynamoDB as ministack plays it; one address leads to both, as Amazon's stand-ins have it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
import threading
import uuid
from pathlib import Path
from typing import Any

from aiobotocore.session import get_session
from aiohttp import ClientSession, web

from tests.services import sqs
from tests.services.debian import CACHE
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE

PACKAGE = "kinesis-local@0.6.2"


def _folder() -> Path:
    """Where the package lies. Raises AssertionError with what is missing."""
    folder = CACHE / PACKAGE
    if not folder.is_dir():
        assert shutil.which("npm"), "these tests need a server of Kinesis, which npm (Node.js) fetches"
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as working:
            words = ["npm", "install", "--no-audit", "--no-fund", "--prefix", working, PACKAGE]
            done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 0, f"npm can't fetch {PACKAGE}: {done.stderr[-500:]}"
            if not folder.is_dir():
                (Path(working) / "node_modules" / "kinesis-local").rename(folder)
    return folder


class Server:
    """Both, and the way to them."""

    def __init__(self, folder: Path) -> None:
        streams, self.port = free_port(), free_port()
        environment = {
            "KINESIS_MOCK_PLAIN_PORT": str(streams), "KINESIS_MOCK_TLS_PORT": str(free_port()), "LOG_LEVEL": "ERROR",
            "SHARD_LIMIT": "500",
        }  # fmt: skip
        home = folder / "home"
        shutil.copytree(_folder(), home)
        self.program = Program(["node", "main.js"], home, environment, streams)
        self.program.start()
        self.tables = sqs.Server(folder)
        self._ways = {"Kinesis": streams, "DynamoDB": self.tables.port}
        listens = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._lead(listens)), daemon=True).start()
        assert listens.wait(PATIENCE)

    def end(self) -> None:
        """End both."""
        self.program.end()
        self.tables.program.end()

    def start(self) -> None:
        """Start both again, with nothing in them."""
        self.program.start()
        self.tables.program.start()

    async def _lead(self, listens: threading.Event) -> None:
        async def forward(request: web.Request) -> web.Response:
            said = request.headers["X-Amz-Target"].partition("_")[0]
            url = f"http://127.0.0.1:{self._ways[said]}/"
            sent = await request.read()
            async with ClientSession() as client, client.post(url, data=sent, headers=request.headers) as answer:
                kept = {
                    name: text for name, text in answer.headers.items() if name.lower().startswith(("x-", "content-t"))
                }
                return web.Response(status=answer.status, body=await answer.read(), headers=kept)

        application = web.Application(client_max_size=0)
        application.router.add_post("/", forward)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        listens.set()
        await asyncio.Event().wait()


class Stream(Place):
    """A stream, and the table that says how far it was read."""

    type = "kinesis"
    is_durable = False
    takes_ids = False

    def __init__(self, server: Server, shards: int = 1) -> None:
        os.environ.update(sqs.CREDENTIALS)
        self._server, self._shards = server, shards
        self.name, url = f"s-{uuid.uuid4().hex[:8]}", f"http://127.0.0.1:{server.port}"
        self._where = {"region_name": "eu-west-1", "endpoint_url": url}
        self.settings = {"url": url, "region": "eu-west-1", "stream": self.name}
        self.nowhere = {"url": f"http://127.0.0.1:{free_port()}"}
        asyncio.run(self._make())

    def inbound(self) -> dict[str, Any]:
        return self.settings | {"checkpoints": self.name}

    async def ask(self, what: str, **more: Any) -> Any:
        """Whatever the service can do with the stream; returns when it has done that."""
        async with get_session().create_client("kinesis", **self._where) as client:
            said = await getattr(client, what)(StreamName=self.name, **more)
            async with asyncio.timeout(PATIENCE):
                while True:
                    about = await client.describe_stream_summary(StreamName=self.name)
                    if about["StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE":
                        return said
                    await asyncio.sleep(0.05)

    async def _make(self) -> None:
        await self.ask("create_stream", ShardCount=self._shards)

    async def kill(self) -> None:
        self._server.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.start)
        await self._make()
