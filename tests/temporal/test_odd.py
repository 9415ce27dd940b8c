"""What is odd counts at gates, beside numbers, and people are told how far it is: by the owner of the store."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.temporal.commands import Place, short_id
from tests.temporal.lab import replayed

pytestmark = pytest.mark.temporal
PLAN = """
dataSources: [{type: database, name: shop, config: {dialect: sqlite, database: shop.db}}]
phases:
  - id: load
    effect: idempotent
    tasks:
      - id: fetch
        shell: 'n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; test $n -ge 4'
        retry: {attempts: 6, delay: 100ms}
    gate:
      evidence:
        calm: {anomalies: {kinds: [looping], tasks: [fetch]}}
        latency:
          metric:
            source: shop
            candidate: {query: "SELECT ms FROM visits WHERE version = 2"}
            baseline: {query: "SELECT ms FROM visits WHERE version = 1"}
          judge: {worse: higher, tolerance: 25%}
      options: {goOn: {then: continue}, stop: {then: fail}}
"""
REPORTS = """
progressTracking: {reports: [{every: 1s, to: [console]}]}
phases: [{id: work, effect: idempotent, tasks: [{id: one, shell: sleep 4}]}]
"""


def test_a_gate_knows_what_is_odd_and_numbers_too(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    draw = random.Random(1)
    with closing(sqlite3.connect(tmp_path / "shop.db")) as shop, shop:
        shop.execute("CREATE TABLE visits (version INTEGER, ms REAL)")
        rows = [(version, draw.gauss(20, 2)) for version in (1, 2) for _ in range(60)]
        shop.executemany("INSERT INTO visits VALUES (?, ?)", rows)
    plan = place.plan(PLAN)
    with place.worker("--apart"):
        place.run("check", "--runtime", "temporal", plan)
        id = short_id(place.run("run", "--runtime", "temporal", plan, code=1))
        told = json.loads(place.run("decisions", "show", f"{id}/d1", "--json"))
        assert told["selection"] == "stop"
        odd, numbers = (told["context"]["evidence"][name] for name in ("calm", "latency"))
        assert (odd["verdict"], odd["items"]) == ("FAIL", ["fetch"])
        assert "in the same way" in odd["note"]
        assert numbers["verdict"] == "PASS"
        assert "all the same" in place.run("decisions", "replay", id)
        asyncio.run(replayed(address, tmp_path, id))


def test_people_are_told_how_far_it_is(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    with place.worker("--apart"):
        place.run("run", "--runtime", "temporal", place.plan(REPORTS))
        told = [json.loads(line) for line in place.run("messages", "list", "--json").splitlines()]
        assert any("0 of 1 tasks" in each["content"] for each in told if each["type"] == "STATUS"), told
