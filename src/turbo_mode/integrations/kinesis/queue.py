"""AWS Kinesis: a message is there when the service has given it a sequence number.

Its key says which shard it lies in. A record holds nothing but bytes, so the id goes nowhere: readers know a repeat by
what is in the body.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings
from turbo_mode.integrations.sqs.service import client_of


class Queue:
    """One stream."""

    def __init__(self, settings: Settings) -> None:
        self._stream, self._settings = str(settings["stream"]), settings
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._client: Any = None

    async def publish(self, message: Message) -> None:
        """Returns when the service has it."""
        async with self._opening:
            if self._client is None:
                self._client = await self._stack.enter_async_context(client_of("kinesis", self._settings))
        try:
            await self._client.put_record(
                StreamName=self._stream, Data=message.body, PartitionKey=message.key[:256] or message.id[:256]
            )
        except ClientError as refused:
            raise IntegrationError(str(refused)) from refused

    async def close(self) -> None:
        """Leave."""
        await self._stack.aclose()
        self._client = None
