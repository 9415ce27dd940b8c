"""Data sources and sinks: what every kind of place promises, and what is refused."""

from __future__ import annotations

import gzip
import json
import sqlite3
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data.endpoint import Endpoint
from turbo_mode.data.place import MOST_BYTES, Data, DataError, DataPlace, Uncertain, Wanted, Written, opened
from turbo_mode.data.values import gathered, plain
from turbo_mode.data.work import Places

ROWS: list[dict[str, Any]] = [{"id": 1, "name": "Åsa"}, {"id": 2, "name": 'b,"c"\n'}, {"id": 3, "name": ""}]


def database(folder: Path) -> DataPlace:
    with sqlite3.connect(folder / "shop.db") as connection:
        connection.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    return DataPlace("database", "sqlite", {"database": str(folder / "shop.db")})


def written(data: Data, target: str, rows: list[dict[str, Any]], mode: str = "append", *key: str) -> int:
    return data.write(Written(target, rows, mode, key))


@pytest.mark.parametrize("target", ["things", "a/b.json", "b.jsonl", "c.csv", "c.tsv", "d.json.gz", "e.jsonl.bz2"])
def test_what_was_written_is_read_again(tmp_path: Path, target: str) -> None:
    is_database = target == "things"
    place = database(tmp_path) if is_database else DataPlace("file", "here", {"url": str(tmp_path / "out")})
    data = opened(place)
    wanted = Wanted(query="SELECT * FROM things ORDER BY id") if is_database else Wanted(path=target)
    texts = target.endswith(("csv", "tsv"))
    for _ in range(2):
        assert written(data, target, ROWS, "replace") == 3
        found = gathered(data, wanted)
        assert found.rows == ([{key: str(value) for key, value in row.items()} for row in ROWS] if texts else ROWS)
        assert not found.is_more
    short = Wanted(query=wanted.query, path=wanted.path, limit=2)
    assert gathered(data, short)[1] is True
    assert len(gathered(data, short).rows) == 2
    if target.endswith(("things", ".jsonl", ".csv", ".tsv")):
        written(data, target, [{"id": 4, "name": "four"}])
        assert len(gathered(data, wanted).rows) == 4
    else:
        with pytest.raises(DataError, match="appended"):
            written(data, target, [{"id": 4, "name": "four"}])
    assert data.test()
    data.close()


def test_a_compressed_file_is_one(tmp_path: Path) -> None:
    data = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    written(data, "x.json.gz", ROWS, "replace")
    assert json.loads(gzip.decompress((tmp_path / "x.json.gz").read_bytes())) == ROWS
    assert list(tmp_path.iterdir()) == [tmp_path / "x.json.gz"]


def test_rows_are_put_in_place_of_those_with_their_key_or_none_is(tmp_path: Path) -> None:
    data = opened(database(tmp_path))
    written(data, "things", ROWS)
    assert written(data, "things", [{"id": 2, "name": "two"}, {"id": 9, "name": "nine"}], "upsert", "id") == 2
    names = [row["name"] for row in gathered(data, Wanted(query="SELECT name FROM things ORDER BY id")).rows]
    assert names == ["Åsa", "two", "", "nine"]
    refused: list[tuple[list[dict[str, Any]], str, tuple[str, ...], str]] = [
        ([{"id": 20, "name": "x"}, {"id": 1, "name": "y"}], "append", (), "UNIQUE"),
        ([{"id": 20, "name": "x"}, {"id": 21, "name": None}], "replace", (), "NOT NULL"),
        ([{"id": 20, "name": "x"}, {"id": 20, "name": "y"}], "upsert", ("id",), "same key"),
        ([{"id": 20, "color": "x"}], "append", (), "no column `color`"),
        ([{"id": 20, "name": "x"}], "upsert", ("color",), "no such key"),
    ]
    for rows, mode, key, said in refused:
        with pytest.raises(DataError, match=said):
            written(data, "things", rows, mode, *key)
        assert len(gathered(data, Wanted(query="SELECT id FROM things")).rows) == 4
    with pytest.raises(DataError, match="no table"):
        written(data, "nothing", ROWS)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * FROM nowhere", "no such table"),
        ("DELETE FROM things", "reads nothing"),
        ("", "by a `query`"),
        ("SELECT 1 AS a, 2 AS a", "same name"),
        ("SELECT :missing AS a", "missing"),
        ("SELECT", "syntax|incomplete"),
    ],
)
def test_queries_that_are_no_good(tmp_path: Path, query: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        gathered(opened(database(tmp_path)), Wanted(query=query))


def test_a_value_of_a_query_never_becomes_part_of_it(tmp_path: Path) -> None:
    data = opened(database(tmp_path))
    written(data, "things", ROWS)
    evil = "x'; DROP TABLE things; --"
    wanted = Wanted(query="SELECT :v AS v, (SELECT count(*) FROM things) AS n", params={"v": evil})
    assert gathered(data, wanted).rows == [{"v": evil, "n": 3}]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({}, None),
        ({"dialect": "cat"}, "which kind"),
        ({"url": "::"}, "url"),
        ({"prot": 1}, "no key `prot`"),
        ({"dialect": "mysql", "host": "127.0.0.1", "port": "x"}, "x"),
        ({"url": "postgres://127.0.0.1:1/x"}, "refused"),
    ],
)
def test_a_database_is_named_so_that_it_can_be_found(config: dict[str, Any], said: str | None) -> None:
    name = "sqlite" if said is None else "shop"
    if said is None:
        assert opened(DataPlace("database", name, config)).test().startswith("sqlite")
        return
    with pytest.raises((DataError, ValueError), match=said):
        opened(DataPlace("database", name, config)).test()


def test_passwords_stay_out_of_what_is_said() -> None:
    place = DataPlace("database", "postgres", {"host": "127.0.0.1", "port": 1, "user": "u", "password": "hunter22"})
    with pytest.raises(DataError) as refused:
        opened(place).test()
    assert "hunter22" not in str(refused.value)


@pytest.mark.parametrize("path", ["../x.json", "/etc/passwd", "a/../../x.csv", "x\0.json", "..\\x.json"])
def test_files_stay_below_their_folder(tmp_path: Path, path: str) -> None:
    data = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    with pytest.raises(DataError, match="stays below"):
        gathered(data, Wanted(path=path))
    with pytest.raises(DataError, match="stays below"):
        written(data, path, ROWS, "replace")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"{", "Expecting|property"),
        ("a.jsonl", b'{"a": 1}\nx\n', "line 2"),
        ("a.csv", b"a,b\n1\n", "row 2"),
        ("a.csv", b"a,b\n1,2,3\n", "row 2"),
        ("a.csv", b"a\n\xff\xfe\n", "no UTF-8"),
        ("a.jsonl", b'{"a": "\xff"}\n', "no UTF-8"),
        ("a.json", b'{"a": "\xff"}', "codec|utf-8"),
        ("a.json.gz", b"no", "gzip"),
        ("a.txt", b"", "no format"),
        ("missing.json", None, "there is no missing.json"),
        ("a.csv", b'a\n"x', "end of data"),
    ],
)
def test_files_that_are_no_good(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=said):
        gathered(opened(DataPlace("file", "here", {"url": str(tmp_path)})), Wanted(path=name))


def test_more_than_a_task_can_be_given_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.jsonl").open("w") as file:
        for _ in range(12):
            file.write(json.dumps({"a": "x" * 1024 * 1024}) + "\n")
    data = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    with pytest.raises(DataError, match=f"{MOST_BYTES // 1024 // 1024} MiB"):
        gathered(data, Wanted(path="big.jsonl"))
    assert gathered(data, Wanted(path="big.jsonl", limit=2)).is_more


@pytest.mark.parametrize("paging", ["link", "cursor", "page", "offset"])
def test_an_api_is_read_page_by_page(endpoint: Endpoint, paging: str) -> None:
    endpoint.paging = paging
    endpoint.lists["/things"] = [{"id": number} for number in range(5)]
    config: dict[str, Any] = {"url": endpoint.url, "auth": {"type": "token", "token": "sesame"}}
    if paging != "link":
        config["paging"] = {"type": paging, "size": 2}
    data = opened(DataPlace("api", "shop", config))
    assert [row["id"] for row in gathered(data, Wanted(path="things")).rows] == [0, 1, 2, 3, 4]
    assert {headers["authorization"] for _, _, headers in endpoint.asked} == {"Bearer sesame"}
    asked = len(endpoint.asked)
    assert gathered(data, Wanted(path="things", limit=1)).is_more
    assert len(endpoint.asked) == asked + 1
    assert data.test() == "HTTP 404"
    with pytest.raises(DataError, match="HTTP 404"):
        gathered(data, Wanted(path="nowhere"))


@pytest.mark.parametrize("path", ["http://127.0.0.1:1/x", "//x/y", "../x", "a/../b"])
def test_an_api_is_asked_at_its_place_alone(endpoint: Endpoint, path: str) -> None:
    data = opened(DataPlace("api", "shop", {"url": f"{endpoint.url}/api"}))
    with pytest.raises(DataError, match="stays below"):
        gathered(data, Wanted(path=path))


def test_rows_go_to_an_api_one_by_one_or_all_at_once(endpoint: Endpoint) -> None:
    one = opened(DataPlace("api", "shop", {"url": endpoint.url}))
    assert written(one, "things", ROWS) == 3
    assert endpoint.lists["/things"] == ROWS
    together = opened(DataPlace("api", "shop", {"url": endpoint.url, "batch": True}))
    assert written(together, "others", ROWS) == 3
    assert [path for method, path, _ in endpoint.asked if method == "POST"] == ["/things"] * 3 + ["/others"]
    endpoint.fails = 2
    with pytest.raises(Uncertain, match="1 rows were taken"):
        written(one, "more", ROWS)
    endpoint.fails = 1
    with pytest.raises(DataError, match="HTTP 400") as refused:
        written(one, "none", ROWS)
    assert not isinstance(refused.value, Uncertain)


def test_graphql_is_asked_by_queries(endpoint: Endpoint) -> None:
    endpoint.lists["/things"] = ROWS
    data = opened(DataPlace("api", "shop", {"url": f"{endpoint.url}/graphql", "rows": "things"}))
    assert gathered(data, Wanted(query="{ things { id name } }", params={"a": 1})).rows == ROWS
    assert data.test() == "GraphQL"
    with pytest.raises(DataError, match="it went boom"):
        gathered(data, Wanted(query="{ boom }"))


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({}, "needs a `url`"),
        ({"url": "ftp://x"}, "needs a `url`"),
        ({"url": "http://x", "paging": {"type": "x"}}, "paging"),
        ({"url": "http://x", "auth": {"type": "x"}}, "no auth"),
        ({"url": "http://x", "auth": {"type": "basic"}}, "no 'user'"),
        ({"url": "http://x", "x": 1}, "no key `x`"),
    ],
)
def test_an_api_is_named_so_that_it_can_be_asked(config: dict[str, Any], said: str) -> None:
    with pytest.raises(DataError, match=said):
        opened(DataPlace("api", "shop", config))


def test_kinds_that_are_not_there_yet_say_so() -> None:
    with pytest.raises(DataError, match="which stream it is"):
        opened(DataPlace("stream", "nile", {}))
    with pytest.raises(DataError, match="Kafka needs `url`"):
        gathered(opened(DataPlace("stream", "kafka", {})), Wanted())
    seen = Places().carry_out({"kind": "read", "source": "nothing", "limit": 1})
    assert "there is no data source `nothing`" in str(seen)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.binary()
        | st.decimals()
        | st.dates()
        | st.datetimes()
        | st.times()
        | st.timedeltas()
        | st.uuids(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
        max_leaves=10,
    )
)
def test_every_value_becomes_json(value: Any) -> None:
    json.dumps(plain(value), allow_nan=False)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1.50"), 1.5),
        (Decimal("2"), 2),
        (Decimal("0.1"), 0.1),
        (Decimal("1.23456789012345678901"), "1.23456789012345678901"),
        (Decimal("NaN"), None),
        (float("inf"), None),
        (2**63, str(2**63)),
        (b"\x00\xff", "AP8="),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3), "2026-01-02T03:00:00"),
        (time(3), "03:00:00"),
        (timedelta(minutes=2), 120.0),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_what_values_become(value: Any, shown: Any) -> None:
    assert plain(value) == shown
