"""RabbitMQ: an event is there when the broker has confirmed it, on its disk and in a queue.

A message that no queue is bound for is returned, and so is no success: else it would be lost without a word.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

import aio_pika
from aio_pika.abc import AbstractChannel, AbstractConnection, AbstractExchange
from aio_pika.exceptions import ChannelPreconditionFailed, PublishError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings

CONNECT_SECONDS = 10.0


class Queue:
    """One exchange of one broker."""

    def __init__(self, settings: Settings) -> None:
        self._url = str(settings["url"])
        self._exchange_name = str(settings["exchange"])
        self._key = str(settings.get("routingKey") or "{event}")
        self._queue_name = settings.get("queue")
        self._connecting = asyncio.Lock()
        self._connection: AbstractConnection | None = None
        self._exchange: AbstractExchange | None = None

    async def publish(self, message: Message) -> None:
        """Returns when it was confirmed."""
        exchange = await self._open()
        made = aio_pika.Message(
            message.body, message_id=message.id, type=message.event, content_type=message.content_type,
            headers=dict(message.headers), delivery_mode=aio_pika.DeliveryMode.PERSISTENT, app_id="turbo-mode",
            timestamp=datetime.now(UTC),
        )  # fmt: skip
        key = self._key.replace("{event}", message.event)
        try:
            await exchange.publish(made, key, mandatory=True)
        except PublishError as returned:
            raise IntegrationError(f"no queue is bound to {self._exchange_name} for `{key}`") from returned
        except BaseException:
            await self.close()  # whatever it was, the next one begins anew
            raise

    async def close(self) -> None:
        """Give the connection up."""
        connection, self._connection, self._exchange = self._connection, None, None
        if connection is not None:
            with suppress(Exception):
                await connection.close()

    async def _open(self) -> AbstractExchange:
        async with self._connecting:
            if self._exchange is None or self._connection is None or self._connection.is_closed:
                await self.close()
                self._connection = await aio_pika.connect(self._url, timeout=CONNECT_SECONDS)
                self._exchange = await self._declared(self._connection)
            return self._exchange

    async def _declared(self, connection: AbstractConnection) -> AbstractExchange:
        channel = await connection.channel(publisher_confirms=True, on_return_raises=True)
        try:
            exchange = await channel.declare_exchange(self._exchange_name, "topic", durable=True)
        except ChannelPreconditionFailed:  # it is there already, of another kind, which is as good
            channel = await connection.channel(publisher_confirms=True, on_return_raises=True)
            exchange = await channel.get_exchange(self._exchange_name)
        if self._queue_name:
            await self._bound(channel, exchange, str(self._queue_name))
        return exchange

    async def _bound(self, channel: AbstractChannel, exchange: AbstractExchange, name: str) -> None:
        queue = await channel.declare_queue(name, durable=True)
        await queue.bind(exchange, self._key.replace("{event}", "#"))
