"""POST to one address over connections that are kept, each made past the guard of what goes out.

Why not the client of ``http`` tasks: that one has a connection of its own for each request, to be able to say whether
it was carried out. An event comes again under the same id anyway, so connections may be kept, and with them their TLS.
Redirects aren't followed and no answer is read beyond its head and a little of its body.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import h11

from turbo_mode.delivery.route import Refused
from turbo_mode.security.egress import EgressDenied, EgressPolicy, Resolver, connect, resolve, rule_for

BODY_LIMIT: Final = 64 * 1024
HEAD_LIMIT: Final = 32 * 1024
MOST_PIECES: Final = 1000
IDLE: Final = 8
"""Connections that are kept while nothing is sent."""


class Answer(NamedTuple):
    """What the other side said: its status, and what it wants us to wait, as it wrote it."""

    status: int
    retry_after: str


class _Kept(NamedTuple):
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    parser: h11.Connection


class Client:
    """For one URL, on one loop."""

    def __init__(self, url: str, policy: EgressPolicy, resolver: Resolver = resolve) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._port = parts.port or (443 if self._tls else 80)
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._authority = parts.netloc
        self._policy = policy
        self._resolver = resolver
        self._idle: list[_Kept] = []

    async def post(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send it. Raises ``Refused`` where there is no answer; who waits for too long may cancel this."""
        try:
            while self._idle:
                kept = self._idle.pop()
                if not (kept.reader.at_eof() or kept.writer.is_closing()):
                    with suppress(_Stale):
                        return await self._exchange(kept, headers, body, is_used=True)
            return await self._exchange(await self._connected(), headers, body, is_used=False)
        except EgressDenied as denied:
            raise Refused(denied.message, reason=denied.code) from None
        except h11.ProtocolError as error:
            raise Refused(f"the answer is not HTTP: {str(error)[:200]}", reason="bad_output") from None
        except ssl.SSLError as error:
            said = getattr(error, "verify_message", None) or error.reason or "broken"
            raise Refused(f"TLS with {self._host} failed: {said}", reason="unreachable") from None
        except OSError as error:
            said = error.strerror or type(error).__name__
            raise Refused(f"no answer from {self._authority}: {said}", reason="unreachable") from None

    async def close(self) -> None:
        """Let all connections go."""
        while self._idle:
            self._idle.pop().writer.transport.abort()

    async def _connected(self) -> _Kept:
        policy = self._policy
        if self._tls is None:  # in the clear only to where the owner has opened the way
            for address in await self._resolver(self._host, self._port):
                if rule_for(ipaddress.ip_address(address)) is None:
                    raise EgressDenied(f"{self._host} is on the public net, where only https:// is sent")
        reader, writer = await connect(self._host, self._port, policy, tls=self._tls, resolver=self._resolver)
        return _Kept(reader, writer, h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT))

    async def _exchange(self, kept: _Kept, headers: Mapping[str, str], body: bytes, *, is_used: bool) -> Answer:
        is_kept = False
        try:
            kept.writer.write(self._message(kept.parser, headers, body))
            head = await self._head(kept, is_used)
            is_kept = await self._rest(kept)
            return Answer(head.status_code, dict(head.headers).get(b"retry-after", b"").decode("latin-1"))
        finally:
            if is_kept and len(self._idle) < IDLE:
                kept.parser.start_next_cycle()
                self._idle.append(kept)
            else:
                kept.writer.transport.abort()

    def _message(self, parser: h11.Connection, headers: Mapping[str, str], body: bytes) -> bytes:
        said = {
            "host": self._authority, "user-agent": "turbo-mode", "accept": "*/*", "accept-encoding": "identity",
            **headers, "content-length": str(len(body)),
        }  # fmt: skip
        encoded = [(name.encode(), value.encode()) for name, value in said.items()]
        pieces = [
            parser.send(h11.Request(method="POST", target=self._target, headers=encoded)),
            parser.send(h11.Data(data=body)),
            parser.send(h11.EndOfMessage()),
        ]
        return b"".join(piece or b"" for piece in pieces)

    async def _head(self, kept: _Kept, is_used: bool) -> h11.Response:
        try:
            while not isinstance(event := await _next(kept), h11.Response):
                if not isinstance(event, h11.InformationalResponse):
                    raise ConnectionResetError(None, "closed without an answer")
        except OSError:
            if is_used:  # closed while nothing was sent over it: another one will do
                raise _Stale from None
            raise
        return event

    async def _rest(self, kept: _Kept) -> bool:
        """Whether the answer came to its end, so that the connection can serve again."""
        size = 0
        for _ in range(MOST_PIECES):
            event = await _next(kept)
            if isinstance(event, h11.EndOfMessage):
                return kept.parser.our_state is h11.DONE and kept.parser.their_state is h11.DONE
            size += len(event.data) if isinstance(event, h11.Data) else BODY_LIMIT + 1
            if size > BODY_LIMIT:
                break
        return False


class _Stale(Exception):
    """The other side had closed a connection that was kept."""


async def _next(kept: _Kept) -> Any:
    while (event := kept.parser.next_event()) is h11.NEED_DATA:
        data = await kept.reader.read(65536)
        if not data and kept.parser.their_state is h11.SEND_RESPONSE:
            raise ConnectionResetError(None, "closed without an answer")
        kept.parser.receive_data(data)
    return event
