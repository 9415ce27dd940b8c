"""The ways to judge one metric: beside its history, by ranks beside the baseline, as Kayenta does, by a threshold."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from turbo_mode.analysis.canary import Direction, Rules, classify
from turbo_mode.analysis.conformal import smallest_p
from turbo_mode.analysis.given import Given
from turbo_mode.analysis.history import LEAST_BLOCK, Standing, beside_history, blocks_before
from turbo_mode.analysis.rank_test import interval, rank_test
from turbo_mode.analysis.series import Series, middle
from turbo_mode.analysis.verdict import Findings, Verdict
from turbo_mode.core.plan.model import Judge

_MOST_PAIRS = 10_000
_LAST_DIGITS = 1e-9
_AGAINST = {"higher": ("higher",), "lower": ("lower",), "either": ("higher", "lower")}


def findings(
    given: Given,
    spec: Judge,
    *,
    alpha: float,
    block: int = 0,
    looks: Sequence[int] = (),
    standing: Standing | None = None,
) -> Findings | Verdict:
    """What there is to be found in one metric, or the verdict where nothing can be.

    ``standing`` is where it stands beside its history, if that has been computed.
    """
    lack = given.lack(LEAST_BLOCK if looks else spec.min_samples)
    if lack:
        return lack
    method = method_for(given, spec, alpha, block) if standing is None else "history"
    if method == "history":
        if standing is None and given.is_constant:
            said = f"not enough evidence: all {len(given.whole)} values are {given.whole[0]:g}"
            return Verdict("INCONCLUSIVE", said)
        if standing is None:
            standing = beside_history(given.whole[None], given.split, block=block, looks=looks, worse=spec.worse)[0]
        return _by_history(given, spec, standing, max(block, len(given.candidate)), alpha)
    baseline = given.baseline[~np.isnan(given.baseline)]
    candidate = given.candidate[~np.isnan(given.candidate)]
    if not len(baseline):
        return Verdict("NODATA", "the baseline has no values")
    if method == "threshold":
        return _by_threshold(baseline, candidate, spec)
    if len(baseline) < spec.min_samples:
        needed = f"{spec.min_samples} are needed"
        return Verdict("NODATA", f"not enough evidence: the baseline has {len(baseline)} values, {needed}")
    return (_by_kayenta if method == "kayenta" else _by_ranks)(baseline, candidate, spec, alpha)


def method_for(given: Given, spec: Judge, alpha: float, block: int = 0) -> str:
    """``auto`` is the history where it can prove something at the asked rate, else ranks, where there is a baseline."""
    if spec.method != "auto":
        return spec.method
    size = max(block, len(given.candidate))
    blocks = blocks_before(given.split, size) if size and len(given.history) else 0
    has_power = blocks > 0 and smallest_p(blocks) <= alpha and not given.is_constant
    return "history" if has_power or len(given.baseline) < spec.min_samples else "ranks"


def _by_history(given: Given, spec: Judge, standing: Standing, block: int, alpha: float) -> Findings:
    candidate = given.whole[given.split :]
    before = given.whole[max(0, given.split - block) : given.split]
    medians = _Medians(candidate, before)
    seen = f"{_seen(standing)} looked as unusual (p = {standing.p:.2g})"
    more = f"{medians.change}; {given.gaps} missing values were bridged" if given.gaps else medians.change
    return Findings(
        p=standing.p,
        least_p=smallest_p(standing.blocks),
        alarm=f"what stands out is its {standing.stands_out.removesuffix(',')}: {seen}; {more}",
        calm=f"{seen}; {more}",
        powerless=f"{_count(standing.blocks)} of {block} values",
        tolerated=_tolerated(candidate, medians.baseline, spec) if standing.p <= alpha else "",
        statistics={
            "blocks": standing.blocks, "asUnusual": standing.as_unusual, "period": standing.period,
            "median": medians.candidate, "baselineMedian": medians.baseline,
        },
    )  # fmt: skip


def _by_ranks(baseline: Series, candidate: Series, spec: Judge, alpha: float) -> Findings:
    medians = _Medians(candidate, baseline)
    bound, said = _tolerance(spec, medians.baseline)
    tests = {side: _rank_p(candidate, baseline, bound, side) for side in _AGAINST[spec.worse]}
    direction = min(tests, key=tests.__getitem__)
    p = min(1.0, len(tests) * tests[direction])
    statistics = {"median": medians.candidate, "baselineMedian": medians.baseline}
    if len(candidate) * len(baseline) <= _MOST_PAIRS:
        shift = interval(candidate, baseline, 1 - alpha)
        statistics |= {"shift": shift.estimate, "shiftLow": shift.low, "shiftHigh": shift.high}
    return Findings(
        p=p,
        least_p=0.0,
        alarm=f"the values are {direction} by more than {said} (p = {p:.2g}); {medians.change}",
        calm=f"the values aren't shown to be {direction} by more than {said} (p = {p:.2g}); {medians.change}",
        powerless="",
        statistics=statistics,
    )


def _by_kayenta(baseline: Series, candidate: Series, spec: Judge, alpha: float) -> Verdict:
    """High or Low as Kayenta labels it, where the means differ by more than is tolerated; all else passes."""
    side: dict[str, Direction] = {"higher": "increase", "lower": "decrease", "either": "either"}
    rules = Rules(confidence=1 - alpha, direction=side[spec.worse])
    found = classify(candidate, baseline, rules)
    new, old = float(candidate.mean()), float(baseline.mean())
    bound, said = _tolerance(spec, old)
    is_far = abs(new - old) > bound + _LAST_DIGITS * max(abs(new), abs(old))
    label = found.label if is_far else "Pass"
    reason = f"{label}: {found.reason}; {said} are allowed"
    means = {"mean": new, "baselineMean": old}
    return Verdict("PASS" if label == "Pass" else "FAIL", reason, found.p_value, found.confidence(rules), means)


def _rank_p(candidate: Series, baseline: Series, bound: float, side: str) -> float:
    if side == "higher":
        return rank_test(candidate, baseline, bound).p_higher
    return rank_test(candidate, baseline, -bound).p_lower


def _by_threshold(baseline: Series, candidate: Series, spec: Judge) -> Verdict:
    bound, said = _tolerance(spec, float(middle(np.sort(baseline))))
    new, old = float(candidate.mean()), float(baseline.mean())
    over = {"higher": new - old, "lower": old - new, "either": abs(new - old)}[spec.worse]
    is_worse = over > bound + _LAST_DIGITS * max(abs(new), abs(old))
    reason = f"the mean is {new:.4g}, the baseline's {old:.4g}; {said} are allowed"
    return Verdict("FAIL" if is_worse else "PASS", reason, None, 1.0, {"mean": new, "baselineMean": old})


def _tolerance(spec: Judge, level: float) -> tuple[float, str]:
    """How much is allowed, as a number and in words: a percentage is one of the baseline's median."""
    if spec.tolerance.endswith("%"):
        return float(spec.tolerance[:-1]) / 100 * abs(level), f"{float(spec.tolerance[:-1]):g} %"
    return float(spec.tolerance), f"{float(spec.tolerance):g}"


def _tolerated(candidate: Series, level: float, spec: Judge) -> str:
    """Why a change doesn't count: no stretch of the candidate is farther from the level before than is allowed."""
    bound, said = _tolerance(spec, level)
    if not bound:
        return ""
    stretch = max(1, len(candidate) // 8)
    means = np.convolve(candidate, np.full(stretch, 1 / stretch), "valid") - level
    reach = {"higher": means.max(), "lower": -means.min(), "either": np.abs(means).max()}[spec.worse]
    return "" if reach > bound * (1 + _LAST_DIGITS) else f"but that is within the tolerance of {said}"


class _Medians:
    """The medians of candidate and baseline, and how they differ in words."""

    def __init__(self, candidate: Series, baseline: Series) -> None:
        self.candidate = float(middle(np.sort(candidate)))
        self.baseline = float(middle(np.sort(baseline))) if len(baseline) else math.nan

    @property
    def change(self) -> str:
        """How the medians differ."""
        new, old = self.candidate, self.baseline
        if math.isnan(old):
            return f"the median is {new:.4g}"
        if new == old:
            return "the median is the baseline's"
        share = (new - old) / abs(old) if old else math.inf
        if abs(share) > 10:
            return f"the median is {new:.4g}, the baseline's {old:.4g}"
        return f"the median is {abs(share) * 100:.3g} % {'above' if new > old else 'below'} the baseline's"


def _seen(standing: Standing) -> str:
    if standing.as_unusual == 0:
        return f"none of {_count(standing.blocks)}"
    return f"of {_count(standing.blocks)} {standing.as_unusual:.3g}"


def _count(blocks: int) -> str:
    return "1 earlier block" if blocks == 1 else f"{blocks} earlier blocks"
