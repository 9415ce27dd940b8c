"""How much each adviser counts, by how well it has done: its record.

Of every choice whose outcome is known, what an adviser had said of it is held against what came of it, by Brier's
score (the squared error of a probability). Its skill is the share by which that is less than the score of somebody
who had always said the base rate of the same outcomes; it counts for -1 at least. An adviser begins as if ``PRIOR``
outcomes had shown a skill of ``BEGINS``, so a handful of outcomes moves it little, and its weight is its skill, from
0 to 1: it never counts for more than the rules. One that knows nothing ends at 0, and so does one that is always
wrong: it isn't turned around into an oracle, since whoever does harm on purpose could then choose when to stop. What
is long ago counts less.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from turbo_mode.core.decisions.opinions import WEIGHTS, Record
from turbo_mode.core.decisions.outcomes import faded
from turbo_mode.core.decisions.rules import GREEN

PRIOR = 40.0
"""How many outcomes the beginning is worth."""
BEGINS = WEIGHTS["model"]
"""The weight of an adviser without a record."""
_USUAL = GREEN * (1 - GREEN)
"""Brier's score of always saying the stated chance of going on, where that is right."""


class Heard(NamedTuple):
    """What an adviser had said of a choice, and what came of it; ``at`` in ms."""

    adviser: str
    said: float
    good: bool
    at: int


def records(heard: Iterable[Heard], now: int) -> dict[str, Record]:
    """The record of each adviser at ``now`` (ms)."""
    by_name: dict[str, list[Heard]] = {}
    for each in heard:
        by_name.setdefault(each.adviser, []).append(each)
    return {name: _record(found, now) for name, found in sorted(by_name.items())}


def _record(heard: list[Heard], now: int) -> Record:
    ages = [faded(each.at, now) for each in heard]
    size = sum(ages)
    base = sum(age * each.good for age, each in zip(ages, heard, strict=True)) / size
    brier = sum(age * (each.said - each.good) ** 2 for age, each in zip(ages, heard, strict=True)) / size
    blind = (size * base * (1 - base) + PRIOR * _USUAL) / (size + PRIOR)
    skill = max(1 - brier / blind, -1.0)
    weight = (size * skill + PRIOR * BEGINS) / (size + PRIOR)
    return Record(len(heard), round(brier, 6), round(max(weight, 0.0), 6))
