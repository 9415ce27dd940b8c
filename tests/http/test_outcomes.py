"""Done, not done or unknown: each told apart by what a real socket does."""

from __future__ import annotations

import asyncio
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.http.servers import OWNER, answer, read_request, reset, saying, send, send_in_time, serving
from turbo_mode.core.machine.outcomes import Done, NotDone, Observation, Unknown
from turbo_mode.tasks import http


def failure_of(observation: Observation) -> str:
    assert isinstance(observation, NotDone | Unknown)
    return observation.failure.code


@pytest.mark.parametrize("status", [200, 204, 302, 404, 500, 503])
def test_every_status_is_a_known_outcome(status: int) -> None:
    observation = send(saying(answer(b"", status=f"{status} Whatever")), {"method": "POST"})
    assert isinstance(observation, Done)
    assert observation.result["status"] == status
    assert "problem" not in observation.result


def test_nobody_listens_so_nothing_was_done() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: refused, and nobody else can take the port
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        observation = asyncio.run(http.perform({"url": url, "method": "POST"}, timeout=60, policy=OWNER))
    assert isinstance(observation, NotDone)
    assert observation.failure.code == "refused"


def test_a_name_without_address_is_not_done() -> None:
    async def no_such_name(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    observation = send(saying(b""), {"url": "http://shop.example/"}, resolver=no_such_name)
    assert isinstance(observation, NotDone)
    assert observation.failure.code == "unreachable"
    assert "shop.example" in observation.failure.message


def test_the_second_address_is_tried_when_the_first_refuses() -> None:
    async def run() -> Observation:
        async with serving(saying(answer(b"ok"))) as port:

            async def two(host: str, port: int) -> list[str]:
                return ["127.0.0.2", "127.0.0.1"]  # the server listens on the second only

            url = f"http://shop.example:{port}/"
            return await http.perform({"url": url}, timeout=60, policy=OWNER, resolver=two)

    observation = asyncio.run(run())
    assert isinstance(observation, Done)
    assert observation.result["body"] == "ok"


@pytest.mark.parametrize("how", ["fin", "rst", "half a head", "half a body", "half a chunk"])
def test_a_connection_lost_after_sending_leaves_it_open(how: str) -> None:
    said = {
        "half a head": b"HTTP/1.1 200 O",
        "half a body": b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nhalf",
        "half a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
    }

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(said.get(how, b""))
        if how == "rst":
            reset(writer)

    observation = send(script, {"method": "POST", "json": {"pay": 5}})
    assert isinstance(observation, Unknown)
    assert observation.failure.code == "lost"


def test_silence_after_sending_is_an_unknown_timeout() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await reader.read()  # until the client gives up

    observation = send_in_time(script, {"method": "POST"})
    assert isinstance(observation, Unknown)
    assert observation.failure.code == "timeout"


def test_silence_before_sending_is_a_timeout_that_did_nothing() -> None:
    async def slow(host: str, port: int) -> list[str]:
        await asyncio.sleep(30)
        return ["127.0.0.1"]

    observation = send(saying(b""), timeout=0.1, resolver=slow)
    assert isinstance(observation, NotDone)
    assert observation.failure.code == "timeout"


@pytest.mark.parametrize("sent", [True, False])
def test_cancelling_tells_whether_it_was_sent(sent: bool) -> None:
    async def run() -> Observation:
        cancelled, arrived = asyncio.Event(), asyncio.Event()

        async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await read_request(reader)
            arrived.set()
            await reader.read()

        async def resolver(host: str, port: int) -> list[str]:
            if not sent:
                arrived.set()
                await asyncio.sleep(30)
            return ["127.0.0.1"]

        async with serving(script) as port:
            options: dict[str, Any] = {"timeout": 60.0, "policy": OWNER, "cancelled": cancelled, "resolver": resolver}
            request = asyncio.ensure_future(http.perform({"url": f"http://127.0.0.1:{port}/"}, **options))
            await arrived.wait()
            cancelled.set()
            return await request

    observation = asyncio.run(run())
    assert isinstance(observation, Unknown if sent else NotDone)
    assert failure_of(observation) == "cancelled"


def test_cancelling_the_asyncio_task_closes_the_connection() -> None:
    async def run() -> bytes:
        arrived, seen = asyncio.Event(), asyncio.get_running_loop().create_future()

        async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await read_request(reader)
            arrived.set()
            seen.set_result(await reader.read())

        async with serving(script) as port:
            url = f"http://127.0.0.1:{port}/"
            request = asyncio.ensure_future(http.perform({"url": url}, timeout=None, policy=OWNER))
            await arrived.wait()
            request.cancel()
            with pytest.raises(asyncio.CancelledError):
                await request
            return await asyncio.wait_for(seen, 2)

    assert asyncio.run(run()) == b""


def test_a_refusal_before_the_whole_body_was_read_is_still_an_answer() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(b"too much", status="413 Content Too Large"))

    observation = send(script, {"method": "POST", "body": "x" * 3_000_000})
    assert isinstance(observation, Done)
    assert observation.result["status"] == 413


def certificate(folder: Path, name: str) -> ssl.SSLContext:
    """A server's TLS with a certificate for `name` only; its file is ``certificate.pem`` in `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime.now(UTC) - timedelta(hours=1)
    built = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    built = built.not_valid_before(start).not_valid_after(start + timedelta(days=1))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    signed = built.sign(key, hashes.SHA256())
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "certificate.pem").write_bytes(signed.public_bytes(pem))
    (folder / "both.pem").write_bytes(private + signed.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


@pytest.mark.parametrize(
    ("name", "trusted"), [("shop.example", True), ("shop.example", False), ("other.example", True)]
)
def test_tls_is_checked_against_the_name_before_anything_is_sent(tmp_path: Path, name: str, trusted: bool) -> None:
    requests: list[str] = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append((await read_request(reader))[1]["host"])
        writer.write(answer(b"safe"))

    async def loopback(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def run() -> tuple[Observation, int]:
        async with serving(script, ssl=certificate(tmp_path, "shop.example")) as port:
            tls = ssl.create_default_context(cafile=tmp_path / "certificate.pem" if trusted else None)
            options: dict[str, Any] = {"timeout": 60.0, "policy": OWNER, "resolver": loopback, "tls": tls}
            request = {"url": f"https://{name}:{port}/", "method": "POST", "auth": "Bearer token-123"}
            return await http.perform(request, **options), port

    observation, port = asyncio.run(run())
    if trusted and name == "shop.example":
        assert isinstance(observation, Done)
        assert requests == [f"shop.example:{port}"]  # pinned to an address, yet the name stays
        return
    assert isinstance(observation, NotDone)
    assert failure_of(observation) == "unreachable"
    assert "TLS" in observation.failure.message
    assert requests == []
