"""RabbitMQ: a message is acknowledged by itself; what was not is put back where it was when the connection ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import aio_pika
from aio_pika.abc import AbstractConnection, AbstractIncomingMessage, AbstractQueue
from aio_pika.exceptions import ChannelNotFoundEntity

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.inbox import MOST, WAIT, Letter
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.rabbitmq.queue import CONNECT_SECONDS


class Inbox:
    """One queue of one broker."""

    def __init__(self, settings: Settings) -> None:
        self._url, self._name = str(settings["url"]), str(settings["queue"])
        self._connection: AbstractConnection | None = None
        self._arrived: asyncio.Queue[AbstractIncomingMessage | None] = asyncio.Queue()

    async def receive(self) -> list[Letter]:
        """What has arrived; the broker sends so many ahead as may be held."""
        if self._connection is None:
            await self._open()
        try:
            found = [await asyncio.wait_for(self._arrived.get(), WAIT)]
        except TimeoutError:
            return []
        while not self._arrived.empty():
            found.append(self._arrived.get_nowait())
        if None in found:
            raise IntegrationError("the connection was closed")
        return [_letter(each) for each in found if each is not None]

    async def settle(self, letter: Letter) -> None:
        """The broker forgets it."""
        await letter.receipt.ack()

    async def close(self) -> None:
        """Give the connection up, and with it what isn't settled."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                await asyncio.wait_for(connection.close(), 2)

    async def _open(self) -> None:
        arrived: asyncio.Queue[AbstractIncomingMessage | None] = asyncio.Queue()
        self._arrived = arrived
        self._connection = connection = await aio_pika.connect(self._url, timeout=CONNECT_SECONDS)
        connection.close_callbacks.add(lambda *_: arrived.put_nowait(None))
        queue = await self._declared(connection)
        queue.channel.close_callbacks.add(lambda *_: arrived.put_nowait(None))

        async def take(message: AbstractIncomingMessage) -> None:
            arrived.put_nowait(message)

        await queue.consume(take)

    async def _declared(self, connection: AbstractConnection) -> AbstractQueue:
        """The queue as it is, whatever its settings; else a new one."""
        channel: Any = await connection.channel()
        try:
            queue: AbstractQueue = await channel.declare_queue(self._name, passive=True)
        except ChannelNotFoundEntity:
            channel = await connection.channel()
            queue = await channel.declare_queue(self._name, durable=True)
        await channel.set_qos(prefetch_count=MOST)
        return queue


def _letter(message: AbstractIncomingMessage) -> Letter:
    return Letter(str(message.message_id or ""), message.body, message, str(message.headers.get("traceparent") or ""))
