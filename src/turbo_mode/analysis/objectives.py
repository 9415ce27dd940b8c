"""Service level objectives: single numbers against limits, fixed ones or relative to earlier runs.

The criteria are Keptn's: ``<600`` is a fixed limit, ``<=+10%`` one relative to earlier runs, ``>=-5`` relative by an
amount. Criteria in one list must all hold, of several lists one is enough. A pass counts its weight, a warning half of
it, and a key objective that fails makes all fail. Unlike there, a limit relative to nothing is said to be so.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from turbo_mode.core.regex import regex
from turbo_mode.errors import UsageError

Result = Literal["PASS", "WARNING", "FAIL", "INFO"]
Aggregate = Literal["avg", "p50", "p90", "p95"]

_CRITERION = regex(r"\s*(<=|>=|<|>|=)\s*([+-]?)\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(%?)\s*")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip


class Objective(Struct, frozen=True, kw_only=True):
    """What is asked of one number. Without ``passing`` it's shown and doesn't count."""

    passing: tuple[tuple[str, ...], ...] = ()
    warning: tuple[tuple[str, ...], ...] = ()
    weight: float = 1.0
    key: bool = False


class Met(Struct, frozen=True):
    """How one objective turned out."""

    result: Result
    value: float | None
    compared: float | None
    reason: str


class Evaluation(Struct, frozen=True):
    """How all of them turned out; ``score`` is in percent of what could be reached."""

    result: Literal["PASS", "WARNING", "FAIL", "NODATA"]
    score: float
    objectives: dict[str, Met]
    reason: str


class _Limit(NamedTuple):
    text: str
    compare: str
    amount: float
    relative: bool
    percent: bool

    def target(self, earlier: float | None) -> float | None:
        """The number that this limit stands for; ``None`` where it's relative to nothing."""
        if not self.relative:
            return self.amount
        if earlier is None:
            return None
        return earlier + (abs(earlier) * self.amount / 100 if self.percent else self.amount)


def evaluate(
    objectives: Mapping[str, Objective],
    values: Mapping[str, float | None],
    earlier: Sequence[Mapping[str, float | None]] = (),
    *,
    passing: float = 90.0,
    warning: float = 75.0,
    aggregate: Aggregate = "avg",
) -> Evaluation:
    """Evaluate values against objectives; ``earlier`` are the values of the runs that relative limits refer to.

    Raises ``UsageError`` for a criterion that can't be read, a negative weight, or a value that nothing is asked of.
    """
    _check(objectives, values, passing, warning)
    found = {
        name: _met(objective, values.get(name), _compared(name, earlier, aggregate))
        for name, objective in objectives.items()
    }
    counted = {name: objectives[name].weight for name, met in found.items() if met.result != "INFO"}
    total = sum(counted.values())
    if not total:
        return Evaluation("NODATA", 0.0, found, "no objective counts")
    points = {"PASS": 1.0, "WARNING": 0.5, "FAIL": 0.0, "INFO": 0.0}
    score = 100 * sum(weight * points[found[name].result] for name, weight in counted.items()) / total
    lost = [name for name in counted if objectives[name].key and found[name].result == "FAIL"]
    if lost:
        return Evaluation("FAIL", score, found, f"a key objective failed: {', '.join(lost)}")
    result: Literal["PASS", "WARNING", "FAIL"] = (
        "PASS" if score >= passing else "WARNING" if score >= warning else "FAIL"
    )
    return Evaluation(result, score, found, f"{score:.4g} % reached; {passing:g} % passes, {warning:g} % warns")


def _check(
    objectives: Mapping[str, Objective], values: Mapping[str, float | None], passing: float, warning: float
) -> None:
    unknown = sorted(values.keys() - objectives.keys())
    if unknown:
        raise UsageError(f"there is no objective for: {', '.join(unknown)}")
    wrong = [name for name, each in objectives.items() if not 0 <= each.weight < math.inf]
    if wrong:
        raise UsageError(f"a weight can't be negative or endless: {', '.join(wrong)}")
    if not 0 <= warning <= passing <= 100:
        raise UsageError(f"the percentages {warning:g} and {passing:g} aren't in order between 0 and 100")


def _met(objective: Objective, value: float | None, compared: float | None) -> Met:
    limits = [_limits(texts) for texts in (objective.passing, objective.warning)]
    if value is None or not math.isfinite(value):
        return Met("FAIL" if objective.passing else "INFO", None, compared, "no value")
    if not objective.passing:
        return Met("INFO", value, compared, "nothing is asked of it")
    for result, groups in zip(("PASS", "WARNING"), limits, strict=True):
        holding = next((group for group in groups if all(_holds(each, value, compared) for each in group)), None)
        if holding is not None:
            return Met("PASS" if result == "PASS" else "WARNING", value, compared, _said(holding, value, compared))
    return Met("FAIL", value, compared, f"{value:g} is not {_texts(limits[0], compared)}")


def _holds(limit: _Limit, value: float, compared: float | None) -> bool:
    target = limit.target(compared)
    if target is None:
        return True
    if limit.compare == "=":
        return math.isclose(value, target, rel_tol=1e-12)
    close = math.isclose(value, target, rel_tol=1e-12)
    return "=" in limit.compare if close else _COMPARE[limit.compare](value, target)


def _said(limits: Sequence[_Limit], value: float, compared: float | None) -> str:
    said = f"{value:g} is {_texts([limits], compared)}"
    alone = any(each.target(compared) is None for each in limits)
    return f"{said}; there is no earlier run to compare with" if alone else said


def _texts(groups: Sequence[Sequence[_Limit]], compared: float | None) -> str:
    return " or ".join(" and ".join(_text(each, compared) for each in group) for group in groups)


def _text(limit: _Limit, compared: float | None) -> str:
    target = limit.target(compared)
    return f"{limit.text} ({target:g})" if limit.relative and target is not None else limit.text


def _limits(groups: Sequence[Sequence[str]]) -> list[list[_Limit]]:
    return [[_limit(part) for text in group for part in text.split(",")] for group in groups]


def _limit(text: str) -> _Limit:
    found = _CRITERION.fullmatch(text)
    if not found:
        raise UsageError(f"`{text[:60]}` is no criterion", hint="write it as `<600`, `<=+10%` or `>=-5`")
    compare, sign, amount, percent = found.groups()
    if percent and not sign:
        raise UsageError(f"`{text[:60]}` doesn't say in which direction", hint=f"write `{compare}+{amount}%`")
    return _Limit(text.strip(), compare, float(f"{sign}{amount}"), bool(sign), bool(percent))


def _compared(name: str, earlier: Sequence[Mapping[str, float | None]], aggregate: Aggregate) -> float | None:
    found = sorted(value for run in earlier if (value := run.get(name)) is not None and math.isfinite(value))
    if not found:
        return None
    if aggregate == "avg":
        return math.fsum(found) / len(found)
    place = (len(found) - 1) * int(aggregate[1:]) / 100
    low = math.floor(place)
    high = min(low + 1, len(found) - 1)
    return found[low] + (found[high] - found[low]) * (place - low)
