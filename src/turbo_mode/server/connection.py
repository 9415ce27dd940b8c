"""HTTP/1.1 as we take it: the grammar is llhttp's, and what it leaves open is bounded here.

A request has to be there as a whole soon after it has begun, or its connection goes: else whoever sends a letter now
and then would hold as many connections as they like. What is no part of a body (the head, sizes of chunks, trailers)
takes so many bytes at most. A request names one host (RFC 9112, 3.2), what comes behind its body adds nothing to its
head, and not too many come ahead of their answers. Who would rather speak something else than a socket's language is
not heard in that (RFC 9110, 7.8): llhttp would take the body of such a request for the beginning of the next one.
"""

from __future__ import annotations

import asyncio

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 30.0
"""Seconds from the first byte of a request, or from the connection on, to its last byte."""
HEAD = 64 * 1024
"""Bytes of a head, and of what comes between two pieces of a body; for a moment as much more as is read at once."""
AHEAD = 100
"""So many requests may wait for the answer to the one before."""
_HOSTS = {"1.0": (0, 1), "1.1": (1,)}
_BESIDE = 4
"""Bytes of a header beside its name and its value."""


class Bounded(HttpToolsProtocol):
    """One connection."""

    _deadline: asyncio.TimerHandle | None = None
    _is_coming, _is_head, _is_read_again = True, True, False
    _no_body = 0
    """Bytes since the request began or the last piece of its body came."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See ``asyncio.Protocol``."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """See ``asyncio.Protocol``."""
        self._unset_keepalive_if_required()
        self._no_body += len(data)
        self._read(data)
        if not self._is_coming:
            self._relax()
        elif self._no_body > HEAD:
            self._refuse("431 Request Header Fields Too Large" if self._is_head else "400 Bad Request")
        elif self._deadline is None:
            self._expect()

    def _read(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except HttpParserUpgrade as upgrade:
            if self._is_read_again:
                head = self._without_upgrade()
                self.parser = HttpRequestParser(self)
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as the one before, by uvicorn
                self._read(head + data[upgrade.args[0] :])
            else:
                self.handle_websocket_upgrade()
        except HttpParserError:
            self._refuse("400 Bad Request")

    def _without_upgrade(self) -> bytes:
        """The head of the request that has come, as if it didn't ask for another protocol."""
        lines = [b"%s %s HTTP/%s" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())]
        lines += [b"%s: %s" % pair for pair in self.headers if pair[0] != b"upgrade"]
        return b"\r\n".join([*lines, b"", b""])

    def connection_lost(self, exc: Exception | None) -> None:
        """See ``asyncio.Protocol``."""
        self._relax()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._is_coming = self._is_head = True
        self._is_read_again = False
        self._no_body = 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; or a trailer, of which nobody here knows what to do with it."""
        if self._is_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """What raises here is refused as what isn't HTTP."""
        self._is_head = False
        version, hosts = self.parser.get_http_version(), sum(name == b"host" for name, _ in self.headers)
        if version not in _HOSTS or hosts not in _HOSTS[version]:
            raise ValueError("another version, no host, or several")
        if len(self.url) + sum(len(name) + len(value) + _BESIDE for name, value in self.headers) > HEAD:
            raise ValueError("a head that is too large")
        if len(self.pipeline) >= AHEAD:
            raise ValueError("too many requests at once")
        if self.parser.get_method() == b"CONNECT":
            raise ValueError("nothing is handed on from here")
        self._is_read_again = self.parser.should_upgrade() and not self._should_upgrade()
        if not self._is_read_again:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of it."""
        self._no_body = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is there."""
        if not self._is_read_again:
            self._is_coming = False
            super().on_message_complete()

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(PATIENCE, self._give_up)

    def _relax(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self._is_coming:
            self._refuse("408 Request Timeout")

    def _refuse(self, status: str) -> None:
        """End the connection, with an answer if it is clear to what."""
        if self.transport.is_closing():
            return
        if self._may_answer():
            self.transport.write(f"HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n".encode())
        self.transport.close()

    def _may_answer(self) -> bool:
        """Nothing is under way on this connection, and nothing was said to what is refused."""
        if self.pipeline:
            return False
        if self.cycle is None:
            return True
        return self.cycle.response_complete if self._is_head else not self.cycle.response_started
