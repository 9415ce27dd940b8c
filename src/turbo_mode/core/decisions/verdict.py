"""Judges the numbers of a metric: is the candidate worse than its baseline, by more than is tolerated?

``threshold`` compares two medians, or without a baseline one median with the tolerance itself. The others compare two
samples by ranks, which asks nothing of their distribution and is not misled by a few wild values. Flags (values that
are 0 or 1, such as "this request failed") have no middle worth the name: of them the shares of 1 are compared.

- how sure it is that the candidate is worse by more than the tolerance: the test of Mann and Whitney, on values shifted
  by the tolerance; exact where both samples are small and no value comes twice, else by the normal approximation with
  the corrections for ties and for continuity (Hollander, Wolfe, Chicken: Nonparametric Statistical Methods, 3rd ed.,
  section 4.1);
- how large the difference is: the estimate of Hodges and Lehmann, which is the median of all differences between a
  value of one sample and one of the other, with the bounds of Moses (sections 4.2 and 4.3).

FAIL: it is worse by more than the tolerance, and the chance to say so wrongly is below ``alpha``. PASS: the bound of
the difference, at the same ``alpha``, is within the tolerance. Else INCONCLUSIVE: more samples would tell. For shares
the chance comes from the normal approximation with one flag of each kind added to both samples (Agresti and Caffo,
The American Statistician 54, 2000), and a difference that is seen to be within the tolerance passes: a bound on the
share of something rare would need thousands of samples.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from turbo_mode.core.decisions.model import Judgement, Measured, Verdict
from turbo_mode.core.plan import model
from turbo_mode.core.plan.functions import quantile

EXACT = 400
"""Up to so many pairs of values the distribution of the test is counted out."""
_STEPS = 80
"""Halvings until no other difference lies between two bounds."""


def judge(candidate: Sequence[float], baseline: Sequence[float] | None, how: model.Judge, unit: str = "") -> Judgement:
    """The verdict on two samples, or on one where there is no baseline. The ``unit`` is for people."""
    sizes = [len(candidate)] if baseline is None else [len(candidate), len(baseline)]
    if min(sizes) < how.min_samples:
        said = f"{' and '.join(map(str, sizes))} samples, and {how.min_samples} are the least"
        return Judgement("NODATA", said, Measured(samples=sizes))
    if how.method == "history":
        return Judgement("NODATA", "a history comes from a data source", Measured(samples=sizes))
    if baseline is None and how.tolerance.endswith("%"):
        return Judgement("NODATA", f"a tolerance of {how.tolerance} needs a baseline", Measured(samples=sizes))
    if baseline is None or how.method == "threshold":
        return _by_middle(candidate, baseline, how, unit)
    if _are_flags(candidate, baseline):
        return _by_share(candidate, baseline, how, unit)
    return _by_rank(sorted(candidate), sorted(baseline), how, unit)


def tolerance_of(how: model.Judge, baseline: float) -> float:
    """How much worse it may be, in the metric's own unit; a percentage is one of the baseline's median."""
    if how.tolerance.endswith("%"):
        return _neat(float(how.tolerance[:-1]) / 100 * abs(baseline))
    return float(how.tolerance)


def _by_middle(candidate: Sequence[float], baseline: Sequence[float] | None, how: model.Judge, unit: str) -> Judgement:
    middle = _share if _are_flags(candidate, baseline or ()) else _median
    ours, theirs = middle(candidate), middle(baseline) if baseline is not None else None
    most = tolerance_of(how, theirs or 0.0)
    shift = _neat(ours - (theirs or 0.0))
    # without a baseline the tolerance is a bound: the most that is good, or (worse: lower) the least
    excess = most - shift if how.worse == "lower" and theirs is None else _worse(shift, how) - most
    samples = [len(candidate)] if baseline is None else [len(candidate), len(baseline)]
    measured = Measured(samples=samples, candidate=ours, baseline=theirs, shift=shift if theirs is not None else None)
    said = _said(measured, how, unit, "share" if middle is _share else "median")
    return Judgement("FAIL" if excess > 0 else "PASS", said, measured)


def _worse(shift: float, how: model.Judge) -> float:
    return {"higher": shift, "lower": -shift, "either": abs(shift)}[how.worse]


def _by_share(candidate: Sequence[float], baseline: Sequence[float], how: model.Judge, unit: str) -> Judgement:
    ours, theirs = _share(candidate), _share(baseline)
    most, shift = tolerance_of(how, theirs), _neat(ours - theirs)
    more = [(sum(values) + 1) / (len(values) + 2) for values in (candidate, baseline)]
    sizes = [len(candidate), len(baseline)]
    spread = math.sqrt(sum(share * (1 - share) / (size + 2) for share, size in zip(more, sizes, strict=True)))
    excess = _worse(more[0] - more[1], how) - most
    p = 0.5 * math.erfc(excess / spread / math.sqrt(2)) * (2 if how.worse == "either" else 1)
    verdict: Verdict = "FAIL" if p < how.alpha else "PASS" if _worse(shift, how) <= most else "INCONCLUSIVE"
    measured = Measured(samples=sizes, candidate=ours, baseline=theirs, p=round(min(p, 1.0), 6), shift=shift)
    return Judgement(verdict, _said(measured, how, unit, "share"), measured)


def _are_flags(*samples: Sequence[float]) -> bool:
    return all(value in (0, 1) for values in samples for value in values)


def _share(values: Sequence[float]) -> float:
    return _neat(sum(values) / len(values))


def _by_rank(candidate: Sequence[float], baseline: Sequence[float], how: model.Judge, unit: str) -> Judgement:
    ours, theirs = _median(candidate), _median(baseline)
    most = tolerance_of(how, theirs)
    higher = _chance_higher([value - most for value in candidate], baseline)
    lower = _chance_higher([-value - most for value in reversed(candidate)], [-value for value in reversed(baseline)])
    p = {"higher": higher, "lower": lower, "either": min(1.0, 2 * min(higher, lower))}[how.worse]
    shift, low, high = differences(candidate, baseline, how.alpha)
    within = (how.worse == "lower" or (high is not None and high <= most)) and (
        how.worse == "higher" or (low is not None and low >= -most)
    )
    measured = Measured(
        samples=[len(candidate), len(baseline)], candidate=ours, baseline=theirs, p=round(p, 6), shift=shift, low=low,
        high=high,
    )  # fmt: skip
    verdict: Verdict = "FAIL" if p < how.alpha else "PASS" if within else "INCONCLUSIVE"
    return Judgement(verdict, _said(measured, how, unit), measured)


def _said(measured: Measured, how: model.Judge, unit: str, what: str = "median") -> str:
    unit = f" {unit}" if unit else ""
    parts = [f"{what} {measured.candidate:g}{unit}"]
    if measured.baseline is not None:
        parts[0] += f" against {measured.baseline:g}{unit}"
    parts.append(f"tolerance {how.tolerance}")
    if measured.p is not None:
        parts.append(f"p {measured.p:.3g}" if measured.p else "p below 0.000001")
    if measured.low is not None and measured.high is not None:
        parts.append(f"difference {measured.low:+g} to {measured.high:+g}")
    return ", ".join(parts)


# -- ranks -------------------------------------------------------------------------------------------------------------


def _chance_higher(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The chance to see ``xs`` so much above ``ys`` (both sorted) if they came from the same source."""
    u = sum(bisect_left(ys, x) + bisect_right(ys, x) for x in xs) / 2
    ties = [count for count in Counter((*xs, *ys)).values() if count > 1]
    below = _distribution(len(xs), len(ys), ties)
    return 1.0 - below(u - 1)


def _distribution(n: int, m: int, ties: Sequence[int] = ()) -> Callable[[float], float]:
    """The chance that of ``n * m`` pairs at most ``u`` have the larger value on one side, by chance alone."""
    if n * m <= EXACT and not ties:
        counts = _counted(n, m)
        total = sum(counts)
        return lambda u: sum(counts[: int(u) + 1]) / total if u >= 0 else 0.0
    size = n + m
    correction = sum(count**3 - count for count in ties) / (size * (size - 1))
    spread = math.sqrt(n * m / 12 * (size + 1 - correction))
    if not spread:
        return lambda u: 0.0
    return lambda u: 0.5 * math.erfc((n * m / 2 - u - 0.5) / spread / math.sqrt(2))


def _counted(n: int, m: int) -> list[int]:
    """In how many of all orders of two samples ``u`` pairs have the larger value on one side, for each ``u``.

    These are the coefficients of the Gaussian binomial, multiplied and divided out one factor after another.
    """
    counts = [1] + [0] * (n * m)
    for factor in range(1, n + 1):
        for u in range(n * m, m + factor - 1, -1):
            counts[u] -= counts[u - m - factor]
        for u in range(factor, n * m + 1):
            counts[u] += counts[u - factor]
    return counts


def differences(xs: Sequence[float], ys: Sequence[float], alpha: float) -> tuple[float, float | None, float | None]:
    """By how much ``xs`` lies above ``ys`` (both sorted): the estimate, and a lower and an upper bound.

    Each bound holds with a chance of ``1 - alpha``; None where there are too few values to say.
    """
    pairs = len(xs) * len(ys)
    estimate = (_difference(xs, ys, (pairs + 1) // 2) + _difference(xs, ys, pairs // 2 + 1)) / 2
    below = _distribution(len(xs), len(ys))
    rank = bisect_right(range(pairs), alpha, key=below)
    if not rank:
        return _neat(estimate), None, None
    return _neat(estimate), _neat(_difference(xs, ys, rank)), _neat(_difference(xs, ys, pairs + 1 - rank))


def _difference(xs: Sequence[float], ys: Sequence[float], rank: int) -> float:
    """The difference of a rank (from 1) among all differences ``x - y``, found without making them all."""
    low, high = xs[0] - ys[-1] - 1, xs[-1] - ys[0]
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if sum(bisect_right(xs, y + middle) for y in ys) >= rank:
            high = middle
        else:
            low = middle
    above = ((bisect_right(xs, y + low), y) for y in ys)
    return min(xs[place] - y for place, y in above if place < len(xs))


def _median(values: Sequence[float]) -> float:
    return _neat(quantile(values, 0.5))


def _neat(number: float) -> float:
    return float(f"{number:.9g}")
