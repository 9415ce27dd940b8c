"""RabbitMQ, read: what was taken is the broker's again when the connection ends before it was acknowledged."""

from __future__ import annotations

from contextlib import suppress

import aio_pika
from aio_pika.abc import AbstractConnection, AbstractIncomingMessage, AbstractQueue
from aio_pika.exceptions import ChannelNotFoundEntity

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.rabbitmq.queue import CONNECT_SECONDS
from turbo_mode.integrations.source import Taken


class Source:
    """One queue of one broker."""

    def __init__(self, settings: Settings) -> None:
        self._url, self._name = str(settings["url"]), str(settings["queue"])
        self._connection: AbstractConnection | None = None
        self._found: list[AbstractIncomingMessage] = []

    async def look(self) -> str:
        """How many messages wait."""
        queue = await self._open()
        return f"{queue.declaration_result.message_count or 0} messages in {self._name}"

    async def take(self, most: int) -> list[Taken]:
        """What is there now."""
        queue = await self._open()
        while len(self._found) < most and (message := await queue.get(fail=False)) is not None:
            self._found.append(message)
        return [
            Taken(each.message_id or "", each.routing_key or "", each.body, _texts(each.headers))
            for each in self._found
        ]

    async def acknowledge(self, number: int) -> None:
        """All up to one, in one word."""
        if number:
            await self._found[number - 1].ack(multiple=True)

    async def close(self) -> None:
        """Give the connection up."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                await connection.close()

    async def _open(self) -> AbstractQueue:
        self._connection = await aio_pika.connect(self._url, timeout=CONNECT_SECONDS)
        channel = await self._connection.channel()
        try:
            return await channel.get_queue(self._name)
        except ChannelNotFoundEntity:
            raise IntegrationError(f"there is no queue `{self._name}`") from None


def _texts(headers: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in headers.items()} if isinstance(headers, dict) else {}
