"""Queues and streams of real servers as data: read, written, and what becomes of messages when a task fails."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions

from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO
from tests.services import kafka, kinesis, sqs
from turbo_mode.data.place import Data, DataError, DataPlace, Wanted, Written, opened
from turbo_mode.data.values import gathered
from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.reader import Reader, Taken


def place(rig: Any) -> DataPlace:
    config = {"type": rig.type, **rig.settings}
    if rig.type == "pubsub":
        config["subscription"] = config["topic"].replace("events-", "all-")
    return DataPlace("queue", "orders", config)


def target(rig: Any) -> str:
    named = rig.settings.get("topic") or rig.settings.get("stream") or rig.settings.get("url", "").rpartition("/")[2]
    return str("events" if rig.type == "rabbitmq" else named)


def taken(rig: Any, limit: int, *, done: bool) -> list[dict[str, Any]]:
    return read(place(rig), limit, done=done)


def read(of: DataPlace, limit: int, *, done: bool) -> list[dict[str, Any]]:
    """What is read of a queue or stream; ``done``: and acknowledged."""
    data: Data = opened(of)
    try:
        found = gathered(data, Wanted(limit=limit))
        if done:
            data.acknowledge(len(found.rows))
        return found.rows
    finally:
        data.close()


def write(rig: Any, rows: list[dict[str, Any]], mode: str = "append", *key: str) -> int:
    data = opened(place(rig))
    try:
        return data.write(Written(target(rig), rows, mode, key, "an-execution:t:1"))
    finally:
        data.close()


def all_taken(rig: Any, number: int) -> list[dict[str, Any]]:
    """As many as there are to be; a service may say for a moment that there are none."""
    found: list[dict[str, Any]] = []
    for _ in range(20):
        found += taken(rig, number - len(found), done=True)
        if len(found) >= number:
            break
    return found


def numbered(rig: Any, count: int) -> int:
    """Rows with numbers; an ordered subscription of Pub/Sub gives out one message of a key at a time."""
    rows = [{"number": number, "name": "Åsa"} for number in range(count)]
    return write(rig, rows, "upsert", "number") if rig.type == "pubsub" else write(rig, rows)


def numbers(rows: list[dict[str, Any]]) -> list[int]:
    return [each["body"]["number"] for each in rows]


def test_what_was_written_is_read_once_and_only_what_was_acknowledged_is_gone(rig: Any) -> None:
    assert numbered(rig, 9) == 9
    first = taken(rig, 4, done=False)
    assert first[0]["body"] == {"number": numbers(first)[0], "name": "Åsa"}
    again = taken(rig, 4, done=True)
    if rig.type != "pubsub":
        assert numbers(first) == [0, 1, 2, 3]
        assert [each["id"] for each in first] == [each["id"] for each in again]
    rest = all_taken(rig, 9 - len(again))
    assert sorted(numbers(again) + numbers(rest)) == list(range(9))
    assert taken(rig, 10, done=True) == []


def test_a_row_has_the_key_of_its_columns_when_it_takes_the_place_of_another(rig: Any) -> None:
    assert write(rig, [{"id": "a", "n": 1}, {"id": "b", "n": 2}], "upsert", "id") == 2
    found = all_taken(rig, 2)
    assert sorted(each["body"]["id"] for each in found) == ["a", "b"]
    if rig.type != "rabbitmq":  # its routing key is no key
        assert {each["key"] for each in found} == {"a", "b"}
    with pytest.raises(DataError, match="can't be replaced"):
        write(rig, [{"id": "a"}], "replace")
    with pytest.raises(DataError, match="no `id`"):
        write(rig, [{"n": 1}], "upsert", "id")


def test_what_is_not_there_is_told(rig: Any) -> None:
    elsewhere = place(rig)
    given = dict(elsewhere.config)
    key = {"rabbitmq": "queue", "redis-streams": "stream", "kafka": "topic", "pubsub": "subscription"}.get(rig.type)
    nowhere = given | ({key: "nowhere"} if key else {"url": given["url"].replace("events-", "nowhere-")})
    data = opened(DataPlace("queue", "orders", nowhere))
    try:
        with pytest.raises(DataError, match=r"orders: .*(nowhere|exist)"):
            gathered(data, Wanted())
    finally:
        data.close()
    write(rig, [{"n": 1}])
    data = opened(elsewhere)
    assert data.test()
    data.close()


KILLED = """
import json, os, sys
from turbo_mode.data.place import DataPlace, Wanted, opened
from turbo_mode.data.values import gathered
from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.reader import Reader, Taken
print(gathered(opened(DataPlace("queue", "orders", json.loads(sys.argv[1]))), Wanted(limit=2)).rows, flush=True)
os.kill(os.getpid(), 9)
"""


def test_what_a_reader_had_taken_when_it_was_killed_comes_again(rig: Any) -> None:
    write(rig, [{"number": number} for number in range(3)])
    config = json.dumps(dict(place(rig).config))
    killed = subprocess.run([sys.executable, "-c", KILLED, config], capture_output=True, text=True, check=False)
    assert (killed.returncode, "'number'" in killed.stdout) == (-9, True), killed.stderr
    if rig.type in ("rabbitmq", "kafka"):  # the others give it out again when their time is over
        assert numbers(all_taken(rig, 3)) == [0, 1, 2]


PLAN = """
turbo: 1
name: take
phases:
  - id: p
    tasks:
      - {id: t, read: {source: orders, limit: 3}, outputs: {numbers: "result.rows.map(r, r.body.number)"}}
      - {id: w, write: {sink: orders, target: TARGET, rows: "[{'number': 7}]"}}
outputs: {numbers: tasks.t.outputs.numbers}
"""
FAILS = PLAN.replace("limit: 3}", 'limit: 3}, expect: "result.count > 100"')


def test_a_task_takes_messages_and_one_that_fails_puts_them_back(rig: Any, tmp_path: Path) -> None:
    numbered(rig, 3)
    orders = {"type": "queue", "name": "orders", "config": dict(place(rig).config)}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"dataSources": [orders], "dataSinks": [orders]}))
    (tmp_path / "fails.yaml").write_text(FAILS.replace("TARGET", target(rig)))
    (tmp_path / "plan.yaml").write_text(PLAN.replace("TARGET", target(rig)))
    assert call(tmp_path, "run", "fails.yaml", "--no-wait", **sqs.CREDENTIALS).returncode == 1
    done = call(tmp_path, "run", "plan.yaml", "--json=final", **sqs.CREDENTIALS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(json.loads(done.stdout)["outputs"]["numbers"]) == [0, 1, 2]
    assert [each["body"] for each in all_taken(rig, 1)] == [{"number": 7}]


def shown(of: kinesis.Stream, limit: int, *, done: bool = True, **more: Any) -> list[dict[str, Any]]:
    """What is read of a stream."""
    return read(DataPlace("stream", "kinesis", of.inbound() | more), limit, done=done)


def put(stream: kinesis.Stream, numbers: range) -> None:
    data = opened(DataPlace("stream", "kinesis", stream.settings))
    rows = [{"id": number} for number in numbers]
    assert data.write(Written(stream.name, rows, "upsert", ["id"])) == len(rows)
    data.close()


def test_a_stream_is_read_on_from_where_it_was_acknowledged(flowing: kinesis.Server) -> None:
    stream = kinesis.Stream(flowing, shards=2)
    put(stream, range(20))
    assert "2 open shards" in opened(DataPlace("stream", "kinesis", stream.inbound())).test()
    first = shown(stream, 7, done=False)
    assert [each["id"] for each in shown(stream, 7)] == [each["id"] for each in first]
    rest = shown(stream, 100)
    assert sorted(each["body"]["id"] for each in [*first, *rest]) == list(range(20))
    assert shown(stream, 100) == []
    assert len(shown(stream, 100, group="another")) == 20
    with pytest.raises(DataError, match="nowhere"):
        shown(stream, 1, stream="nowhere")


def test_a_stream_that_is_split_and_merged_while_it_is_read_loses_and_doubles_nothing(flowing: kinesis.Server) -> None:
    """One key keeps its order, too: what came before a split is read before what came behind it."""
    stream = kinesis.Stream(flowing)

    async def shards() -> list[dict[str, Any]]:
        said = await stream.ask("list_shards")
        return [each for each in said["Shards"] if "EndingSequenceNumber" not in each["SequenceNumberRange"]]

    async def split() -> None:
        (only,) = await shards()
        middle = str(2**127)
        await stream.ask("split_shard", ShardToSplit=only["ShardId"], NewStartingHashKey=middle)

    async def merge() -> None:
        one, other = await shards()
        await stream.ask("merge_shards", ShardToMerge=one["ShardId"], AdjacentShardToMerge=other["ShardId"])

    async def run() -> list[Any]:
        reader, found, seen = stream.reader(), list[Any](), 0
        try:
            while piece := await reader.take(7, 1):
                found += piece
                await reader.settle(piece)
                if seen < len(found) // 14 and seen < 4:
                    await asyncio.to_thread(put, stream, range(40 + 10 * seen, 50 + 10 * seen))
                    await (split, merge)[seen % 2]()
                    seen += 1
        finally:
            await reader.close()
        return found

    put(stream, range(40))
    found = asyncio.run(run())
    numbers = [int(json.loads(each.body)["id"]) for each in found]
    assert sorted(numbers) == list(range(80)), "each is there, and once"
    assert len({each.id.partition(":")[0] for each in found}) > 3, "they came out of several shards"
    assert shown(stream, 100) == []
    put(stream, range(5))
    assert len(shown(stream, 100)) == 5


def test_a_reader_that_is_lost_between_a_split_and_its_end_begins_where_it_had_settled(flowing: kinesis.Server) -> None:
    stream = kinesis.Stream(flowing)
    put(stream, range(10))

    async def half() -> list[int]:
        reader = stream.reader()
        (shard,) = (await stream.ask("list_shards"))["Shards"]
        await stream.ask("split_shard", ShardToSplit=shard["ShardId"], NewStartingHashKey=str(2**127))
        await asyncio.to_thread(put, stream, range(10, 30))
        taken = [*await reader.take(100, 1), *await reader.take(100, 1)]
        await reader.settle(taken[:4])
        await reader.close()
        assert len(taken) == 30, "it had all of them"
        return [int(json.loads(each.body)["id"]) for each in taken[:4]]

    before = asyncio.run(half())
    after = [each["body"]["id"] for each in shown(stream, 100)]
    assert sorted(before + after) == list(range(30))


def test_a_topic_that_gets_more_partitions_is_read_whole(cluster: kafka.Server) -> None:
    """Whoever reads it all the time is told, and begins anew."""
    rig = kafka.Rig(cluster)
    url, topic = rig.settings["url"], rig.settings["topic"]

    async def run() -> bytes:
        reader = rig.reader(stays=True)
        await reader.take(1, 0.1)
        admin = AIOKafkaAdminClient(bootstrap_servers=url)
        await admin.start()
        await admin.create_partitions({topic: NewPartitions(2)})
        await admin.close()
        with pytest.raises(IntegrationError, match="more partitions"):
            await first(reader)
        await reader.close()
        async with AIOKafkaProducer(bootstrap_servers=url) as producer:
            await producer.send_and_wait(topic, b"new", partition=1)
        reader = rig.reader(stays=True)
        try:
            return (await first(reader)).body
        finally:
            await reader.close()

    async def first(reader: Reader) -> Taken:
        async with asyncio.timeout(60):
            while not (found := await reader.take(1, 1)):
                pass
        return found[0]

    assert asyncio.run(run()) == b"new"


def test_events_become_messages_with_the_row_that_is_asked_for(place: Any, tmp_path: Path) -> None:
    """They keep their id however often they are sent; the key, where there is one, is the execution."""
    row = {"id": "id", "run": "data.executionId", "what": "event.split(':')[1]"}
    aim = "" if place.type in ("rabbitmq",) else target(place)
    feed = {"name": "told", "events": ["execution:*"], "ordered": True, "target": aim or "events", "row": row}
    sink = {"type": "stream" if place.type == "kinesis" else "queue", "name": "out", "feeds": [feed]}
    config = {"type": place.type, **place.settings}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"dataSinks": [sink | {"config": config}]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    done = call(tmp_path, "run", "plan.json", **sqs.CREDENTIALS)
    assert (done.returncode, "Not sent" in done.stderr) == (0, False), done.stderr
    taken = asyncio.run(some(place, 2))
    told = [json.loads(each.body) for each in taken]
    assert [each["what"] for each in told] == ["started", "completed"]
    if place.takes_ids:
        assert [each.id for each in taken] == [each["id"] for each in told]
    if place.type not in ("rabbitmq", "redis-streams"):
        assert {each.key for each in taken} == {told[0]["run"]}
    if place.type == "sqs":  # which keeps a repeat out
        return
    assert call(tmp_path, "deliveries", "replay", "told", "--since", "1h", **sqs.CREDENTIALS).returncode == 0
    assert call(tmp_path, "run", "plan.json", **sqs.CREDENTIALS).returncode == 0
    later = asyncio.run(some(place, 4))
    again = [each for each in later if json.loads(each.body) in told]
    assert [json.loads(each.body) for each in again] == told
    assert not place.takes_ids or [each.id for each in again] == [each.id for each in taken]


async def some(place: Any, number: int) -> list[Taken]:
    """So many messages, which are settled."""
    reader, found = place.reader(), list[Taken]()
    try:
        async with asyncio.timeout(60):
            while len(found) < number:
                piece = await reader.take(number - len(found), 1)
                await reader.settle(piece)
                found += piece
    finally:
        await reader.close()
    return found
