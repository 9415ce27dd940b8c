"""Whether a worker is at work, for whoever watches over it: ``GET /health`` answers 200 or 503."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbo_mode.runtime.temporal.activities import Host

PATIENCE = 5.0
"""Seconds in which a request has to be there."""
LONGEST = 8 * 1024


class Health:
    """``is_ready``: it takes work. Each connection gets one answer."""

    def __init__(self) -> None:
        self.is_ready = False
        self.host: Host | None = None

    @asynccontextmanager
    async def listening(self, host: str, port: int) -> AsyncIterator[str]:
        """Answer as long as the context lasts; yields the URL. Raises ``OSError`` for an address that isn't free."""
        server = await asyncio.start_server(self._answer, host, port, limit=LONGEST)
        async with server:
            found = server.sockets[0].getsockname()
            name = f"[{found[0]}]" if ":" in found[0] else found[0]
            yield f"http://{name}:{found[1]}/health"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(PATIENCE):
                asked = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)
                writer.write(self._reply(*(part.decode("latin-1") for part in (*asked, b"", b"")[:2])))
                await writer.drain()
        writer.close()

    def _reply(self, method: str, path: str) -> bytes:
        running = self.host.running if self.host is not None else 0
        told = {"status": "ok" if self.is_ready else "not_ready", "running": running}
        status = "200 OK" if self.is_ready else "503 Service Unavailable"
        if path.partition("?")[0] != "/health":
            status, told = "404 Not Found", {"status": "not_found"}
        elif method not in ("GET", "HEAD"):
            status, told = "405 Method Not Allowed", {"status": "method_not_allowed"}
        body = json.dumps(told).encode() + b"\n"
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close"
        )
        return head.encode() + b"\r\n\r\n" + (b"" if method == "HEAD" else body)
