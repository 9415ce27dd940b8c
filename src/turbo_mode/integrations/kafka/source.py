"""Kafka, read: the offsets of a consumer group say how far, and they move only when something is acknowledged.

Partitions are assigned by hand, all of them: nobody waits for a group to agree, and after a crash reading goes on at
once. Two tasks that read the same topic for the same group at the same time get the same messages.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.kafka.queue import connection
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.source import GROUP, Taken

PIECE: Final = 1000
"""Messages that are asked for at once."""


class Source:
    """One topic of one cluster, for one group."""

    def __init__(self, settings: Settings) -> None:
        self._topic, self._group = str(settings["topic"]), str(settings.get("group") or GROUP)
        self._options = connection(settings)
        self._consumer: Any = None
        self._found: list[Any] = []

    async def look(self) -> str:
        """How many partitions there are, and how many messages the group has before it."""
        partitions = await self._open()
        ends = await self._consumer.end_offsets(partitions)
        left = sum([max(0, ends[each] - await self._consumer.position(each)) for each in partitions])
        return f"{len(partitions)} partitions of {self._topic}, {left} messages for {self._group}"

    async def take(self, most: int) -> list[Taken]:
        """What was there when it began."""
        partitions = await self._open()
        ends = await self._consumer.end_offsets(partitions)
        left = {each for each in partitions if await self._consumer.position(each) < ends[each]}
        while left and len(self._found) < most:
            wanted = min(PIECE, most - len(self._found))
            found = await self._consumer.getmany(*left, timeout_ms=500, max_records=wanted)
            for records in found.values():
                self._found += records
            left = {each for each in left if await self._consumer.position(each) < ends[each]}
        return [
            Taken(
                f"{each.topic}:{each.partition}:{each.offset}", (each.key or b"").decode(errors="replace"),
                each.value or b"", {name: value.decode(errors="replace") for name, value in each.headers},
            )
            for each in self._found
        ]  # fmt: skip

    async def acknowledge(self, number: int) -> None:
        """Move the offsets of the group behind them."""
        offsets = {TopicPartition(each.topic, each.partition): each.offset + 1 for each in self._found[:number]}
        if offsets:
            await self._consumer.commit(offsets)

    async def close(self) -> None:
        """Leave the cluster."""
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            with suppress(Exception):
                await asyncio.wait_for(consumer.stop(), 2)

    async def _open(self) -> list[TopicPartition]:
        assigned = [TopicPartition(self._topic, number) for number in await self._partitions()]
        self._consumer = AIOKafkaConsumer(
            **self._options, group_id=self._group, enable_auto_commit=False, auto_offset_reset="earliest"
        )
        await self._consumer.start()
        self._consumer.assign(assigned)
        return assigned

    async def _partitions(self) -> list[int]:
        admin = AIOKafkaAdminClient(**self._options)
        try:
            await admin.start()
            (about,) = await admin.describe_topics([self._topic])
        finally:
            with suppress(Exception):
                await admin.close()
        if not about["partitions"]:
            raise IntegrationError(f"there is no topic `{self._topic}`")
        return sorted(each["partition"] for each in about["partitions"])
