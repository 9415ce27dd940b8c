"""AWS SQS: a message that was received is hidden for the queue's visibility timeout, and then there again.

Of one group of a FIFO queue no more than ten can be on their way at once, so that is what a reading gets of it. The id
of a message is its attribute ``id``, or else the one that the service has given to it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.reader import Taken
from turbo_mode.integrations.sqs.queue import MOST
from turbo_mode.integrations.sqs.service import Service


class Reader:
    """One queue, standard or FIFO."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._service = Service(settings)
        self._held: set[str] = set()

    async def look(self) -> str:
        """About how many messages wait."""
        name = "ApproximateNumberOfMessages"
        said = await self._ask("get_queue_attributes", AttributeNames=[name])
        return f"about {said['Attributes'][name]} messages"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """What the service hands out."""
        said = await self._ask(
            "receive_message", MaxNumberOfMessages=min(MOST, most), WaitTimeSeconds=math.ceil(wait),
            MessageAttributeNames=["All"], AttributeNames=["MessageGroupId"],
        )  # fmt: skip
        found = [_taken(each) for each in said.get("Messages", ())]
        self._held.update(each.receipt for each in found)
        return found

    async def settle(self, taken: Sequence[Taken]) -> None:
        """The service forgets them. Raises ``IntegrationError`` if some could not be."""
        receipts = [each.receipt for each in taken]
        await self._batches("delete_message_batch", receipts)
        self._held.difference_update(receipts)

    async def close(self) -> None:
        """What wasn't settled is visible at once."""
        with suppress(Exception):
            await self._batches("change_message_visibility_batch", self._held, VisibilityTimeout=0)
        await self._service.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _batches(self, what: str, receipts: Iterable[str], **more: Any) -> None:
        left = list(receipts)
        for first in range(0, len(left), MOST):
            batch = enumerate(left[first : first + MOST])
            entries = [{"Id": str(index), "ReceiptHandle": each, **more} for index, each in batch]
            said = await self._ask(what, Entries=entries)
            if failed := said.get("Failed"):
                raise IntegrationError(f"{len(failed)} messages: {failed[0].get('Message', 'refused')}")

    async def _ask(self, what: str, **more: Any) -> Any:
        client = await self._service.open()
        try:
            return await getattr(client, what)(QueueUrl=self._service.url, **more)
        except ClientError as refused:
            raise IntegrationError(str(refused)) from refused


def _taken(message: dict[str, Any]) -> Taken:
    said = {name: each.get("StringValue", "") for name, each in message.get("MessageAttributes", {}).items()}
    id, key = said.pop("id", "") or message["MessageId"], message.get("Attributes", {}).get("MessageGroupId", "")
    return Taken(id, key, message["Body"].encode(errors="replace"), said, message["ReceiptHandle"])
