"""What repeats: the period of a series, and what is left of it once the usual course of a period is taken away."""

from __future__ import annotations

import numpy as np

from turbo_mode.analysis.series import Series, middle

SHORTEST = 6
"""Points of the shortest period that is looked for."""

LEAST_SEASONS = 3
"""Whole periods that history has to hold before one is believed."""

_PROMINENCE = 0.5
_AS_GOOD = 0.9
_OUTLIER = 5.0


def periods(history: Series) -> list[int]:
    """The period of each row of ``history`` (centred) in points, 0 where nothing repeats.

    A period is the first lag whose autocorrelation rises far enough above the valley before it; the same peak some
    periods further on tells its length to a fraction of a point.
    """
    longest = history.shape[-1] // LEAST_SEASONS
    if longest <= SHORTEST:
        return [0] * len(history)
    curves = _autocorrelation(_clipped(history), history.shape[-1] // 2)
    near = curves[:, : longest + 1]
    rises = (near - np.minimum.accumulate(near, axis=-1))[:, SHORTEST:]
    highest = rises.max(axis=-1)
    first = SHORTEST + np.argmax(rises >= _AS_GOOD * highest[:, None], axis=-1)
    return [
        _refined(curve, _top(curve, int(lag), longest)) if rise >= _PROMINENCE else 0
        for curve, lag, rise in zip(curves, first, highest, strict=True)
    ]


def without_season(series: Series, period: int) -> Series:
    """The series less, at each point, the median of all values at the same place in the period."""
    length = len(series)
    seasons = length // period
    usual = middle(np.sort(series[length - seasons * period :].reshape(seasons, period).T, axis=-1))
    rest: Series = series - np.tile(usual, seasons + 1)[-length:]
    return rest


def _clipped(history: Series) -> Series:
    """Without the power of single outliers: at most so many usual distances from the median."""
    clipped: Series = np.clip(history, -_OUTLIER, _OUTLIER)
    clipped -= clipped.mean(axis=-1, keepdims=True)
    return clipped


def _autocorrelation(series: Series, most: int) -> Series:
    """The autocorrelation of each row at the lags 0 to ``most``; 0 throughout for a constant row."""
    length = series.shape[-1]
    size = _quick_size(length + most)
    power = np.abs(np.fft.rfft(series, size)) ** 2
    curve: Series = np.fft.irfft(power, size)[..., : most + 1] / np.arange(length, length - most - 1, -1)
    strength = curve[..., :1]
    scaled: Series = np.where(strength > 1e-12, curve / np.where(strength > 1e-12, strength, 1), 0.0)
    return scaled


def _quick_size(least: int) -> int:
    """The next size that a Fourier transform is quick with."""
    power = 1 << (least - 1).bit_length()
    return next(size for size in (power * 5 // 8, power * 3 // 4, power) if size >= least)


def _top(curve: Series, lag: int, longest: int) -> int:
    """The top of the peak on whose slope a lag is: the highest within a quarter of it."""
    return lag + int(np.argmax(curve[lag : min(lag + lag // 4, longest) + 1]))


def _refined(curve: Series, lag: int) -> int:
    """The period to the nearest point, from peaks 2, 4, 8 … periods away."""
    period, times = float(lag), 2
    while times * period * 13 / 12 + 1 < len(curve):
        middle = round(times * period)
        reach = max(1, round(period / 12))
        start = max(1, middle - reach)
        period = (start + int(np.argmax(curve[start : middle + reach + 1]))) / times
        times *= 2
    return round(period)
