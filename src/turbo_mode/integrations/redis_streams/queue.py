"""Redis Streams: an event is an entry with the fields ``id``, ``event``, ``key``, ``type`` and ``body``.

How durable it is says the server (``appendfsync``). An entry that comes twice has another place but the same ``id``.
"""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from turbo_mode.integrations.gathering import Gathering
from turbo_mode.integrations.queue import Message, Settings

MOST: Final = 64
"""Entries that go out together …"""
MOST_BYTES: Final = 1024 * 1024
"""… and about so many bytes."""


class Queue:
    """One stream of one server. What is published at the same time goes out in one piece, for one write of its log."""

    def __init__(self, settings: Settings) -> None:
        self._stream = str(settings["stream"])
        self._most: int | None = settings.get("maxLength")
        self._client: Any = Redis.from_url(str(settings["url"]), socket_connect_timeout=10, socket_timeout=10)
        self._gathering = Gathering(self._send, MOST, MOST_BYTES)

    async def publish(self, message: Message) -> None:
        """Returns when the server has it."""
        await self._gathering.publish(message)

    async def close(self) -> None:
        """Let its connection go."""
        self._gathering.close()
        await self._client.aclose()

    async def _send(self, messages: list[Message]) -> dict[int, Exception]:
        pipeline = self._client.pipeline(transaction=False)
        for message in messages:
            fields = {
                "id": message.id, "event": message.event, "key": message.key, "type": message.content_type,
                **message.headers, "body": message.body,
            }  # fmt: skip
            pipeline.xadd(self._stream, fields, maxlen=self._most, approximate=True)
        said = await pipeline.execute(raise_on_error=False)
        return {index: each for index, each in enumerate(said) if isinstance(each, Exception)}
