"""AWS SQS: messages go in batches of at most ten; each entry of a batch has an outcome of its own.

In a FIFO queue (its name ends with ``.fifo``) the execution is the group, and the id keeps a repeat within five minutes
out. Credentials come from where every program of AWS looks for them: variables, files, the role of the machine.
"""

from __future__ import annotations

from typing import Any, Final

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.gathering import Gathering
from turbo_mode.integrations.queue import Message, Settings
from turbo_mode.integrations.sqs.service import Service

MOST: Final = 10
"""Messages of a batch."""
MOST_BYTES: Final = 250 * 1024
"""Of a batch, below what the service takes at most."""


class Queue:
    """One queue. What is published at the same time shares batches."""

    def __init__(self, settings: Settings) -> None:
        self._service = Service(settings)
        self._gathering = Gathering(self._send, MOST, MOST_BYTES)

    async def publish(self, message: Message) -> None:
        """Returns when the service has it."""
        await self._gathering.publish(message)

    async def close(self) -> None:
        """Leave; what was not acknowledged by now wasn't published."""
        self._gathering.close()
        await self._service.close()

    async def _send(self, messages: list[Message]) -> dict[int, Exception]:
        """Which of them failed, and why."""
        client = await self._service.open()
        entries = [self._entry(index, message) for index, message in enumerate(messages)]
        try:
            said = await client.send_message_batch(QueueUrl=self._service.url, Entries=entries)
        except ClientError as refused:
            raise IntegrationError(str(refused)) from refused
        return {
            int(each["Id"]): IntegrationError(f"{each.get('Code')}: {each.get('Message', 'refused')}")
            for each in said.get("Failed", ())
        }

    def _entry(self, index: int, message: Message) -> dict[str, Any]:
        named = {"id": message.id, "event": message.event, "content-type": message.content_type, **message.headers}
        entry: dict[str, Any] = {
            "Id": str(index), "MessageBody": message.body.decode(),
            "MessageAttributes": {
                name: {"DataType": "String", "StringValue": value} for name, value in named.items()
            },
        }  # fmt: skip
        if self._service.is_fifo:
            entry |= {"MessageGroupId": message.key[:128], "MessageDeduplicationId": message.id[:128]}
        return entry
