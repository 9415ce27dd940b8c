"""Redis Streams: an event is an entry with the fields ``id``, ``event``, ``key``, ``type`` and ``body``.

How durable it is says the server (``appendfsync``). An entry that comes twice has another place but the same ``id``.
"""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import BlockingConnectionPool, Redis

from turbo_mode.integrations.queue import Message, Settings

CONNECTIONS: Final = 32
"""At most; more messages at once wait for one."""


class Queue:
    """One stream of one server."""

    def __init__(self, settings: Settings) -> None:
        self._stream = str(settings["stream"])
        self._most: int | None = settings.get("maxLength")
        pool = BlockingConnectionPool.from_url(
            str(settings["url"]), max_connections=CONNECTIONS, timeout=None, socket_connect_timeout=10
        )
        self._client: Any = Redis.from_pool(pool)

    async def publish(self, message: Message) -> None:
        """Returns when the server has it."""
        fields = {
            "id": message.id, "event": message.event, "key": message.key, "type": message.content_type,
            **message.headers, "body": message.body,
        }  # fmt: skip
        await self._client.xadd(self._stream, fields, maxlen=self._most, approximate=True)

    async def close(self) -> None:
        """Let its connections go."""
        await self._client.aclose()
