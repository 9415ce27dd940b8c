"""Reading only what is new, from real servers: databases by a time or an id, files by when they came, streams by what
was acknowledged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pymysql
import pytest

from tests.delivery.test_webhooks import call
from tests.postgresql.server import Server as PostgreSQL
from tests.services import kafka, kinesis, sqs, stores
from tests.services.conftest import running
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.data.place import Data, DataPlace, Written, opened
from turbo_mode.data.work import Places

MARKS = "CREATE TABLE marks (id INTEGER PRIMARY KEY, at {time})"
TIMES = [f"2026-01-01T00:00:{each}" for each in ("01", "01", "01.500", "02", "02.250", "03")]


class Follower:
    """Executions of one task that reads, without the rest of them."""

    def __init__(self, place: DataPlace, by: str, **request: Any) -> None:
        self.kept: dict[str, Any] = {}
        self._places = Places(reached=self.kept.get)
        cursor = {"name": "c", "by": by, "param": "cursor"} | request.pop("cursor", {})
        self._request = {"kind": "read", "source": place.name, "type": place.type, "config": place.config} | request
        self._request |= {"cursor": cursor}

    def new(self, limit: int = 1000) -> list[dict[str, Any]]:
        seen = self._places.carry_out(self._request | {"limit": limit})
        assert isinstance(seen, Done), seen
        if "cursor" in seen.result:
            self.kept["c"] = json.loads(json.dumps(seen.result["cursor"]["value"]))
        rows: list[dict[str, Any]] = seen.result["rows"]
        return rows


@pytest.fixture(scope="module")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.MariaDB), tmp_path_factory.mktemp("mariadb")) as server:
        where = {"host": "127.0.0.1", "port": server.port, "user": "root", "database": "shop"}
        with pymysql.connect(**where) as connection:
            connection.cursor().execute(MARKS.format(time="DATETIME(3)"))
        yield DataPlace("database", "mariadb", where)


@pytest.fixture(scope="module")
def postgres() -> Iterator[DataPlace]:
    import psycopg

    with PostgreSQL() as server:
        name = server.database()
        with psycopg.connect(server.url(name), autocommit=True) as connection:
            connection.execute(MARKS.format(time="TIMESTAMPTZ"))  # type: ignore[arg-type, unused-ignore]
        yield DataPlace(
            "database", "postgres", {"host": "127.0.0.1", "port": server.port, "database": name, "user": "turbo"}
        )


@pytest.mark.parametrize("system", ["mariadb", "postgres"])
@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_a_database_is_followed_by_a_time(system: str, limit: int, request: pytest.FixtureRequest) -> None:
    place: DataPlace = request.getfixturevalue(system)
    data: Data = opened(place)
    data.write(Written("marks", [{"id": id, "at": at} for id, at in enumerate(TIMES[:4])], "replace"))
    query = "SELECT id, at FROM marks WHERE at > :cursor ORDER BY at"
    follower = Follower(place, "at", query=query, cursor={"start": "2025-01-01"})
    found = [row["id"] for _ in range(4) for row in follower.new(limit)]
    assert sorted(found) == [0, 1, 2, 3]
    assert follower.new(limit) == []
    data.write(Written("marks", [{"id": id, "at": TIMES[id]} for id in (4, 5)]))
    assert [row["id"] for _ in range(2) for row in follower.new(limit)] == [4, 5]


def test_a_collection_is_followed_by_its_ids(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(SimpleNamespace(Server=stores.MongoDB), tmp_path_factory.mktemp("mongodb")) as server:
        place = DataPlace("database", "mongodb", {"host": "127.0.0.1", "port": server.port, "database": "shop"})
        data: Data = opened(place)
        query = '[{"$match": {"$expr": {"$gt": ["$_id", {"$toObjectId": ":cursor"}]}}}, {"$sort": {"_id": 1}}]'
        follower = Follower(place, "_id", path="things", query=query, cursor={"start": "0" * 24})
        for part in ([1, 2, 3], [], [4, 5]):
            data.write(Written("things", [{"n": n} for n in part]))
            assert [row["n"] for row in follower.new(2)] + [row["n"] for row in follower.new(2)] == part


@pytest.mark.parametrize("kind", ["s3", "sftp"])
def test_a_folder_elsewhere_is_followed(kind: str, tmp_path: Path) -> None:
    with running(SimpleNamespace(Server=getattr(stores, kind)), tmp_path) as server:
        key, secret = stores.KEYS
        options: dict[str, Any] = {"port": server.port, "username": "ada", "password": "sesame"}
        if kind == "s3":
            options = {"key": key, "secret": secret, "endpoint_url": f"http://127.0.0.1:{server.port}"}
        place = DataPlace(
            "file", "inbox", {"url": "s3://data" if kind == "s3" else "sftp://127.0.0.1/in", "options": options}
        )
        data: Data = opened(place)
        by_time = Follower(place, "modified", path="*.jsonl")
        by_name = Follower(place, "name", path="*.jsonl")
        for day in (["1.jsonl", "2.jsonl"], [], ["3.jsonl"]):
            for name in day:
                data.write(Written(name, [{"name": name}, {"name": name}], "replace"))
            for follower in (by_time, by_name):
                assert [row["name"] for row in follower.new(1) + follower.new(1)] == [
                    each for each in day for _ in "12"
                ]


@pytest.mark.parametrize("system", ["kafka", "kinesis"])
def test_each_execution_reads_what_has_come_into_a_stream_since(
    system: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Its position is the stream's own. It moves when the end of the task is durable, and not if that fails."""
    if system == "kafka":
        rig = kafka.Rig(request.getfixturevalue("cluster"))
        config, target = {"type": "kafka", **rig.settings}, rig.settings["topic"]
    else:
        stream = kinesis.Stream(request.getfixturevalue("flowing"))
        config, target = {"type": "kinesis", **stream.inbound()}, stream.name
    source = {"type": "stream", "name": "clicks", "config": config}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"dataSources": [source]}))
    read = {"id": "take", "read": {"source": "clicks"}, "outputs": {"n": "result.rows.map(m, m.body.n)"}}
    plan = {
        "turbo": 1,
        "name": "clicks",
        "phases": [{"id": "p", "tasks": [read]}],
        "outputs": {"n": "tasks.take.outputs.n"},
    }
    for name, more in (("good.json", {}), ("bad.json", {"expect": "result.count > 99"})):
        changed = plan | {"phases": [{"id": "p", "tasks": [read | more]}]}
        (tmp_path / name).write_text(json.dumps(changed))
    writer: Data = opened(DataPlace("stream", "clicks", config))
    for sent, name in (([1, 2], "good.json"), ([], "good.json"), ([3], "bad.json"), ([4], "good.json")):
        writer.write(Written(target, [{"n": n} for n in sent]))
        done = call(tmp_path, "run", name, "-q", "--json=final", **sqs.CREDENTIALS)
        if name == "bad.json":
            assert json.loads(done.stdout)["status"] == "FAILED"
        else:
            wanted = [3, 4] if sent == [4] else sent
            assert json.loads(done.stdout)["outputs"] == {"n": wanted}, done.stderr
