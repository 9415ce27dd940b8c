"""Series of numbers as they come from outside: read, mended, and put on a scale of their own.

What comes later never sees the unit of a metric: ``centred`` takes it away, so that a factor changes no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from turbo_mode.errors import UsageError

Series = NDArray[np.float64]
"""Given in the order of time; of several series the last axis is time."""

_DECIMALS = 9
_FARTHEST = 1e12
_LARGEST = 1e300
_LAST_BITS = 1e-14


def numbers(values: Iterable[object], name: str = "the series") -> Series:
    """Values as a series; what is missing, infinite (or beyond 1e300) or not a number becomes NaN.

    Raises ``UsageError`` for anything else than a flat list of numbers.
    """
    try:
        with np.errstate(over="ignore"):
            found = np.array(values if isinstance(values, np.ndarray) else list(values), dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise UsageError(f"{name} isn't a list of numbers") from error
    if found.ndim != 1:
        raise UsageError(f"{name} isn't a flat list of numbers")
    found[~(np.abs(found) <= _LARGEST)] = np.nan
    return found


def missing(series: Series) -> int:
    """How many values aren't numbers."""
    return int(np.count_nonzero(np.isnan(series)))


def mended(series: Series) -> Series:
    """The series with straight lines over its gaps. At least one value has to be a number."""
    there = ~np.isnan(series)
    if np.count_nonzero(there) == len(series):
        return series
    places = np.arange(len(series))
    filled: Series = np.interp(places, places[there], series[there])
    return filled


def centred(series: Series) -> Series:
    """Each series around its median, in units of its usual distance from it, rounded to nine decimals.

    The rounding takes away what a change of the unit alters in the last bits, so that equal values stay equal.
    """
    ordered = np.sort(series, axis=-1)
    level = middle(ordered)[..., None]
    away = series - level
    away[np.abs(away) <= _LAST_BITS * np.abs(level)] = 0
    size = ordered.shape[-1]
    usual = (ordered[..., size - 1 - size // 4, None] - ordered[..., size // 4, None]) / 2
    if (usual <= _LAST_BITS * np.abs(level)).any():
        usual = np.where(usual > _LAST_BITS * np.abs(level), usual, _rare_distance(away))
    with np.errstate(over="ignore"):
        scaled = np.clip(away / usual, -_FARTHEST, _FARTHEST)
    return np.round(scaled, _DECIMALS)


def middle(ordered: Series) -> Series:
    """The median of sorted values, along the last axis."""
    size = ordered.shape[-1]
    return (ordered[..., (size - 1) // 2] + ordered[..., size // 2]) / 2


def _rare_distance(away: Series) -> Series:
    """The median of the distances that aren't zero, where half of the values are the same; 1 where all are."""
    distances = np.sort(np.abs(away), axis=-1)
    size = distances.shape[-1]
    zeros = np.count_nonzero(distances == 0, axis=-1, keepdims=True)
    rare = np.take_along_axis(distances, np.minimum((zeros + size) // 2, size - 1), axis=-1)
    return np.where(rare > 0, rare, 1.0)
