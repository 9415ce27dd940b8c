"""Servers that lie, drip, flood and babble: always an observation, in bounded time and memory."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.http.servers import answer, read_request, saying, send, send_in_time
from turbo_mode.core.machine.outcomes import Done, NotDone, Observation, Unknown
from turbo_mode.tasks import http

MIB = 1024 * 1024
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def known_failure(observation: Observation, code: str) -> None:
    assert isinstance(observation, Done), observation
    assert observation.result["status"] == 200
    assert observation.result["problem"]["code"] == code


def test_s08_a_slow_drip_cannot_outlast_the_timeout() -> None:
    dripped = 0

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal dripped
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not reader.at_eof():
            writer.write(b"x")
            dripped += 1
            await writer.drain()
            await asyncio.sleep(0.02)

    observation = send_in_time(script)
    assert isinstance(observation, Unknown)
    assert observation.failure.code == "timeout"
    assert dripped < 300, "of a thousand"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_s06_a_decompression_bomb_stays_small(encoding: str) -> None:
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(MIB)) for _ in range(96)) + packer.flush()
    assert len(bomb) < MIB
    tracemalloc.start()
    try:
        known_failure(send(saying(answer(bomb, f"Content-Encoding: {encoding}"))), "too_large")
        assert tracemalloc.get_traced_memory()[1] < 64 * MIB
    finally:
        tracemalloc.stop()


def test_compressed_though_not_asked_for() -> None:
    packed = gzip.compress(b'{"ok": true}')
    fine = send(saying(answer(packed, "Content-Encoding: gzip")))
    assert isinstance(fine, Done)
    assert fine.result["body"] == {"ok": True}
    known_failure(send(saying(answer(packed[:-9], "Content-Encoding: gzip"))), "bad_output")
    known_failure(send(saying(answer(packed + b"more", "Content-Encoding: gzip"))), "bad_output")
    known_failure(send(saying(answer(b"plain", "Content-Encoding: gzip"))), "bad_output")
    known_failure(send(saying(answer(packed, "Content-Encoding: br"))), "bad_output")


@pytest.mark.parametrize("framing", ["length", "chunked", "until close"])
def test_a_body_over_the_limit_is_a_known_outcome(framing: str) -> None:
    heads = {
        "length": f"HTTP/1.1 200 OK\r\nContent-Length: {10**12}\r\n\r\n".encode(),
        "chunked": CHUNKED,
        "until close": b"HTTP/1.1 200 OK\r\n\r\n",
    }
    block = b"%x\r\n%s\r\n" % (MIB, bytes(MIB)) if framing == "chunked" else bytes(MIB)

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(heads[framing])
        while not reader.at_eof():
            writer.write(block)
            await writer.drain()

    known_failure(send(script), "too_large")


def test_a_body_of_exactly_the_limit_is_fine() -> None:
    observation = send(saying(answer(b"x" * http.BODY_LIMIT)))
    assert isinstance(observation, Done)
    assert len(observation.result["body"]) == http.BODY_LIMIT


def test_a_small_body_in_huge_framing_is_cut_off() -> None:
    block = b"1;" + b"e" * 60_000 + b"\r\nx\r\n"

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(CHUNKED)
        while not reader.at_eof():
            writer.write(block)
            await writer.drain()

    known_failure(send(script, timeout=60.0), "too_large")


def test_a_body_sent_byte_by_byte_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_PIECES", 1000)
    assert isinstance(send(saying(CHUNKED + b"1\r\nx\r\n" * 1000 + b"0\r\n\r\n")), Done)
    known_failure(send(saying(CHUNKED + b"1\r\nx\r\n" * 1001)), "too_large")


@pytest.mark.parametrize("endless", [b"X-Header: y\r\n", b"x", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_a_head_without_end_is_cut_off(endless: bytes) -> None:
    start = b"" if endless.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n"

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(start)
        while not reader.at_eof():
            writer.write(endless * 2000)
            await writer.drain()

    observation = send(script, timeout=60.0)
    assert isinstance(observation, Unknown)
    assert observation.failure.code in ("bad_output", "too_large")


GARBAGE = [
    b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    b"\x15\x03\x01\x00\x02\x02\x46",
    b"HTTP/1.1 20 OK\r\n\r\n",
    b"HTTP/1.1 999999 OK\r\n\r\n",
    b"HTTP/1.1 \xd9\xa2\xd9\xa0\xd9\xa0 OK\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nhello",
    b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: sideways\r\n\r\nx",
    CHUNKED + b"zz\r\n",
    CHUNKED + b"-5\r\nhello",
    CHUNKED + b"f" * 40 + b"\r\n",
]


@pytest.mark.parametrize("said", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_after_sending_is_unknown(said: bytes) -> None:
    observation = send(saying(said), {"method": "POST"})
    assert isinstance(observation, Unknown), observation
    assert len(observation.failure.message) < 300
    assert observation.failure.code in ("bad_output", "lost")


def test_more_than_the_length_says_is_ignored() -> None:
    observation = send(saying(answer(b"four") + b"HTTP/1.1 500 Smuggled\r\n\r\n"))
    assert isinstance(observation, Done)
    assert (observation.result["status"], observation.result["body"]) == (200, "four")


pieces = st.sampled_from(
    [
        *(b"HTTP/1.1 ", b"200 OK", b"\r\n", b"\n", b"\x00", b"[1", b"0", b"5\r\nhello", b"Content-Length: 5"),
        *(b"Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"Location: http://[", b"Content-Type: text/json"),
    ]
)
babble = st.lists(pieces | st.binary(max_size=12), max_size=14).map(b"".join)
with_head = st.builds(lambda tail: b"HTTP/1.1 302 Found\r\n" + tail, babble)


@settings(max_examples=200)
@given(said=babble | with_head, method=st.sampled_from(["GET", "POST", "HEAD"]))
def test_whatever_a_server_says_is_an_observation(said: bytes, method: str) -> None:
    observation = send(saying(said), {"method": method, "followRedirects": True}, timeout=60.0)
    assert isinstance(observation, Done | Unknown)  # never an exception; and it was sent, so never NotDone


@settings(max_examples=150)
@given(
    url=st.text(max_size=30) | st.builds("http://{}".format, st.text(max_size=20)),
    name=st.text(max_size=8),
    value=st.text(max_size=8),
)
def test_whatever_an_author_writes_is_an_observation(url: str, name: str, value: str) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        return ["169.254.1.1"]  # never permitted, so that nothing leaves this machine

    request = {"url": url, "headers": {name: value}, "query": {name: value}, "auth": value}
    assert isinstance(send(saying(b""), request, resolver=nowhere), NotDone)
