"""What is published at the same time goes out together: one request, and an outcome for each message."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping

from turbo_mode.integrations.queue import Message

_Waiting = tuple[Message, "asyncio.Future[None]"]


class Gathering:
    """For one asyncio loop. ``send`` says which of the messages that it was given were not taken, and why, by their
    index; if it raises, none was.

    A batch has at most ``most`` messages and about ``most_bytes``; while one is on its way, the next one gathers.
    """

    def __init__(
        self, send: Callable[[list[Message]], Awaitable[Mapping[int, Exception]]], most: int, most_bytes: int
    ) -> None:
        self._send = send
        self._most, self._most_bytes = most, most_bytes
        self._waiting: deque[_Waiting] = deque()
        self._sending: asyncio.Task[None] | None = None

    async def publish(self, message: Message) -> None:
        """Returns when its batch was sent, and it was taken."""
        outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((message, outcome))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_all())
        await outcome

    def close(self) -> None:
        """Send no more; what was not taken by now wasn't published."""
        if self._sending is not None:
            self._sending.cancel()

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
        while self._waiting and len(batch) < self._most:
            message, outcome = self._waiting[0]
            size += len(message.body) + 2048
            if batch and size > self._most_bytes:
                break
            self._waiting.popleft()
            if not outcome.done():
                batch.append((message, outcome))
        return batch
