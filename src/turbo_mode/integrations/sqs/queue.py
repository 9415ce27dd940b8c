"""AWS SQS: messages go in batches of at most ten; each entry of a batch has an outcome of its own.

In a FIFO queue (its name ends with ``.fifo``) the execution is the group, and the id keeps a repeat within five minutes
out. Credentials come from where every program of AWS looks for them: variables, files, the role of the machine.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Final

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings
from turbo_mode.integrations.sqs.service import Service

MOST: Final = 10
"""Messages of a batch."""
MOST_BYTES: Final = 250 * 1024
"""Of a batch, below what the service takes at most."""

_Waiting = tuple[Message, "asyncio.Future[None]"]


class Queue:
    """One queue. What is published at the same time shares batches."""

    def __init__(self, settings: Settings) -> None:
        self._service = Service(settings)
        self._waiting: deque[_Waiting] = deque()
        self._sending: asyncio.Task[None] | None = None

    async def publish(self, message: Message) -> None:
        """Returns when the service has it."""
        outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((message, outcome))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_all())
        await outcome

    async def close(self) -> None:
        """Leave; what was not acknowledged by now wasn't published."""
        if self._sending is not None:
            self._sending.cancel()
        await self._service.close()

    async def _send_all(self) -> None:
        await asyncio.sleep(0)  # whoever publishes at the same time comes along
        while batch := self._batch():
            try:
                failed = await self._send([message for message, _ in batch])
            except Exception as error:
                failed = dict.fromkeys(range(len(batch)), error)
            for index, (_, outcome) in enumerate(batch):
                if not outcome.done():  # else nobody waits for it any more
                    if index in failed:
                        outcome.set_exception(failed[index])
                    else:
                        outcome.set_result(None)

    def _batch(self) -> list[_Waiting]:
        batch: list[_Waiting] = []
        size = 0
        while self._waiting and len(batch) < MOST:
            size += len(self._waiting[0][0].body) + 2048
            if batch and size > MOST_BYTES:
                break
            batch.append(self._waiting.popleft())
        return batch

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
