"""HTTP with bounded patience: a request has to be there as a whole soon after it has begun, or its connection goes.

Else whoever sends a letter now and then would hold as many connections as they like.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 30.0
"""Seconds from the first byte of a request, or from the connection on, to its last byte."""
_COMING = (h11.IDLE, h11.SEND_BODY)
_LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Patient(H11Protocol):
    """One connection."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See ``asyncio.Protocol``."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """See ``asyncio.Protocol``."""
        super().data_received(data)
        if self.conn.their_state not in _COMING:
            self._relax()
        elif self._deadline is None:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """See ``asyncio.Protocol``."""
        self._relax()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(PATIENCE, self._give_up)

    def _relax(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self.conn.their_state in _COMING and not self.transport.is_closing():
            if self.conn.our_state is h11.IDLE:
                self.transport.write(_LATE)
            self.transport.close()
