"""A canary beside its control, by the rules of Kayenta's classifiers: Pass, High, Low or Nodata.

Its tolerance is a share of the estimated shift itself, its effect size the ratio of the means, and a metric is critical
only where the effect is beyond limits of its own. The rules are those of the public documentation of Spinnaker's
judge; the reasons are ours.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from msgspec import Struct

from turbo_mode.analysis.rank_test import interval, rank_test
from turbo_mode.analysis.series import Series
from turbo_mode.errors import UsageError

Label = Literal["Pass", "High", "Low", "Nodata", "NodataFailMetric"]
Direction = Literal["increase", "decrease", "either"]


class Rules(Struct, frozen=True, kw_only=True):
    """How a canary is classified. Thresholds are (decrease, increase)."""

    method: Literal["mannWhitney", "meanInequality"] = "mannWhitney"
    tolerance: float = 0.25
    confidence: float = 0.98
    effect: Literal["meanRatio", "cles"] = "meanRatio"
    allowed: tuple[float, float] = (1.0, 1.0)
    critical: tuple[float, float] = (1.0, 1.0)
    direction: Direction = "either"
    missing: Literal["remove", "replace"] = "remove"
    outliers: Literal["keep", "remove"] = "keep"
    outlier_factor: float = 3.0
    is_critical: bool = False
    must_have_data: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.confidence < 1:
            raise UsageError(f"a confidence level lies between 0 and 1, and {self.confidence:g} doesn't")
        if not 0 <= self.tolerance < math.inf:
            raise UsageError(f"a tolerance can't be {self.tolerance:g}")


class Classification(Struct, frozen=True):
    """What a canary's metric is, how sure that is, and why."""

    label: Label
    critical: bool
    reason: str
    ratio: float = 1.0
    p_value: float | None = None

    def confidence(self, rules: Rules) -> float:
        """How far the p-value is from the border between Pass and the others: 0.5 on it, near 1 away from it."""
        if self.p_value is None:
            return 0.0
        alpha = 1 - rules.confidence
        return (alpha if self.label in ("High", "Low") else self.p_value) / (alpha + self.p_value)


def classify(experiment: Series, control: Series, rules: Rules) -> Classification:
    """Classify the experiment, the new version, beside the control, the old one."""
    new, old = _cleaned(experiment, rules), _cleaned(control, rules)
    if not len(new) or not len(old):
        return _without_data(len(new), len(old), rules)
    if np.array_equal(np.sort(new), np.sort(old)) or len(np.unique(np.concatenate([new, old]))) == 1:
        return Classification("Pass", False, "both have the same values", 1.0, 1.0)
    if rules.method == "meanInequality":
        return _by_means(new, old, rules)
    return _by_ranks(new, old, rules)


def _cleaned(series: Series, rules: Rules) -> Series:
    kept = np.nan_to_num(series, nan=0.0) if rules.missing == "replace" else series[~np.isnan(series)]
    if rules.outliers == "keep" or not len(kept):
        return kept
    first, quarter, third, last = np.quantile(kept, (0.01, 0.25, 0.75, 0.99))
    reach = rules.outlier_factor * (third - quarter)
    inside: Series = kept[(kept >= min(first, quarter - reach)) & (kept <= max(last, third + reach))]
    return inside


def _without_data(new: int, old: int, rules: Rules) -> Classification:
    lacking = " and ".join(name for name, size in (("the experiment", new), ("the control", old)) if not size)
    reason = f"{lacking} {'has' if bool(new) != bool(old) else 'have'} no values"
    if rules.missing == "replace":
        return Classification("Pass", False, f"{reason}, which stands for zeros here")
    label: Label = "NodataFailMetric" if rules.must_have_data else "Nodata"
    return Classification(label, rules.is_critical, reason)


def _by_ranks(new: Series, old: Series, rules: Rules) -> Classification:
    shift = interval(new, old, rules.confidence)
    bound = rules.tolerance * abs(shift.estimate)
    p_high, p_low = rank_test(new, old, bound).p_higher, rank_test(new, old, -bound).p_lower
    p = min(1.0, 2 * min(p_high, p_low))
    ratio, effect = _ratio(new, old), _effect(new, old, rules)
    label, why = _label(p_high < p_low, p < 1 - rules.confidence, effect, rules)
    said = f"the experiment is {_shifted(shift.estimate)} (p = {p:.2g}), its mean {_times(ratio)} the control's{why}"
    return Classification(label, label != "Pass" and _is_critical(label, effect, rules), said, ratio, p)


def _label(is_high: bool, is_sure: bool, effect: float, rules: Rules) -> tuple[Label, str]:
    """The label, and why a certain change passes."""
    fitting = "increase" if is_high else "decrease"
    if not is_sure:
        return "Pass", ""
    if rules.direction not in ("either", fitting):
        return "Pass", f", and a {fitting} is no regression"
    limit = rules.allowed[1] if is_high else rules.allowed[0]
    if not math.isnan(effect) and (effect < limit if is_high else effect > limit):
        return "Pass", f", and only {limit:g} counts"
    return "High" if is_high else "Low", ""


def _is_critical(label: Label, effect: float, rules: Rules) -> bool:
    if not rules.is_critical:
        return False
    return math.isnan(effect) or (effect >= rules.critical[1] if label == "High" else effect <= rules.critical[0])


def _by_means(new: Series, old: Series, rules: Rules) -> Classification:
    ratio, difference = _ratio(new, old), float(new.mean() - old.mean())
    label, why = _label(difference > 0, difference != 0, math.nan, rules)
    said = f"the experiment's mean {_times(ratio)} the control's{why}; means alone prove nothing"
    return Classification(label, False, said, ratio)


def _ratio(new: Series, old: Series) -> float:
    """Mean of the new by mean of the old; NaN where either is zero."""
    above, below = float(new.mean()), float(old.mean())
    return above / below if above and below else math.nan


def _effect(new: Series, old: Series, rules: Rules) -> float:
    if rules.effect == "meanRatio":
        return _ratio(new, old)
    return float(np.searchsorted(np.sort(old), new, "left").sum()) / (len(new) * len(old))


def _shifted(estimate: float) -> str:
    if estimate == 0:
        return "no higher or lower on the whole"
    return f"{abs(estimate):.4g} {'higher' if estimate > 0 else 'lower'}"


def _times(ratio: float) -> str:
    return "has no ratio to" if math.isnan(ratio) else f"is {ratio:.4g} times"
