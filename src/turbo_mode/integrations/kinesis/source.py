"""AWS Kinesis, read: shard by shard, parents before what they were split into.

The service doesn't know who has read what. How far each shard was read stands in a DynamoDB table, one item for a
group, a stream and a shard, as AWS's own consumers keep it.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Any, Final, NamedTuple

from botocore.exceptions import ClientError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.source import GROUP, Taken
from turbo_mode.integrations.sqs.service import client_of

TABLE: Final = "turbo-mode"
READ_OUT: Final = "SHARD_END"
"""Stands where a shard was read to its end, which is closed."""
PIECE: Final = 1000
EMPTY: Final = 5
"""So many answers without a record in a row mean that there are none."""


class _Record(NamedTuple):
    shard: str
    said: dict[str, Any]


class Source:
    """One stream, for one group."""

    def __init__(self, settings: Settings) -> None:
        self._stream, self._settings = str(settings["stream"]), settings
        self._group = str(settings.get("group") or GROUP)
        self._table = str(settings.get("checkpoints") or TABLE)
        self._stack = AsyncExitStack()
        self._found: list[_Record] = []
        self._read_out: set[str] = set()
        self._clients: dict[str, Any] = {}

    async def look(self) -> str:
        """How many shards there are."""
        about = await self._ask("kinesis", "describe_stream_summary", StreamName=self._stream)
        return f"{about['StreamDescriptionSummary']['OpenShardCount']} open shards in {self._stream}"

    async def take(self, most: int) -> list[Taken]:
        """What is there now, the shards one after the other."""
        shards = await self._shards()
        known = {each["ShardId"]: await self._checkpoint(each["ShardId"]) for each in shards}
        for shard in shards:
            id, parents = shard["ShardId"], {shard.get("ParentShardId"), shard.get("AdjacentParentShardId")}
            if known[id] == READ_OUT or len(self._found) >= most:
                continue
            if all(known.get(each, READ_OUT) == READ_OUT or each in self._read_out for each in parents if each):
                await self._take_of(id, known[id], most)
        return [
            Taken(f"{each.shard}:{each.said['SequenceNumber']}", each.said["PartitionKey"], each.said["Data"], {})
            for each in self._found
        ]

    async def acknowledge(self, number: int) -> None:
        """Move the checkpoints behind them."""
        reached = {each.shard: str(each.said["SequenceNumber"]) for each in self._found[:number]}
        left = {each.shard for each in self._found[number:]}
        for shard, at in (reached | dict.fromkeys(self._read_out - left, READ_OUT)).items():
            item = {"id": {"S": self._item(shard)}, "at": {"S": at}}
            await self._ask("dynamodb", "put_item", TableName=self._table, Item=item)

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

    async def _take_of(self, shard: str, after: str, most: int) -> None:
        start = {"ShardIteratorType": "TRIM_HORIZON"}
        if after:
            start = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "StartingSequenceNumber": after}
        said = await self._ask("kinesis", "get_shard_iterator", StreamName=self._stream, ShardId=shard, **start)
        following, empty = said["ShardIterator"], 0
        while following and empty < EMPTY and len(self._found) < most:
            wanted = min(PIECE, most - len(self._found))
            said = await self._ask("kinesis", "get_records", ShardIterator=following, Limit=wanted)
            self._found += [_Record(shard, each) for each in said["Records"]]
            following = said.get("NextShardIterator")
            empty = 0 if said["Records"] else empty + 1
            if not said.get("MillisBehindLatest") and following:
                return
        if not following:
            self._read_out.add(shard)

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
