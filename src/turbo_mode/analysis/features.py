"""Ways to look at a block of a series: how high, how low, how rough, how slow.

Every feature is a number that is large when the block is unusual in one way. Heights are seen beside the *context* of a
block, the median level of the four blocks before it. So a series may drift, and only what is new in a block counts.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from turbo_mode.analysis.series import Series

CONTEXT = 4
"""Blocks before a block whose level it is compared with."""

Worse = Literal["higher", "lower", "either"]

_STRETCHES = 8
_SLACK = 1e-9


class Feature(NamedTuple):
    """One way to look: what is seen, in words that follow "its", and which direction it speaks of."""

    words: str
    side: Worse


FEATURES = (
    Feature("highest value", "higher"),
    Feature("lowest value", "lower"),
    Feature("highest stretch", "higher"),
    Feature("lowest stretch", "lower"),
    Feature("mean, which is higher,", "higher"),
    Feature("mean, which is lower,", "lower"),
    Feature("sharpest peak", "higher"),
    Feature("sharpest dip", "lower"),
    Feature("roughness", "either"),
    Feature("smoothness", "either"),
    Feature("slow ups and downs", "either"),
    Feature("quick ups and downs", "either"),
)
"""In the order of the rows that ``features`` returns."""


def seen(worse: Worse) -> list[int]:
    """Which features count when only one direction is a regression."""
    return [place for place, each in enumerate(FEATURES) if worse in ("either", each.side)]


def features(blocks: Series, context: Series) -> Series:
    """All features of each block.

    ``blocks`` has the shape (…, block, time), ``context`` the level before each block; the result is
    (…, feature, block).
    """
    return np.stack([*_heights(blocks, context), *_points(blocks), *_textures(blocks)], axis=-2)


def _heights(blocks: Series, context: Series) -> list[Series]:
    """Highest and lowest: of single values, of means over an eighth of a block, of the whole."""
    size = blocks.shape[-1]
    stretch = max(1, size // _STRETCHES)
    sums = np.cumsum(blocks, axis=-1)
    means = sums[..., stretch - 1 :].copy()
    means[..., 1:] -= sums[..., : size - stretch]
    means /= stretch
    mean = sums[..., -1] / size
    return [
        blocks.max(axis=-1) - context, context - blocks.min(axis=-1),
        means.max(axis=-1) - context, context - means.min(axis=-1),
        mean - context, context - mean,
    ]  # fmt: skip


def _points(blocks: Series) -> list[Series]:
    """How far a single value sticks out from the line between its neighbours."""
    if blocks.shape[-1] < 3:
        nothing = np.zeros(blocks.shape[:-1])
        return [nothing, nothing]
    out = blocks[..., 1:-1] - (blocks[..., 2:] + blocks[..., :-2]) / 2
    return [out.max(axis=-1), -out.min(axis=-1)]


def _textures(blocks: Series) -> list[Series]:
    """Mean step from value to value, and the correlation of neighbours."""
    steps = np.abs(np.diff(blocks, axis=-1)).sum(axis=-1) / max(1, blocks.shape[-1] - 1)
    around = blocks - blocks.mean(axis=-1, keepdims=True)
    strength = np.einsum("...i,...i->...", around, around)
    together = np.einsum("...i,...i->...", around[..., 1:], around[..., :-1])
    memory = np.where(strength > _SLACK, together / np.where(strength > _SLACK, strength, 1), 0.0)
    return [steps, -steps, memory, -memory]
