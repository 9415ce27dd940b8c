"""Requests as no client sends them, byte by byte: each is refused or bounded, and says nothing about the next one."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
import uvicorn

from turbo_mode.server import connection

GOOD = b"GET /good HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET /good HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
REFUSED = {
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a length and chunks": POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and a length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    "chunks that end otherwise": POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunks of another name": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a length below none": POST + b"Content-Length: -1\r\n\r\n",
    "a length with a sign": POST + b"Content-Length: +1\r\n\r\na",
    "a length beyond numbers": POST + b"Content-Length: 99999999999999999999999\r\n\r\na",
    "a piece beyond numbers": CHUNKED + b"fffffffffffffffff\r\na",
    "a piece that is no number": CHUNKED + b"0x1\r\na\r\n0\r\n\r\n",
    "a piece that is longer than it says": CHUNKED + b"1\r\nabc\r\n0\r\n\r\n",
    "a header that goes on in the next line": b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
    "a blank before the colon": b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: x\r\nab\r\n\r\n",
    "a zero in a header": b"GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n",
    "a return in a header": b"GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
    "lines that end alone": b"GET / HTTP/1.1\nHost: x\n\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "another version": b"GET / HTTP/3.7\r\nHost: x\r\n\r\n",
    "the next version": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no method": b"EAT / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tunnel": b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    "an address that is none": b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
    "letters of no alphabet": b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    "a greeting of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),
    "a long address": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a long header": b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 70_000 + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
    "a header without an end": b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 3_000_000,
    "a method without an end": b"A" * 3_000_000,
    "a piece without an end": CHUNKED + b"1;" + b"a" * 3_000_000,
    "a trailer without an end": CHUNKED + b"0\r\nA: " + b"a" * 3_000_000,
    "trailers without an end": CHUNKED + b"0\r\n" + b"A: b\r\n" * 500_000,
}  # fmt: skip


class _Served:
    """What arrived, and what was answered."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, bytes]] = []
        self.said = b""
        self.held = 0

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers whatever has come as a whole."""
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message["body"], message.get("more_body", False)
        assert not [name for name, _ in scope["headers"] if name == b"smuggled"]
        self.requests.append((scope["path"], body))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    async def send(self, *parts: bytes, pause: float = 0.0) -> None:
        """Say it over one connection, with a pause behind each part, and hear what comes until that ends."""
        config = uvicorn.Config(self.app, interface="asgi3", http=connection.Bounded, lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        listener = socket.create_server(("127.0.0.1", 0))
        serving = asyncio.create_task(server.serve([listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        hearing = asyncio.create_task(self._hear(reader))
        try:
            for piece in (part[start : start + 50_000] for part in parts for start in range(0, len(part), 50_000)):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(pause)
                bounded = [each for each in server.server_state.connections if isinstance(each, connection.Bounded)]
                self.held = max(self.held, *(each._no_body for each in bounded), 0)
        except ConnectionError:
            pass  # refused, before all was said
        async with asyncio.timeout(20):
            await hearing
        writer.close()
        server.should_exit = True
        await serving

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        try:
            while piece := await reader.read(65_536):
                self.said += piece
        except ConnectionError:
            pass


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> _Served:
    monkeypatch.setattr(connection, "PATIENCE", 0.5)
    return _Served()


@pytest.mark.parametrize("said", REFUSED.values(), ids=REFUSED)
def test_what_is_no_request_is_refused_and_nothing_behind_it_is_heard(served: _Served, said: bytes) -> None:
    asyncio.run(served.send(said + GOOD))
    assert served.requests == []
    status = served.said.split(b" ", 2)[1] if served.said else b""
    assert status in (b"400", b"408", b"431", b""), served.said[:200]
    assert served.said.count(b"HTTP/1.1") <= 1
    assert served.held <= connection.HEAD + 512 * 1024


@pytest.mark.parametrize("said", [
    LAST,
    b"\r\n" + LAST,
    b"GET http://x/good HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"GET /good HTTP/1.0\r\n\r\n",
    b"GET /good HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: h2c\r\n\r\n",
    LAST + GOOD,
])  # fmt: skip
def test_what_is_a_request_is_answered(served: _Served, said: bytes) -> None:
    asyncio.run(served.send(said))
    assert (served.requests, served.said[9:12]) == ([("/good", b"")], b"200")


def test_one_after_another_and_in_pieces(served: _Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 30.0)
    pieces = b"".join(b"1;why=%d\r\n%c\r\n" % (number, 97 + number % 26) for number in range(20_000))
    asyncio.run(served.send(GOOD * 50 + CHUNKED + pieces + b"0\r\nSmuggled: a\r\n\r\n" + LAST))
    assert [path for path, _ in served.requests] == ["/good"] * 50 + ["/", "/good"]
    assert len(served.requests[50][1]) == 20_000
    assert served.said.count(b"HTTP/1.1 200") == 52


def test_nobody_asks_for_ever_more_without_hearing_what_is_said(served: _Served) -> None:
    asyncio.run(served.send(GOOD * 20_000))
    assert len(served.requests) <= connection.AHEAD + 1
    assert b"400" not in served.said  # it would be taken for the answer to the first


@pytest.mark.parametrize(("said", "status"), [
    (POST + b"Content-Length: 9\r\n\r\nabc", b"408"), (CHUNKED + b"zz\r\n", b"400"), (GOOD + POST, b"408"),
])  # fmt: skip
def test_what_is_broken_off_is_answered(served: _Served, said: bytes, status: bytes) -> None:
    asyncio.run(served.send(said))
    assert served.said[served.said.rindex(b"HTTP/1.1 ") :].startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize("pause", [0.0, 0.1], ids=["at once", "in two parts"])
def test_the_body_of_whoever_would_rather_speak_http2_is_a_body(served: _Served, pause: float) -> None:
    """As Java's client asks at first. llhttp alone takes what follows for the next request: here that would be GOOD."""
    upgrade = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n"
    head = POST + upgrade + b"Content-Length: %d\r\n\r\n" % len(GOOD)
    asyncio.run(served.send(head, GOOD + LAST, pause=pause))
    assert served.requests == [("/", GOOD), ("/good", b"")]
    assert served.said.count(b"HTTP/1.1 200") == 2
