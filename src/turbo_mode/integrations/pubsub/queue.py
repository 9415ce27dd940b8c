"""Google Pub/Sub: an event is there when the service has given it an id of its own.

The ordering key is the execution; subscriptions that ask for order get the events of one in order. Credentials come
from where every program of Google Cloud looks for them.
"""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

import grpc
from google.api_core.exceptions import InvalidArgument, NotFound, PermissionDenied, Unauthenticated
from google.pubsub_v1 import PublisherAsyncClient, PubsubMessage
from google.pubsub_v1.services.publisher.transports import PublisherGrpcAsyncIOTransport

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings

_REFUSALS = (InvalidArgument, NotFound, PermissionDenied, Unauthenticated)


class Queue:
    """One topic."""

    def __init__(self, settings: Settings) -> None:
        self._topic = f"projects/{settings['project']}/topics/{settings['topic']}"
        self._url = settings.get("url")
        self._opening = asyncio.Lock()
        self._client: Any = None

    async def publish(self, message: Message) -> None:
        """Returns when the service has it."""
        client = await self._open()
        attributes = {"id": message.id, "event": message.event, "content-type": message.content_type}
        made = PubsubMessage(
            data=message.body, attributes=attributes | message.headers, ordering_key=message.key[:1024]
        )  # fmt: skip
        try:
            await client.publish(topic=self._topic, messages=[made], retry=None, timeout=30)
        except _REFUSALS as refused:
            raise IntegrationError(refused.message) from refused

    async def close(self) -> None:
        """Let the connection go."""
        client, self._client = self._client, None
        if client is not None:
            await client.transport.close()

    async def _open(self) -> Any:
        async with self._opening:
            if self._client is None:
                transport = PublisherGrpcAsyncIOTransport(channel=near(self._url)) if self._url else None
                self._client = PublisherAsyncClient(transport=transport)
            return self._client


def near(url: str) -> Any:
    """The way to an emulator."""
    return grpc.aio.insecure_channel(urlsplit(url).netloc, [("grpc.max_receive_message_length", -1)])
