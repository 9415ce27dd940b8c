"""Judges the numbers of a metric: is the candidate worse than its baseline, by more than is tolerated?

``threshold`` compares two medians, or without a baseline one median with the tolerance itself. The others compare two
samples by ranks (``ranks.py``). Flags (values that are 0 or 1, such as "this request failed") have no middle worth the
name: of them the shares of 1 are compared. A factor on all values, and on a tolerance that is no percentage, changes no
verdict.

FAIL: it is worse by more than the tolerance, and the chance to say so wrongly is below ``alpha``. PASS: the bound of
the difference, at the same ``alpha``, is within the tolerance. Else INCONCLUSIVE: more samples would tell. For shares
the chance comes from the normal approximation with one flag of each kind added to both samples (Agresti and Caffo,
The American Statistician 54, 2000), and a difference that is seen to be within the tolerance passes: a bound on the
share of something rare would need thousands of samples.

``kayenta`` labels as the judge of Spinnaker does: High or Low where the test of Mann and Whitney, both ways and with a
tolerance of a quarter of the shift itself, is sure at ``alpha`` and the means differ by more than the plan's
``tolerance``, which is Kayenta's effect size; all else is a Pass, also what more samples would tell.

``history`` compares the middle of the candidate with those of earlier executions: if nothing has changed it is one of
them, so the chance that it is among the k worst of n + 1 is k / (n + 1), whatever they are spread like (a conformal
p-value; Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005). FAIL: that is at most ``alpha``, and
it is worse by more than the tolerance. As long as even the worst of all couldn't be so rare there is no verdict.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from turbo_mode.core.decisions.counting import Choosing, Counting, Ordered, plainly
from turbo_mode.core.decisions.model import Judgement, Measured, Verdict
from turbo_mode.core.decisions.ranks import differences, rank
from turbo_mode.core.plan import model

_SHARE_OF_SHIFT = 0.25
"""Kayenta's tolerance: such a share of the shift counts as none."""
_LAST_DIGITS = 1e-9
"""Of the values themselves: what a difference is off by, at most, because of the unit."""


def judge(
    candidate: Sequence[float], baseline: Sequence[float] | None, how: model.Judge, unit: str = "",
    choosing: Choosing = plainly, history: Sequence[float] | None = None,
) -> Judgement:  # fmt: skip
    """The verdict on two samples, or on one where there is no baseline. All values are finite.

    The ``unit`` is for people; ``choosing`` says who counts, which changes nothing but the time. ``history`` has the
    middles of earlier executions, where these stand in for a baseline.
    """
    sizes = [len(candidate)] if baseline is None else [len(candidate), len(baseline)]
    if min(sizes) < how.min_samples:
        said = f"{' and '.join(map(str, sizes))} samples, and {how.min_samples} are the least"
        return Judgement("NODATA", said, Measured(samples=sizes))
    if history is not None:
        return _by_history(choosing(sum(sizes)).ordered(candidate), history, how, unit)
    if baseline is None and how.tolerance.endswith("%"):
        return Judgement("NODATA", f"a tolerance of {how.tolerance} needs a baseline", Measured(samples=sizes))
    counting = choosing(sum(sizes))
    ours = counting.ordered(candidate)
    theirs = counting.ordered(baseline) if baseline is not None else None
    if theirs is None or how.method == "threshold":
        return _by_middle(ours, theirs, how, unit)
    if how.method == "kayenta":
        return _by_kayenta(ours, theirs, how, unit, counting)
    if _are_flags(ours) and _are_flags(theirs):
        return _by_share(ours, theirs, how, unit)
    return _by_rank(ours, theirs, how, unit, counting)


def tolerance_of(how: model.Judge, baseline: float) -> float:
    """How much worse it may be, in the metric's own unit; a percentage is one of the baseline's median."""
    if how.tolerance.endswith("%"):
        return float(how.tolerance[:-1]) / 100 * abs(baseline)
    return float(how.tolerance)


def _by_middle(ours: Ordered, theirs: Ordered | None, how: model.Judge, unit: str) -> Judgement:
    are_flags = _are_flags(ours) and (theirs is None or _are_flags(theirs))
    middle, what = (_share, "share") if are_flags else (_median, "median")
    new, old = middle(ours), middle(theirs) if theirs is not None else None
    most, shift = tolerance_of(how, old or 0.0), new - (old or 0.0)
    # without a baseline the tolerance is a bound: the most that is good, or (worse: lower) the least
    excess = most - shift if how.worse == "lower" and old is None else _worse(shift, how) - most
    samples = [len(ours)] if theirs is None else [len(ours), len(theirs)]
    measured = Measured(
        samples=samples, candidate=_neat(new), baseline=_told(old), shift=_told(shift) if old is not None else None
    )
    verdict: Verdict = "FAIL" if excess > _slack(new, old or 0.0) else "PASS"
    return Judgement(verdict, _said(measured, how, unit, what), measured)


def _by_history(ours: Ordered, history: Sequence[float], how: model.Judge, unit: str) -> Judgement:
    new, size, sides = (_share if _are_flags(ours) else _median)(ours), len(history), 2 if how.worse == "either" else 1
    sizes = [len(ours), size]
    if (needed := math.ceil(sides / how.alpha - 1) if how.alpha else 0) > size or not how.alpha:
        said = f"no power: {size} earlier executions" + (
            f", and {needed} are needed for a rate of {how.alpha:g}" if needed else ""
        )
        return Judgement("NODATA", said, Measured(samples=sizes, candidate=_neat(new)))
    old = _median(sorted(history))
    most, shift, slack = tolerance_of(how, old), new - old, _slack(new, old)
    above = sum(each >= new - slack for each in history)
    below = sum(each <= new + slack for each in history)
    among = {"higher": above, "lower": below, "either": min(above, below)}[how.worse]
    p = min(1.0, sides * (1 + among) / (size + 1))
    verdict: Verdict = "FAIL" if p <= how.alpha and _worse(shift, how) > most + slack else "PASS"
    measured = Measured(samples=sizes, candidate=_neat(new), baseline=_neat(old), p=round(p, 6), shift=_told(shift))
    return Judgement(verdict, f"{_said(measured, how, unit)}, {size} earlier executions", measured)


def by_history(metric: model.Metric, how: model.Judge) -> bool:
    """Whether a metric is judged beside earlier executions: it is to be, or there is nothing else beside which."""
    nothing_else = metric.baseline is None and (metric.history is not None or how.tolerance.endswith("%"))
    return how.method == "history" or (how.method == "auto" and nothing_else)


def _worse(shift: float, how: model.Judge) -> float:
    return {"higher": shift, "lower": -shift, "either": abs(shift)}[how.worse]


def _slack(*values: float) -> float:
    return _LAST_DIGITS * max(map(abs, values))


def _by_share(ours: Ordered, theirs: Ordered, how: model.Judge, unit: str) -> Judgement:
    new, old = _share(ours), _share(theirs)
    most, shift = tolerance_of(how, old), new - old
    sizes = [len(ours), len(theirs)]
    more = [(_ones(sample) + 1) / (len(sample) + 2) for sample in (ours, theirs)]
    spread = math.sqrt(sum(share * (1 - share) / (size + 2) for share, size in zip(more, sizes, strict=True)))
    excess = _worse(more[0] - more[1], how) - most
    p = 0.5 * math.erfc(excess / spread / math.sqrt(2)) * (2 if how.worse == "either" else 1)
    within = _worse(shift, how) <= most + _slack(new, old)
    verdict: Verdict = "FAIL" if p < how.alpha else "PASS" if within else "INCONCLUSIVE"
    measured = Measured(
        samples=sizes, candidate=_neat(new), baseline=_neat(old), p=round(min(p, 1.0), 6), shift=_told(shift)
    )
    return Judgement(verdict, _said(measured, how, unit, "share"), measured)


def _are_flags(sample: Ordered) -> bool:
    return sample[0] in (0, 1) and sample[-1] in (0, 1) and bisect_right(sample, 0) == bisect_left(sample, 1)


def _ones(flags: Ordered) -> int:
    return len(flags) - bisect_left(flags, 1)


def _share(flags: Ordered) -> float:
    return _ones(flags) / len(flags)


def _by_rank(ours: Ordered, theirs: Ordered, how: model.Judge, unit: str, counting: Counting) -> Judgement:
    new, old = _median(ours), _median(theirs)
    most = tolerance_of(how, old)
    p = _chance(ours, theirs, most, how, counting)
    shift, low, high = differences(ours, theirs, how.alpha, counting)
    good = most + _slack(new, old)
    within = (how.worse == "lower" or (high is not None and high <= good)) and (
        how.worse == "higher" or (low is not None and low >= -good)
    )
    measured = Measured(
        samples=[len(ours), len(theirs)], candidate=_neat(new), baseline=_neat(old), p=round(p, 6), shift=_told(shift),
        low=_told(low), high=_told(high),
    )  # fmt: skip
    verdict: Verdict = "FAIL" if p < how.alpha else "PASS" if within else "INCONCLUSIVE"
    return Judgement(verdict, _said(measured, how, unit), measured)


def _by_kayenta(ours: Ordered, theirs: Ordered, how: model.Judge, unit: str, counting: Counting) -> Judgement:
    new, old = (math.fsum(map(float, sample)) / len(sample) for sample in (ours, theirs))
    shift, low, high = differences(ours, theirs, how.alpha / 2, counting)
    bound = _SHARE_OF_SHIFT * abs(shift)
    above, below = rank(ours, theirs, bound, counting).p_higher, rank(ours, theirs, -bound, counting).p_lower
    p, label = min(1.0, 2 * min(above, below)), "higher" if above < below else "lower"
    is_far = _worse(new - old, how) > tolerance_of(how, old) + _slack(new, old)
    counts = is_far and how.worse in ("either", label)  # a change that doesn't is certain, and yet no evidence
    verdict: Verdict = "FAIL" if counts and p < how.alpha else "PASS"
    measured = Measured(
        samples=[len(ours), len(theirs)], candidate=_neat(new), baseline=_neat(old), p=round(p, 6) if counts else None,
        shift=_told(shift), low=_told(low), high=_told(high),
    )  # fmt: skip
    return Judgement(verdict, _said(measured, how, unit, "mean"), measured)


def _chance(ours: Ordered, theirs: Ordered, most: float, how: model.Judge, counting: Counting) -> float:
    """The chance of ranks as bad as these if it is worse by as much as is tolerated."""
    if how.worse == "higher":
        return rank(ours, theirs, most, counting).p_higher
    lower = rank(ours, theirs, -most, counting).p_lower
    return lower if how.worse == "lower" else min(1.0, 2 * min(lower, rank(ours, theirs, most, counting).p_higher))


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


def _median(sample: Ordered) -> float:
    below, above = float(sample[(len(sample) - 1) // 2]), float(sample[len(sample) // 2])
    return below if below == above else below / 2 + above / 2


def _neat(number: float) -> float:
    """Nine digits, and no negative zero."""
    return float(f"{number:.9g}") + 0.0


def _told(number: float | None) -> float | None:
    """A number for the record; None also for one that is too large for it."""
    return _neat(number) if number is not None and math.isfinite(number) else None
