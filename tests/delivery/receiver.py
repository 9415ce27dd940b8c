"""Somebody who gets webhooks: a real server on the loopback, with as many endpoints as there are paths.

What an endpoint does is told by ``answers``: a status, ``hang``, ``drip`` or ``reset``, or what such a function says.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Self

Answer = int | str | tuple[int, dict[str, str]]


class Got(NamedTuple):
    """One request: where to, its headers in lower case, its body, and when it was there."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def id(self) -> str:
        """The event's."""
        return self.headers["webhook-id"]

    @property
    def said(self) -> dict[str, Any]:
        """The body as data."""
        data: dict[str, Any] = json.loads(self.body)
        return data


class Receiver:
    """Use it as a context manager. ``got`` holds everything that came, in order, answered or not."""

    def __init__(self, answers: Callable[[Got], Answer] = lambda got: 200) -> None:
        self.answers = answers
        self.got: list[Got] = []
        self.connections = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._begin(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def url(self, path: str = "/hook") -> str:
        """The address of an endpoint."""
        return f"http://127.0.0.1:{self.port}{path}"

    def at(self, path: str) -> list[Got]:
        """What came to one endpoint."""
        return [each for each in list(self.got) if each.path == path]

    async def _begin(self) -> int:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _end(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while await self._one(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        got = Got(lines[0].split(" ")[1], headers, body, time.monotonic())
        self.got.append(got)
        answer = self.answers(got)
        if answer == "reset":
            return False
        if answer == "hang":
            await asyncio.sleep(3600)
        if answer == "drip":
            writer.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            while True:
                writer.write(b"x")
                await asyncio.sleep(1)
        status, more = answer if isinstance(answer, tuple) else (answer, {})
        extra = "".join(f"{name}: {value}\r\n" for name, value in more.items())
        writer.write(f"HTTP/1.1 {status} X\r\n{extra}content-length: 0\r\n\r\n".encode())
        return True
