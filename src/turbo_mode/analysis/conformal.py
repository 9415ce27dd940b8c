"""How unusual is one of several blocks that would look alike if nothing had changed?

All blocks are treated in the same way, the candidate among them. So, if nothing has changed, each of n + 1 blocks is
the most unusual one with the same chance 1/(n + 1), whatever the numbers are and however a score is made of them. That
is the whole guarantee, and it needs no distribution, only that blocks could change places.

Beyond the range of history ranks say nothing more. There a record counts by the factor that it stands above the next,
as if scores had the heavy tail of Pareto with index 1, and never for more than the factor e. If blocks are of two
kinds, usual and rare, then the chance that the candidate alone is of the rare kind is at most n^n/(n + 1)^(n + 1),
about 1/(e (n + 1)): a record, however far out, never proves more than that.
"""

from __future__ import annotations

import math

import numpy as np

from turbo_mode.analysis.series import Series, middle

_SAME = 1e-9
_FARTHEST = 1e9


def smallest_p(blocks: int) -> float:
    """The smallest p-value that a candidate can have beside so many earlier blocks."""
    return 1 / (math.e * (blocks + 1))


def blocks_needed(rate: float) -> int:
    """How many earlier blocks it takes until an alarm is possible at this rate of false alarms."""
    return max(1, math.ceil(1 / (math.e * rate) - 1))


def surprise(features: Series) -> Series:
    """For each feature and block, one over the share of blocks (the last axis) in which the feature is as large.

    The largest one is refined by how far it stands above the next, measured from the median.
    """
    if features.shape[-1] == 1:
        return np.ones_like(features)
    order = np.argsort(features, axis=-1)
    ordered = np.take_along_axis(features, order, axis=-1)
    size = ordered.shape[-1]
    away = ordered - middle(ordered)[..., None]
    slack = _SAME * np.maximum(np.abs(away[..., :1]), np.abs(away[..., -1:]))
    is_larger = np.diff(away, axis=-1) > slack
    first_equal = np.maximum.accumulate(np.where(is_larger, np.arange(1, size), 0), axis=-1)
    rarity = np.concatenate([np.ones_like(away[..., :1]), size / (size - first_equal)], axis=-1)
    rarity[..., -1] *= np.where(is_larger[..., -1], _gap(away[..., -1], away[..., -2]), 1.0)
    found = np.empty_like(rarity)
    np.put_along_axis(found, order, rarity, axis=-1)
    return found


def p_values(scores: Series) -> tuple[Series, Series]:
    """The p-value of the first of the scores on the last axis, and how many of the others are as large."""
    candidate, others = scores[..., 0], scores[..., 1:]
    as_large = (others >= candidate[..., None] * (1 - _SAME)).sum(axis=-1)
    share = (1 + as_large) / scores.shape[-1]
    record = np.maximum(others.max(axis=-1) / np.where(candidate > 0, candidate, 1), 1 / math.e)
    return np.where(as_large == 0, share * np.minimum(record, 1), share), as_large


def _gap(largest: Series, following: Series) -> Series:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(following > 0, largest / following, _FARTHEST)
    return np.clip(ratio, 1.0, _FARTHEST)
