"""What can be subscribed to: the public events, as the hub tells them to every socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import anyio.to_thread
import msgspec
import strawberry
from strawberry.scalars import JSON

from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.operations import executions
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.scalars import DateTime, milliseconds
from turbo_mode.server.graphql.shapes import Execution
from turbo_mode.server.websocket.feed import Told, missed
from turbo_mode.server.websocket.hub import Closed, Hub, Listener, Subscription

MOST_MISSED = 10_000
"""So many entries are read for what somebody has missed."""
ENDS = ("COMPLETED", "FAILED", "CANCELLED")


@strawberry.type
class Event:
    """Something that has happened. ``sequence`` is its place among all events: a later subscription goes on there."""

    id: strawberry.ID
    event: str
    sequence: int
    timestamp: DateTime
    execution_id: strawberry.ID | None
    data: JSON


@strawberry.type(name="Subscription")
class Listening:
    """What can be listened to."""

    @strawberry.subscription
    async def events(
        self, info: Info, names: list[str] | None = None, execution_id: strawberry.ID | None = None,
        after: int | None = None,
    ) -> AsyncGenerator[Event, None]:  # fmt: skip
        """Events with these names, or patterns such as ``execution:*``; none that the key may not hear of.

        ``after``: the ``sequence`` of the last one that they had.
        """
        wanted = tuple(names or ("*",))
        made = Subscription("graphql", wanted, execution_id or "")
        async for said in _heard(info, made, after):
            yield _event(said)

    @strawberry.subscription
    async def execution(self, info: Info, id: strawberry.ID) -> AsyncGenerator[Execution, None]:
        """An execution as it is now, then each time that something has happened in it, until it has ended."""
        row = await info.context.read(lambda reader: executions.find(reader, id))
        whole = row.id
        hearing = _heard(info, Subscription("graphql", ("*",), whole), None)
        yield Execution.of(row)
        async for _ in hearing:
            info.context.renew()
            row = await info.context.read(lambda reader: executions.find(reader, whole))
            yield Execution.of(row)
            if row.status in ENDS:
                return


async def _heard(info: Info, made: Subscription, after: int | None) -> AsyncGenerator[dict[str, Any], None]:
    """What is told, one message after another. Raises ``NotPermitted`` when the key counts no more."""
    hub = info.context.hub
    listener = Listener()
    listener.key = info.context.key
    listener.subscriptions[made.id] = made
    hub.add(listener)
    hub.begin()
    try:
        if after is not None and after < hub.position:
            made.held = []
            await _catch_up(hub, listener, made, max(0, after))
        while True:
            while listener.waiting:
                said = msgspec.json.decode(listener.waiting.popleft())
                if said["type"] == "event":
                    yield said
            listener.woken.clear()
            woken = asyncio.ensure_future(listener.woken.wait())
            both: set[asyncio.Future[Any]] = {woken, listener.over}
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                woken.cancel()
            if listener.over.done():
                listener.over.result()
    except Closed as over:
        raise NotPermitted(over.reason) from None
    finally:
        hub.listeners.discard(listener)
        listener.over.cancel()


async def _catch_up(hub: Hub, listener: Listener, made: Subscription, after: int) -> None:
    """What was missed comes first, then what has happened meanwhile. Raises ``UsageError`` for too much."""
    until = hub.position
    if until - after > MOST_MISSED:
        raise UsageError(f"more than {MOST_MISSED:,} entries were missed", hint="read again what is, and begin anew")

    def read() -> list[Told]:
        return [*missed(hub.service, after, until, MOST_MISSED)]

    found = await anyio.to_thread.run_sync(read)
    held, made.held = made.held or [], None
    for told in (*filter(made.wants, found), *held):
        if listener.may(told.event):
            listener.send(told.message)


def _event(said: dict[str, Any]) -> Event:
    data = said["data"]
    execution = data.get("executionId")
    return Event(
        id=said["id"], event=said["event"], sequence=said["sequence"],
        timestamp=DateTime(milliseconds(said["timestamp"])), execution_id=execution, data=data,
    )  # fmt: skip
