"""Many metrics, one rate of false alarms."""

from __future__ import annotations

import math
from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Each p-value adjusted by Holm's steps: below the rate in one place, and any false alarm at all has that rate.

    It holds however the metrics depend on one another.
    """
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    adjusted, largest = [1.0] * len(p_values), 0.0
    for done, place in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - done) * p_values[place]))
        adjusted[place] = largest
    return adjusted


def cauchy(p_values: Sequence[float], weights: Sequence[float] = ()) -> float:
    """One p-value for all of them together: Cauchy's combination, good for small p-values that depend on each other."""
    if not p_values:
        return 1.0
    shares = weights or [1.0] * len(p_values)
    total = sum(shares)
    if total <= 0:
        return 1.0
    mean = sum(share * _cotangent(p) for share, p in zip(shares, p_values, strict=True)) / total
    return min(1.0, max(0.0, 0.5 - math.atan(mean) / math.pi)) if mean < 1e15 else 1 / (mean * math.pi)


def _cotangent(p: float) -> float:
    p = min(max(p, 1e-300), 1 - 1e-12)
    return 1 / (math.pi * p) if p < 1e-15 else math.tan((0.5 - p) * math.pi)
