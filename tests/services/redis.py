"""A Redis server, and its streams as a queue."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from tests.services.debian import unpacked
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE, Received

PACKAGES = ("redis-server", "redis-tools", "libjemalloc2", "liblzf1")


class Server:
    """``settings`` are those of a queue in it; each one has a stream of its own."""

    def __init__(self, folder: Path) -> None:
        root, self.port = unpacked("redis", PACKAGES), free_port()
        words = [
            str(root / "usr/bin/redis-server"), "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(folder),
            "--appendonly", "yes", "--appendfsync", "always", "--save", "",
        ]  # fmt: skip
        libraries = {"LD_LIBRARY_PATH": str(root / "usr/lib/x86_64-linux-gnu")}
        self.program = Program(words, folder, libraries, self.port)
        self.program.start()


class Rig(Place):
    """A stream of a server, for the checks."""

    type = "redis-streams"
    is_durable = True

    def __init__(self, server: Server) -> None:
        self._server = server
        self.settings = {
            "url": f"redis://127.0.0.1:{server.port}/0", "stream": f"events-{uuid.uuid4().hex[:8]}"
        }  # fmt: skip
        self.nowhere = {"url": f"redis://127.0.0.1:{free_port()}/0"}

    async def received(self, number: int) -> Sequence[Received]:
        client: Any = Redis.from_url(self.settings["url"])
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    entries = await client.xrange(self.settings["stream"])
                    if len({fields[b"id"] for _, fields in entries}) >= number:
                        break
                    await asyncio.sleep(0.02)
        finally:
            await client.aclose()
        return [Received(fields[b"id"].decode(), fields[b"body"]) for _, fields in entries]

    async def kill(self) -> None:
        self._server.program.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.program.start)
