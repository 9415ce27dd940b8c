"""Who counts among samples, plain Python or numpy, changes nothing; nor does the unit in which they are measured."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.deep import deep
from turbo_mode.analysis.counting import QUICK
from turbo_mode.core.decisions.counting import PLAIN
from turbo_mode.core.decisions.model import Judgement
from turbo_mode.core.decisions.ranks import MOST, differences
from turbo_mode.core.decisions.verdict import judge
from turbo_mode.core.plan.expression_values import as_numbers
from turbo_mode.core.plan.model import Judge

numbers = st.one_of(
    st.integers(0, 12).map(float), st.floats(-100, 100), st.floats(allow_nan=False, allow_infinity=False)
)
samples = st.lists(numbers, min_size=1, max_size=90)
hows = st.builds(
    Judge,
    worse=st.sampled_from(["higher", "lower", "either"]),
    tolerance=st.sampled_from(["0", "10%", "2.5", "0%"]),
    alpha=st.sampled_from([0.01, 0.05, 0.3]),
    method=st.sampled_from(["auto", "threshold"]),
    min_samples=st.just(1),
)


def both(candidate: list[float], baseline: list[float] | None, how: Judge) -> Judgement:
    """The verdict, which is the same to the last bit whoever counts."""
    plain = judge(candidate, baseline, how, "ms", lambda _: PLAIN)
    quick = judge(candidate, baseline, how, "ms", lambda _: QUICK)
    assert repr(plain) == repr(quick)
    return plain


@settings(max_examples=150)
@given(samples, samples, hows)
@example([-0.0, 0.0, 1.0], [0.0, -0.0], Judge(min_samples=1))
@example([1.7e308, -1.7e308], [1e308, -1e308, 5e-324], Judge(min_samples=1, worse="either"))
@example([5e-324] * 3, [5e-324] * 40, Judge(min_samples=1))
def test_whoever_counts_finds_the_same(candidate: list[float], baseline: list[float], how: Judge) -> None:
    both(candidate, baseline, how)


@pytest.mark.parametrize("seed", [0, 1, 2, *deep(range(3, 60))])
def test_also_among_many(seed: int) -> None:
    rng = random.Random(seed)
    digits, sizes = rng.choice([0, 1, 6]), [rng.choice([70, 700, 1000]) for _ in range(2)]
    new, old = ([round(rng.lognormvariate(3, 0.5), digits) for _ in range(size)] for size in sizes)
    both(new, old, Judge(worse=rng.choice(["higher", "lower", "either"])))


@settings(max_examples=150)
@given(
    st.lists(st.integers(50, 70), min_size=1, max_size=60), st.lists(st.integers(50, 70), min_size=1, max_size=60),
    st.sampled_from([1e-9, 1e-6, 0.1, 1 / 3, 7.3, 1e3, 1e9]), hows,
)  # fmt: skip
def test_no_unit_changes_a_verdict(candidate: list[int], baseline: list[int], factor: float, how: Judge) -> None:
    tolerance = how.tolerance if how.tolerance.endswith("%") else repr(float(how.tolerance) * factor)
    scaled = Judge(
        worse=how.worse, tolerance=tolerance, alpha=how.alpha, method=how.method, min_samples=1
    )  # fmt: skip
    here = both([float(value) for value in candidate], [float(value) for value in baseline], how)
    there = both([value * factor for value in candidate], [value * factor for value in baseline], scaled)
    assert here.verdict == there.verdict
    assert here.measured is not None
    assert there.measured is not None
    assert here.measured.p == there.measured.p


def test_few_values_stand_for_many() -> None:
    rng = random.Random(5)
    for _ in range(5):
        new, old = (sorted(rng.gauss(0, 1) for _ in range(600)) for _ in range(2))
        all_of_them = differences(QUICK.ordered(new), QUICK.ordered(old), 0.05, QUICK, 1000)
        some = differences(new, old, 0.05, PLAIN)
        assert all_of_them.low is not None
        assert all_of_them.high is not None
        assert some == pytest.approx(all_of_them, abs=(all_of_them.high - all_of_them.low) / 15)
    assert len(QUICK.some(QUICK.ordered(new), MOST)) == len(PLAIN.some(new, MOST)) == MOST


@pytest.mark.parametrize("values", [[1, None], ["1"], [True], [10**400], [float("nan")], [1.0, float("inf")], {}, 3])
def test_what_is_no_list_of_numbers(values: object) -> None:
    assert as_numbers(values) is None


def test_without_numpy_plain_python_counts() -> None:
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "from turbo_mode.core.decisions.counting import PLAIN\n"
        "from turbo_mode.runtime.embedded.counting import counting\n"
        "print(counting(1000) is PLAIN)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"
