"""AWS Kinesis: shard by shard, and a shard only when those that it came out of were read to their end.

The service doesn't know who has read what. How far each shard was read stands in a DynamoDB table, one item for a
group, a stream and a shard, as AWS's own consumers keep it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any, Final

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.reader import GROUP, Taken
from turbo_mode.integrations.sqs.service import client_of

TABLE: Final = "turbo-mode"
READ_OUT: Final = "SHARD_END"
"""Stands where a shard was read to its end, which is closed."""
PIECE: Final = 1000
EMPTY: Final = 5
"""So many answers without a record in a row mean that there are none."""


class Reader:
    """One stream, for one group."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._stream, self._settings = str(settings["stream"]), settings
        self._group = str(settings.get("group") or GROUP)
        self._table = str(settings.get("checkpoints") or TABLE)
        self._stack = AsyncExitStack()
        self._clients: dict[str, Any] = {}
        self._at: dict[str, str] = {}
        self._held: Counter[str] = Counter()
        self._ending: set[str] = set()

    async def look(self) -> str:
        """How many shards there are."""
        about = await self._ask("kinesis", "describe_stream_summary", StreamName=self._stream)
        return f"{about['StreamDescriptionSummary']['OpenShardCount']} open shards in {self._stream}"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """What is there now, a share of each shard."""
        shards = await self._shards()
        for each in shards:
            if each["ShardId"] not in self._at:
                self._at[each["ShardId"]] = await self._checkpoint(each["ShardId"])
        ready = [each for each in shards if self._is_ready(each)]
        found: list[Taken] = []
        for left, shard in zip(range(len(ready), 0, -1), ready, strict=True):
            if share := -(-(most - len(found)) // left):
                found += await self._take_of(shard, share)
        self._held.update(each.receipt[0] for each in found)
        if not found and any(each["ShardId"] in self._ending for each in ready):
            return await self.take(most, wait)  # now those that came out of them are ready
        return found

    async def settle(self, taken: Sequence[Taken]) -> None:
        """Move the checkpoints behind them."""
        reached = dict(each.receipt for each in taken)
        self._held.subtract(each.receipt[0] for each in taken)
        over = {shard for shard in self._ending if not self._held[shard]}
        for shard, at in (reached | dict.fromkeys(over, READ_OUT)).items():
            item = {"id": {"S": self._item(shard)}, "at": {"S": at}}
            await self._ask("dynamodb", "put_item", TableName=self._table, Item=item)
        self._ending -= over

    async def close(self) -> None:
        """Leave."""
        await self._stack.aclose()

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _shards(self) -> list[dict[str, Any]]:
        said = await self._ask("kinesis", "list_shards", StreamName=self._stream)
        found = list(said["Shards"])
        while more := said.get("NextToken"):
            said = await self._ask("kinesis", "list_shards", NextToken=more)
            found += said["Shards"]
        return sorted(found, key=lambda each: str(each["ShardId"]))

    def _is_ready(self, shard: Mapping[str, Any]) -> bool:
        """It has something to be read, and what it came out of was read, or is so old that it is gone."""
        parents = (shard.get("ParentShardId"), shard.get("AdjacentParentShardId"))
        return self._at[shard["ShardId"]] != READ_OUT and all(
            self._at.get(each, READ_OUT) == READ_OUT for each in parents if each
        )

    async def _take_of(self, about: Mapping[str, Any], most: int) -> list[Taken]:
        shard, is_closed = about["ShardId"], "EndingSequenceNumber" in about["SequenceNumberRange"]
        start = {"ShardIteratorType": "TRIM_HORIZON"}
        if after := self._at[shard]:
            start = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "StartingSequenceNumber": after}
        said = await self._ask("kinesis", "get_shard_iterator", StreamName=self._stream, ShardId=shard, **start)
        following, empty, found = said["ShardIterator"], 0, list[Taken]()
        while following and empty < EMPTY and len(found) < most:
            wanted = min(PIECE, most - len(found))
            said = await self._ask("kinesis", "get_records", ShardIterator=following, Limit=wanted)
            found += [_taken(shard, each) for each in said["Records"]]
            following = said.get("NextShardIterator")
            empty = 0 if said["Records"] else empty + 1
            if not said.get("MillisBehindLatest") and not is_closed:
                break
        if found:
            self._at[shard] = found[-1].receipt[1]
        if not following:
            self._at[shard] = READ_OUT
            self._ending.add(shard)
        return found

    def _item(self, shard: str) -> str:
        return f"{self._group}/{self._stream}/{shard}"

    async def _checkpoint(self, shard: str) -> str:
        """How far a shard was read; empty if it never was."""
        key = {"id": {"S": self._item(shard)}}
        try:
            said = await self._ask("dynamodb", "get_item", TableName=self._table, Key=key, ConsistentRead=True)
        except _NoTable:
            await self._make_table()
            return ""
        return str(said["Item"]["at"]["S"]) if "Item" in said else ""

    async def _make_table(self) -> None:
        await self._ask(
            "dynamodb", "create_table", TableName=self._table, BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )  # fmt: skip
        waiter = (await self._client("dynamodb")).get_waiter("table_exists")
        await waiter.wait(TableName=self._table, WaiterConfig={"Delay": 1, "MaxAttempts": 30})

    async def _client(self, service: str) -> Any:
        if service not in self._clients:
            made = client_of(service, self._settings)
            self._clients[service] = await self._stack.enter_async_context(made)
        return self._clients[service]

    async def _ask(self, service: str, what: str, **more: Any) -> Any:
        client = await self._client(service)
        try:
            return await getattr(client, what)(**more)
        except ClientError as refused:
            if what == "get_item" and refused.response["Error"]["Code"] == "ResourceNotFoundException":
                raise _NoTable(str(refused)) from None
            raise IntegrationError(str(refused)) from None


class _NoTable(IntegrationError):
    """The table of checkpoints isn't there yet."""


def _taken(shard: str, record: Mapping[str, Any]) -> Taken:
    at = str(record["SequenceNumber"])
    return Taken(f"{shard}:{at}", record["PartitionKey"], record["Data"], {}, (shard, at))
