"""What is no good, or finds no room: it is told, the sink is as it was before, and nothing lies about."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from tests.delivery.receiver import Receiver
from turbo_mode.data.formats import LONGEST
from turbo_mode.data.place import Data, DataError, DataPlace, Uncertain, Wanted, Written, opened

MANY = 12_000
"""More than are looked at together."""
Found = Iterator[dict[str, Any]]


def rows(count: int = MANY) -> list[dict[str, Any]]:
    return [{"id": number, "name": f"Å {number}"} for number in range(count)]


def lines(count: int = MANY) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows(count))


def parquet(folder: Path) -> bytes:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows()), folder / "whole.parquet")
    return (folder / "whole.parquet").read_bytes()


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Data]:
    """A table that has one row before, and has it afterwards."""
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        connection.execute("INSERT INTO things VALUES (-1, 'before')")
    yield opened(DataPlace("database", "sqlite", {"database": str(tmp_path / "shop.db")}))
    assert content(tmp_path) == [(-1, "before")]


def content(folder: Path) -> list[tuple[int, str]]:
    with sqlite3.connect(folder / "shop.db") as connection:
        return connection.execute("SELECT * FROM things ORDER BY id").fetchall()


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("cut.jsonl", lambda _: lines()[:-9], "line 12000 is no JSON"),
        ("cut.jsonl.gz", lambda _: gzip.compress(lines())[:-500], "ended before|end-of-stream"),
        ("cut.parquet", lambda folder: parquet(folder)[:-100], "[Pp]arquet"),
        ("odd.parquet", lambda folder: parquet(folder)[:2000] + b"\0" * 500 + parquet(folder)[2500:], "."),
        ("cut.csv", lambda _: b"id,name\n" + b"".join(b"%d,x\n" % n for n in range(6000)) + b'2,"half', "end of data"),
        ("bytes.jsonl", lambda _: lines() + b'{"id": 1, "name": "\xff"}\n', "behind line 1.* no UTF-8"),
        ("bytes.csv", lambda _: b"id,name\n1,\xe5sa\n", "behind line . is what is no UTF-8"),
        ("latin.csv", lambda _: "id,name\n1,Åsa\n".encode("utf-16"), "no UTF-8"),
        ("twice.jsonl", lambda _: lines() + lines(1), "UNIQUE"),
        ("more.jsonl", lambda _: lines() + b'{"id": 99999, "name": "x", "color": "red"}\n', "the column `color`"),
        ("none.jsonl", lambda _: lines() + b'{"id": 99999, "name": null}\n', "NOT NULL"),
        (
            "short.csv",
            lambda _: b"id,name\n" + b"".join(b"%d,x\n" % n for n in range(6000)) + b"2\n",
            "row 6002 doesn't have as many",
        ),
    ],
)
def test_a_source_that_is_no_good_changes_nothing(tmp_path: Path, sink: Data, name: str, made: Any, said: str) -> None:
    (tmp_path / name).write_bytes(made(tmp_path))
    source = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    for mode in ("append", "replace"):
        with pytest.raises(DataError, match=said) as refused:
            sink.write(Written("things", source.rows(Wanted(path=name, limit=None)), mode))
        assert not isinstance(refused.value, Uncertain)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_source_that_changes_its_columns_or_types_in_the_middle_leaves_the_file_as_it_was(
    tmp_path: Path, ending: str
) -> None:
    data = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    data.write(Written(f"a.{ending}", rows(3), "replace"))
    before = (tmp_path / f"a.{ending}").read_bytes()
    others: list[dict[str, Any]] = [{"id": 1, "name": "x", "color": "red"}]
    if ending == "parquet":
        others.append({"id": "no number", "name": "x"})
    for other in others:
        with pytest.raises(DataError, match=r"color|no number|convert|integer"):
            data.write(Written(f"a.{ending}", iter([*rows(), other]), "replace"))
        assert [path.name for path in tmp_path.iterdir()] == [f"a.{ending}"]
        assert (tmp_path / f"a.{ending}").read_bytes() == before


FULL = """
import json, resource, signal, sys
from turbo_mode.data.place import DataError, DataPlace, Uncertain, Written, opened
place, target, mode = json.loads(sys.argv[1]), sys.argv[2], sys.argv[3]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
data = opened(DataPlace(*place))
rows = ({"id": n, "name": "%030x" % (n * 2654435761**3 % 2**120)} for n in range(int(sys.argv[4])))
resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))
try:
    data.write(Written(target, rows, mode))
except Uncertain as error:
    sys.exit(f"nobody knows: {error}")
except DataError as error:
    print(error.message)
"""


def full(place: tuple[Any, ...], target: str, mode: str, count: int = 20_000) -> str:
    """What is said by a sink whose disk takes 64 KiB and no more."""
    words = [sys.executable, "-c", FULL, json.dumps(place), target, mode, str(count)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("target", ["a.csv", "a.jsonl", "a.json.gz", "a.parquet"])
def test_a_file_on_a_full_disk_is_as_it_was(tmp_path: Path, target: str) -> None:
    data = opened(DataPlace("file", "here", {"url": str(tmp_path)}))
    data.write(Written(target, rows(3), "replace"))
    before = (tmp_path / target).read_bytes()
    for mode in ("replace", "append") if target in ("a.csv", "a.jsonl") else ("replace",):
        assert "File too large" in full(("file", "here", {"url": str(tmp_path)}), target, mode)
        assert [path.name for path in tmp_path.iterdir()] == [target]
        assert (tmp_path / target).read_bytes() == before


@pytest.mark.parametrize(
    ("mode", "count"), [("append", 3_000), pytest.param("replace", 60_000, marks=pytest.mark.deep)],
    ids=["at its end", "meanwhile"],
)  # fmt: skip
def test_a_database_on_a_full_disk_is_as_it_was(tmp_path: Path, sink: Data, mode: str, count: int) -> None:
    """Which is noticed when all is to be kept, or before that, when the rows outgrow the memory."""
    said = full(("database", "sqlite", {"database": str(tmp_path / "shop.db")}), "things", mode, count)
    assert "disk" in said


WHOLE = """
import pathlib, sys
from turbo_mode.data.place import DataError, DataPlace, Wanted, opened
try:
    list(opened(DataPlace("file", "here", {"url": sys.argv[1]})).rows(Wanted(path=sys.argv[2], limit=None)))
except DataError as error:
    print(error.message)
peak = pathlib.Path("/proc/self/status").read_text().partition("VmHWM:")[2]  # what an exec hands on isn't in it
print(int(peak.split()[0]) // 1024)
"""


@pytest.mark.parametrize(
    "name", ["a.jsonl", *(pytest.param(each, marks=pytest.mark.deep) for each in ("a.csv", "a.json"))]
)
def test_a_row_of_a_gibibyte_is_refused_before_it_fills_the_memory(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b'id\n"' if name == "a.csv" else b'{"id": "')
        file.truncate(1024**3)
    words = [sys.executable, "-c", WHOLE, str(tmp_path), name]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    said, peak = done.stdout.splitlines()
    assert f"more than {64 if name == 'a.json' else LONGEST // 1024 // 1024} MiB" in said
    assert int(peak) < 300


def test_a_cluster_that_lets_nobody_in_says_so_and_no_password(tmp_path: Path) -> None:
    """The servers of our tests know no users; this is what Elasticsearch answers where it does."""
    with Receiver(lambda got: (401, {"www-authenticate": "Basic"})) as receiver:
        config = {"url": receiver.url(""), "user": "ada", "password": "hunter22"}
        data = opened(DataPlace("database", "elasticsearch", config))
        for work in (
            data.test, lambda: list(data.rows(Wanted(path="things"))), lambda: data.write(Written("things", rows(1)))
        ):  # fmt: skip
            with pytest.raises(DataError, match="HTTP 401: this user may not do that") as refused:
                work()
            assert not isinstance(refused.value, Uncertain)
            assert "hunter22" not in str(refused.value)
        data.close()
    assert {got.headers["authorization"] for got in receiver.got} == {"Basic YWRhOmh1bnRlcjIy"}
