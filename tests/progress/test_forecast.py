"""The forecaster on made-up families of runs: near enough, honest about its width, and the same every time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from benchmarks.forecast_histories import histories
from benchmarks.forecast_runs import made_up
from tests.cli.conftest import Person
from turbo_mode.analysis.backtest import backtest, families, read_runs, run_of, summary
from turbo_mode.analysis.forecast import forecast
from turbo_mode.analysis.spread import measured, spreads
from turbo_mode.core.progress.schedule import Moment, Piece, Run, Work
from turbo_mode.errors import UsageError


def test_forecasts_get_better_and_their_intervals_hold() -> None:
    found = list(backtest(read_runs(made_up(3, families=2, runs=7)), 8, (0.0, 0.75)))
    told = summary(found)
    assert [each["forecasts"] for each in told.values()] == [8, 8]
    assert told[0.0]["medianError"] < 0.35
    assert told[0.75]["medianError"] < 0.15
    held = sum(each.is_inside for each in found) / len(found)
    assert 0.6 <= held <= 1
    assert all(each.low <= each.median <= each.high for each in found)


def test_runs_that_are_always_the_same_are_foretold_nearly_exactly() -> None:
    work = Work([Piece("a", "a"), *(Piece(f"b{place}", "b", (0,)) for place in range(8))])
    runs = [Run(work, [2.0, *[5.0] * 8]) for _ in range(5)]
    found = forecast(runs, work, None, 4)
    assert found.median == pytest.approx(12, rel=0.06)
    assert found.high - found.low < 6
    again = forecast(runs, work, None, 4)
    assert (again.median, again.low, again.high) == (found.median, found.low, found.high)


def test_without_any_experience_it_is_unsure_and_what_has_run_long_goes_on() -> None:
    work = Work([Piece("a", "a"), Piece("b", "b", (0,))])
    unsure = forecast([], work, None, 2, usual={"a": 10.0, "b": 10.0})
    assert unsure.low < 15 < unsure.median * 2
    assert unsure.high > 2 * unsure.low
    late = forecast([Run(work, [10.0, 10.0])] * 4, work, Moment({}, {0: 100.0}, []), 2)
    assert late.median > 10
    assert forecast([], work, Moment({0: 1.0, 1: 1.0}, {}, []), 2).high == 0


def test_a_task_that_is_mostly_left_out_hardly_counts() -> None:
    work = Work([Piece("a", "a"), Piece("rare", "rare", (0,))])
    runs = [Run(work, [10.0, None]) for _ in range(9)] + [Run(work, [10.0, 1000.0])]
    assert forecast(runs, work, None, 1).median < 20


def test_what_takes_no_time_at_all_may_be_over_at_once() -> None:
    work = Work([Piece("a", "a"), Piece("b", "b", (0,))])
    found = forecast([Run(work, [0.0, 0.0])] * 5, work, None, 1)
    assert found.low == 0
    assert found.high < 0.1


def test_many_types_are_no_trouble() -> None:
    pieces = [Piece(f"t{place}", f"t{place}", (place - 1,) if place else ()) for place in range(90)]
    runs = [Run(Work(pieces), [1.0 + place % 3 for place in range(90)]) for _ in range(3)]
    assert forecast(runs, Work(pieces), None, 4).median == pytest.approx(180, rel=0.15)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"runs": [{"family": "f", "tasks": {"a": {"type": "t"}}}]}, "seconds"),
        ({"runs": [{"family": "f", "tasks": {"a": {"type": "t", "seconds": 1, "needs": ["b"]}}}]}, "no such task"),
        ({"runs": [{"family": "f", "tasks": {"a": {"type": "t", "seconds": -1}}}]}, "can't be"),
        ({"runs": [{"family": "f", "tasks": {"a": {"type": "t", "seconds": 1e308}}}]}, "can't be"),
        ({"runs": [{"family": "f", "at": float("nan"), "tasks": {}}]}, "puts it nowhere"),
        ({"runs": [{"family": "f", "tasks": {"a": {"type": "t", "seconds": 1, "needs": ["a"]}}}]}, "in a circle"),
        ("text", "aren't runs"),
    ],
)
def test_what_is_no_runs_is_refused_and_named(data: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        [run_of(form, number) for number, form in enumerate(read_runs(data))]


def test_runs_of_a_family_are_in_the_order_of_their_moments_then_of_the_file() -> None:
    def run(family: str, at: Any) -> dict[str, Any]:
        return {"family": family, "at": at, "tasks": {}}

    forms = read_runs([run("f", "2026-02"), run("f", "2026-01"), run("g", 2), run("f", "2026-01"), run("g", 1)])
    assert families(forms) == {"f": [1, 3, 0], "g": [4, 2]}


def test_the_command_reads_files_packed_or_not(person: Person) -> None:
    file = person.folder / "runs.json"
    file.write_text(json.dumps(made_up(1, families=1, runs=5)))
    (person.folder / "runs.json.gz").write_bytes(gzip.compress(file.read_bytes()))
    plain = person.press("forecast", "runs.json", "--slots", "4", "--at", "0,0.5", "--json").stdout
    found = json.loads(plain)
    assert [(each["family"], each["index"], each["at"]) for each in found] == [
        ("family-0", 3, 0.0), ("family-0", 3, 0.5), ("family-0", 4, 0.0), ("family-0", 4, 0.5),
    ]  # fmt: skip
    assert all(each["low"] <= each["median"] <= each["high"] for each in found)
    assert found[1]["remaining"] == pytest.approx(found[1]["makespan"] / 2)
    said = person.press("forecast", "runs.json.gz", "--slots", "4", "--at", "0,0.5", "--plot", "errors.svg").stdout
    assert "4 forecasts" in said
    assert (person.folder / "errors.svg").read_text().startswith("<svg")
    for at in ("2", "x", ""):
        assert "names no parts" in person.press("forecast", "runs.json", "--at", at, code=2).stderr
    file.write_text("{")
    assert "isn't JSON" in person.press("forecast", "runs.json", code=2).stderr


# -- intervals that hold -----------------------------------------------------------------------------------------------


def test_the_longest_of_many_tasks_may_be_longer_than_any_that_was_seen() -> None:
    pool = spreads(measured(_fans(lambda chance: chance.pareto(1.5, 40) + 1)), ["work"], {})[0].whole
    drawn = pool.drawn(10_000, np.random.default_rng(1))
    assert 0.002 < (drawn > pool.ratios[-1]).mean() < 0.01
    assert drawn.max() > 2 * pool.ratios[-1]
    assert np.median(drawn) == pytest.approx(np.median(pool.ratios), rel=0.1)


@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_what_runs_goes_on_for_longer_than_it_has(part: float) -> None:
    pool = spreads(measured(_fans(lambda chance: np.exp(chance.normal(0, 1, 40)))), ["work"], {})[0].whole
    for age in (0.1, float(pool.ratios[20]), float(pool.ratios[-1]), 1e6):
        assert pool.beyond(age, part) >= age


def test_the_sum_of_many_unequal_tasks_differs_by_chance() -> None:
    runs = _fans(lambda chance: chance.pareto(1.5, 40) + 1)
    found = forecast(runs, runs[0].work, None, 1)
    totals = [sum(each or 0 for each in run.seconds) for run in _fans(lambda chance: chance.pareto(1.5, 40) + 1, 60, 2)]
    held = np.mean([found.low <= each <= found.high for each in totals])
    assert 0.65 <= held <= 0.95


def test_a_steady_rise_goes_on() -> None:
    work = Work([Piece("a", "a"), Piece("b", "b", (0,))])
    runs = [Run(work, [10 * 1.1**day, 20 * 1.1**day]) for day in range(9)]
    found = forecast(runs, work, None, 1)
    assert found.low < 30 * 1.1**9 < found.high
    assert found.median > 30 * 1.1**8


def test_tasks_that_take_no_time_say_nothing_about_the_others() -> None:
    work = Work([Piece(f"b{place}", "b") for place in range(5)])
    runs = [Run(work, [0.0 if place == day % 5 else 10.0 for place in range(5)]) for day in range(6)]
    found = forecast(runs, work, None, 1)
    assert found.low < 40 < found.high < 80


@pytest.mark.deep
def test_intervals_hold_whatever_runs_do() -> None:
    found = list(backtest(read_runs(histories(21, families=2)), 8, (0.0, 0.5)))
    for at in (0.0, 0.5):
        held = [each.is_inside for each in found if each.at == at]
        assert 0.72 <= sum(held) / len(held) <= 0.92


def _fans(lengths: Callable[[np.random.Generator], Any], runs: int = 8, seed: int = 1) -> list[Run]:
    chance = np.random.default_rng(seed)
    work = Work([Piece(f"work-{place}", "work") for place in range(40)])
    return [Run(work, [float(each) for each in lengths(chance)]) for _ in range(runs)]
