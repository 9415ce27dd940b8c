"""Events that become rows of data sinks: what stands in the configuration, and what is in the sink afterwards."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.receiver import Receiver
from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO
from turbo_mode.configuration.reading import load
from turbo_mode.errors import ConfigurationInvalid

pytestmark = pytest.mark.deep

RUNS: dict[str, Any] = {
    "target": "runs", "events": ["execution:*"],
    "row": {"id": "id", "run": "data.executionId", "event": "event", "at": "timestamp", "told": "data"},
}  # fmt: skip


def configure(folder: Path, *feeds: dict[str, Any], **sink: Any) -> None:
    shop = {"type": "database", "name": "sqlite", "config": {"database": str(folder / "shop.db")}}
    (folder / "turbo-mode.json").write_text(json.dumps({"dataSinks": [shop | sink | {"feeds": feeds}]}))
    (folder / "plan.json").write_text(json.dumps(HELLO))
    with sqlite3.connect(folder / "shop.db") as connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS runs"
            " (id TEXT PRIMARY KEY, run TEXT, event TEXT NOT NULL, at DATETIME, told TEXT)"
        )


def rows(folder: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "shop.db") as connection:
        return connection.execute("SELECT event, run, at, told FROM runs ORDER BY at, event DESC").fetchall()


def test_each_event_is_one_row_however_often_it_comes(tmp_path: Path) -> None:
    configure(tmp_path, RUNS)
    done = call(tmp_path, "run", "plan.json")
    assert (done.returncode, "Not sent" in done.stderr) == (0, False), done.stderr
    found = rows(tmp_path)
    assert [event for event, *_ in found] == ["execution:started", "execution:completed"]
    assert json.loads(found[1][3])["executionId"] == found[1][1]
    told = json.loads(call(tmp_path, "deliveries", "--json").stdout)
    assert [(way["name"], way["status"], way["behind"]) for way in told["destinations"]] == [
        ("sqlite-runs", "ACTIVE", 0)
    ]
    assert "2 events" in call(tmp_path, "deliveries", "replay", "sqlite-runs", "--since", "1h").stderr
    assert call(tmp_path, "run", "plan.json").returncode == 0
    assert len(rows(tmp_path)) == 4


def test_a_row_that_is_refused_keeps_no_other_out_and_is_kept_for_later(tmp_path: Path) -> None:
    bad = RUNS | {"row": RUNS["row"] | {"event": "event == 'execution:started' ? event : data.nothing"}, "name": "bad"}
    configure(tmp_path, RUNS | {"name": "good"}, bad | {"retries": []})
    done = call(tmp_path, "run", "plan.json")
    assert done.returncode == 0
    assert len(rows(tmp_path)) == 2
    letters = json.loads(call(tmp_path, "deliveries", "--json").stdout)
    assert [(each["destination"], each["status"], each["event"]) for each in letters["deliveries"]] == [
        ("bad", "DEAD", "execution:completed")
    ]


def test_a_database_that_is_away_gets_them_when_it_is_back(tmp_path: Path) -> None:
    configure(tmp_path, RUNS | {"retries": ["1s"] * 5})
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("ALTER TABLE runs RENAME TO away")
    done = call(tmp_path, "run", "plan.json")
    assert done.returncode == 0
    assert "Not sent yet: sqlite-runs" in done.stderr
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("ALTER TABLE away RENAME TO runs")
    waiting = [each["id"] for each in json.loads(call(tmp_path, "deliveries", "--json").stdout)["deliveries"]]
    assert call(tmp_path, "deliveries", "redeliver", *waiting).returncode == 0
    assert call(tmp_path, "run", "plan.json").returncode == 0
    assert len(rows(tmp_path)) == 4


def test_without_a_row_it_is_the_event_and_files_take_them_too(tmp_path: Path) -> None:
    configure(
        tmp_path, {"target": "events.jsonl", "when": "event.startsWith('execution')"}, type="file", name="out",
        config={"url": str(tmp_path / "out")},
    )  # fmt: skip
    assert call(tmp_path, "run", "plan.json").returncode == 0
    found = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text().splitlines()]
    assert sorted(each["event"] for each in found) == ["execution:completed", "execution:started"]
    assert set(found[0]) == {"id", "event", "timestamp", "data"}


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        ({"row": {"id": "id +"}}, "row.id"),
        ({"row": {"id": "nothing.x"}}, "row.id"),
        ({"row": {"n": "id"}}, "the row has no `id`"),
        ({"key": ["n"]}, "the row has no `n`"),
        ({"events": ["execution:ended"]}, "no event `execution:ended`"),
        ({"when": "1 +"}, "when"),
        ({"format": "cloudevents"}, "format"),
    ],
)
def test_what_is_wrong_with_a_feed_is_told_before_anything_runs(
    tmp_path: Path, feed: dict[str, Any], said: str
) -> None:
    configure(tmp_path, RUNS | feed)
    with pytest.raises(ConfigurationInvalid) as wrong:
        load(None, {}, tmp_path)
    assert said in str([(each.path, each.message) for each in wrong.value.problems])


def test_an_api_is_told_of_an_event_by_its_id_however_often_it_comes(tmp_path: Path) -> None:
    """It refuses the first one once, and so gets that again."""
    with Receiver(lambda got: 503 if len(receiver.got) == 1 else 201) as receiver:
        feed = {"target": "runs", "events": ["execution:*"], "ordered": True, "retries": ["100ms"], "name": "runs"}
        row = {"id": "id", "run": "data.executionId", "what": "event"}
        configure(tmp_path, feed | {"row": row}, type="api", name="shop", config={"url": receiver.url("")})
        assert "Not sent yet: runs" in call(tmp_path, "run", "plan.json").stderr
        assert call(tmp_path, "run", "plan.json").returncode == 0
        got = receiver.at("/runs")
    first = [each.said["what"] for each in got if each.said["run"] == got[0].said["run"]]
    assert first == ["execution:started", "execution:started", "execution:completed"]
    assert [each.headers["idempotency-key"] for each in got] == [each.said["id"] for each in got]
