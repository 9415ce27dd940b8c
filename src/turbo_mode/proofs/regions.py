"""The values that something may have, as far as conditions can tell them apart.

A number that is only compared with others is cut by these into regions: each of them, and what lies between. One number
of each region stands for all of it. What has few values has all of them. Of a text nothing is known but whether it is
there.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from turbo_mode.core.plan.shapes import BOOL, DOUBLE, INT, STRING, TIMESTAMP, Shape
from turbo_mode.proofs.uses import Use


class Nothing:
    """There is no value."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Nothing()
UNFIT: Final[list[object]] = []
"""Stands for a value of which nothing is defined that is done with numbers, texts and truth."""
ABOUT_TEXT = "free text"
ABOUT_INSIDE = "what is inside of a value"
ABOUT_TIME = "the time"
MANY = "more numbers than can be tried"


class Values(NamedTuple):
    """What stands for all values. ``all``: these are all that there are; else they are alike for ``ways`` of use.

    ``why`` is what can't be known of it where it is used in another way.
    """

    some: tuple[Any, ...]
    all: bool = True
    ways: frozenset[str] = frozenset()
    why: str = ""

    def knows(self, use: Use) -> bool:
        """Whether these stand for all values where one is used so."""
        return self.all or use.how in self.ways

    def or_missing(self) -> Values:
        """The same, or nothing at all."""
        return self if MISSING in self.some else self._replace(some=(*self.some, MISSING))


_LARGEST = 1 << 63
_OF_NUMBERS = frozenset(("compared", "there", "truth", "other"))
_THERE = frozenset(("there",))
TEXT = Values(("",), all=False, ways=_THERE, why=ABOUT_TEXT)
TIME = Values((MISSING,), all=False, ways=frozenset(), why=ABOUT_TIME)
TRUTH = Values((False, True))
UNKNOWN = Values((MISSING,), all=False, why=ABOUT_INSIDE)
"""Nothing can be tried."""


def numbers(
    cuts: Collection[float], low: float | None = None, high: float | None = None, *, whole: bool = False
) -> Values:
    """Numbers from ``low`` to ``high`` (None: without an end), cut at these."""
    bounds = [each for each in (low, high) if each is not None]
    inside = sorted({*bounds, *(cut for cut in cuts if math.isfinite(cut) and _within(cut, low, high))})
    found: Collection[float] = inside
    if whole:
        near = {math.floor(each) + step for each in inside for step in (-1, 0, 1, 2)}
        found = {each for each in near if _within(each, low, high) and abs(each) < _LARGEST}
    elif inside:
        found = [*inside, *((left + right) / 2 for left, right in pairwise(inside))]
        found += [inside[0] - 1] if low is None else []
        found += [inside[-1] + 1] if high is None else []
    return Values(tuple(sorted(found)) or (0,), all=False, ways=_OF_NUMBERS, why=MANY)


def _within(number: float, low: float | None, high: float | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def of_shape(shape: Shape | None, uses: Sequence[Use]) -> Values:
    """What has a shape, or nothing is known of."""
    cuts = {use.number for use in uses if use.how == "compared"}
    if shape == BOOL:
        return TRUTH
    if shape in (INT, DOUBLE):
        return numbers(cuts, whole=shape == INT)
    if shape == STRING:
        return TEXT
    if shape == TIMESTAMP:
        return TIME
    some = (*(numbers(cuts).some if cuts else ()), MISSING, True, False, None, UNFIT)
    return Values(some, all=False, ways=frozenset(("compared", "there", "truth")), why=ABOUT_TEXT)
