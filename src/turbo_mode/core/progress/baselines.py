"""What is usual for the tasks of a type: how long they take, how often they fail, what they hand on.

Learned as it streams by, in constant time and space for each task. Lengths are kept as logs. Of earlier executions a
baseline knows the usual level (``openings.py``) and the *spread* around it. The level of the present execution is
weighed in as its tasks end, so that a slow day isn't a hundred slow tasks; then come clues (``clues.py``). How far
lengths are off what was expected is learned apart for how much was known, and for tasks that are expected to take less,
as much, or more than others of their type: where others get in the way, short tasks suffer more.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from turbo_mode.core.progress.clues import Memory, Trust
from turbo_mode.core.progress.openings import Openings, Pace
from turbo_mode.core.progress.rarity import Price, Rarity, student

SHORTEST = 0.01
"""Seconds; nothing counts as shorter."""
_UNKNOWN = 1.0
"""Deviation of the level of a type that nobody has seen before, in logs."""
_SPREAD, _SPREAD_WEIGHT = 0.2, 3.0
_ORDINARY = 3.5
"""Deviations beyond which a length no longer widens the spread in full."""
_DIFFERS, _DIFFERS_WEIGHT = 0.15, 3.0
"""How levels differ between executions while that isn't known, in logs, and the number of types it counts for."""
_KEPT = 1000
_FADES = 0.995
_FEW = 3
_USUAL_FROM, _USUAL_SHARE = 6, 0.05
"""So many odd lengths, and such a part of all, are odd no more."""
_ODD_WEIGHT = 0.25
"""An odd length counts as so much of one that was nothing, from the next execution on."""
_OPENING = (1, 2, 3, 6, 12, 25)
"""After so many have ended what is expected has changed much."""
_PLACES = (-0.9, -0.35, 0.35, 0.9)
"""Logs of how long a task is expected to take beside others of its type."""
_NEIGHBOURS, _OPENING_FADES = 5, 0.9
_SEEN = ((0, 2.0), (2, 3.5))
"""From so many earlier executions on, what begins one differs as by Student's distribution of so many degrees."""


class Expected(NamedTuple):
    """The log of a length to be expected, its deviation, the level of its type, and what each kind of clue said."""

    middle: float
    deviation: float
    level: float
    said: tuple[float | None, ...]
    place: Place


class Place:
    """How tasks of a type differ that are expected to take about as long, beside all of the type."""

    __slots__ = ("known", "rarity")

    def __init__(self, general: Rarity) -> None:
        self.rarity = Rarity(general)
        self.known: dict[tuple[bool | int, ...], Variance] = {}


class Variance:
    """A mean of squares that forgets slowly."""

    __slots__ = ("_sum", "_weight")

    def __init__(self) -> None:
        self._sum = self._weight = 0.0

    def add(self, off: float, fades: float = _FADES) -> None:
        """One more."""
        self._sum = self._sum * fades + off * off
        self._weight = self._weight * fades + 1

    @property
    def is_known(self) -> bool:
        """Whether anything was seen."""
        return self._weight > 0

    def value(self, prior: float, weight: float) -> float:
        """With so much weight for what is supposed."""
        return (self._sum + prior * weight) / (self._weight + weight)


class Experience:
    """What is usual by type, and in general: how rare distances are, what clues have said, and what an alarm costs.

    ``differs``: by how much types begin otherwise than in the executions before.
    """

    def __init__(self) -> None:
        self.baselines: dict[str, Baseline] = {}
        self.rarity = Rarity()
        self.openings = [Rarity(supposed=student(freedom)) for _, freedom in _SEEN]
        self.differs = Variance()
        self.memory = Memory()
        self.price = Price()
        self.pace = Pace()

    def of(self, type: str) -> Baseline:
        """The baseline of a type."""
        found = self.baselines.get(type)
        if found is None:
            found = self.baselines[type] = Baseline(type, self)
        return found

    def close(self) -> None:
        """An execution is over; the next one begins with what was learned."""
        for baseline in self.baselines.values():
            baseline.close()
        self.pace.close()


class Baseline:
    """Of one type of tasks."""

    def __init__(self, type: str, experience: Experience) -> None:
        self._type, self._experience = type, experience
        self._own = 0.0
        self._own_count = self._begun = self._loops = 0
        self._openings = Openings()
        self._sizes: tuple[int, ...] = ()
        self._first: list[float] = []
        self._spread = Variance()
        self._trust: dict[int, Trust] = {}
        self._recent: deque[float] = deque(maxlen=_NEIGHBOURS)
        self._neighbours: float | None = None
        self.rarity = Rarity(experience.rarity)
        self._first_places = [Place(each) for each in experience.openings]
        self._places: dict[int, Place] = {}
        self._odd: deque[tuple[Place, float]] = deque(maxlen=_KEPT)
        self.failed = self.ran = self.retries = 0
        self.outputs: dict[str, Usual] = {}

    @property
    def is_opening(self) -> bool:
        """What is expected changes a lot with each task that ends."""
        return self._own_count in _OPENING

    @property
    def is_untold(self) -> bool:
        """Hardly any has ended in this execution."""
        return self._weight() < _FEW

    @property
    def is_known(self) -> bool:
        """Enough has been seen to call something unusual."""
        return self._openings.count > 0 or self._own_count >= _FEW

    @property
    def is_familiar(self) -> bool:
        """Enough has been seen to call something too short."""
        return self._openings.count >= _FEW or self._own_count >= _FEW

    def expected(self, clues: Sequence[str] = ()) -> Expected:
        """What is to be expected of the next task, or one that runs."""
        level, variance = self._leveled()
        memory, middle = self._experience.memory.said, level
        said = [*map(memory.get, clues), self._neighbours]
        for kind, off in enumerate(said):
            if off is not None and (trust := self._trust.get(kind)) is not None:
                middle += trust.share * off
        place = self._place(middle - level)
        known = place.known.get(self._what(said))
        if known is not None:
            variance = known.value(variance, _SPREAD_WEIGHT)
        return Expected(middle, math.sqrt(variance), level, tuple(said), place)

    def _place(self, off: float) -> Place:
        if self._own_count < _FEW:
            return self._first_places[self._class()]
        where = bisect(_PLACES, off)
        found = self._places.get(where)
        if found is None:
            found = self._places[where] = Place(self.rarity)
        return found

    def _class(self) -> int:
        return sum(self._openings.count >= least for least, _ in _SEEN[1:])

    def _what(self, said: Sequence[float | None]) -> tuple[bool | int, ...]:
        return (min(self._own_count, _FEW), *(each is not None for each in said[:-1]))

    def _leveled(self) -> tuple[float, float]:
        """The level, and the variance of lengths around it as far as it is known."""
        spread = self._spread.value(_SPREAD**2, _SPREAD_WEIGHT)
        own = spread / self._weight() if self._own_count else _UNKNOWN**2
        if not self._openings.count:
            return self._own, spread + own
        level, prior = self._openings.expected(self._sizes, self._differs())
        level += self._experience.pace.expected(self._type)
        if not self._own_count:
            return level, prior + (spread if self._spread.is_known else 0.0)
        middle = (level / prior + self._own / own) / (1 / prior + 1 / own)
        return middle, spread + 1 / (1 / prior + 1 / own)

    def _weight(self) -> float:
        """So many tasks the level of this execution is worth: of those that run together the short ones end first."""
        return self._own_count**2 / max(self._begun, self._own_count, 1)

    def add(self, log: float, clues: Sequence[str] = (), *, odd: bool = False) -> None:
        """A task has ended after ``exp(log)`` seconds; ``odd``: that was taken for an anomaly.

        What is odd too often is usual.
        """
        expected = self.expected(clues)
        if self.is_known:
            self._learn(log, expected, odd=odd)
        off = log - expected.level
        for kind, clue in enumerate((*clues, None)):
            said = expected.said[kind]
            if said is not None:
                trust = self._trust.setdefault(kind, Trust())
                if not odd:
                    trust.add(said / expected.deviation, off / expected.deviation)
                said *= trust.share
            if self.is_known:
                if clue is None:
                    self._recent.append(off)
                    self._neighbours = median(self._recent) if len(self._recent) >= _FEW else None
                else:
                    self._experience.memory.add(clue, off)
            if clue is not None:
                off -= said or 0.0
        self._see(expected.level + off)

    def _learn(self, log: float, expected: Expected, *, odd: bool) -> None:
        off = log - expected.middle
        distance = off / expected.deviation
        bound = _ORDINARY * expected.deviation
        known = expected.place.known.setdefault(self._what(expected.said), Variance())
        known.add(max(-bound, min(off, bound)), _FADES if self._own_count >= _FEW else _OPENING_FADES)
        if not odd:
            self._count(expected.place, distance, 1.0)
            return
        self._odd.append((expected.place, distance))
        if len(self._odd) > _USUAL_FROM and len(self._odd) > _USUAL_SHARE * self.rarity.total:
            for place, each in self._odd:
                self._count(place, each, 1.0)
            self._odd.clear()

    def _count(self, place: Place, distance: float, weight: float) -> None:
        place.rarity.add(distance, weight)
        if place in self._first_places:
            self._experience.openings[self._first_places.index(place)].add(distance, weight)
        else:
            self.rarity.add(distance, weight)
            self._experience.rarity.add(distance, weight)

    def tried(self, retries: int, *, odd: bool = False) -> None:
        """A task has ended after so many retries."""
        self._loops += odd
        if not odd or self._loops > max(_USUAL_FROM, _USUAL_SHARE * self.ran):
            self.retries = max(self.retries, retries)

    def _see(self, log: float) -> None:
        """Move the level of this execution, and the spread around it."""
        self._own_count += 1
        if self._own_count <= _FEW:
            self._first.append(log)
            self._own = median(self._first)
            self._tell_pace()
            if self._own_count < _FEW:
                return
            offs = [each - self._own for each in self._first]
        else:
            offs = [log - self._own]
        for off in offs:
            bound = _ORDINARY * math.sqrt(self._spread.value(_SPREAD**2, _SPREAD_WEIGHT))
            kept = max(-bound, min(off, bound))
            self._spread.add(kept)
            if self._own_count > _FEW:
                self._own += kept / min(self._own_count, 50)

    def _tell_pace(self) -> None:
        if self._openings.count:
            level, variance = self._openings.expected(self._sizes, self._differs())
            if self._own_count == 1:
                off = self._own - level - self._experience.pace.expected(self._type)
                bound = _ORDINARY * math.sqrt(self._differs())
                seen = off / math.sqrt(1 + 1 / self._openings.count)
                self._experience.differs.add(max(-bound, min(seen, bound)))
            self._experience.pace.add(self._type, self._own - level, math.sqrt(variance))

    def _differs(self) -> float:
        return self._experience.differs.value(_DIFFERS**2, _DIFFERS_WEIGHT)

    def begin(self, sizes: tuple[int, ...]) -> None:
        """A task begins, that waited for so many others, of so many of the type."""
        self._begun += 1
        if not self._own_count:
            self._sizes = sizes

    def close(self) -> None:
        """The execution is over; the next one begins with what was learned."""
        if self._own_count:
            self._openings.close(self._own, self._sizes)
            self._own, self._own_count, self._begun, self._first = 0.0, 0, 0, []
        self._recent.clear()
        self._neighbours = None
        for place, distance in self._odd:
            self._count(place, distance, _ODD_WEIGHT)
        self._odd.clear()

    def failures(self) -> tuple[float, float]:
        """How often it fails, as the weights of a Beta distribution."""
        return self.failed + 0.1, self.ran - self.failed + 4.9


class Usual:
    """A number that comes again and again: a mean and a deviation, that forget slowly."""

    __slots__ = ("count", "mean", "variance")

    def __init__(self) -> None:
        self.count = 0
        self.mean = self.variance = 0.0

    def add(self, value: float) -> None:
        """One more."""
        self.count += 1
        share = 1 / min(self.count, 50)
        off = value - self.mean
        self.mean += share * off
        self.variance += share * (off * (value - self.mean) - self.variance)

    def distance(self, value: float) -> float:
        """From the mean, in deviations; a number that never changes is given a hundredth of itself."""
        deviation = math.sqrt(self.variance) + abs(self.mean) / 100 + 1e-9
        return abs(value - self.mean) / deviation
