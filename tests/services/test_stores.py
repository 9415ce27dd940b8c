"""Databases, S3, SFTP and WebDAV as sources and sinks, on real servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pymysql
import pytest

from tests.delivery.test_webhooks import call
from tests.postgresql.server import Server as PostgreSQL
from tests.server.conftest import HELLO
from tests.services import redis, stores
from tests.services.conftest import running
from turbo_mode.configuration.model import ConfiguredPlace
from turbo_mode.data.place import Data, DataError, DataPlace, Wanted, Written, opened
from turbo_mode.data.values import gathered
from turbo_mode.errors import StoreDamaged
from turbo_mode.runtime.temporal.blobs import Blobs, Outgoing
from turbo_mode.store.artifacts import Artifacts

ROWS: list[dict[str, Any]] = [{"id": 1, "name": "Åsa"}, {"id": 2, "name": 'b,"c"\n'}, {"id": 3, "name": ""}]
TABLES = (
    "CREATE TABLE things (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL)",
    "CREATE TABLE runs (id VARCHAR(100) PRIMARY KEY, event TEXT, at {time}, data {json})",
)


@pytest.fixture(scope="module")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.MariaDB), tmp_path_factory.mktemp("mariadb")) as server:
        with pymysql.connect(host="127.0.0.1", port=server.port, user="root", database="shop") as connection:
            for each in TABLES:
                connection.cursor().execute(each.format(time="DATETIME(3)", json="JSON"))
        yield DataPlace(
            "database", "mariadb", {"host": "127.0.0.1", "port": server.port, "database": "shop", "user": "root"}
        )


@pytest.fixture(scope="module")
def postgres() -> Iterator[DataPlace]:
    import psycopg

    with PostgreSQL() as server:
        name = server.database()
        with psycopg.connect(server.url(name), autocommit=True) as connection:
            for each in TABLES:
                connection.execute(each.format(time="TIMESTAMPTZ", json="JSONB"))  # type: ignore[arg-type, unused-ignore]
        config = {"host": "127.0.0.1", "port": server.port, "database": name, "user": "turbo"}
        yield DataPlace("database", "postgres", config)


@pytest.fixture(scope="module")
def mongodb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.MongoDB), tmp_path_factory.mktemp("mongodb")) as server:
        yield DataPlace("database", "mongodb", {"host": "127.0.0.1", "port": server.port, "database": "shop"})


@pytest.fixture(scope="module")
def redisdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(redis, tmp_path_factory.mktemp("redis")) as server:
        yield DataPlace("database", "redis", {"host": "127.0.0.1", "port": server.port})


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.s3), tmp_path_factory.mktemp("s3")) as server:
        key, secret = stores.KEYS
        options = {"key": key, "secret": secret, "endpoint_url": f"http://127.0.0.1:{server.port}"}
        yield DataPlace("file", "bucket", {"url": "s3://data", "options": options})


@pytest.fixture(scope="module")
def sftp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.sftp), tmp_path_factory.mktemp("sftp")) as server:
        options = {"port": server.port, "username": "ada", "password": "sesame"}
        yield DataPlace("file", "inbox", {"url": "sftp://127.0.0.1/", "options": options})


@pytest.fixture(scope="module")
def webdav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    with running(SimpleNamespace(Server=stores.webdav), tmp_path_factory.mktemp("webdav")) as server:
        options = {"base_url": f"http://127.0.0.1:{server.port}", "auth": ["ada", "sesame"]}
        yield DataPlace("file", "shelf", {"url": "webdav:///", "options": options})


@pytest.fixture(params=["mariadb", "postgres"])
def sql(request: pytest.FixtureRequest) -> DataPlace:
    place: DataPlace = request.getfixturevalue(request.param)
    return place


def write(data: Data, target: str, rows: Any, mode: str = "append", *key: str) -> int:
    return data.write(Written(target, rows, mode, key))


def test_a_sql_database_takes_all_rows_or_none(sql: DataPlace) -> None:
    data = opened(sql)
    assert data.test().startswith(sql.name[:5])
    assert write(data, "things", ROWS, "replace") == 3
    everything = Wanted(query="SELECT * FROM things ORDER BY id")
    assert gathered(data, everything).rows == ROWS
    late = Wanted(query="SELECT name FROM things WHERE id > :least", params={"least": 1}, limit=1)
    assert gathered(data, late) == ([{"name": ROWS[1]["name"]}], True)
    assert write(data, "things", [{"id": 2, "name": "two"}, {"id": 9, "name": "nine"}], "upsert", "id") == 2
    assert [row["name"] for row in gathered(data, everything).rows] == ["Åsa", "two", "", "nine"]
    for rows in ([{"id": 20, "name": "x"}, {"id": 1, "name": "y"}], [{"id": 20, "name": None}], [{"id": "x"}]):
        with pytest.raises(DataError):
            write(data, "things", rows)
    assert len(gathered(data, everything).rows) == 4
    with pytest.raises(DataError, match="no table"):
        write(data, "nowhere", ROWS)


def test_rows_that_come_one_by_one_all_go_back_when_one_is_refused(sql: DataPlace) -> None:
    data = opened(sql)
    write(data, "things", ROWS, "replace")
    with pytest.raises(DataError):
        write(data, "things", ({"id": number % 12_000, "name": "x"} for number in range(4, 12_010)))
    assert len(gathered(data, Wanted(query="SELECT id FROM things")).rows) == 3
    assert write(data, "things", ({"id": number, "name": "x"} for number in range(12_000)), "replace") == 12_000


def test_events_are_rows_of_a_sql_database_once(sql: DataPlace, tmp_path: Path) -> None:
    row = {"id": "id", "event": "event", "at": "timestamp", "data": "data"}
    feed = {"events": ["execution:completed"], "target": "runs", "row": row}
    sink = {"type": "database", "name": sql.name, "config": dict(sql.config), "feeds": [feed]}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"dataSinks": [sink]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    done = call(tmp_path, "run", "plan.json")
    assert (done.returncode, "Not sent" in done.stderr) == (0, False), done.stderr
    assert call(tmp_path, "deliveries", "replay", f"{sql.name}-runs", "--since", "1h").returncode == 0
    (found,) = gathered(opened(sql), Wanted(query="SELECT event, at, data FROM runs")).rows
    said = json.loads(found["data"]) if isinstance(found["data"], str) else found["data"]
    assert (found["event"], said["status"]) == ("execution:completed", "COMPLETED")
    at = datetime.fromisoformat(found["at"])
    assert abs((datetime.now(UTC) - (at if at.tzinfo else at.replace(tzinfo=UTC))).total_seconds()) < 120


def test_mongodb_keeps_documents(mongodb: DataPlace) -> None:
    data = opened(mongodb)
    assert data.test().startswith("mongodb ")
    assert write(data, "things", ROWS, "replace") == 3
    found = gathered(data, Wanted(path="things", query='{"id": {"$gte": ":least"}}', params={"least": 2})).rows
    assert [(row["id"], row["name"]) for row in found] == [(2, ROWS[1]["name"]), (3, "")]
    assert all(isinstance(row["_id"], str) for row in found)
    assert write(data, "things", [{"id": 2, "name": "two"}, {"id": 9, "n": [{"a": 1}]}], "upsert", "id") == 2
    assert len(gathered(data, Wanted(path="things")).rows) == 4
    counted = Wanted(path="things", query='[{"$match": {"id": {"$lt": 9}}}, {"$count": "n"}]')
    assert gathered(data, counted).rows == [{"n": 3}]
    evil = Wanted(path="things", query='{"name": ":name"}', params={"name": {"$ne": "x"}})
    assert gathered(data, evil).rows == []
    for wanted, said in (
        (Wanted(path="things", query="{"), "as JSON"), (Wanted(path="things", query='[{"$out": "x"}]'), "writes"),
        (Wanted(), "named by the `path`"), (Wanted(path="things", query='{"$nonsense": 1}'), "nonsense"),
        (Wanted(path="things", query='{"a": ":b"}'), "no parameter"),
    ):  # fmt: skip
        with pytest.raises(DataError, match=said):
            gathered(data, wanted)
    with pytest.raises(DataError, match="which is its key"):
        write(data, "things", [{"n": 1}], "upsert", "id")
    with pytest.raises(DataError):
        write(data, "things", [{"_id": 1}, {"_id": 1}])


def test_redis_keeps_hashes(redisdb: DataPlace) -> None:
    data = opened(redisdb)
    assert data.test().startswith("redis ")
    assert write(data, "things", ROWS, "upsert", "id") == 3
    assert write(data, "things", [{"id": 2, "name": "two", "tags": ["a"]}], "upsert", "id") == 1
    found = {row["key"]: row for row in gathered(data, Wanted(path="things:*")).rows}
    assert found["things:2"] == {"key": "things:2", "id": "2", "name": "two", "tags": '["a"]'}
    assert len(found) == 3
    assert write(data, "things", [{"key": "x", "n": 1}], "replace") == 1
    assert [row["key"] for row in gathered(data, Wanted(path="things:*")).rows] == ["things:x"]
    for mode, rows, said in (("append", ROWS, "a key holds"), ("upsert", [{"n": 1}], "which is its key")):
        with pytest.raises(DataError, match=said):
            write(data, "things", rows, mode, "id")
    data.close()


@pytest.mark.parametrize("kind", ["s3", "sftp", "webdav"])
@pytest.mark.parametrize("target", ["a/b.jsonl", "c.csv", "d.json.gz", "e.parquet"])
def test_files_elsewhere_are_written_and_read(kind: str, target: str, request: pytest.FixtureRequest) -> None:
    data = opened(request.getfixturevalue(kind))
    assert data.test()
    for _ in range(2):
        assert write(data, target, ROWS, "replace") == 3
        found = gathered(data, Wanted(path=target)).rows
        assert [{"id": int(row["id"]), "name": row["name"]} for row in found] == ROWS
    if target.endswith(("jsonl", "csv")):
        write(data, target, [{"id": 4, "name": "four"}])
        assert len(gathered(data, Wanted(path=target)).rows) == 4

    def broken() -> Iterator[dict[str, Any]]:
        yield from ROWS
        raise DataError("the source is gone")

    before = gathered(data, Wanted(path=target)).rows
    with pytest.raises(DataError, match="gone"):
        write(data, target, broken(), "replace")
    assert gathered(data, Wanted(path=target)).rows == before
    with pytest.raises(DataError, match=r"there is no nowhere\.csv"):
        gathered(data, Wanted(path="nowhere.csv"))


def test_a_webdav_server_knows_whom_it_lets_in(webdav: DataPlace) -> None:
    options = {**webdav.config["options"], "auth": ["ada", "wrong"]}
    data = opened(DataPlace("file", "shelf", {**webdav.config, "options": options}))
    for ask in (data.test, lambda: gathered(data, Wanted(path="a.csv")), lambda: write(data, "a.csv", ROWS)):
        with pytest.raises(DataError, match=r"shelf: .*(401|[Uu]nauthorized)"):
            ask()


def test_artifacts_are_handed_over_in_a_bucket(s3: DataPlace, tmp_path: Path) -> None:
    blobs = Blobs(ConfiguredPlace(url="s3://data/handed/over", options=s3.config["options"]))
    (tmp_path / "file").write_bytes(b"built" * 1000)
    with (tmp_path / "file").open("rb") as file:
        kept = Outgoing(tmp_path, blobs).keep(file, 10_000)
    for owner in ("one", "two"):
        (tmp_path / owner).mkdir()
        artifacts = Artifacts(tmp_path / owner)
        blobs.fetch(kept.sha256, kept.size, artifacts)
        assert artifacts.path(kept.sha256).read_bytes() == b"built" * 1000
    with pytest.raises(OSError):
        blobs.fetch("0" * 64, 1, artifacts)
    assert blobs.read(blobs.write(b"long" * 2000)) == b"long" * 2000
    with pytest.raises(OSError):
        blobs.read("0" * 64)
    (tmp_path / "other").write_text("other")
    blobs.put(tmp_path / "other", "0" * 64)
    with pytest.raises(StoreDamaged, match="doesn't match its checksum"):
        blobs.fetch("0" * 64, 5, artifacts)
    with pytest.raises(StoreDamaged, match="doesn't match its checksum"):
        blobs.read("0" * 64)
