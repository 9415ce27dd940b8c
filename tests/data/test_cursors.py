"""Executions that follow on one another read only what is new."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import ENVIRONMENT
from tests.data.endpoint import Endpoint
from tests.data.test_tasks import turbo_mode
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.outcomes import Done, NotDone
from turbo_mode.data.incremental import Progress
from turbo_mode.data.place import Cursor, DataError, Wanted, Written
from turbo_mode.data.work import Places
from turbo_mode.errors import PlanInvalid

SHOP = "{type: database, name: shop, config: {dialect: sqlite, database: shop.db}}"
COPY = f"""
turbo: 1
name: copy
dataSources: [{SHOP}]
dataSinks: [{SHOP}]
phases:
  - id: copy
    tasks:
      - id: rest
        write:
          sink: shop
          target: copies
          from:
            source: shop
            query: SELECT id FROM orders WHERE id > :cursor ORDER BY id
            cursor: {{by: id, start: 0}}
        outputs: {{count: result.count}}
outputs: {{count: tasks.rest.outputs.count}}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.chdir(tmp_path)
    connection = sqlite3.connect(tmp_path / "shop.db", isolation_level=None)
    connection.executescript("CREATE TABLE orders (id INTEGER PRIMARY KEY, due TEXT); CREATE TABLE copies (id INTEGER)")
    yield connection
    connection.close()


def ordered(shop: sqlite3.Connection, *ids: int) -> None:
    shop.executemany("INSERT INTO orders VALUES (?, 'x')", [(id,) for id in ids])


def cursors(folder: Path) -> dict[str, Any]:
    lines = turbo_mode(folder, "data", "cursors", "--json").stdout.splitlines()
    return {each["name"]: each["value"] for each in map(json.loads, lines)}


def test_each_execution_copies_what_came_since_the_last_one(shop: sqlite3.Connection, tmp_path: Path) -> None:
    assert turbo_mode(tmp_path, "data", "cursors").stderr == "No task has read by a cursor yet.\n"
    plan, counts = Plan.parse(COPY), []
    with TurboMode() as turbo:
        for new in ([1, 2, 3], [], [4, 5]):
            ordered(shop, *new)
            counts.append(turbo.run(plan).outputs["count"])
    assert counts == [3, 0, 2]
    assert [id for (id,) in shop.execute("SELECT id FROM copies ORDER BY rowid")] == [1, 2, 3, 4, 5]
    seen = turbo_mode(tmp_path, "data", "cursors").stdout.splitlines()
    assert seen[0].split() == ["CURSOR", "SOURCE", "READ", "UP", "TO", "MOVED", "BY"]
    assert seen[1].split()[:3] == ["copy/rest", "shop", "5"]


def test_a_task_that_fails_has_read_nothing(shop: sqlite3.Connection, tmp_path: Path) -> None:
    ordered(shop, 1, 2)
    shop.execute("DROP TABLE copies")
    with TurboMode() as turbo:
        assert turbo.run(Plan.parse(COPY)).status == "FAILED"
        assert cursors(tmp_path) == {}
        shop.execute("CREATE TABLE copies (id INTEGER)")
        assert turbo.run(Plan.parse(COPY)).outputs == {"count": 2}
    assert cursors(tmp_path) == {"copy/rest": 2}


def test_a_task_whose_outputs_are_bad_has_read_nothing(shop: sqlite3.Connection, tmp_path: Path) -> None:
    ordered(shop, 1)
    text = COPY.replace("outputs: {count: result.count}\noutputs", "outputs: {count: 1 / (result.count - 1)}\noutputs")
    with TurboMode() as turbo:
        assert turbo.run(Plan.parse(text)).status == "FAILED"
    assert cursors(tmp_path) == {}


CRASH = """
import os, signal, sys
from turbo_mode import Plan, TurboMode
from turbo_mode.store.journal import Journal
moved, when = Journal.commit, sys.argv[1]
def commit(self, changes):
    if any(change.moves for change in changes):
        if when == "after":
            moved(self, changes)
        os.kill(os.getpid(), signal.SIGKILL)
    return moved(self, changes)
Journal.commit = commit
with TurboMode() as turbo:
    turbo.run(Plan.load("plan.yaml"))
"""


@pytest.mark.deep
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_at_the_end_of_a_task_loses_nothing_and_its_outputs_have_each_row_once(
    shop: sqlite3.Connection, tmp_path: Path, when: str
) -> None:
    """The cursor and the end of the task are durable together: what is read again has no outputs yet."""
    read = (
        "read: {source: shop, query: SELECT id FROM orders WHERE id > :cursor ORDER BY id, cursor: {by: id, start: 0}}"
    )
    text = COPY[: COPY.index("        write:")] + f"""        {read}
        outputs: {{ids: "result.rows.map(r, r.id)"}}
      - {{id: last, shell: "true"}}
outputs: {{ids: tasks.rest.outputs.ids}}
"""  # fmt: skip
    (tmp_path / "plan.yaml").write_text(text)
    ordered(shop, 1, 2)
    (tmp_path / "crash.py").write_text(CRASH)
    words = [sys.executable, "crash.py", when]
    killed = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, check=False, capture_output=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert cursors(tmp_path) == ({"copy/rest": 2} if when == "after" else {})
    ordered(shop, 3)
    resumed = turbo_mode(tmp_path, "resume", "--json=final")
    first = json.loads(resumed.stdout)["outputs"]["ids"]
    second = json.loads(turbo_mode(tmp_path, "run", "plan.yaml", "-q", "--json=final").stdout)["outputs"]["ids"]
    assert first + second == [1, 2, 3]


def test_many_instances_have_a_cursor_each_and_a_name_begins_anew(shop: sqlite3.Connection, tmp_path: Path) -> None:
    ordered(shop, 1, 2, 3, 4)
    query = "SELECT id FROM orders WHERE id % 2 = :odd AND id > :last ORDER BY id"
    text = f"""
turbo: 1
name: parts
inputs: {{round: a}}
dataSources: [{SHOP}]
phases:
  - id: p
    tasks:
      - id: part
        foreach: "[0, 1]"
        as: odd
        read:
          source: shop
          query: {query}
          params: {{odd: "${{{{ odd }}}}"}}
          cursor: {{by: id, start: 0, param: last, name: "orders ${{{{ inputs.round }}}} ${{{{ odd }}}}"}}
        outputs: {{count: result.count}}
outputs: {{counts: "tasks.part.outputs.count"}}
"""
    with TurboMode() as turbo:
        plan = Plan.parse(text)
        assert turbo.run(plan).outputs == {"counts": [2, 2]}
        assert turbo.run(plan).outputs == {"counts": [0, 0]}
        assert turbo.run(plan, inputs={"round": "b"}).outputs == {"counts": [2, 2]}
    assert cursors(tmp_path) == {"orders a 0": 4, "orders a 1": 3, "orders b 0": 4, "orders b 1": 3}


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (lambda text: text.replace("WHERE id > :cursor ", ""), "the query takes no `:cursor`"),
        (lambda text: text.replace(", start: 0", ""), "the cursor has no `start`"),
        (lambda text: text.replace("by: id, ", ""), "`by`"),
    ],
)
def test_check_finds_a_cursor_that_would_read_all_or_nothing(mend: Callable[[str], str], said: str) -> None:
    with pytest.raises(PlanInvalid) as raised:
        Plan.parse(mend(COPY))
    assert said in "".join(problem.message for problem in raised.value.problems)


# files


def read(places: Places, source: str, path: str, by: str, **more: Any) -> dict[str, Any]:
    config = {"type": "file", "config": {"url": source}}
    request = {"kind": "read", "source": "inbox", "path": path, "limit": 1000, **config, **more}
    seen = places.carry_out(request | {"cursor": {"name": "c", "by": by, "param": "cursor"}})
    assert isinstance(seen, Done), seen
    return seen.result


@pytest.mark.parametrize("by", ["name", "modified"])
def test_of_files_those_that_are_new(tmp_path: Path, by: str) -> None:
    inbox, kept = tmp_path / "in", dict[str, Any]()
    places = Places(reached=kept.get)

    def put(name: str, moment: int, *rows: int) -> None:
        inbox.mkdir(exist_ok=True)
        (inbox / name).write_text("".join(f'{{"n": {n}}}\n' for n in rows))
        os.utime(inbox / name, (moment, moment))

    def new(**more: Any) -> list[int]:
        found = read(places, str(inbox), "*.jsonl", by, **more)
        if "cursor" in found:
            kept["c"] = found["cursor"]["value"]
        return [row["n"] for row in found["rows"]]

    put("1.jsonl", 100, 1, 2)
    put("2.jsonl", 100, 3)
    put("notes.txt", 100, 9)
    assert new() == [1, 2, 3]
    assert new() == []
    put("3.jsonl", 100, 4)  # at the same moment as what was read
    put("4.jsonl", 101, 5, 6)
    put("5.jsonl", 102, 7)
    assert new(limit=2) == [4, 5, 6]  # a file is read whole
    put("4.jsonl", 103, 8)
    assert new() == ([7] if by == "name" else [7, 8])
    assert new() == []


def test_a_broken_file_stops_all_and_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.jsonl").write_text('{"n": 1}\n')
    (tmp_path / "2.jsonl").write_text('{"n": 2')
    request = {"kind": "read", "source": "inbox", "path": "*.jsonl", "limit": 1000, "type": "file"}
    request |= {"config": {"url": str(tmp_path)}, "cursor": {"name": "c", "by": "name", "param": "cursor"}}
    seen = Places(reached=lambda _: None).carry_out(request)
    assert isinstance(seen, NotDone)
    assert "line 1" in seen.failure.message


# APIs


def test_an_api_is_told_by_a_parameter_what_was_read(endpoint: Endpoint) -> None:
    endpoint.lists["/things"] = [{"id": n, "fields": {"updated": f"2026-01-0{n}"}} for n in (3, 1, 2)]
    kept = dict[str, Any]()
    places = Places(reached=kept.get)
    request = {
        "kind": "read", "source": "shop", "path": "things", "params": {"all": "1"}, "limit": 1000, "type": "api",
        "config": {"url": endpoint.url}, "cursor": {"name": "c", "by": "fields.updated", "param": "since"},
    }  # fmt: skip
    for _ in range(2):
        seen = places.carry_out(request)
        assert isinstance(seen, Done)
        assert seen.result["count"] == 3
        if "cursor" in seen.result:
            kept["c"] = seen.result["cursor"]["value"]
    asked = [path for _, path, _ in endpoint.asked]
    assert asked[0] == "/things?all=1"
    assert "/things?all=1&since=2026-01-03" in asked


# laws


class Rows:
    """A source that has these values, and finds those behind a cursor."""

    keeps, is_read_by_path = True, False

    def __init__(self, values: list[Any]) -> None:
        self.values = values

    def test(self) -> str:
        return ""

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        yield from ({"v": value} for value in self.values)

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        yield from ((value, {"v": value}) for value in self.values if cursor.at is None or value > cursor.at)

    def write(self, written: Written) -> int:
        raise NotImplementedError

    def acknowledge(self, number: int) -> None: ...

    def close(self) -> None: ...


@given(st.lists(st.integers(0, 5)).map(sorted), st.integers(1, 4), st.lists(st.integers(6, 9)).map(sorted))
def test_whatever_the_limit_each_row_is_read_once(values: list[int], limit: int, later: list[int]) -> None:
    source, at, found = Rows(values), None, list[int]()
    for grown in ([], later):
        source.values = source.values + grown
        is_more = True
        while is_more:
            progress = Progress(source, Wanted(limit=limit), Cursor("s", "v", "cursor", at))
            found += [row["v"] for row in progress.rows()]
            at, is_more = progress.reached, progress.is_more
    assert found == values + later


@pytest.mark.parametrize(
    ("values", "limit", "said"),
    [
        ([3, 1, 2], 2, "don't come in the order of `v`"),
        ([2, 1], 1, "don't come in the order of `v`"),
        ([1, None], None, "a row has no `v`"),
        ([1, "x"], None, "can't be compared"),
        ([b"x"], None, "no number, text or time"),
        ([float("nan")], None, "no number, text or time"),
    ],
)
def test_what_no_cursor_can_go_by_is_refused(values: list[Any], limit: int | None, said: str) -> None:
    progress = Progress(Rows(values), Wanted(limit=limit), Cursor("s", "v", "cursor"))
    with pytest.raises(DataError, match=said):
        list(progress.rows())


def test_without_a_limit_rows_come_in_any_order() -> None:
    progress = Progress(Rows([3, 1, 2]), Wanted(limit=None), Cursor("s", "v", "cursor"))
    assert len(list(progress.rows())) == 3
    assert progress.reached == 3


def test_a_cursor_is_put_back_or_elsewhere(shop: sqlite3.Connection, tmp_path: Path) -> None:
    ordered(shop, 1, 2, 3)
    with TurboMode() as turbo:
        assert turbo.run(Plan.parse(COPY)).outputs == {"count": 3}
    for words, value in (([], None), (["--to", "2"], 2)):
        done = turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest", *words, "--json")
        said = json.loads(done.stdout)
        assert (done.returncode, said["name"], said["source"], said["value"]) == (0, "copy/rest", "shop", value)
        assert said["by"]
        assert cursors(tmp_path) == {"copy/rest": value}
        with TurboMode() as turbo:
            assert turbo.run(Plan.parse(COPY)).outputs == {"count": 3 - (value or 0)}
        assert cursors(tmp_path) == {"copy/rest": 3}
    for words, wrong in ((["copy/res"], "did you mean `copy/rest`?"), (["copy/rest", "--to", "many"], "is no number")):
        done = turbo_mode(tmp_path, "data", "cursors", "reset", *words)
        assert (done.returncode, wrong in done.stderr) == (2, True), done
    assert turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest").returncode == 0
    assert "nothing" in turbo_mode(tmp_path, "data", "cursors").stdout
    assert turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest", "--to", "1").returncode == 0
    assert cursors(tmp_path) == {"copy/rest": 1}, "it is a number again"


def test_it_stays_where_it_is_while_a_task_reads_by_it(
    shop: sqlite3.Connection, tmp_path: Path, endpoint: Endpoint
) -> None:
    """In the hands of an owner, and after its end; what is read is written too."""
    go = threading.Event()

    class Held(dict[str, Any]):
        def get(self, key: str, default: Any = None) -> Any:
            go.wait(60)
            return super().get(key, default)

    endpoint.lists = Held({"/things": [{"id": 1}]})
    api = f"{{type: api, name: api, config: {{url: '{endpoint.url}'}}}}"
    read = "{source: api, path: things, cursor: {by: id, param: since}}"
    text = COPY[: COPY.index("          from:")] + f"          from: {read}\n"
    text = text.replace("id: rest\n", "id: rest\n        effect: idempotent\n")
    plan = Plan.parse(text.replace(f"[{SHOP}]", f"[{SHOP}, {api}]", 1))
    go.set()
    with TurboMode() as turbo:
        assert turbo.run(plan).status == "COMPLETED"
        go.clear()
        asked, handle = len(endpoint.asked), turbo.start(plan)
        until(lambda: len(endpoint.asked) > asked)
        done = turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest")
        assert (done.returncode, "reads by this cursor now" in done.stderr) == (2, True), done
    done = turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest")
    assert (done.returncode, handle.id[-6:] in done.stderr) == (2, True), done
    go.set()
    assert turbo_mode(tmp_path, "resume").returncode == 0
    assert turbo_mode(tmp_path, "data", "cursors", "reset", "copy/rest").returncode == 0
