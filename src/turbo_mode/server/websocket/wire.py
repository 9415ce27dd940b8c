"""A socket as the server has it: what many are to hear is framed once, and written to each of them at once.

Whoever reads slowly isn't waited for: what can't be written at once goes the usual way, through a queue.
"""

from __future__ import annotations

from typing import Any, cast

from litestar.types import Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode

_WIRE = "turbo_mode.wire"


class Wire(WebSocketsSansIOProtocol):
    """One connection. Messages aren't compressed, so that a frame is the same for everybody."""

    async def run_asgi(self) -> None:
        """As ever; the application finds it in its scope."""
        extensions: dict[Any, Any] = self.scope.setdefault("extensions", {})
        extensions[_WIRE] = self
        await super().run_asgi()

    def write(self, frame: bytes) -> bool:
        """Write a frame, if that is possible at once."""
        if not self.writable.is_set() or not self.handshake_complete or self.close_sent or self.disconnected:
            return False
        self.transport.write(frame)
        return True


def wire_of(scope: Scope) -> Wire | None:
    """The connection of a socket, where a server of ours has it."""
    return cast(Wire | None, (scope.get("extensions") or {}).get(_WIRE))


def framed(message: bytes) -> bytes:
    """A text message as a server sends it (RFC 6455)."""
    return Frame(Opcode.TEXT, message).serialize(mask=False)
