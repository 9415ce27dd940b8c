"""Google Pub/Sub: what was pulled and not acknowledged is there again after the subscription's deadline.

The id of a message is its attribute ``id``, or else the one that the service has given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Final

from google.api_core.exceptions import DeadlineExceeded, NotFound
from google.pubsub_v1 import SubscriberAsyncClient
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcAsyncIOTransport

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.pubsub.queue import near
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.reader import WAIT, Taken

PIECE: Final = 1000


class Reader:
    """One subscription."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._subscription = f"projects/{settings['project']}/subscriptions/{settings['subscription']}"
        self._url = settings.get("url")
        self._client: Any = None
        self._held: set[str] = set()

    async def look(self) -> str:
        """Of which topic it is."""
        about = await self._ask("get_subscription", subscription=self._subscription, timeout=10)
        return f"a subscription of {about.topic}"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """What the service hands out; an answer takes its time, so it has no less than usual."""
        wanted = {"subscription": self._subscription, "max_messages": min(PIECE, most)}
        try:
            said = await self._ask("pull", request=wanted, timeout=max(wait, WAIT))
        except DeadlineExceeded:
            return []
        found = [_taken(each) for each in said.received_messages]
        self._held.update(each.receipt for each in found)
        return found

    async def settle(self, taken: Sequence[Taken]) -> None:
        """The service forgets them."""
        receipts = [each.receipt for each in taken]
        await self._pieces("acknowledge", receipts)
        self._held.difference_update(receipts)

    async def close(self) -> None:
        """What wasn't settled is there again at once."""
        if self._client is None:
            return
        with suppress(Exception):
            await self._pieces("modify_ack_deadline", self._held, ack_deadline_seconds=0)
        with suppress(Exception):
            await self._client.transport.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _pieces(self, what: str, receipts: Iterable[str], **more: Any) -> None:
        left = list(receipts)
        for first in range(0, len(left), PIECE):
            ids = left[first : first + PIECE]
            await self._ask(what, subscription=self._subscription, ack_ids=ids, timeout=10, **more)

    async def _ask(self, what: str, **more: Any) -> Any:
        if self._client is None:
            transport = SubscriberGrpcAsyncIOTransport(channel=near(self._url)) if self._url else None
            self._client = SubscriberAsyncClient(transport=transport)
        try:
            return await getattr(self._client, what)(retry=None, **more)
        except NotFound:
            raise IntegrationError(f"there is no {self._subscription}") from None


def _taken(received: Any) -> Taken:
    message = received.message
    headers = {name: text for name, text in message.attributes.items() if name != "id"}
    id = message.attributes.get("id") or message.message_id
    return Taken(id, message.ordering_key, message.data, headers, received.ack_id)
