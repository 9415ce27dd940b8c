"""AWS SQS: messages go in batches of at most ten; each entry of a batch has an outcome of its own.

In a FIFO queue (its name ends with ``.fifo``) the execution is the group, and the id keeps a repeat within five minutes
out. Credentials come from where every program of AWS looks for them: variables, files, the role of the machine.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from contextlib import AsyncExitStack
from typing import Any, Final
from urllib.parse import urlsplit

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings

MOST: Final = 10
"""Messages of a batch."""
MOST_BYTES: Final = 250 * 1024
"""Of a batch, below what the service takes at most."""
_AT_AMAZON: Final = re.compile(r"(?:sqs\.)?([a-z0-9-]+)\.(?:queue\.)?amazonaws\.com(?:\.cn)?")

_Waiting = tuple[Message, "asyncio.Future[None]"]


class Queue:
    """One queue. What is published at the same time shares batches."""

    def __init__(self, settings: Settings) -> None:
        self._url = str(settings["url"])
        parts = urlsplit(self._url)
        found = _AT_AMAZON.fullmatch(parts.hostname or "")
        self._region = settings.get("region") or (found[1] if found else None)
        self._endpoint = None if found else f"{parts.scheme}://{parts.netloc}"
        self._is_fifo = parts.path.endswith(".fifo")
        self._waiting: deque[_Waiting] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._client: Any = None

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
        await self._stack.aclose()
        self._client = None

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
        client = await self._open()
        entries = [self._entry(index, message) for index, message in enumerate(messages)]
        said = await client.send_message_batch(QueueUrl=self._url, Entries=entries)
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
        if self._is_fifo:
            entry |= {"MessageGroupId": message.key[:128], "MessageDeduplicationId": message.id[:128]}
        return entry

    async def _open(self) -> Any:
        async with self._opening:
            if self._client is None:
                config = AioConfig(connect_timeout=10, read_timeout=10, retries={"max_attempts": 1})
                made = get_session().create_client(
                    "sqs", region_name=self._region, endpoint_url=self._endpoint, config=config
                )
                self._client = await self._stack.enter_async_context(made)
            return self._client
