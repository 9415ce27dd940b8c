"""``/api/v1/ws``: whoever comes says who they are, then what they want to hear, and hears it as it happens.

    hello → authenticate → authenticated → subscribe → subscribed → event, event, …

Close codes: 4400 no message of ours, 4401 not authenticated, or no longer, 4403 the key doesn't count, 4408 nothing
was said in time, 4409 a subscription twice, 4429 too many; and those of WebSocket itself: 1003 no text, 1008 a flood,
1009 too long, 1013 too slow.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import anyio.to_thread
import msgspec
from litestar import WebSocket, websocket
from litestar.di import NamedDependency
from msgspec import Struct

from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import NotPermitted
from turbo_mode.server.auth import PUBLIC
from turbo_mode.server.websocket.feed import Told, missed
from turbo_mode.server.websocket.hub import HEARTBEAT, Closed, Hub, Listener, Subscription
from turbo_mode.server.websocket.wire import wire_of

AUTHENTICATE_WITHIN = 5.0
FAREWELL = 5.0
"""Seconds that somebody has to hear why it is over."""
MOST_STRANGERS = 10
"""Sockets of one address that have not said yet who they are."""
MOST_SUBSCRIPTIONS = 100
MOST_MISSED = 10_000
"""So many entries are read for what somebody has missed."""
RATE, BURST = 100 / 60, 40
"""Messages a second that somebody may send, and how many at once."""

Socket = WebSocket[Any, Any, Any]


class Authenticate(Struct, tag_field="type", tag="authenticate"):
    """Who comes: a key."""

    token: str


class Subscribe(Struct, tag_field="type", tag="subscribe"):
    """What they want to hear; ``resume_from`` is the ``sequence`` of the last event that they had."""

    events: list[str]
    id: str = ""
    filter: dict[str, str] = {}
    resume_from: int | None = None


class Unsubscribe(Struct, tag_field="type", tag="unsubscribe"):
    """What they want to hear no more."""

    id: str


class Ping(Struct, tag_field="type", tag="ping"):
    """Are you there?"""


class Pong(Struct, tag_field="type", tag="pong"):
    """I am."""


Message = Authenticate | Subscribe | Unsubscribe | Ping | Pong
_decoder: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


@websocket("/api/v1/ws", opt={"needs": PUBLIC})
async def door(socket: Socket, hub: NamedDependency[Hub]) -> None:
    """One conversation, from its first word to its last."""
    if not is_from_here(socket):
        await socket.close(4403, "not from this origin")
        return
    await socket.accept()
    talk = Conversation(socket, hub)
    try:
        await talk.hold()
    except Closed as over:
        with suppress(Exception):
            async with asyncio.timeout(FAREWELL):
                await socket.close(over.code, over.reason)


class Conversation:
    """One socket, and who is at its other end."""

    def __init__(self, socket: Socket, hub: Hub) -> None:
        self._socket = socket
        self._hub = hub
        self._listener = Listener(wire_of(socket.scope))
        self._allowance, self._counted_at = float(BURST), time.monotonic()
        self._catching_up: set[asyncio.Task[None]] = set()

    async def hold(self) -> None:
        """Talk until one side has enough. Raises ``Closed`` if that is ours."""
        self._say({"type": "hello", "heartbeat": HEARTBEAT, "auth_timeout": AUTHENTICATE_WITHIN})
        sending = asyncio.create_task(self._send())
        listening = asyncio.create_task(self._listen())
        self._hub.add(self._listener)
        try:
            both = {sending, listening, self._listener.over}
            done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
        finally:
            self._hub.listeners.discard(self._listener)
            for task in (sending, listening, self._listener.over, *self._catching_up):
                task.cancel()

    # -- what they say -------------------------------------------------------------------------------------------------

    async def _listen(self) -> None:
        try:
            async with asyncio.timeout(AUTHENTICATE_WITHIN):
                await self._meet()
        except TimeoutError:
            raise Closed(4408, "nobody has authenticated in time") from None
        while (message := await self._receive()) is not None:
            match message:
                case Authenticate():
                    await self._authenticate(message)
                case Subscribe():
                    self._subscribe(message)
                case Unsubscribe():
                    gone = self._listener.subscriptions.pop(message.id, None)
                    self._say({"type": "unsubscribed", "id": message.id} if gone else _error("there is no such one"))
                case Ping():
                    self._say({"type": "pong"})

    async def _meet(self) -> None:
        """The first message says who they are."""
        client = self._socket.scope.get("client")
        address, strangers = client[0] if client else "", self._hub.strangers
        strangers[address] = strangers.get(address, 0) + 1
        try:
            if strangers[address] > MOST_STRANGERS:
                raise Closed(4429, "too many at once")
            message = await self._receive()
            while isinstance(message, Ping):
                self._say({"type": "pong"})
                message = await self._receive()
            if isinstance(message, Authenticate):
                await self._authenticate(message)
            elif message is not None:
                raise Closed(4401, "not authenticated")
        finally:
            strangers[address] -= 1
            if not strangers[address]:
                del strangers[address]

    async def _authenticate(self, said: Authenticate) -> None:
        await self._lead(said.token)
        service, client = self._hub.service, self._socket.scope.get("client")
        address = client[0] if client else ""
        try:
            key = await anyio.to_thread.run_sync(service.shown, said.token)
        except NotPermitted:
            service.audit.note("websocket", "authenticate", NotPermitted.code, address=address)
            if (await self._hub.failures.count(address)).wait:
                raise Closed(4429, "too many wrong keys") from None
            raise Closed(4403, "this key isn't valid") from None
        service.audit.note("websocket", "authenticate", "ok", holder=key.holder, key=key.id, address=address)
        self._listener.key = key
        self._say({"type": "authenticated", "expires_at": timestamp(key.expires), "scopes": sorted(key.scopes)})

    async def _lead(self, token: str) -> None:
        """Listen where a token leads, as long as nobody has come in yet."""
        tenants = self._hub.service.tenants
        if tenants is not None and self._listener.key is None and (found := await tenants.of(token)) is not None:
            self._hub.listeners.discard(self._listener)
            self._hub = found.hub
            self._hub.add(self._listener)

    def _subscribe(self, said: Subscribe) -> None:
        listener = self._listener
        id = said.id or f"s{len(listener.subscriptions) + 1}"
        if id in listener.subscriptions:
            raise Closed(4409, "there is a subscription with this id")
        if len(listener.subscriptions) >= MOST_SUBSCRIPTIONS:
            raise Closed(4429, "too many subscriptions")
        if unknown := said.filter.keys() - {"executionId"}:
            self._say(_error(f"nothing is filtered by {min(unknown)}; so far by executionId"))
            return
        granted = tuple(pattern for pattern in said.events if listener.may(pattern))
        denied = [pattern for pattern in said.events if pattern not in granted]
        made = Subscription(id, granted, said.filter.get("executionId", ""))
        listener.subscriptions[id] = made
        self._hub.begin()
        self._say({"type": "subscribed", "id": id, "events": granted, "denied": denied,
                   "sequence": self._hub.position})  # fmt: skip
        if said.resume_from is not None and said.resume_from < self._hub.position:
            made.held = []
            task = asyncio.create_task(self._catch_up(made, max(0, said.resume_from), self._hub.position))
            self._catching_up.add(task)
            task.add_done_callback(self._catching_up.discard)

    async def _catch_up(self, made: Subscription, after: int, until: int) -> None:
        """What was missed comes first, then what has happened meanwhile."""
        start = max(after, until - MOST_MISSED)
        if start > after:
            self._say({"type": "gap", "id": made.id, "from": after + 1, "to": start})
        found = await anyio.to_thread.run_sync(lambda: [*missed(self._hub.service, start, until, MOST_MISSED)])
        held, made.held = made.held or [], None
        for told in (*filter(made.wants, found), *held):
            self._tell(told)

    def _tell(self, told: Told) -> None:
        if self._listener.may(told.event):
            self._listener.tell(told)

    async def _receive(self) -> Message | None:
        """The next message; None when they have gone. Raises ``Closed`` for what is none."""
        came = await self._socket.receive()
        if came["type"] != "websocket.receive":
            return None
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._counted_at) * RATE) - 1
        self._counted_at = now
        if self._allowance < 0:
            raise Closed(1008, "too many messages")
        text = came.get("text")
        if text is None:
            raise Closed(1003, "messages are text")
        try:
            return _decoder.decode(text)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            raise Closed(4400, "this is no message") from None

    # -- what we say ---------------------------------------------------------------------------------------------------

    def _say(self, said: dict[str, Any]) -> None:
        self._listener.send(msgspec.json.encode(said))

    async def _send(self) -> None:
        """Send what waits, as fast as the other side reads."""
        listener = self._listener
        while True:
            await listener.woken.wait()
            listener.woken.clear()
            while listener.waiting:  # one that is under way still waits, so that nothing is written before it
                await self._socket.send_data(listener.waiting[0].decode(), mode="text")
                listener.waiting.popleft()
            listener.spoke = time.monotonic()


def _error(detail: str) -> dict[str, Any]:
    return {"type": "error", "code": "usage", "detail": detail}


def is_from_here(socket: Socket) -> bool:
    """A page in a browser has to come from the same host; whatever is no browser says no origin."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")
