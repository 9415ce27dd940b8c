"""From the labels of single metrics to one score between 0 and 100, by groups with weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from turbo_mode.errors import UsageError


class Graded(Struct, frozen=True):
    """One metric as the score sees it: whether it passed (``None`` without data), in which groups it counts."""

    passed: bool | None
    groups: tuple[str, ...] = ("all",)
    critical: bool = False


class Score(Struct, frozen=True):
    """The score of all groups together, what it means, and why."""

    label: Literal["Pass", "Marginal", "Fail"]
    score: float
    groups: dict[str, float]
    reason: str


def score(
    metrics: Mapping[str, Graded], weights: Mapping[str, float] | None = None, *, passing: float, marginal: float = 0.0
) -> Score:
    """Score metrics by their groups.

    ``weights`` are in percent; groups without one share what is left of 100. A critical metric that fails makes the
    score 0, and so does having no data for half of the metrics. Raises ``UsageError`` for weights that can't be.
    """
    groups = _groups(metrics)
    shares = _shares(list(groups), weights or {})
    if not 0 <= marginal <= passing <= 100:
        raise UsageError(f"the thresholds {marginal:g} and {passing:g} aren't in order between 0 and 100")
    critical = [name for name, each in metrics.items() if each.critical and each.passed is False]
    lacking = sum(each.passed is None for each in metrics.values())
    if critical:
        return Score("Fail", 0.0, groups, f"critical and not passed: {', '.join(critical)}")
    if 2 * lacking >= len(metrics):
        return Score("Fail", 0.0, groups, f"{lacking} of {len(metrics)} metrics have no data")
    total = sum(shares.values())
    reached = sum(shares[name] * value for name, value in groups.items()) / total if total else 0.0
    label: Literal["Pass", "Marginal", "Fail"] = (
        "Pass" if reached >= passing else "Marginal" if reached >= marginal else "Fail"
    )
    return Score(label, reached, groups, f"the score is {reached:.4g}; {passing:g} passes, {marginal:g} is marginal")


def _groups(metrics: Mapping[str, Graded]) -> dict[str, float]:
    """The percentage of its metrics that passed, group by group; 100 where none has data."""
    found: dict[str, list[bool]] = {}
    for each in metrics.values():
        for group in each.groups:
            found.setdefault(group, []).extend([each.passed] if each.passed is not None else [])
    return {name: 100 * sum(passed) / len(passed) if passed else 100.0 for name, passed in found.items()}


def _shares(groups: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    wrong = [f"{name}: {weight:g}" for name, weight in weights.items() if not 0 <= weight < float("inf")]
    if wrong:
        raise UsageError(f"weights can't be negative or endless: {', '.join(wrong)}")
    unknown = [name for name in weights if name not in groups]
    if unknown:
        raise UsageError(f"no metric is in the group that has a weight: {', '.join(unknown)}")
    free = [name for name in groups if name not in weights]
    left = 100 - sum(weights.values())
    if free and left <= 0:
        raise UsageError(f"the weights leave nothing for: {', '.join(free)}")
    if groups and not free and not any(weights.values()):
        raise UsageError("all weights are 0")
    return {name: weights.get(name, left / len(free) if free else 0.0) for name in groups}
