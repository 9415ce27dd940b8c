"""Numbers for gates and for tasks that decide: from databases, files and APIs, and what becomes of bad ones."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person, person
from tests.language.marked import problems_of
from turbo_mode.data.place import DataError, DataPlace, Wanted, opened
from turbo_mode.data.prometheus import bound
from turbo_mode.data.values import gathered

pytestmark = pytest.mark.deep

__all__ = ["person"]

PLAN = """
turbo: 1
name: canary
decisionEngine: {autonomyLevel: high}
dataSources: [%s]
phases:
  - id: before
    tasks: [{id: look, wait: 10ms}]
  - id: canary
    tasks: [{id: shift, wait: 10ms}]
    gate:
      evidence:
        latency:
          metric: %s
          judge: {tolerance: 25%%, minSamples: 3}
      options: {promote: {then: continue}, stop: {then: fail}}
"""


class Server:
    """Answers every request with ``body``; while ``hangs`` it keeps whoever asks waiting."""

    def __init__(self) -> None:
        self.body: Any = {}
        self.hangs = False
        self.asked: list[str] = []
        here = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                here.asked.append(self.path)
                while here.hangs:
                    time.sleep(0.02)
                body = here.body if isinstance(here.body, bytes) else json.dumps(here.body).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(BrokenPipeError):
                    self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.hangs = False
    made.httpd.shutdown()


def series(*values: Any) -> dict[str, Any]:
    """An answer of Prometheus, with one series."""
    points = [[1_700_000_000 + number, value] for number, value in enumerate(values)]
    return {"status": "success", "data": {"resultType": "matrix", "result": [{"metric": {}, "values": points}]}}


def told(person: Person, code: int) -> str:
    return " ".join(person.press("run", "plan.yaml", "--no-wait", code=code).stderr.split())


def shop(folder: Path) -> str:
    with sqlite3.connect(folder / "shop.db") as made:
        made.execute("CREATE TABLE visits (version TEXT, ms REAL, zone TEXT, at TEXT)")
        for zone, slower in (("eu", 1), ("us", 3)):
            for number in range(20):
                rows = [("new", 20.0 * slower + number % 3, zone), ("old", 20.0 + number % 3, zone)]
                made.executemany("INSERT INTO visits VALUES (?, ?, ?, '2020-01-01 00:00:00.000000')", rows)
    return "{type: database, name: shop, config: {dialect: sqlite, database: shop.db}}"


def test_groups_are_judged_and_the_worst_is_named(person: Person) -> None:
    source = shop(person.folder)
    metric = """{source: shop, value: row.ms, by: [zone],
                 candidate: {query: SELECT * FROM visits, where: row.version == 'new'},
                 baseline: {where: row.version == 'old'}}"""
    person.write(PLAN % (source, metric))
    assert "Latency did not pass" in told(person, 1)
    shown = " ".join(person.press("decisions", "show", f"{person.id}/d1").stdout.split())
    assert "1 of 2 (us)" in shown


def test_a_span_stands_in_sql(person: Person) -> None:
    source = shop(person.folder)
    asked = "SELECT ms FROM visits WHERE at BETWEEN :start AND :end"
    person.write(PLAN % (source, f'{{source: shop, window: 1h, candidate: {{query: "{asked}"}}}}'))
    assert "doesn't decide it" in told(person, 3), "they are of another year"
    data = opened(DataPlace("database", "shop", {"dialect": "sqlite", "database": str(person.folder / "shop.db")}))
    assert len(gathered(data, Wanted(asked, since=1_500_000_000_000, until=1_600_000_000_000)).rows) == 80


def test_a_file_gives_numbers(person: Person) -> None:
    (person.folder / "ms.csv").write_text("version,ms\n" + "new,20\nold,21\n" * 5)
    source = "{type: file, name: seen, config: {url: .}}"
    metric = """{source: seen, value: double(row.ms), candidate: {query: ms.csv, where: row.version == 'new'},
                 baseline: {where: row.version == 'old'}}"""
    person.write(PLAN % (source, metric))
    assert "Latency passes, so it goes on." in told(person, 0)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "no answer of Prometheus"),
        ({"status": "success", "data": {"result": 1}}, "no answer of Prometheus"),
        ({"status": "success", "data": {"resultType": "matrix", "result": [{"metric": 1}]}}, "no series of numbers"),
        ({"status": "error", "errorType": "timeout", "error": "query timed out"}, "timeout: query timed out"),
        (series("NaN", "NaN", "NaN", "NaN"), "doesn't decide it"),
        (series("high"), "no series of numbers"),
        (series(), "doesn't decide it"),
    ],
)  # fmt: skip
def test_bad_answers_are_no_good_news(person: Person, server: Server, body: Any, said: str) -> None:
    server.body = body
    source = f"{{type: api, name: prometheus, config: {{url: '{server.url}'}}}}"
    person.write(PLAN % (source, "{source: prometheus, window: 1m, candidate: {query: up}}"))
    seen = told(person, 3)
    assert said in seen
    assert "doesn't decide it: latency" in seen


def test_an_engine_that_is_killed_while_it_reads_reads_once_more(person: Person, server: Server) -> None:
    server.hangs, server.body = True, series("20", "21", "20", "20")
    source = f"{{type: api, name: prometheus, config: {{url: '{server.url}'}}}}"
    metric = "{source: prometheus, candidate: {query: new}, baseline: {before: before, window: 1m}}"
    person.write(PLAN % (source, metric))
    engine = person.begin("run", "plan.yaml")
    person.until(lambda: server.asked)
    engine.kill()
    engine.wait()
    server.hangs = False
    said = " ".join(person.press("resume", person.id).stderr.split())
    assert "Latency passes, so it goes on." in said
    assert sum("query_range" in path for path in server.asked) == 1
    assert "all the same" in person.press("decisions", "replay").stderr


def test_a_value_never_becomes_part_of_a_query() -> None:
    query = 'job:rate5m{v=:v, path=":v"} offset 5m > :n or up[5m:1m]'
    assert bound(query, {"v": 'a"} or up{b="', "n": 2}, "p") == (
        'job:rate5m{v="a\\"} or up{b=\\"", path=":v"} offset 5m > 2 or up[5m:1m]'
    )
    for bad in ([1], True, None, float("inf")):
        with pytest.raises(DataError, match="is a text or a number"):
            bound("up > :n", {"n": bad}, "p")


def test_what_can_be_known_beforehand_is_told() -> None:
    metric = "{source: shop, candidate: {query: SELECT 1}, baseline: {before: before}}"
    found = [each.message for each in problems_of(PLAN % ("{type: database, name: shop, config: {}}", metric))]
    assert found == ["`before` needs a window"]
    decides = "turbo: 1\nname: x\nphases: [{id: p, tasks: [{id: t, decide: {options: {fail: {}, go: {}}}}]}]\n"
    assert [each.message for each in problems_of(decides)] == ["`fail` can't be an option here"]
