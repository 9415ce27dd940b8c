"""Kafka: the offsets of a consumer group say how far it was read, and they move only when something is settled.

Partitions are assigned by hand, all of them: nobody waits for a group to agree, and after a crash reading goes on at
once. Two readers of the same topic for the same group at the same time get the same messages. The id of a message is
its header ``id`` or ``ce_id``, or else its place: topic, partition and offset.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.kafka.queue import connection, explain
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.reader import GROUP, Taken

PIECE: Final = 1000
"""Messages that are asked for at once."""
SLOW: Final = 10.0
"""Seconds for messages of which the cluster has said that they are there."""
LOOKS_AGAIN: Final = 10_000
"""Milliseconds until it is asked anew how many partitions there are."""


class Reader:
    """One topic of one cluster, for one group."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._topic, self._group = str(settings["topic"]), str(settings.get("group") or GROUP)
        self._settings, self._options = settings, connection(settings)
        self._consumer: Any = None

    async def look(self) -> str:
        """How many partitions there are, and how many messages the group has before it."""
        await self._open()
        left = await self._left()
        return f"{len(left)} partitions of {self._topic}, {sum(left.values())} messages for {self._group}"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """The next ones of each partition, in its order."""
        if self._consumer is None:
            await self._open()
        if any((await self._left()).values()):
            wait = SLOW
        found = await self._consumer.getmany(timeout_ms=round(wait * 1000), max_records=min(PIECE, most))
        if len(self._consumer.partitions_for_topic(self._topic) or ()) > len(self._consumer.assignment()):
            raise IntegrationError(f"{self._topic} has got more partitions")
        return [_taken(record) for records in found.values() for record in records]

    async def settle(self, taken: Sequence[Taken]) -> None:
        """Everything of their partitions up to these is done."""
        offsets = {place: offset + 1 for place, offset in (each.receipt for each in taken)}
        if offsets:
            await self._consumer.commit(offsets)

    async def close(self) -> None:
        """Leave the cluster."""
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            leaving = asyncio.ensure_future(consumer.stop())  # which may itself end as cancelled
            await asyncio.wait({leaving}, timeout=5)
            leaving.cancel()

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _left(self) -> dict[TopicPartition, int]:
        ends = await self._consumer.end_offsets(list(self._consumer.assignment()))
        return {each: max(0, end - await self._consumer.position(each)) for each, end in ends.items()}

    async def _open(self) -> None:
        assigned = [TopicPartition(self._topic, number) for number in await self._partitions()]
        consumer = AIOKafkaConsumer(
            **self._options, group_id=self._group, enable_auto_commit=False, auto_offset_reset="earliest",
            isolation_level="read_committed", metadata_max_age_ms=LOOKS_AGAIN,
        )  # fmt: skip
        try:
            await consumer.start()
        except BaseException:
            with suppress(Exception):
                await consumer.stop()
            raise
        consumer.assign(assigned)
        self._consumer = consumer

    async def _partitions(self) -> list[int]:
        admin = AIOKafkaAdminClient(**self._options)
        try:
            await admin.start()
            (about,) = await admin.describe_topics([self._topic])
        except Exception as error:
            await explain(error, self._settings)
            raise
        finally:
            with suppress(Exception):
                await admin.close()
        if not about["partitions"]:
            raise IntegrationError(f"there is no topic `{self._topic}`")
        return sorted(each["partition"] for each in about["partitions"])


def _taken(record: Any) -> Taken:
    headers = {name: (value or b"").decode(errors="replace") for name, value in record.headers}
    id = headers.get("id") or headers.get("ce_id") or f"{record.topic}-{record.partition}-{record.offset}"
    key = (record.key or b"").decode(errors="replace")
    place = TopicPartition(record.topic, record.partition)
    return Taken(id, key, record.value or b"", headers, (place, record.offset))
