"""Kafka: the group remembers for each partition up to where all was carried out.

The id of a message is its header ``id`` or ``ce_id``, or else its place: topic, partition and offset.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from turbo_mode.integrations.inbox import MOST, WAIT, Letter
from turbo_mode.integrations.kafka.queue import connection
from turbo_mode.integrations.queue import Settings


class Inbox:
    """One topic of one cluster."""

    def __init__(self, settings: Settings) -> None:
        self._topic = str(settings["topic"])
        self._options: dict[str, Any] = connection(settings) | {
            "group_id": settings.get("group") or "turbo-mode", "enable_auto_commit": False,
            "auto_offset_reset": "earliest", "isolation_level": "read_committed",
        }  # fmt: skip
        self._consumer: Any = None

    async def receive(self) -> list[Letter]:
        """The next ones of each partition, in its order; where there are none, whether the cluster is there at all."""
        if self._consumer is None:
            await self._open()
        found = await self._consumer.getmany(timeout_ms=round(WAIT * 1000), max_records=MOST)
        if not found:  # which it is, too, when no broker answers
            await self._consumer.topics()
        return [_letter(record) for records in found.values() for record in records]

    async def settle(self, letter: Letter) -> None:
        """Everything of its partition up to this one is done."""
        place, offset = letter.receipt
        await self._consumer.commit({place: offset + 1})

    async def close(self) -> None:
        """Leave the group."""
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            leaving = asyncio.ensure_future(consumer.stop())  # which may itself end as cancelled
            await asyncio.wait({leaving}, timeout=5)
            leaving.cancel()

    async def _open(self) -> None:
        consumer = AIOKafkaConsumer(self._topic, **self._options)
        try:
            await consumer.start()
        except BaseException:
            with suppress(Exception):
                await consumer.stop()
            raise
        self._consumer = consumer


def _letter(record: Any) -> Letter:
    headers = dict(record.headers)
    id = headers.get("id") or headers.get("ce_id") or b""
    said = id.decode(errors="replace") or f"{record.topic}-{record.partition}-{record.offset}"
    place = (TopicPartition(record.topic, record.partition), record.offset)
    return Letter(said, record.value or b"", place, (headers.get("traceparent") or b"").decode(errors="replace"))
