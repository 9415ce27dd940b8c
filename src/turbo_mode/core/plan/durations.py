"""Durations as authors write them: ``300ms``, ``30s``, ``5m``, ``1h30m``, ``1d``."""

from __future__ import annotations

from functools import lru_cache

from turbo_mode.core.regex import regex

_PART = regex(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_MS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


def is_duration(text: str) -> bool:
    """Whether this is how a duration is written."""
    return bool(text) and not _PART.sub("", text)


@lru_cache(maxsize=1024)
def milliseconds(text: str) -> int:
    """The length of a duration in ms. ``text`` has been decoded by the model, so it is well formed."""
    return round(sum(float(number) * _MS[unit] for number, unit in _PART.findall(text)))
