"""Clients that cost little: requests over connections that stay open, and sockets that only listen."""

import asyncio
import base64
import os
import time
from collections.abc import Callable
from statistics import quantiles
from typing import NamedTuple


class Rate(NamedTuple):
    """Requests a second, and how long they took (ms)."""

    rate: float
    p50: float
    p99: float


class _Asking(asyncio.Protocol):
    """One connection: asks, hears the answer, asks again, until it is told to stop."""

    def __init__(self, request: Callable[[], bytes], took: list[float], until: float) -> None:
        self.request = request
        self.took = took
        self.until = until
        self.done = asyncio.get_running_loop().create_future()
        self.received = b""
        self.asked = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask first."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        """The next request."""
        self.asked = time.perf_counter()
        self.transport.write(self.request())

    def data_received(self, data: bytes) -> None:
        """Part of an answer; when it is whole, the next request goes out."""
        self.received += data
        head, mark, body = self.received.partition(b"\r\n\r\n")
        if not mark:
            return
        at = head.lower().index(b"content-length:") + 15
        length = int(head[at : head.find(b"\r\n", at) if head.find(b"\r\n", at) > 0 else None])
        if len(body) < length:
            return
        if head[9:10] != b"2":
            self.done.set_exception(RuntimeError(self.received.decode(errors="replace")))
            return
        self.received = b""
        now = time.perf_counter()
        self.took.append(now - self.asked)
        if now < self.until:
            self.ask()
        elif not self.done.done():
            self.transport.close()
            self.done.set_result(None)

    def connection_lost(self, problem: Exception | None) -> None:
        """Over, for whatever reason."""
        if not self.done.done():
            self.done.set_exception(problem or RuntimeError("the connection was closed"))


def request(method: str, path: str, token: str, body: bytes = b"", **headers: str) -> bytes:
    """A request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def ask(port: int, made: Callable[[], bytes], *, seconds: float, connections: int) -> Rate:
    """Have so many connections ask for so long."""
    loop, took, until = asyncio.get_running_loop(), list[float](), time.perf_counter() + seconds
    started = time.perf_counter()
    pairs = [
        await loop.create_connection(lambda: _Asking(made, took, until), "127.0.0.1", port) for _ in range(connections)
    ]
    await asyncio.gather(*(each.done for _, each in pairs))
    cut = quantiles(took, n=100)
    return Rate(len(took) / (time.perf_counter() - started), cut[49] * 1000, cut[98] * 1000)


class Ear(asyncio.Protocol):
    """One WebSocket that listens; ``heard`` are the times at which a message came with these bytes in it."""

    def __init__(self, path: str, port: int, says: list[str], mark: bytes) -> None:
        self.path, self.port, self.says, self.mark = path, port, says, mark
        self.heard: list[float] = []
        self.open = asyncio.get_running_loop().create_future()
        self.begun = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask to be upgraded."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Say what there is to say when it is open, then listen."""
        now = time.perf_counter()
        if not self.open.done():
            self.begun += data
            if b"\r\n\r\n" in self.begun:
                for text in self.says:
                    self.transport.write(_frame(text.encode()))
                self.open.set_result(None)
            return
        self.heard += [now] * data.count(self.mark)


def _frame(text: bytes) -> bytes:
    """A masked frame of text, shorter than 64 KiB."""
    size = bytes([0x81, 0x80 | len(text)]) if len(text) < 126 else b"\x81\xfe" + len(text).to_bytes(2)
    return size + b"\0\0\0\0" + text


async def listeners(port: int, path: str, count: int, says: list[str], mark: bytes) -> list[Ear]:
    """So many sockets, all open."""
    loop, made = asyncio.get_running_loop(), list[Ear]()
    for _ in range(count):
        _, ear = await loop.create_connection(lambda: Ear(path, port, says, mark), "127.0.0.1", port)
        made.append(ear)
        await ear.open
    return made
