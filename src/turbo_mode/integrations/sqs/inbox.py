"""AWS SQS: what isn't deleted comes again after the visibility timeout of the queue.

The id of a message is its attribute ``id``, or else the one that the service has given to it.
"""

from __future__ import annotations

from typing import Any, Final

from turbo_mode.integrations.inbox import WAIT, Letter
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.sqs.service import Service

MOST: Final = 10
"""Messages that the service hands out at once."""


class Inbox:
    """One queue, standard or FIFO."""

    def __init__(self, settings: Settings) -> None:
        self._service = Service(settings)

    async def receive(self) -> list[Letter]:
        """What the service hands out."""
        client = await self._service.open()
        said = await client.receive_message(
            QueueUrl=self._service.url, MaxNumberOfMessages=MOST, WaitTimeSeconds=round(WAIT),
            MessageAttributeNames=["id", "traceparent"],
        )  # fmt: skip
        return [_letter(each) for each in said.get("Messages", ())]

    async def settle(self, letter: Letter) -> None:
        """The service forgets it."""
        client = await self._service.open()
        await client.delete_message(QueueUrl=self._service.url, ReceiptHandle=letter.receipt)

    async def close(self) -> None:
        """Let the connections go."""
        await self._service.close()


def _letter(message: Any) -> Letter:
    said = {name: each.get("StringValue") for name, each in message.get("MessageAttributes", {}).items()}
    id, body = said.get("id") or message["MessageId"], message["Body"].encode(errors="replace")
    return Letter(id, body, message["ReceiptHandle"], said.get("traceparent") or "")
