"""How rare a distance is, and from which distance on it is worth telling.

Distances are in deviations of what was expected. How rare they are is counted, in constant space; beyond what was seen
often the chance falls off exponentially, as fast as it was seen to. What hasn't been seen enough leans on what is more
general: a type on all types of its plan, and these on a bell with heavy sides.

A bound is worth what it finds, less what it costs in false alarms. Of tasks that differ little those that take three
times as long are found for next to nothing; of those that differ by the tenfold a bound that finds anything is dear,
and where it is too dear there is none. The price of a false alarm moves until as many are expected as the ``BUDGET``
allows.
"""

from __future__ import annotations

import math
from itertools import accumulate

STEP, _FIRST, _BINS = 0.25, -6.0, 100
_MOST = 1500.0
"""So many distances count; then older ones fade."""
_LEANS = 12.0
"""What is more general counts as so many."""
_SIDES, _WIDER = 0.02, 3.0
_FEWEST = 8.0
"""Where no more than so many are further away, the tail begins."""
BUDGET = 3e-4
"""False alarms for each task. More come than are expected, since odd lengths are learned from with caution."""
_EXACT = 0.2
_FASTER, _PRICE, _LEAST = 0.02, 7.0, 3.5


def _bell(distance: float) -> float:
    return (1 - _SIDES) * _beyond(distance) + _SIDES * _beyond(distance / _WIDER)


def _beyond(distance: float) -> float:
    return 0.5 * math.erfc(distance / math.sqrt(2))


_GENERAL = [_bell(_FIRST + STEP * place) for place in range(_BINS)]


def student(freedom: float) -> list[float]:
    """Chances by Student's distribution, through a normal deviate that is about as rare (Wallace 1959)."""
    distances = [_FIRST + STEP * place for place in range(_BINS)]
    normal = [math.sqrt((freedom - 0.5) * math.log1p(each * each / freedom)) for each in distances]
    return [_beyond(math.copysign(near, each)) for near, each in zip(normal, distances, strict=True)]


class Rarity:
    """``beyond``: the chance of at least each distance, from -6 on in steps of ``STEP``."""

    __slots__ = ("_bounds", "_counts", "_due", "_general", "_new", "_supposed", "beyond", "total")

    def __init__(self, general: Rarity | None = None, supposed: list[float] = _GENERAL) -> None:
        self._general, self._supposed = general, supposed
        self._counts = [0.0] * _BINS
        self._bounds: dict[tuple[tuple[int, ...], int], tuple[float, float]] = {}
        self.total = self._new = self._due = 0.0
        self.beyond: list[float] = supposed if general is None else general.beyond

    def add(self, distance: float, weight: float = 1.0) -> None:
        """One more."""
        self._counts[max(min(int((distance - _FIRST) / STEP), _BINS - 1), 0)] += weight
        self.total += weight
        self._new += weight
        if self._new >= self._due:
            self._count()

    def bound(self, shifts: tuple[int, ...], price: float) -> tuple[float, float]:
        """The best distance from which on to tell of something, and the chance to be wrong.

        ``shifts`` are by how many steps the things to be found are further away than what is usual; ``price`` is what a
        false alarm costs beside one that is right, as a log.
        """
        asked = (shifts, round(price / _EXACT))
        found = self._bounds.get(asked)
        if found is None:
            found = self._bounds[asked] = _best(self.beyond, shifts, math.exp(asked[1] * _EXACT))
        return found

    def _count(self) -> None:
        self._bounds.clear()
        if self.total > _MOST:
            self._counts = [each / 2 for each in self._counts]
            self.total /= 2
        self._new, self._due = 0.0, 1 + self.total / 20
        general = self._supposed if self._general is None else self._general.beyond
        own = _smoothed(list(accumulate(reversed(self._counts)))[::-1], self.total)
        share = self.total / (self.total + _LEANS)
        self.beyond = [share * seen + (1 - share) * leant for seen, leant in zip(own, general, strict=True)]


def _smoothed(above: list[float], total: float) -> list[float]:
    """Chances from counts, with an exponential tail for the last few."""
    wanted = min(_FEWEST, max(total / 20, min(total / 2, 1.0)))
    start = next((place for place, count in enumerate(above) if count <= wanted), _BINS - 1)
    if not above[start]:
        start = max(start - 1, 0)
    excess = STEP * (0.5 + sum(above[start + 1 :]) / max(above[start], 1e-9))
    falls = math.exp(-STEP / excess)
    last = above[start] / total
    return [each / total for each in above[:start]] + [last * falls**place for place in range(_BINS - start)]


def _best(beyond: list[float], shifts: tuple[int, ...], price: float) -> tuple[float, float]:
    best, at, chance = 0.0, math.inf, 0.0
    for place in range(round((1.0 - _FIRST) / STEP), _BINS):
        worth = -price * beyond[place]
        for shift in shifts:
            worth += beyond[place - shift] if place >= shift else 1.0
        if worth > best:
            best, at, chance = worth, _FIRST + STEP * place, beyond[place]
    return at, chance


class Price:
    """What a false alarm costs, beside finding something: as a log, moved by what each bound spends."""

    __slots__ = ("log",)

    def __init__(self) -> None:
        self.log = _PRICE

    def spent(self, chance: float) -> None:
        """A task has got a bound that it will break by chance so often."""
        self.log = max(self.log + _FASTER * min(chance / BUDGET - 1, 20.0), _LEAST)
