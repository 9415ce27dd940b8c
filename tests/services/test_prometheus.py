"""Prometheus, a real one: what is read of it, what it refuses, and a canary whose gate reads its numbers there."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest

from tests.cli.conftest import Person, person
from tests.services.prometheus import Number, Server
from turbo_mode.data.place import DataError, DataPlace, Wanted, opened
from turbo_mode.data.values import gathered

__all__ = ["person"]
PLAN = """
turbo: 1
name: canary
inputs: {version: new, metric: {enum: [ms, gone, holes], default: ms}}
decisionEngine: {autonomyLevel: high}
dataSources: [{type: api, name: prometheus, config: {url: "%s", step: 10s}}]
phases:
  - id: canary
    tasks: [{id: shift, shell: echo 25 percent, effect: idempotent}]
    gate:
      question: Send everybody to ${{ inputs.version }}?
      evidence:
        latency:
          metric:
            source: prometheus
            window: 10m
            unit: ms
            candidate:
              query: "{__name__=:metric, version=:v}"
              params: {v: "${{ inputs.version }}", metric: "${{ inputs.metric }}"}
            baseline: {query: 'ms{version="old"}'}
          judge: {tolerance: 25%%, worse: higher}
      options: {promote: {then: continue}, stop: {then: fail}}
"""


def numbers(now: int) -> Iterator[Number]:
    """The last twelve minutes of three versions, of which one is slow, and of one that shows numbers only at times."""
    rng = random.Random(1)
    middles = {"old": 20.0, "new": 20.0, "slow": 40.0}
    series = {f'ms{{version="{version}"}}': middle for version, middle in middles.items()}
    for name, middle in [*series.items(), ('holes{version="new"}', 20.0)]:
        for at in range(now - 720, now, 10):
            yield name, at, float("nan") if name.startswith("holes") and at % 60 else round(rng.gauss(middle, 2), 2)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("prometheus"), numbers(int(time.time()) // 10 * 10))
    try:
        yield made
    finally:
        made.program.end()


def source(server: Server, **config: str) -> DataPlace:
    return DataPlace("api", "prometheus", {"url": server.url, **config})


def test_a_span_and_a_moment_are_read(server: Server) -> None:
    data, now = opened(source(server, step="10s")), time.time_ns() // 1_000_000
    assert data.test().startswith("Prometheus 2.")
    wanted = Wanted("ms{version=:v}", {"v": "new"}, since=now - 600_000, until=now)
    found = gathered(data, wanted).rows
    assert 55 <= len(found) <= 61
    assert all(row["version"] == "new" and 10 < row["value"] < 30 for row in found)
    (row,) = gathered(data, Wanted("count(ms{version=~:v})", {"v": "new|old"}, until=now - 100_000)).rows
    assert row["value"] == 2.0
    assert gathered(data, Wanted("scalar(vector(:n))", {"n": 2.5})).rows[0]["value"] == 2.5
    assert gathered(data, Wanted("ms{version=:v}", {"v": 'new"} or ms{version="old'}, until=now)).rows == []


def test_what_it_refuses_is_told(server: Server) -> None:
    data = opened(source(server))
    with pytest.raises(DataError, match=r"bad_data: .*parse error"):
        gathered(data, Wanted("ms{"))
    with pytest.raises(DataError, match="`params` has no `v`"):
        gathered(data, Wanted("ms{version=:v}"))
    with pytest.raises(DataError, match="exceeded maximum resolution"):
        gathered(opened(source(server, step="1ms")), Wanted("ms", since=1, until=100_000_000))


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("version=new", 0, "Latency passes, so it goes on."),
        ("version=slow", 1, "Latency did not pass"),
        ("metric=gone", 3, "The evidence doesn't decide it: latency."),
        ("metric=holes", 3, "The evidence doesn't decide it: latency."),
    ],
)  # fmt: skip
def test_a_gate_reads_its_numbers(server: Server, person: Person, given: str, code: int, said: str) -> None:
    person.write(PLAN % server.url)
    told = person.press("run", "plan.yaml", "--no-wait", "--input", given, code=code)
    assert said in " ".join(told.stderr.split())
    if code == 0:
        shown = person.press("decisions", "show", f"{person.id}/d1").stdout
        assert "latency" in shown
        assert "all the same" in person.press("decisions", "replay").stderr


def test_one_that_is_away_is_no_good_news(person: Person) -> None:
    person.write(PLAN % "http://127.0.0.1:9")
    told = person.press("run", "plan.yaml", "--no-wait", code=3).stderr
    assert "no numbers: prometheus:" in told
