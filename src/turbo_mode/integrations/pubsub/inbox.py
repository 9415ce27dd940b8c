"""Google Pub/Sub: what isn't acknowledged comes again after the deadline of the subscription.

The id of a message is its attribute ``id``, or else the one that the service has given to it.
"""

from __future__ import annotations

from typing import Any

from google.api_core.exceptions import DeadlineExceeded
from google.pubsub_v1 import SubscriberAsyncClient
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcAsyncIOTransport

from turbo_mode.integrations.inbox import MOST, WAIT, Letter
from turbo_mode.integrations.pubsub.queue import near
from turbo_mode.integrations.queue import Settings


class Inbox:
    """One subscription."""

    def __init__(self, settings: Settings) -> None:
        self._subscription = f"projects/{settings['project']}/subscriptions/{settings['subscription']}"
        self._url = settings.get("url")
        self._client: Any = None

    async def receive(self) -> list[Letter]:
        """What the service hands out."""
        wanted = {"subscription": self._subscription, "max_messages": MOST}
        try:
            said = await self._open().pull(request=wanted, retry=None, timeout=WAIT)
        except DeadlineExceeded:
            return []
        return [_letter(each) for each in said.received_messages]

    async def settle(self, letter: Letter) -> None:
        """The service forgets it."""
        await self._open().acknowledge(subscription=self._subscription, ack_ids=[letter.receipt], retry=None)

    async def close(self) -> None:
        """Let the connection go."""
        client, self._client = self._client, None
        if client is not None:
            await client.transport.close()

    def _open(self) -> Any:
        if self._client is None:
            transport = SubscriberGrpcAsyncIOTransport(channel=near(self._url)) if self._url else None
            self._client = SubscriberAsyncClient(transport=transport)
        return self._client


def _letter(received: Any) -> Letter:
    message = received.message
    said = message.attributes
    return Letter(said.get("id") or message.message_id, message.data, received.ack_id, said.get("traceparent", ""))
