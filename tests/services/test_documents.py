"""OpenSearch, Elasticsearch and DynamoDB as sources and sinks: the first two on real servers, DynamoDB by ministack."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO
from tests.services import search, sqs
from tests.services.conftest import running
from turbo_mode.data.place import Data, DataError, DataPlace, Uncertain, Wanted, Written, opened
from turbo_mode.data.values import gathered

ROWS: list[dict[str, Any]] = [{"id": 1, "name": "Åsa", "t": 0.5}, {"id": 2, "name": 'b,"c"\n'}, {"id": 3, "name": "x"}]


@pytest.fixture(scope="module", params=[search.OPENSEARCH, search.ELASTICSEARCH], ids=lambda kind: kind.name)
def cluster(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    kind: search.Kind = request.param
    module = SimpleNamespace(Server=lambda folder: search.Server(folder, kind))
    with running(module, tmp_path_factory.mktemp(kind.name)) as server:
        yield DataPlace("database", kind.name, {"host": "127.0.0.1", "port": server.port})


@pytest.fixture
def index(cluster: DataPlace) -> str:
    """A fresh one, which takes whole numbers as ``id``."""
    from opensearchpy import OpenSearch

    name = f"things-{uuid.uuid4().hex[:8]}"
    client = OpenSearch([f"http://127.0.0.1:{cluster.config['port']}"], timeout=60)
    mapping = {"properties": {"id": {"type": "long"}, "name": {"type": "keyword"}, "at": {"type": "date"}}}
    client.indices.create(index=name, body={"mappings": mapping, "settings": {"number_of_replicas": 0}})
    client.close()
    return name


@pytest.fixture
def tables(amazon: sqs.Server, monkeypatch: pytest.MonkeyPatch) -> DataPlace:
    for name, value in sqs.CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return DataPlace("database", "dynamodb", {"url": f"http://127.0.0.1:{amazon.port}", "region": "eu-west-1"})


@pytest.fixture
def table(tables: DataPlace) -> str:
    """A fresh one; its key is ``id``."""
    import boto3

    name = f"things-{uuid.uuid4().hex[:8]}"
    boto3.client("dynamodb", region_name="eu-west-1", endpoint_url=tables.config["url"]).create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
    )  # fmt: skip
    return name


def write(data: Data, target: str, rows: Any, mode: str = "append", *key: str) -> int:
    return data.write(Written(target, rows, mode, key))


def read(data: Data, **wanted: Any) -> list[dict[str, Any]]:
    rows = gathered(data, Wanted(**{"limit": 20_000} | wanted)).rows
    return sorted(
        ({key: value for key, value in row.items() if key != "_id"} for row in rows), key=lambda row: row["id"]
    )


def test_an_index_is_added_to_read_and_written_anew(cluster: DataPlace, index: str) -> None:
    data = opened(cluster)
    assert data.test().startswith(f"{cluster.name} ")
    assert write(data, index, ROWS) == 3
    assert read(data, path=index) == ROWS
    assert write(data, index, [{"id": 2, "name": "two"}, {"id": 9, "name": "nine"}], "upsert", "id") == 2
    assert write(data, index, [{"id": 9, "name": "neuf"}], "upsert", "id") == 1
    assert [row["name"] for row in read(data, path=index, query='{"term": {"id": ":id"}}', params={"id": 9})] == [
        "neuf"
    ]
    many = ({"id": number, "name": "x"} for number in range(12_000))
    assert write(data, index, many, "replace") == 12_000
    assert [row["id"] for row in read(data, path=index)] == list(range(12_000))
    newer = '{"query": {"range": {"id": {"gt": ":after"}}}, "sort": [{"id": "desc"}], "_source": ["id"]}'
    found = gathered(data, Wanted(path=index, query=newer, params={"after": 11_996}, limit=2))
    assert ([row["id"] for row in found.rows], found.is_more) == ([11_999, 11_998], True)
    assert write(data, index, [], "replace") == 0
    assert read(data, path=index) == []
    data.close()


def test_what_an_index_refuses_is_told_and_says_whether_something_was_done(cluster: DataPlace, index: str) -> None:
    data = opened(cluster)
    with pytest.raises(DataError, match="no index `nowhere`") as missing:
        write(data, "nowhere", ROWS)
    assert not isinstance(missing.value, Uncertain)
    for wanted, said in (
        (Wanted(path="nowhere"), "no index `nowhere`"), (Wanted(), "named by the `path`"),
        (Wanted(path=index, query="{"), "as JSON"), (Wanted(path=index, query="[]"), "is a map"),
        (Wanted(path=index, query='{"nonsense": {"a": 1}}'), "nonsense"),
        (Wanted(path=index, query='{"term": {"id": ":x"}}'), "no parameter `x`"),
        (Wanted(path=index, query='{"term": {"id": ":x"}}', params={"x": {"boost": 1}}), "no map"),
    ):  # fmt: skip
        with pytest.raises(DataError, match=said):
            gathered(data, wanted)
    for rows, mode, key, said in (
        ([{"id": "no number"}], "append", [], "no number|parse"), ([{"n": 1}], "upsert", ["id"], "no `id`"),
        ([{"id": 1}], "upsert", [], "no `_id`"),
    ):  # fmt: skip
        with pytest.raises(DataError, match=said) as refused:
            write(data, index, rows, mode, *key)
        assert not isinstance(refused.value, Uncertain)
    assert write(data, index, [{"_id": "a", "id": 1}]) == 1
    with pytest.raises(DataError, match=r"`a`.*exists"):
        write(data, index, [{"_id": "a", "id": 2}])
    with pytest.raises(Uncertain, match="after 1 rows"):
        write(data, index, [{"id": 5}, {"id": "no number"}])
    data.close()
    for gone in ({"host": "127.0.0.1", "port": 1}, {"url": "http://ada:hunter22@127.0.0.1:1"}):
        with pytest.raises(DataError, match="refused") as away:
            write(opened(DataPlace("database", cluster.name, gone)), index, ROWS)
        assert "hunter22" not in str(away.value)


def test_a_table_is_added_to_read_and_written_anew(tables: DataPlace, table: str) -> None:
    data = opened(tables)
    assert data.test() == "dynamodb in eu-west-1"
    rows = [{**ROWS[0], "tags": ["a", {"b": None}], "big": 12345678901234}, *ROWS[1:]]
    assert write(data, table, rows) == 3
    assert read(data, path=table) == rows
    assert write(data, table, [{"id": 2, "name": "two"}, {"id": 9, "name": "nine"}], "upsert", "id") == 2
    one = f'SELECT name, id FROM "{table}" WHERE id = :id'
    assert read(data, query=one, params={"id": 9}) == [{"id": 9, "name": "nine"}]
    newer = f"SELECT * FROM \"{table}\" WHERE id > :after AND name <> ':after'"
    assert [row["id"] for row in read(data, query=newer, params={"after": 2})] == [3, 9]
    many = ({"id": number, "name": "x"} for number in range(2_500))
    assert write(data, table, many, "replace") == 2_500
    assert [row["id"] for row in read(data, path=table)] == list(range(2_500))
    assert write(data, table, [], "replace") == 0


def test_what_a_table_refuses_is_told_and_says_whether_something_was_done(
    tables: DataPlace, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = opened(tables)
    for wanted, said in (
        (Wanted(path="nowhere"), "no such table"), (Wanted(query='SELECT * FROM "nowhere"'), "no such table"),
        (Wanted(), "named by the `path`"), (Wanted(query=f'DELETE FROM "{table}"'), "reads nothing"),
        (Wanted(query=f'SELECT * FROM "{table}" WHERE id = :x'), "no parameter `x`"),
    ):  # fmt: skip
        with pytest.raises(DataError, match=said):
            gathered(data, wanted)
    assert write(data, table, [{"id": 1}]) == 1
    for rows, mode, key, said in (
        ([{"id": 7}, {"id": 1}], "append", [], "key 1 already"), ([{"n": 1}], "append", [], "no `id`"),
        ([{"n": 1}], "upsert", ["n"], "the key of .* is id"), ([{"id": "x"}], "append", [], "type|schema|match"),
        ([{"id": 8, "x": 1e300}], "append", [], "a number"),
    ):  # fmt: skip
        with pytest.raises(DataError, match=said) as refused:
            write(data, table, rows, mode, *key)
        assert not isinstance(refused.value, Uncertain)
    assert [row["id"] for row in read(data, path=table)] == [1]
    with pytest.raises(DataError, match="no such table"):
        write(data, "nowhere", ROWS)
    with pytest.raises(Uncertain, match="after 100 rows"):
        write(data, table, [{"id": number} for number in range(100, 250)] + [{"id": 1}])
    for name in sqs.CREDENTIALS:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(DataError, match="no credentials"):
        gathered(opened(tables), Wanted(path=table))
    with pytest.raises(DataError, match="region"):
        opened(DataPlace("database", "dynamodb", {})).test()


FLOW = """
turbo: 1
name: copy
phases:
  - id: p
    tasks:
      - id: there
        write: {sink: there, target: TARGET, mode: upsert, key: [id], from: {source: here, path: things.jsonl}}
      - id: out
        write: {sink: here, target: back.jsonl, mode: replace, from: {source: there, path: TARGET}}
        outputs: {count: result.count}
outputs: {count: tasks.out.outputs.count}
"""


def copied(folder: Path, place: DataPlace, target: str) -> None:
    """There and back again by a plan, and the event of its end is there once, however often it is sent."""
    feed = {"events": ["execution:completed"], "target": target, "row": {"id": "7", "name": "event"}}
    there = {"type": place.type, "name": "there", "config": {"dialect": place.name, **place.config}}
    here = {"type": "file", "name": "here", "config": {"url": str(folder)}}
    configured = {"dataSources": [there, here], "dataSinks": [{**there, "feeds": [feed]}, here]}
    (folder / "turbo-mode.json").write_text(json.dumps(configured))
    (folder / "things.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (folder / "plan.yaml").write_text(FLOW.replace("TARGET", target))
    done = call(folder, "run", "plan.yaml", "--json=final", **sqs.CREDENTIALS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["outputs"]["count"] == 3
    back = [json.loads(line) for line in (folder / "back.jsonl").read_text().splitlines()]
    assert sorted(row["name"] for row in back) == sorted(row["name"] for row in ROWS)
    (folder / "hello.json").write_text(json.dumps(HELLO))
    assert call(folder, "run", "hello.json", **sqs.CREDENTIALS).returncode == 0
    replayed = call(folder, "deliveries", "replay", f"there-{target}", "--since", "1h", **sqs.CREDENTIALS)
    assert replayed.returncode == 0, replayed.stderr
    assert call(folder, "run", "hello.json", **sqs.CREDENTIALS).returncode == 0
    assert [row["name"] for row in read(opened(place), path=target) if row["id"] == 7] == ["execution:completed"]


def test_rows_and_events_go_to_an_index(cluster: DataPlace, index: str, tmp_path: Path) -> None:
    copied(tmp_path, cluster, index)


def test_rows_and_events_go_to_a_table(tables: DataPlace, table: str, tmp_path: Path) -> None:
    copied(tmp_path, tables, table)
