"""Many metrics of one candidate: one rate of false alarms for all of them, one overall p-value, one score.

The rate is that of *any* false alarm: p-values are adjusted by Holm's steps. Metrics of the same shape are computed in
one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from msgspec import Struct

from turbo_mode.analysis.combine import cauchy, holm
from turbo_mode.analysis.findings import findings, method_for
from turbo_mode.analysis.given import Given
from turbo_mode.analysis.history import Standing, beside_history
from turbo_mode.analysis.judge import check
from turbo_mode.analysis.scores import Graded, Score, score
from turbo_mode.analysis.verdict import Findings, Verdict, verdict
from turbo_mode.core.plan.model import Judge


class Metric(Struct, frozen=True, kw_only=True):
    """One metric of a candidate. A missing one is asked for with an empty ``candidate``."""

    candidate: Iterable[Any]
    baseline: Iterable[Any] | None = None
    history: Iterable[Any] | None = None
    spec: Judge = Judge()
    groups: tuple[str, ...] = ("all",)


class Panel(Struct, frozen=True):
    """What is said about each metric, and about all of them together."""

    verdicts: dict[str, Verdict]
    p_value: float
    """The chance of such numbers in all metrics together if nothing has changed."""
    score: Score


def judge_all(
    metrics: Mapping[str, Metric],
    *,
    alpha: float = 0.05,
    weights: Mapping[str, float] | None = None,
    passing: float = 95.0,
    marginal: float = 75.0,
) -> Panel:
    """Judge metrics together at one rate of false alarms; the ``alpha`` of each spec isn't asked.

    Raises ``UsageError`` for what isn't a list of numbers and for weights and thresholds that can't be.
    """
    for spec in {id(each.spec): each.spec for each in metrics.values()}.values():
        check(spec)
    given = {name: Given(each.baseline, each.candidate, each.history) for name, each in metrics.items()}
    standings = _standings(metrics, given, alpha)
    found = {
        name: findings(given[name], each.spec, standing=standings.get(name), alpha=alpha)
        for name, each in metrics.items()
    }
    verdicts = _verdicts(found, alpha)
    tested = [(each.p, metrics[name].spec.weight) for name, each in found.items() if isinstance(each, Findings)]
    graded = {name: _graded(verdicts[name], each) for name, each in metrics.items()}
    return Panel(
        verdicts,
        cauchy([p for p, _ in tested], [weight for _, weight in tested]),
        score(graded, weights, passing=passing, marginal=marginal),
    )


def _verdicts(found: Mapping[str, Findings | Verdict], alpha: float) -> dict[str, Verdict]:
    tested = [name for name, each in found.items() if isinstance(each, Findings)]
    adjusted = dict(zip(tested, holm([each.p for each in found.values() if isinstance(each, Findings)]), strict=True))
    return {
        name: verdict(each, alpha, p=adjusted[name], tests=len(tested)) if isinstance(each, Findings) else each
        for name, each in found.items()
    }


def _standings(metrics: Mapping[str, Metric], given: Mapping[str, Given], alpha: float) -> dict[str, Standing]:
    """Where metrics stand beside their history, all of one shape at a time."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for name, each in metrics.items():
        series, spec = given[name], each.spec
        if series.lack(spec.min_samples) or method_for(series, spec, alpha) != "history" or series.is_constant:
            continue
        alike.setdefault((series.split, len(series.candidate), spec.worse), []).append(name)
    found: dict[str, Standing] = {}
    for names in alike.values():
        rows = np.stack([given[name].whole for name in names])
        worse = metrics[names[0]].spec.worse
        found |= zip(names, beside_history(rows, given[names[0]].split, worse=worse), strict=True)
    return found


def _graded(said: Verdict, metric: Metric) -> Graded:
    passed = {"PASS": True, "FAIL": False}.get(said.label)
    if said.label == "NODATA" and metric.spec.no_data == "fail":
        passed = False
    return Graded(passed, metric.groups, metric.spec.critical)
