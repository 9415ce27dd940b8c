"""Servers on loopback that say exactly the bytes a test gives them, and the way to send one request to them."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.waiting import LIMITS
from turbo_mode.core.machine.outcomes import NotDone, Observation
from turbo_mode.security.egress import EgressPolicy
from turbo_mode.tasks import http

OWNER = EgressPolicy.for_owner()
Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def read_request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str], bytes]:
    """Request line, headers and body of one request."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return first, headers, await reader.readexactly(int(headers.get("content-length", 0)))


def saying(answer: bytes) -> Script:
    """Read one request, say `answer`, close."""

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(answer)

    return script


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST instead of FIN."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@asynccontextmanager
async def serving(script: Script, **options: Any) -> AsyncIterator[int]:
    """Serve `script` for each connection; gives the port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await script(reader, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client went away, as some tests want it
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, **options)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def send(script: Script, request: dict[str, Any] | None = None, **options: Any) -> Observation:
    """What one request to a server that follows `script` shows. ``options`` are those of `http.perform`."""

    async def run() -> Observation:
        async with serving(script) as port:
            path = (request or {}).get("path", "/")
            full = {"url": f"http://127.0.0.1:{port}{path}", **(request or {})}
            return await http.perform(full, **{"timeout": 60.0, "policy": OWNER, **options})

    return asyncio.run(run())


def send_in_time(script: Script, request: dict[str, Any] | None = None, **options: Any) -> Observation:
    """The same with a time limit that is over when the request has been sent."""
    for limit in LIMITS:
        observation = send(script, request, timeout=limit, **options)
        if not isinstance(observation, NotDone):
            break
    return observation


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A well-formed answer with its content-length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body
