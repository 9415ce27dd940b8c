"""Plans that read and write data, from the command line."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.outcomes import Unknown
from turbo_mode.data.place import DataPlace, Uncertain, Written
from turbo_mode.data.work import Places
from turbo_mode.errors import PlanInvalid

PLAN = """
turbo: 1
name: late-orders
inputs: {day: "2026-06-01"}
phases:
  - id: load
    tasks:
      - id: late
        read:
          source: sqlite
          query: SELECT id FROM orders WHERE due < :day ORDER BY id
          params: {day: "${{ inputs.day }}"}
        outputs: {ids: "result.rows.map(r, r.id)"}
      - id: audit
        write:
          sink: sqlite
          target: audit
          rows: "tasks.late.outputs.ids.map(i, {'id': i, 'run': execution.id})"
          mode: upsert
          key: [id]
      - id: file
        write: {sink: here, target: late.csv, rows: "tasks.late.outputs.ids.map(i, {'id': i})", mode: replace}
outputs: {ids: tasks.late.outputs.ids}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.executescript(
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, due TEXT);"
            "CREATE TABLE audit (id INTEGER PRIMARY KEY, run TEXT);"
            "INSERT INTO orders VALUES (1, '2026-01-01'), (2, '2026-02-01'), (3, '2027-01-01');"
        )
    sqlite = {"type": "database", "name": "sqlite", "config": {"database": str(tmp_path / "shop.db")}}
    here = {"type": "file", "name": "here", "config": {"url": str(tmp_path / "out")}}
    configured = {"dataSources": [sqlite], "dataSinks": [sqlite, here]}
    (tmp_path / "turbo-mode.json").write_text(json.dumps(configured))
    (tmp_path / "plan.yaml").write_text(PLAN)
    return tmp_path


def turbo_mode(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    told: dict[str, Any] = {"cwd": folder, "env": ENVIRONMENT, "capture_output": True, "text": True, "timeout": 60}
    return subprocess.run([sys.executable, "-m", "turbo_mode", *words], check=False, **told)


def test_a_plan_reads_and_writes_where_the_configuration_says(folder: Path) -> None:
    assert turbo_mode(folder, "check", "plan.yaml").returncode == 0
    assert turbo_mode(folder, "run", "plan.yaml", "--quiet").returncode == 0
    done = turbo_mode(folder, "run", "plan.yaml", "--json=final")
    assert json.loads(done.stdout)["outputs"] == {"ids": [1, 2]}
    with sqlite3.connect(folder / "shop.db") as connection:
        assert [id for (id,) in connection.execute("SELECT id FROM audit ORDER BY id")] == [1, 2]
    assert (folder / "out" / "late.csv").read_text() == "id\n1\n2\n"
    seen = json.loads(
        turbo_mode(
            folder, "data", "preview", "sqlite", "--query", "SELECT * FROM orders", "--limit", "2", "--json"
        ).stdout
    )
    assert seen == {"rows": [{"id": 1, "due": "2026-01-01"}, {"id": 2, "due": "2026-02-01"}], "more": True}
    assert turbo_mode(folder, "data", "test", "here").stdout.startswith("✓ here  directory")
    listed = turbo_mode(folder, "data", "list").stdout.splitlines()
    assert [line.split() for line in listed[1:]] == [
        ["sqlite", "source", "database"],
        ["sqlite", "sink", "database"],
        ["here", "sink", "file"],
    ]


def test_what_is_nowhere_is_found_before_anything_runs(folder: Path) -> None:
    (folder / "turbo-mode.json").unlink()
    assert "E0210" in turbo_mode(folder, "check", "plan.yaml").stdout
    with pytest.raises(PlanInvalid):
        Plan.parse(PLAN)


def test_each_owner_in_a_process_has_names_of_its_own(folder: Path) -> None:
    with TurboMode(folder) as here, TurboMode(folder / "elsewhere") as there:
        assert here.run(Plan.load(folder / "plan.yaml", within=here)).outputs == {"ids": [1, 2]}
        for other in (there, None):
            with pytest.raises(PlanInvalid) as refused:
                Plan.parse(PLAN, within=other)
            assert {problem.code for problem in refused.value.problems} == {"E0210", "E0211"}


def test_a_refused_write_fails_with_what_was_said_and_changes_nothing(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("target: audit", "target: nowhere"))
    done = turbo_mode(folder, "run", "plan.yaml", "--no-wait")
    assert (done.returncode, "sqlite has no table `nowhere`" in done.stdout + done.stderr) == (1, True)


def test_a_plan_brings_its_own_sources_with_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "hunter22.db"
    with sqlite3.connect(place) as connection:
        connection.executescript("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x');")
    monkeypatch.setenv("DB_FILE", str(place))
    plan = Plan.parse("""
turbo: 1
name: own
secrets: {file: {source: env, name: DB_FILE}}
dataSources: [{type: database, name: mine, config: {dialect: sqlite, database: "${{ secrets.file }}"}}]
phases: [{id: p, tasks: [{id: t, read: {source: mine, query: "SELECT a FROM t"}, outputs: {n: "result.count"}}]}]
outputs: {n: tasks.t.outputs.n}
""")
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(plan).outputs == {"n": 1}
    assert b"hunter22" not in b"".join(each.read_bytes() for each in (tmp_path / ".turbo-mode").glob("store.db*"))


def test_a_write_of_which_nobody_knows_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lost:
        def __init__(self, place: DataPlace) -> None:
            pass

        def write(self, written: Written) -> int:
            raise Uncertain("the connection was lost")

        def close(self) -> None:
            pass

    monkeypatch.setattr("turbo_mode.data.work.opened", Lost)
    request = {
        "kind": "write",
        "sink": "x",
        "type": "database",
        "config": {},
        "target": "t",
        "rows": [],
        "mode": "append",
    }
    assert isinstance(Places().carry_out(request), Unknown)
