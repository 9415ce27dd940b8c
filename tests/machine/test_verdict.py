"""The judge of numbers: against textbook values, against counting by hand, and what must hold for any samples."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.analysis.canary import Rules, classify
from turbo_mode.analysis.series import numbers
from turbo_mode.core.decisions import verdict
from turbo_mode.core.decisions.counting import PLAIN
from turbo_mode.core.decisions.model import Judgement
from turbo_mode.core.decisions.ranks import differences, rank
from turbo_mode.core.plan.model import Judge

TERM = sorted([0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46])
EARLY = sorted([1.15, 0.88, 0.90, 0.74, 1.21])
quick = settings(max_examples=80)
samples = st.lists(st.integers(0, 30).map(float), min_size=1, max_size=9)


def judged(candidate: list[float], baseline: list[float] | None, **how: object) -> Judgement:
    return verdict.judge(candidate, baseline, Judge(**{"min_samples": 1, **how}))  # type: ignore[arg-type]


def test_the_example_of_hollander_and_wolfe() -> None:
    """Permeability of membranes, table 4.1: p and bounds as the book (and R's ``wilcox.test``) have them."""
    assert rank(TERM, EARLY, 0.0, PLAIN).p_higher == pytest.approx(0.1272, abs=5e-5)
    assert differences(TERM, EARLY, 0.025, PLAIN) == pytest.approx((0.305, -0.15, 0.76))


@quick
@given(samples, samples)
def test_small_samples_without_ties_are_counted_out(xs: list[float], ys: list[float]) -> None:
    xs, ys = sorted({x + 0.5 for x in xs}), sorted(set(ys))
    pooled = [*xs, *ys]

    def above(chosen: tuple[float, ...]) -> int:
        rest = [value for value in pooled if value not in chosen]
        return sum(x > y for x in chosen for y in rest)

    seen = above(tuple(xs))
    orders = [above(chosen) >= seen for chosen in combinations(pooled, len(xs))]
    assert rank(xs, ys, 0.0, PLAIN).p_higher == pytest.approx(sum(orders) / len(orders))


@quick
@given(samples, samples)
def test_the_estimate_is_the_median_of_all_differences(xs: list[float], ys: list[float]) -> None:
    every = sorted(x - y for x in xs for y in ys)
    middle = (every[(len(every) - 1) // 2] + every[len(every) // 2]) / 2
    shift, low, high = differences(sorted(xs), sorted(ys), 0.2, PLAIN)
    assert shift == pytest.approx(middle)
    assert low is None or low <= shift
    assert high is None or high >= shift


def test_large_samples_are_near_what_is_known_of_them() -> None:
    rng = random.Random(7)
    xs, ys = (sorted(rng.gauss(mean, 10) for _ in range(400)) for mean in (103, 100))
    shift, low, high = differences(xs, ys, 0.05, PLAIN)
    assert low is not None
    assert high is not None
    assert low < 3 < high
    assert high - low == pytest.approx(2 * 1.645 * 10 * math.sqrt(2 / 400) * 1.023, rel=0.15)  # Pitman: 3/pi of normal
    assert low < shift < high


def test_false_alarms_are_as_rare_as_promised() -> None:
    rng, alarms, cases = random.Random(3), 0, 1500
    for _ in range(cases):
        xs, ys = ([rng.expovariate(1.0) for _ in range(12)] for _ in range(2))
        alarms += judged(xs, ys, tolerance="0", alpha=0.05).verdict == "FAIL"
    assert alarms / cases < 0.05 + 3 * math.sqrt(0.05 * 0.95 / cases)
    assert alarms / cases > 0.03


@quick
@given(samples, samples, st.sampled_from(["10%", "0", "3.5"]))
def test_lower_is_higher_upside_down(xs: list[float], ys: list[float], tolerance: str) -> None:
    up = judged(xs, ys, worse="higher", tolerance=tolerance)
    down = judged([-x for x in xs], [-y for y in ys], worse="lower", tolerance=tolerance)
    assert up.verdict == down.verdict


@quick
@given(samples, samples, st.integers(-5, 5))
def test_more_tolerance_never_makes_it_worse(xs: list[float], ys: list[float], more: int) -> None:
    order = ("FAIL", "INCONCLUSIVE", "PASS")
    tight, loose = (judged(xs, ys, tolerance=str(size)).verdict for size in (2, 2 + abs(more)))
    assert order.index(tight) <= order.index(loose)


STEADY = [float(value) for value in range(95, 106)] * 4
WILD = [float(value) for value in range(0, 220, 20)] * 4


@pytest.mark.parametrize(
    ("candidate", "how", "expected"),
    [
        (STEADY, {}, "PASS"),
        ([value * 1.3 for value in STEADY], {}, "FAIL"),
        ([value * 1.3 for value in STEADY], {"worse": "lower"}, "PASS"),
        ([value * 0.7 for value in STEADY], {"worse": "lower"}, "FAIL"),
        ([value * 0.7 for value in STEADY], {"worse": "either"}, "FAIL"),
        (STEADY, {"worse": "either"}, "PASS"),
        ([value * 1.095 for value in STEADY], {}, "INCONCLUSIVE"),
        (WILD, {}, "INCONCLUSIVE"),
        ([value * 1.3 for value in STEADY], {"tolerance": "40"}, "PASS"),
        ([value * 1.3 for value in STEADY], {"tolerance": "10"}, "FAIL"),
        (STEADY[:3], {"min_samples": 4}, "NODATA"),
        (STEADY, {"method": "history"}, "PASS"),
        ([value * 1.3 for value in STEADY], {"method": "history"}, "FAIL"),
        ([130.0], {"method": "threshold"}, "FAIL"),
        ([109.0], {"method": "threshold"}, "PASS"),
        ([50.0], {"method": "threshold", "worse": "either"}, "FAIL"),
        ([91.0], {"method": "threshold", "worse": "lower"}, "PASS"),
    ],
)
def test_verdicts(candidate: list[float], how: dict[str, object], expected: str) -> None:
    assert judged(candidate, STEADY, **how).verdict == expected


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"tolerance": "5"}, "PASS"),
        ({"tolerance": "3"}, "FAIL"),
        ({"tolerance": "5", "worse": "lower"}, "FAIL"),
        ({"tolerance": "3", "worse": "lower"}, "PASS"),
        ({"tolerance": "5", "method": "kayenta"}, "PASS"),
        ({"tolerance": "10%"}, "NODATA"),
    ],
)
def test_without_a_baseline_the_tolerance_is_the_bound(how: dict[str, object], expected: str) -> None:
    assert judged([3.0, 4.0, 9.0], None, **how).verdict == expected


def test_a_baseline_of_nothing_has_no_percent() -> None:
    assert judged([1.0], [0.0], method="threshold", tolerance="10%").verdict == "FAIL"
    assert judged([0.0], [0.0], method="threshold", tolerance="10%").verdict == "PASS"


FLAGS = [0.0] * 300


@pytest.mark.parametrize(
    ("failed", "how", "expected"),
    [
        (0, {}, "PASS"),
        (1, {}, "PASS"),
        (2, {}, "INCONCLUSIVE"),
        (10, {}, "FAIL"),
        (10, {"worse": "lower"}, "PASS"),
        (10, {"worse": "either"}, "FAIL"),
        (10, {"tolerance": "0.2"}, "PASS"),
        (10, {"method": "threshold"}, "FAIL"),
    ],
)
def test_flags_are_judged_by_their_shares(failed: int, how: dict[str, object], expected: str) -> None:
    """A median of failures would be 0 as long as half of all requests go well."""
    said = judged([1.0] * failed + [0.0] * (100 - failed), FLAGS, **{"tolerance": "0.01", **how})
    assert said.verdict == expected
    assert said.note.startswith(f"share {failed / 100:g} against 0, tolerance ")


def test_false_alarms_about_shares_are_as_rare_as_promised() -> None:
    rng, cases = random.Random(11), 2000
    for rate, size in ((0.02, 400), (0.3, 60)):
        alarms = 0
        for _ in range(cases):
            xs, ys = ([float(rng.random() < rate) for _ in range(size)] for _ in range(2))
            alarms += judged(xs, ys, tolerance="0").verdict == "FAIL"
        assert alarms / cases < 0.05 + 3 * math.sqrt(0.05 * 0.95 / cases)


def test_values_that_are_all_the_same() -> None:
    assert judged([5.0] * 40, [5.0] * 40, tolerance="0").verdict == "PASS"
    assert judged([6.0] * 40, [5.0] * 40, tolerance="0").verdict == "FAIL"


def test_it_says_what_it_saw() -> None:
    said = judged([value * 1.3 for value in STEADY], STEADY)
    assert said.note.startswith("median 130 against 100, tolerance 10%, p below 0.000001, difference +28")
    measured = said.measured
    assert measured is not None
    assert (measured.samples, measured.candidate, measured.baseline) == ([44, 44], 130.0, 100.0)
    assert measured.p is not None
    assert measured.p < 0.001
    assert measured.low is not None
    assert measured.low > 10


@pytest.mark.parametrize(
    ("candidate", "how", "expected", "auto"),
    [
        ([float(v) for v in range(20, 40)], {}, "FAIL", "FAIL"),
        ([float(v) for v in range(20, 40)], {"worse": "lower"}, "PASS", "PASS"),
        ([float(v) for v in range(20, 40)], {"tolerance": "250%"}, "PASS", "PASS"),
        ([float(v) for v in range(20)], {"worse": "either"}, "PASS", "INCONCLUSIVE"),
        ([v + 3.0 for v in range(20)], {}, "PASS", "INCONCLUSIVE"),
    ],
)
def test_kayenta_passes_what_is_not_shown(
    candidate: list[float], how: dict[str, object], expected: str, auto: str
) -> None:
    baseline = [float(v) for v in range(20)]
    assert judged(candidate, baseline, method="kayenta", **how).verdict == expected
    assert judged(candidate, baseline, **how).verdict == auto
    assert (
        judged([v * 1e-9 for v in candidate], [v * 1e-9 for v in baseline], method="kayenta", **how).verdict == expected
    )


def test_a_change_that_kayenta_lets_pass_speaks_against_nothing() -> None:
    old = [100.0 + v % 7 for v in range(40)]
    let_pass = judged([v + 5 for v in old], old, method="kayenta", tolerance="10%")
    assert (let_pass.verdict, let_pass.measured and let_pass.measured.p) == ("PASS", None)
    failed = judged([v + 15 for v in old], old, method="kayenta", tolerance="10%")
    assert failed.verdict == "FAIL"
    assert failed.measured is not None
    assert failed.measured.p is not None
    assert failed.measured.p < 0.001


@quick
@given(st.lists(st.integers(0, 60).map(float), min_size=8, max_size=30), st.integers(0, 40), st.integers(0, 2**32))
def test_kayenta_in_a_gate_says_what_the_judge_of_canaries_says(old: list[float], more: int, seed: int) -> None:
    chance = random.Random(seed)
    new = [value + more * chance.random() for value in old]
    label = classify(numbers(new), numbers(old), Rules(confidence=0.95, direction="increase")).label
    found = judged(new, old, method="kayenta", tolerance="0").verdict
    assert found == ("FAIL" if label == "High" else "PASS")
