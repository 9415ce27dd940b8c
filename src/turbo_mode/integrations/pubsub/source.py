"""Google Pub/Sub, read: what was pulled and not acknowledged is there again after the subscription's deadline."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from google.api_core.exceptions import DeadlineExceeded, NotFound
from google.pubsub_v1 import SubscriberAsyncClient
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcAsyncIOTransport

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.pubsub.queue import near
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.source import Taken

WAIT: Final = 2.0
"""Seconds in which the first message has to come; those that follow have as long."""
PIECE: Final = 1000


class Source:
    """One subscription."""

    def __init__(self, settings: Settings) -> None:
        self._subscription = f"projects/{settings['project']}/subscriptions/{settings['subscription']}"
        self._url = settings.get("url")
        self._client: Any = None
        self._found: list[Any] = []
        self._kept = 0

    async def look(self) -> str:
        """Of which topic it is."""
        about = await self._ask("get_subscription", subscription=self._subscription, timeout=10)
        return f"a subscription of {about.topic}"

    async def take(self, most: int) -> list[Taken]:
        """What comes until nothing comes any more."""
        while len(self._found) < most:
            wanted = {"subscription": self._subscription, "max_messages": min(PIECE, most - len(self._found))}
            try:
                said = await self._ask("pull", request=wanted, retry=None, timeout=WAIT)
            except DeadlineExceeded:
                break
            if not said.received_messages:
                break
            self._found += said.received_messages
        return [
            Taken(
                each.message.attributes.get("id", each.message.message_id), each.message.ordering_key,
                each.message.data, {name: text for name, text in each.message.attributes.items() if name != "id"},
            )
            for each in self._found
        ]  # fmt: skip

    async def acknowledge(self, number: int) -> None:
        """They are done with."""
        for ids in _pieces([each.ack_id for each in self._found[:number]]):
            await self._ask("acknowledge", subscription=self._subscription, ack_ids=ids, timeout=10)
        self._kept = number

    async def close(self) -> None:
        """What wasn't acknowledged is there again at once."""
        if self._client is None:
            return
        with suppress(Exception):
            for ids in _pieces([each.ack_id for each in self._found[self._kept :]]):
                await self._client.modify_ack_deadline(
                    subscription=self._subscription, ack_ids=ids, ack_deadline_seconds=0, timeout=10
                )
        with suppress(Exception):
            await self._client.transport.close()

    async def _ask(self, what: str, **more: Any) -> Any:
        if self._client is None:
            transport = SubscriberGrpcAsyncIOTransport(channel=near(self._url)) if self._url else None
            self._client = SubscriberAsyncClient(transport=transport)
        try:
            return await getattr(self._client, what)(**more)
        except NotFound:
            raise IntegrationError(f"there is no {self._subscription}") from None


def _pieces(ids: list[str]) -> list[list[str]]:
    return [ids[first : first + PIECE] for first in range(0, len(ids), PIECE)]
