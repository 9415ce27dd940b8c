"""AWS SQS, read: a message that was received is hidden for the queue's visibility timeout, and then there again.

Of one group of a FIFO queue no more than ten can be on their way at once, so that is what a reading gets of it.
"""

from __future__ import annotations

from contextlib import AsyncExitStack, suppress
from typing import Any, Final

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.source import Taken
from turbo_mode.integrations.sqs.queue import MOST
from turbo_mode.integrations.sqs.service import client_of

WAIT: Final = 1
"""Seconds that the service looks for messages before it says that there are none."""


class Source:
    """One queue."""

    def __init__(self, settings: Settings) -> None:
        self._url, self._settings = str(settings["url"]), settings
        self._stack = AsyncExitStack()
        self._found: list[dict[str, Any]] = []
        self._kept = 0
        self._client: Any = None

    async def look(self) -> str:
        """About how many messages wait."""
        name = "ApproximateNumberOfMessages"
        said = await self._ask("get_queue_attributes", AttributeNames=[name])
        return f"about {said['Attributes'][name]} messages"

    async def take(self, most: int) -> list[Taken]:
        """What can be received now."""
        while len(self._found) < most:
            wanted = min(MOST, most - len(self._found))
            said = await self._ask(
                "receive_message", MaxNumberOfMessages=wanted, WaitTimeSeconds=WAIT, MessageAttributeNames=["All"],
                AttributeNames=["MessageGroupId"],
            )  # fmt: skip
            if not said.get("Messages"):
                break
            self._found += said["Messages"]
        return [_taken(each) for each in self._found]

    async def acknowledge(self, number: int) -> None:
        """Delete them. Raises ``IntegrationError`` if some could not be."""
        await self._batches("delete_message_batch", self._found[:number])
        self._kept = number

    async def close(self) -> None:
        """What wasn't acknowledged is visible at once."""
        with suppress(Exception):
            await self._batches("change_message_visibility_batch", self._found[self._kept :], VisibilityTimeout=0)
        await self._stack.aclose()

    async def _batches(self, what: str, messages: list[dict[str, Any]], **more: Any) -> None:
        for first in range(0, len(messages), MOST):
            batch = messages[first : first + MOST]
            entries = [
                {"Id": str(index), "ReceiptHandle": each["ReceiptHandle"], **more} for index, each in enumerate(batch)
            ]
            said = await self._ask(what, Entries=entries)
            if failed := said.get("Failed"):
                raise IntegrationError(f"{len(failed)} messages: {failed[0].get('Message', 'refused')}")

    async def _ask(self, what: str, **more: Any) -> Any:
        if self._client is None:
            self._client = await self._stack.enter_async_context(client_of("sqs", self._settings))
        try:
            return await getattr(self._client, what)(QueueUrl=self._url, **more)
        except ClientError as refused:
            raise IntegrationError(str(refused)) from refused


def _taken(message: dict[str, Any]) -> Taken:
    said = {name: each.get("StringValue", "") for name, each in message.get("MessageAttributes", {}).items()}
    id, key = said.pop("id", message["MessageId"]), message.get("Attributes", {}).get("MessageGroupId", "")
    return Taken(id, key, message["Body"].encode(), said)
