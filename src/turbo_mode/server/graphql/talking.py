"""A conversation by graphql-transport-ws, held to what one conversation may send."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import anyio.to_thread
import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from strawberry.types.unset import UNSET

from turbo_mode.core.access.keys import Key
from turbo_mode.core.ids import named_trace
from turbo_mode.errors import NotPermitted
from turbo_mode.server.graphql.asking import ANYBODY, Asking
from turbo_mode.server.graphql.schema import schema
from turbo_mode.server.websocket.door import AUTHENTICATE_WITHIN, BURST, MOST_STRANGERS, MOST_SUBSCRIPTIONS, RATE
from turbo_mode.server.websocket.hub import Hub


async def hold(socket: WebSocket[Any, Any, Any], asking: Asking) -> None:
    """Talk until one side has enough."""
    client = socket.scope.get("client")
    wire = _Wire(socket, asking.hub, client[0] if client else "")
    try:
        if wire.is_one_too_many:
            await socket.close(4429, "too many at once")
            return
        talk: BaseGraphQLTransportWSHandler[Any, None] = BaseGraphQLTransportWSHandler(
            view=_View(wire), websocket=wire, context=asking, root_value=None, schema=schema(),  # type: ignore[arg-type]
            connection_init_wait_timeout=timedelta(seconds=AUTHENTICATE_WITHIN),
            max_subscriptions_per_connection=MOST_SUBSCRIPTIONS,
        )  # fmt: skip
        await talk.handle()
    finally:
        wire.is_known()


class _Wire:
    """The socket as the protocol's handler sees it, held to what one conversation may send."""

    def __init__(self, socket: WebSocket[Any, Any, Any], hub: Hub, address: str) -> None:
        self._socket = socket
        self._hub = hub
        self._address = address
        self._allowance, self._counted_at = float(BURST), time.monotonic()
        self._is_stranger = True
        hub.strangers[address] = hub.strangers.get(address, 0) + 1

    @property
    def is_one_too_many(self) -> bool:
        """Whether others of the same address have not said either who they are."""
        return self._hub.strangers[self._address] > MOST_STRANGERS

    def is_known(self) -> None:
        """They have said who they are, or have gone."""
        if self._is_stranger:
            self._is_stranger = False
            self._hub.strangers[self._address] -= 1
            if not self._hub.strangers[self._address]:
                del self._hub.strangers[self._address]

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        """What they say, until they have gone."""
        while True:
            came = await self._socket.receive()
            if came["type"] != "websocket.receive":
                return
            now = time.monotonic()
            self._allowance = min(BURST, self._allowance + (now - self._counted_at) * RATE) - 1
            self._counted_at = now
            if self._allowance < 0:
                await self.close(1008, "too many messages")
                return
            text = came.get("text")
            if text is None:
                raise NonTextMessageReceived
            try:
                said = msgspec.json.decode(text)
            except (msgspec.MsgspecError, RecursionError, UnicodeError):
                raise NonJsonMessageReceived from None
            yield said if _is_message(said) else {"type": "nothing of ours"}

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Say something. Raises ``WebSocketDisconnected`` where nobody listens any more."""
        try:
            await self._socket.send_data(msgspec.json.encode(message).decode(), mode="text")
        except (WebSocketDisconnect, RuntimeError) as gone:
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """It is over."""
        with suppress(WebSocketDisconnect, RuntimeError):
            await self._socket.close(code, reason)


class _View:
    """Lets somebody in."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    async def on_ws_connect(self, asking: Asking) -> Any:
        """By the key that they show first. Raises ``ConnectionRejectionError``."""
        try:
            await _lead(asking)
            asking.key = await anyio.to_thread.run_sync(_shown, asking)
        except NotPermitted:
            raise ConnectionRejectionError from None
        self._wire.is_known()
        return UNSET


async def _lead(asking: Asking) -> None:
    """Ask where a token leads."""
    tenants = asking.service.tenants
    if tenants is not None and (found := await tenants.of(_token(asking))) is not None:
        asking.service, asking.hub = found.seat.service, found.hub


def _token(asking: Asking) -> str:
    given = asking.connection_params
    said = given.get("Authorization") or given.get("authorization") or given.get("token") or ""
    token = said.strip() if isinstance(said, str) else ""
    return token[7:].strip() if token.lower().startswith("bearer ") else token


def _shown(asking: Asking) -> Key:
    key = asking.service.shown(_token(asking))
    asking.key = key
    trace, state = (asking.connection_params.get(name) for name in ("traceparent", "tracestate"))
    if isinstance(trace, str):
        asking.trace = named_trace(trace, state if isinstance(state, str) else "")
    if not asking.may(ANYBODY):
        raise NotPermitted("this key isn't valid")
    return key


def _is_message(said: object) -> bool:
    """Whether it is one of the protocol, as far as its form goes."""
    if not isinstance(said, dict) or not isinstance(said.get("type"), str):
        return False
    if said["type"] not in ("subscribe", "complete"):
        return True
    payload = said.get("payload")
    if not isinstance(said.get("id"), str):
        return False
    return said["type"] == "complete" or (
        isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
    )
