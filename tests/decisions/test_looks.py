"""Limits on looks as Argo has them on measurements, and what repeated looks do to false alarms."""

from __future__ import annotations

import random

import pytest

from turbo_mode.core.decisions.looks import NO_LIMIT, assess, rate
from turbo_mode.core.decisions.model import Verdict
from turbo_mode.core.plan.model import Looks

WORDS: dict[str, Verdict] = {"S": "PASS", "F": "FAIL", "I": "INCONCLUSIVE", "E": "NODATA"}


@pytest.mark.parametrize(
    ("looks", "limits", "verdict", "settled", "looked"),
    [
        ("SSS", {}, "INCONCLUSIVE", False, 3),
        ("SSS", {"count": 3}, "PASS", True, 3),
        ("SSSF", {"count": 3}, "PASS", True, 3),
        ("SF", {"count": 3}, "FAIL", True, 2),
        ("SFF", {"failures": 1}, "FAIL", True, 3),
        ("FSF", {"failures": 2, "count": 3}, "PASS", True, 3),
        ("SIS", {"count": 3}, "INCONCLUSIVE", True, 2),
        ("SIS", {"count": 3, "inconclusive": 1}, "PASS", True, 3),
        ("EEEE", {}, "INCONCLUSIVE", False, 4),
        ("EEEEE", {}, "NODATA", True, 5),
        ("EEEESEEEE", {}, "INCONCLUSIVE", False, 9),
        ("EES", {"errors_in_a_row": 1}, "NODATA", True, 2),
        ("FFFFFF", {"failures": NO_LIMIT}, "INCONCLUSIVE", False, 6),
        ("FFSSF", {"failures": NO_LIMIT, "successes_in_a_row": 2}, "PASS", True, 4),
        ("SFSF", {"failures": NO_LIMIT, "successes_in_a_row": 2, "count": 4}, "INCONCLUSIVE", True, 4),
        ("FE", {"failures": 5, "count": 2}, "INCONCLUSIVE", True, 2),
        ("", {"count": 1}, "INCONCLUSIVE", False, 0),
    ],
)
def test_limits(looks: str, limits: dict[str, int], verdict: str, settled: bool, looked: int) -> None:
    found = assess([WORDS[each] for each in looks], Looks(**limits))
    assert (found.verdict, found.settled, found.looked) == (verdict, settled, looked)
    assert found.reason


@pytest.mark.parametrize(("count", "failures"), [(1, 0), (5, 0), (5, 1), (20, 3), (4, 10)])
def test_false_alarms_of_all_looks_together_are_as_rare_as_asked(count: int, failures: int) -> None:
    rng, limits, rounds = random.Random(count), Looks(count=count, failures=failures, inconclusive=-1), 4_000
    for together in (True, False):  # looks that all fail or none, and looks that know nothing of one another
        alarms = 0
        for _ in range(rounds):
            drawn = [rng.random()] * count if together else [rng.random() for _ in range(count)]
            looks: list[Verdict] = ["FAIL" if each < rate(0.1, limits) else "PASS" for each in drawn]
            alarms += assess(looks, limits).verdict == "FAIL"
        assert alarms <= 0.1 * rounds + 3 * (0.09 * rounds) ** 0.5


def test_without_a_number_of_looks_each_is_judged_as_it_is() -> None:
    assert rate(0.05, Looks(successes_in_a_row=3)) == 0.05
    assert rate(0.05, Looks(count=10, failures=NO_LIMIT)) == 0.05
    assert rate(0.05, Looks(count=10)) == 0.005
