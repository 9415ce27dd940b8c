"""What is odd is found, what isn't is left alone, and both soon enough."""

from __future__ import annotations

import math
import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.anomalies import injected
from benchmarks.forecast_runs import made_up
from benchmarks.lone_tasks import counted
from turbo_mode.analysis import np
from turbo_mode.analysis.backtest import read_runs
from turbo_mode.core.progress.anomalies import Anomaly, Detector


def _usual(detector: Detector, count: int, *, seconds: float = 10.0, seed: int = 1) -> list[Anomaly]:
    """So many ordinary tasks."""
    chance, found = random.Random(seed), list[Anomaly]()
    for number in range(count):
        detector.started(f"u{number}", "work", 100.0 * number)
        found += detector.ended(f"u{number}", 100.0 * number + seconds * chance.lognormvariate(0, 0.1))
    return found


def _kinds(found: list[Anomaly]) -> list[str]:
    return [each.kind for each in found]


def test_stuck_and_slow_are_told_while_they_run_once_each() -> None:
    detector = Detector()
    assert _usual(detector, 30) == []
    detector.started("late", "work", 10_000)
    assert detector.tick(10_012) == []
    (slow,) = detector.tick(10_032)
    assert (slow.kind, slow.task, slow.severity) == ("slow", "late", "MEDIUM")
    assert "times as long" in slow.explanation
    assert detector.tick(10_033) == []
    (stuck,) = detector.tick(10_100)
    assert (stuck.kind, stuck.severity) == ("stuck", "HIGH")
    assert detector.ended("late", 10_101) == []


def test_what_took_about_as_long_five_times_is_odd_when_it_takes_three_times_as_long() -> None:
    """As in most plans: each task once in an execution."""
    chance, found = random.Random(11), Counter[str]()
    for seed in range(20):
        detector, usual = Detector(), [math.exp(chance.gauss(2, 1)) for _ in range(8)]
        for execution in range(6):
            for number, seconds in enumerate(usual):
                name, odd = f"t{number}", execution == 5 and number == seed % 8
                detector.started(name, name, 0, (name,))
                took = seconds * chance.lognormvariate(0, 0.05) * (3 if odd else 1)
                found.update("right" if odd else "wrong" for _ in detector.ended(name, took))
            detector.close()
    assert found["right"] >= 19
    assert found["wrong"] == 0


@pytest.mark.parametrize(("shape", "most"), [("lognormal, 1", 3), ("weibull, 0.5", 3), ("pareto, 2", 4)])
def test_tasks_with_heavy_tails_that_run_once_an_execution_give_hardly_a_false_alarm(shape: str, most: int) -> None:
    found = sum((counted(np.random.default_rng([5, plan]), shape, 20, 8) for plan in range(8)), Counter())
    assert found["all", "tasks"] == 8 * 19 * 8
    assert found["all", "false"] <= most
    assert found["1-2", "false"] == 0


def test_steady_tasks_that_run_once_an_execution_are_found_from_the_third_on() -> None:
    found = sum((counted(np.random.default_rng([6, plan]), "by a tenth", 12, 8) for plan in range(8)), Counter())
    assert found["3-7", "stuck"] >= 0.93 * found["3-7", "tasks"]
    assert found["8-19", "slow"] >= 0.6 * found["8-19", "tasks"]
    assert found["all", "false"] == 0


def test_a_slow_day_is_not_a_hundred_slow_tasks() -> None:
    detector = Detector()
    _usual(detector, 30)
    detector.close()
    assert len(_usual(detector, 60, seconds=40.0, seed=2)) <= 3


def test_all_that_begin_at_another_level_are_no_anomalies_but_one_that_lags_behind_them_is() -> None:
    detector = Detector()
    for _ in range(4):
        _usual(detector, 30)
        detector.close()
    for number in range(8):
        detector.started(f"n{number}", "work", 0)
    assert detector.tick(200) == []
    assert [each for number in range(7) for each in detector.ended(f"n{number}", 300 + number)] == []
    assert [(each.kind, each.task) for each in detector.tick(3_000)] == [("stuck", "n7")]


def test_what_a_task_did_in_earlier_executions_is_expected_of_it_again() -> None:
    detector, chance = Detector(), random.Random(3)
    usual = {f"item-{number}": 2.0 ** (number % 7) for number in range(40)}
    for execution in range(6):
        for item, seconds in usual.items():
            detector.started(item, "work", 0, (item,))
            assert detector.ended(item, seconds * chance.lognormvariate(0, 0.05)) == [] or execution < 2
        detector.close()
    for item in ("item-1", "item-2", "item-3", "item-4", "item-0"):
        detector.started(item, "work", 0, (item,))
        detector.ended(item, usual[item]) if item != "item-0" else None
    assert [each.task for each in detector.tick(12)] == ["item-0"]  # others of its type take 64 seconds


def test_what_is_odd_too_often_is_usual() -> None:
    detector, found = Detector(), list[Anomaly]()
    _usual(detector, 50)
    for number in range(60):
        detector.started(f"n{number}", "work", 10_000 + 100 * number)
        found += detector.ended(f"n{number}", 10_000 + 100 * number + (60 if number % 4 == 0 else 10))
    assert 1 <= len(found) <= 10


def test_loops_by_the_same_failure_and_by_number() -> None:
    detector = Detector()
    said = [detector.retried("flaky", "work", f"exit 1: took {number} ms", number) for number in range(4)]
    assert [_kinds(each) for each in said] == [[], [], ["looping"], []]
    said = [detector.retried("other", "work", "abcdef"[number], number) for number in range(6)]
    assert [_kinds(each) for each in said] == [[], [], [], [], [], ["looping"]]


def test_silence_is_told_of_what_has_printed() -> None:
    detector = Detector()
    for task in ("talks", "never"):
        detector.started(task, "work", 0)
    for at in (1, 3, 5, 8):
        detector.printed("talks", at)
    assert detector.tick(30) == []
    assert [(each.kind, each.task) for each in detector.tick(100)] == [("silent", "talks")]


def test_failures_and_outputs_beyond_what_is_usual() -> None:
    detector, found = Detector(), list[Anomaly]()
    for number in range(40):
        detector.started(f"t{number}", "work", number)
        assert detector.ended(f"t{number}", number + 0.5, outputs={"rows": 1000 + number % 7, "ok": True}) == []
    detector.started("odd", "work", 100)
    (far,) = detector.ended("odd", 100.5, outputs={"rows": 3})
    assert (far.kind, far.severity) == ("output", "MEDIUM")
    for number in range(6):
        detector.started(f"f{number}", "work", 200 + number)
        found += detector.ended(f"f{number}", 200.5 + number, failed=True)
    assert _kinds(found) == ["failing"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1e6), st.booleans()), max_size=60))
@settings(max_examples=40)
def test_no_stream_of_points_makes_it_stumble(points: list[tuple[str, float, bool]]) -> None:
    detector = Detector()
    for task, at, begins in points:
        if begins:
            detector.started(task, "t", at)
        else:
            detector.ended(task, at, failed=at > 1000, outputs={"n": at})
        detector.tick(at)
    detector.close()


@pytest.mark.parametrize(("fault", "least"), [("stuck", 0.7), ("slow", 0.25), ("loops", 0.95), ("silent", 0.95)])
def test_what_is_made_odd_is_found_and_little_else(fault: str, least: float) -> None:
    tally = injected(read_runs(made_up(5, families=4, runs=10)), 8, fault, 7, one_in=20)
    assert tally.made.total() >= 30
    assert tally.found.total() >= least * tally.made.total()
    assert tally.false <= 2


def test_a_point_takes_less_than_fifty_microseconds() -> None:
    detector = Detector()
    began = time.process_time()
    _usual(detector, 2_000)
    assert (time.process_time() - began) / 4_000 < 50e-6 * 3  # a machine with others on it
