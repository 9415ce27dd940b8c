"""RabbitMQ: what was handed out and not acknowledged is put back where it was when the connection ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import aio_pika
from aio_pika.abc import AbstractConnection, AbstractIncomingMessage, AbstractQueue
from aio_pika.exceptions import ChannelNotFoundEntity

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.rabbitmq.queue import CONNECT_SECONDS
from turbo_mode.integrations.reader import Taken

MOST: Final = 65_535
"""Messages that the broker sends ahead at most, by its protocol."""

_Arrived = asyncio.Queue[AbstractIncomingMessage | None]


class Reader:
    """One queue of one broker, which sends messages ahead."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._url, self._name, self._stays = str(settings["url"]), str(settings["queue"]), stays
        self._connection: AbstractConnection | None = None
        self._arrived: _Arrived = asyncio.Queue()
        self._coming = 0

    async def look(self) -> str:
        """How many messages wait."""
        queue = await self._open()
        return f"{queue.declaration_result.message_count or 0} messages in {self._name}"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """What has arrived."""
        if self._connection is None:
            await self._consume(await self._open(), most)
        found: list[AbstractIncomingMessage] = []
        while len(found) < most and (self._coming or not found or not self._arrived.empty()):
            try:
                message = await asyncio.wait_for(self._arrived.get(), wait)
            except TimeoutError:
                self._coming = 0
                break
            if message is None:
                raise IntegrationError("the connection was closed")
            found.append(message)
            self._coming = max(0, self._coming - 1)
        return [
            Taken(each.message_id or "", each.routing_key or "", each.body, _texts(each.headers), each)
            for each in found
        ]

    async def settle(self, taken: Sequence[Taken]) -> None:
        """The broker forgets them."""
        for each in taken:
            await each.receipt.ack()

    async def close(self) -> None:
        """Give the connection up, and with it what isn't settled."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                await asyncio.wait_for(connection.close(), 2)

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _open(self) -> AbstractQueue:
        """The queue as it is, whatever its settings."""
        self._connection = await aio_pika.connect(self._url, timeout=CONNECT_SECONDS)
        channel: Any = await self._connection.channel()
        try:
            queue: AbstractQueue = await channel.declare_queue(self._name, passive=True)
        except ChannelNotFoundEntity:
            if not self._stays:
                raise IntegrationError(f"there is no queue `{self._name}`") from None
            channel = await self._connection.channel()
            queue = await channel.declare_queue(self._name, durable=True)
        return queue

    async def _consume(self, queue: AbstractQueue, most: int) -> None:
        self._arrived = arrived = _Arrived()
        for end in (self._connection, queue.channel):
            if end is not None:
                end.close_callbacks.add(lambda *_: arrived.put_nowait(None))
        await queue.channel.set_qos(prefetch_count=min(most, MOST))
        self._coming = min(queue.declaration_result.message_count or 0, most, MOST)

        async def take(message: AbstractIncomingMessage) -> None:
            arrived.put_nowait(message)

        await queue.consume(take)


def _texts(headers: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in headers.items()} if isinstance(headers, dict) else {}
