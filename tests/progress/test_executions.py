"""The progress of executions, from outside: percentages, forecasts, what is odd, and plans foretold."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.conftest import FAILS, Person
from tests.waiting import until
from turbo_mode.cli.prospects import remaining
from turbo_mode.cli.words import percent
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.progress.percentage import Gauge, Weights, reading
from turbo_mode.core.progress.report import Span
from turbo_mode.plans.reader import parse_plan
from turbo_mode.store.following import Followed, blueprint_of
from turbo_mode.store.queries import Reader

pytestmark = pytest.mark.deep

NIGHTLY = """
turbo: 1
name: nightly
phases:
  - id: prepare
    effect: idempotent
    tasks: [{id: fetch, shell: sleep 0.05}]
  - id: build
    parallel: true
    effect: idempotent
    tasks:
      - {id: compile, foreach: "['core', 'api', 'web']", key: item, maxParallel: 2, shell: sleep 0.1}
      - {id: lint, shell: 'true'}
  - id: ship
    effect: idempotent
    tasks: [{id: upload, shell: sleep 0.1}]
"""


def _progress(person: Person, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(person.press("progress", *words, "--json").stdout)
    return found


def test_what_is_told_of_an_execution_and_of_the_next_one(person: Person) -> None:
    person.write(NIGHTLY)
    assert "nothing is known of it yet" in person.press("simulate", "plan.yaml").stdout
    person.press("run", "plan.yaml")
    first = _progress(person)
    assert (first["percentage"], first["execution"][-6:]) == (100.0, person.id)
    assert set(first["phases"].values()) == {100.0}
    metrics = first["metrics"]
    assert (metrics["tasks"], metrics["done"], metrics["retries"], metrics["successRate"]) == (6, 6, 0, 1.0)
    assert metrics["timeInState"]["running"] >= 0.45
    assert len(metrics["overTime"]) == 12
    assert set(first["tasks"].values()) == {100.0}
    person.press("run", "plan.yaml")
    found = _progress(person)
    foretold = found["predictions"]
    assert foretold["executions"] == 1
    assert foretold["first"]["low"] <= foretold["first"]["median"] <= foretold["first"]["high"]
    assert foretold["kept"] in (True, False)
    assert foretold["error"] >= 0
    said = person.press("progress", "--plot", "chart.svg").stdout
    assert "COMPLETED" in said
    assert "100 %" in said
    assert "by 1 earlier execution" in said
    drawn = (person.folder / "chart.svg").read_text()
    assert "compile[api]" in drawn
    assert drawn.count("<rect") > 5


TAKEN_BACK = """
turbo: 1
name: shop
decisionEngine: {autonomyLevel: high}
phases:
  - id: create
    tasks:
      - {id: network, shell: sleep 0.1, effect: idempotent, compensate: {shell: sleep 1, effect: idempotent}}
      - id: machine
        needs: [network]
        shell: "true"
        effect: idempotent
        compensate:
          shell: "test -e tried || { touch tried; exit 3; }"
          effect: idempotent
          retry: {attempts: 2, every: 300ms}
    gate:
      evidence: {fine: {check: "1 > 2"}}
      options: {go: {then: continue}, back: {then: rollback}}
"""


def test_what_is_undone_has_bars_in_the_plot_and_counts_for_nothing_else(person: Person) -> None:
    person.write(TAKEN_BACK)
    person.press("run", "plan.yaml", code=None)
    found = _progress(person, "--plot", "chart.svg")
    drawn = (person.folder / "chart.svg").read_text()
    assert re.search(r'class="undoes".*?<title>network is undone: runs [1-9]', drawn)
    assert re.search(r'class="pauses".*?<title>machine is undone: pauses 0\.', drawn)
    assert found["metrics"]["attempts"] == 2
    assert found["metrics"]["retries"] == 0
    assert found["metrics"]["timeInState"]["running"] <= found["metrics"]["seconds"] - 1


def test_nothing_is_foretold_of_what_is_being_undone(person: Person) -> None:
    person.write(TAKEN_BACK.replace("test -e tried || { touch tried; exit 3; }", "exit 3"))
    person.press("run", "plan.yaml", "--no-wait", code=None)
    assert _progress(person)["predictions"] == {}
    said = person.press("progress", "--plot", "chart.svg").stdout
    assert "HELD" in said
    assert "done in" not in said
    assert "machine is undone: asks" in (person.folder / "chart.svg").read_text()


@pytest.mark.parametrize(("part", "said"), [(99.7, "99 %"), (100 * 0.29, "29 %"), (100.0, "100 %"), (0.4, "0 %")])
def test_only_all_of_it_is_a_hundred_percent(part: float, said: str) -> None:
    assert percent(part) == said


def test_a_plan_is_foretold_by_what_was_carried_out(person: Person) -> None:
    person.write(NIGHTLY)
    for _ in range(2):
        person.press("run", "plan.yaml", "-q")
    found = json.loads(person.press("simulate", "plan.yaml", "--json").stdout)
    assert found["executions"] == 2
    assert 0.2 < found["duration"]["median"] < 60
    assert found["questions"] == 0
    assert 0 < found["failureProbability"] < 0.2
    path = [each["task"] for each in found["criticalPath"]]
    assert (path[0], path[-1]) == ("fetch", "upload")
    said = person.press("simulate", "plan.yaml").stdout
    assert "critical path" in said
    assert "2 earlier executions" in said


def test_people_who_are_asked_are_counted(person: Person) -> None:
    person.write(NIGHTLY + "  - {id: last, tasks: [{id: agree, approve: {from: ['user:ada']}}]}\n")
    found = json.loads(person.press("simulate", "plan.yaml", "--json").stdout)
    assert found["asks"] == {"agree": 1.0}


def test_loops_of_retries_are_odd_and_told_while_it_goes_on(person: Person) -> None:
    person.write(FAILS.replace("retry: {attempts: 3, every: 20ms}", "retry: {attempts: 5, every: 700ms}").replace(
        "test -e seen || { touch seen; exit 1; }", "exit 3"
    ))  # fmt: skip
    lines = person.press("run", "plan.yaml", "--json", code=None).stdout.splitlines()
    events = [json.loads(line) for line in lines]
    (odd,) = [each for each in events if each["event"] == "anomaly:detected"]
    assert (odd["data"]["metric"], odd["data"]["task"]) == ("looping", "flaky")
    told = [each["data"]["percentage"] for each in events if each["event"] == "progress:updated"]
    assert told
    assert told == sorted(told)
    (found,) = _progress(person)["anomalies"]
    assert (found["metric"], found["severity"]) == ("looping", "MEDIUM")
    assert "looping" in person.press("progress").stdout


def test_where_nothing_is_there_it_says_so(person: Person) -> None:
    assert "nothing has been carried out" in person.press("progress", code=2).stderr
    assert "no execution" not in person.press("simulate", "none.yaml", code=None).stdout


def test_a_list_that_is_longer_than_expected_is_told_and_nothing_else_goes_back(person: Person) -> None:
    person.write(NIGHTLY)
    person.press("run", "plan.yaml", "-q")
    with Reader.open(person.folder / ".turbo-mode") as reader:
        (row,) = reader.executions(limit=1)
        blueprint = blueprint_of(reader, row)
        gauge, last = Gauge(Weights(blueprint, Expected(blueprint))), 0.0
        grew: tuple[str, ...] = ()
        for seen in Followed(reader, row).new():
            found = gauge.read(seen.state, seen.entry.at)
            assert found.percentage >= last or found.grew != grew
            last, grew = found.percentage, found.grew
    assert last == 100
    assert grew == ("compile: 2 more than expected",)


def test_an_hour_is_more_than_ten_quick_ones() -> None:
    tasks = [{"id": "long", "wait": "1h"}, *({"id": f"quick{n}", "wait": "1s"} for n in range(10))]
    plan = parse_plan({"turbo": 1, "name": "p", "phases": [{"id": "all", "parallel": True, "tasks": tasks}]}).plan
    weights = Weights(Blueprint(plan), Expected(Blueprint(plan)))
    assert weights.of("long") == pytest.approx(360 * weights.of("quick0") * 10)
    assert reading(Execution(Blueprint(plan)), weights, 0).percentage == 0


def test_who_falls_silent_and_who_is_late(person: Person) -> None:
    person.write("""
turbo: 1
name: quiet
progressTracking: {expect: 40s, warnAfter: 500ms}
phases:
  - id: only
    effect: idempotent
    tasks: [{id: talk, shell: 'echo one; until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done'}]
""")
    foreseen = json.loads(person.press("simulate", "plan.yaml", "--json").stdout)
    assert 20 < foreseen["duration"]["median"] < 80
    person.begin("run", "plan.yaml")
    until(lambda: [each for each in _kinds_of(person) if each == "late"])
    (person.folder / "go").touch()


def _kinds_of(person: Person) -> list[str]:
    said = person.press("progress", "--json", code=None)
    return [each["metric"] for each in json.loads(said.stdout)["anomalies"]] if said.returncode == 0 else []


def test_without_numpy_all_but_forecasts_is_there(person: Person) -> None:
    person.write(NIGHTLY)
    (person.folder / "none").mkdir()
    (person.folder / "none" / "numpy.py").write_text("raise ImportError('not here')")
    person.press("run", "plan.yaml", "-q", PYTHONPATH="none")
    assert json.loads(person.press("progress", "--json", PYTHONPATH="none").stdout)["predictions"] == {}
    assert "100 %" in person.press("progress", PYTHONPATH="none").stdout
    assert (
        'pip install "turbo-mode[analysis]"'
        in person.press("simulate", "plan.yaml", code=None, PYTHONPATH="none").stderr
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        ((4.2, 3.1, 9.7), "about 4 s (3–10)"), ((0.4, 0.3, 0.44), "about 0.4 s (0.3–0.4)"),
        ((180, 118, 302), "about 3 min (2–5)"), ((110, 100, 131), "about 1.8 min (1.7–2.2)"),
        ((7_300, 7_200, 7_205), "about 2 h"), ((3 * 86_400, 86_400, 9 * 86_400), "about 3 d (1–9)"),
    ],
)  # fmt: skip
def test_a_forecast_is_said_as_people_say_it(seconds: tuple[float, float, float], said: str) -> None:
    assert remaining(Span(*seconds)) == said
