"""Rows that go from a source straight into a sink."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data.test_tasks import turbo_mode
from tests.deep import deep
from turbo_mode.data.place import DataPlace, Wanted, Written, opened
from turbo_mode.data.values import gathered

PLAN = """
turbo: 1
name: copy
phases:
  - id: p
    tasks:
      - id: out
        write: {sink: here, target: orders.TYPE, mode: replace, from: {source: sqlite, query: SELECT * FROM orders}}
        outputs: {count: result.count}
      - id: back
        write: {sink: sqlite, target: copies, mode: upsert, key: [id], from: {source: here, path: orders.TYPE}}
outputs: {count: tasks.out.outputs.count}
"""
ENDLESS = """
turbo: 1
name: endless
phases:
  - id: p
    tasks:
      - id: t
        timeout: 1s
        write:
          sink: here
          target: numbers.csv
          mode: append
          from:
            source: sqlite
            query: WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.executescript(
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT, total REAL);"
            "CREATE TABLE copies (id INTEGER PRIMARY KEY, name TEXT, total REAL);"
        )
        many = ((number, f"Å {number}", number / 4) for number in range(12_001))
        connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", many)
    sqlite = {"type": "database", "name": "sqlite", "config": {"database": str(tmp_path / "shop.db")}}
    here = {"type": "file", "name": "here", "config": {"url": str(tmp_path / "out")}}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"dataSources": [sqlite, here], "dataSinks": [sqlite, here]}))
    return tmp_path


@pytest.mark.parametrize("ending", ["jsonl", *deep(["csv", "parquet"])])
def test_a_table_goes_into_a_file_and_back(folder: Path, ending: str) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("TYPE", ending))
    done = turbo_mode(folder, "run", "plan.yaml", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    told = [event["data"] for event in events if event.get("event") == "task:completed"]
    assert [(data.get("rowsRead"), data["rowsWritten"]) for data in told] == [(12_001, 12_001)] * 2
    with sqlite3.connect(folder / "shop.db") as connection:
        left = "SELECT count(*) FROM (SELECT * FROM orders EXCEPT SELECT * FROM copies)"
        assert connection.execute(left).fetchone() == (0,)
    assert [path.name for path in (folder / "out").iterdir()] == [f"orders.{ending}"]


def test_what_takes_too_long_stops_and_leaves_nothing(folder: Path) -> None:
    (folder / "plan.yaml").write_text(ENDLESS)
    done = turbo_mode(folder, "run", "plan.yaml", "--no-wait")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "stopped before all rows" in done.stdout + done.stderr
    assert list((folder / "out").glob("*")) == []


def test_a_row_that_does_not_fit_changes_nothing(folder: Path) -> None:
    (folder / "out").mkdir()
    with (folder / "out" / "orders.jsonl").open("w") as file:
        for number in range(11_000):
            file.write(json.dumps({"id": number, "name": "x"} | ({"color": "red"} if number == 10_999 else {})) + "\n")
    source = opened(DataPlace("file", "here", {"url": str(folder / "out")}))
    sink = opened(DataPlace("database", "sqlite", {"database": str(folder / "shop.db")}))
    rows = Wanted(path="orders.jsonl")
    with pytest.raises(Exception, match="`color`"):
        sink.write(Written("copies", source.rows(rows), "replace"))
    with pytest.raises(Exception, match="`color`"):
        source.write(Written("copy.csv", source.rows(rows), "replace"))
    assert gathered(sink, Wanted(query="SELECT count(*) AS n FROM copies")).rows == [{"n": 0}]
    assert [path.name for path in (folder / "out").iterdir()] == ["orders.jsonl"]


@pytest.mark.parametrize(
    ("write", "code"),
    [
        ("{sink: here, target: a.csv}", "E0103"),
        ("{sink: here, target: a.csv, rows: '[]', from: {source: sqlite, query: SELECT 1}}", "E0108"),
        ("{sink: here, target: a.csv, from: {source: nowhere, query: SELECT 1}}", "E0210"),
        ("{sink: here, target: a.csv, from: {source: sqlite, query: SELECT 1, params: {x: 1}}}", "E0402"),
    ],
)
def test_what_is_wrong_with_a_copy_is_found_before_it_runs(folder: Path, write: str, code: str) -> None:
    plan = f"turbo: 1\nname: x\nphases: [{{id: p, tasks: [{{id: t, write: {write}}}]}}]\n"
    (folder / "plan.yaml").write_text(plan)
    assert code in turbo_mode(folder, "check", "plan.yaml").stdout


@pytest.mark.deep
@pytest.mark.parametrize(("ending", "more"), [("csv", 16), ("parquet", 48)])
def test_a_million_rows_need_no_more_memory_than_ten_thousand(folder: Path, ending: str, more: int) -> None:
    """Parquet's library keeps some of what it was given back."""

    def peak(rows: int) -> int:
        script = f"""
import resource
from turbo_mode.data.place import DataPlace, Wanted, Written, opened
numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows})"
query = numbers + " SELECT i AS id, 'x' AS name FROM n"
place = DataPlace("database", "sqlite", {{"database": {str(folder / "shop.db")!r}}})
file = opened(DataPlace("file", "here", {{"url": {str(folder / "out")!r}}}))
assert file.write(Written("a.{ending}", opened(place).rows(Wanted(query=query, limit=None)), "replace")) == {rows}
assert opened(place).write(Written("copies", file.rows(Wanted(path="a.{ending}", limit=None)), "replace")) == {rows}
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
        return int(_printed(script))

    assert peak(1_000_000) < peak(10_000) + more * 1024


def _printed(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
