"""Clients that cost little: requests over connections that stay open, and sockets that only listen."""

import asyncio
import base64
import os
import random
import time
from collections import deque
from collections.abc import Callable
from itertools import accumulate
from statistics import quantiles
from typing import NamedTuple


class Rate(NamedTuple):
    """Requests a second, and how long they took (ms)."""

    rate: float
    p50: float
    p99: float


class _Asking(asyncio.Protocol):
    """One connection that asks when told to; ``answered`` hears how long each answer took, and says what is next."""

    def __init__(self, request: bytes, answered: Callable[["_Asking", float], None]) -> None:
        self.request = request
        self.answered = answered
        self.done = asyncio.get_running_loop().create_future()
        self.received = b""
        self.since = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def ask(self, since: float) -> None:
        """Ask now what somebody has wanted to know since then."""
        self.since = since
        self.transport.write(self.request)

    def close(self) -> None:
        """No more."""
        if not self.done.done():
            self.transport.close()
            self.done.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Part of an answer, or all of it."""
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
        self.answered(self, time.perf_counter() - self.since)

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


async def ask(port: int, said: bytes, *, seconds: float, connections: int) -> Rate:
    """Have so many connections ask for so long, each as soon as it has its answer: as much as the server can do."""
    took, until = list[float](), time.perf_counter() + seconds

    def answered(asking: _Asking, seconds: float) -> None:
        took.append(seconds)
        if (now := time.perf_counter()) < until:
            asking.ask(now)
        else:
            asking.close()

    started = time.perf_counter()
    asking = await _connected(port, said, answered, connections)
    for each in asking:
        each.ask(time.perf_counter())
    await asyncio.gather(*(each.done for each in asking))
    return _rate(took, time.perf_counter() - started)


async def offer(port: int, said: bytes, *, rate: float, seconds: float, connections: int) -> Rate:
    """Requests that come by chance, ``rate`` a second, whether or not those before have their answer.

    Each is timed from when it came, so that waiting for a connection counts too.
    """
    chance = random.Random(7)
    took, waiting, free = list[float](), deque[float](), list[_Asking]()
    arrivals = accumulate(chance.expovariate(rate) for _ in range(round(rate * seconds)))

    def answered(asking: _Asking, seconds: float) -> None:
        took.append(seconds)
        if waiting:
            asking.ask(waiting.popleft())
        else:
            free.append(asking)

    def came(at: float) -> None:
        if free:
            free.pop().ask(at)
        else:
            waiting.append(at)

    asking = await _connected(port, said, answered, connections)
    free += asking
    started = time.perf_counter()
    for after in arrivals:
        if (ahead := started + after - time.perf_counter()) > 0:
            await asyncio.sleep(ahead)
        came(started + after)
    while len(free) < len(asking) and not any(each.done.done() for each in asking):
        await asyncio.sleep(0.001)
    for each in asking:
        each.close()
    await asyncio.gather(*(each.done for each in asking))
    return _rate(took, time.perf_counter() - started)


async def _connected(
    port: int, said: bytes, answered: Callable[[_Asking, float], None], connections: int
) -> list[_Asking]:
    loop = asyncio.get_running_loop()
    pairs = [
        await loop.create_connection(lambda: _Asking(said, answered), "127.0.0.1", port) for _ in range(connections)
    ]
    return [each for _, each in pairs]


def _rate(took: list[float], seconds: float) -> Rate:
    cut = quantiles(took, n=100)
    return Rate(len(took) / seconds, cut[49] * 1000, cut[98] * 1000)


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
