"""All that may happen at one place: every class of situations, every round, every level, on the machine's own road.

What rules do about the options is asked of the guards once for each combination that they can tell apart; what follows
on that, of the gate, once for each different effect.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from math import prod
from typing import Any, NamedTuple

from turbo_mode.core.decisions.model import Offer
from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.machine.entry_gate import ENTER
from turbo_mode.proofs.classes import (
    MOST_ASSUMED,
    MOST_TRIED,
    Context,
    Kind,
    Question,
    Situation,
    as_key,
    classes,
    kind,
    total,
)
from turbo_mode.proofs.merging import merged
from turbo_mode.proofs.place import Condition, Place
from turbo_mode.proofs.rounds import Round, Rounds
from turbo_mode.proofs.trial import End, Trial

MOST_WEIGHED = 200_000
MANY_SPOTS = 4_000
"""From so many on, situations are merged that differ only in how many rules do the same."""
_BADLY = ("FAILED", "NOT_RUN")


class Effect(NamedTuple):
    """What a rule does about an option; ``unread``: because one of its conditions can't be read."""

    forbids: bool = False
    asks: bool = False
    unread: bool = False


NO_EFFECT = Effect()
_IDLE = frozenset((NO_EFFECT,))


class Spot(NamedTuple):
    """One round in one situation of a kind."""

    round: Round
    situation: Situation
    kind: int = 0


class Roads:
    """What was found out about a gate, for all places that differ only in what rules see of them.

    ``clean`` has what a search has found to keep a law.
    """

    def __init__(self) -> None:
        self.offers: dict[Hashable, list[Offer]] = {}
        self.ends: dict[Hashable, End] = {}
        self.clean: set[Hashable] = set()


class _Reads(NamedTuple):
    """What the conditions of a rule read: variables, and what of a decision makes a difference to them."""

    variables: tuple[int, ...]
    level: bool
    confidence: bool
    evidence: bool

    @classmethod
    def of(cls, conditions: Sequence[Condition]) -> _Reads:
        names = {path[1] if path[1:] else "" for each in conditions for path in each.given if path[0] == "decision"}
        return cls(
            tuple(sorted({number for each in conditions for number in each.variables})),
            bool(names & {"level", ""}), bool(names & {"confidence", ""}),
            any(path[0] == "evidence" for each in conditions for path in each.given),
        )  # fmt: skip


class Weighing:
    """The ends of all roads at a place, at the levels up to a ``cap``. ``incomplete`` says what has been left out."""

    def __init__(self, place: Place, cap: str, roads: Roads | None = None) -> None:
        self.place = place
        self.levels = LEVELS[: LEVELS.index(cap) + 1]
        self.rounds = Rounds(place)
        self.trial = Trial(place, self.rounds)
        self.incomplete = ""
        self._roads = roads or Roads()
        self.clean = self._roads.clean
        self._reads = [_Reads.of(ruled.conditions) for ruled in place.rules]
        self._own = _Reads.of(place.own)
        self._alike: dict[Hashable, tuple[Effect, ...]] = {}
        self._effects: dict[Hashable, tuple[tuple[tuple[Effect, ...], ...], ...]] = {}
        self._keys: dict[int, tuple[Hashable, ...]] = {}
        self._first: Situation = tuple(each.values[0] for each in place.variables)
        self._at: Spot | None = None
        self._all_rounds = list(self.rounds.all())
        if not self.rounds.known:
            self.incomplete = f"{len(self._all_rounds):,} of all combinations of verdicts were looked at"

    @cached_property
    def kinds(self) -> list[Kind]:
        """The situations, by the combinations of values of which each stands for a class."""
        place = self.place
        if total(place) <= MOST_TRIED:
            found = classes(place, self.questions)
        else:
            from turbo_mode.proofs.solver import classes as solved

            found, left_out = solved(place, self.questions)
            self.incomplete = left_out or self.incomplete
        if len(found) * len(self._all_rounds) > MANY_SPOTS:
            found = merged(place, self.questions, found)
        kinds = [kind(place, self.questions, each) for each in found]
        assumed = prod(len(each.values) for each in place.variables if each.assumes)
        if assumed > MOST_ASSUMED:
            self.incomplete = f"{MOST_ASSUMED} of {assumed:,} combinations of what is assumed were looked at"
        most = max(
            1, MOST_WEIGHED // (len(self._all_rounds) * len(self.levels) * max(len(each.situations) for each in kinds))
        )
        if len(kinds) > most:
            self.incomplete = f"{most:,} of {len(kinds):,} kinds of situations were looked at"
        return kinds[:most]

    @cached_property
    def questions(self) -> list[Question]:
        """Every condition in every context that a decision may give to it."""
        found: dict[tuple[int, Hashable], Question] = {}
        conditions = [*self.place.own, *(each for ruled in self.place.rules for each in ruled.conditions)]
        reads = _Reads.of(conditions)
        told: set[Hashable] = set()
        for round in self._all_rounds if reads.confidence or reads.evidence else self._all_rounds[:1]:
            spot = Spot(round, self._first)
            offers = self._offered(spot, self.levels[0])
            alike = (round.verdicts if reads.evidence else (), tuple(offer.success for offer in offers))
            for level in (self.levels if reads.level else self.levels[:1]) if alike not in told else ():
                for offer in offers:
                    seen = self.trial.seen(round, offer, level)
                    for number, condition in enumerate(conditions):
                        context = Context(given(condition, seen), seen)
                        found.setdefault((number, context.key), Question(condition, context))
            told.add(alike)
        return list(found.values())

    def spots(self) -> Iterator[Spot]:
        """Every round in one situation of each class, as far as they go together."""
        for number, each in enumerate(self.kinds):
            for situation in each.situations:
                for round in self._fitting(situation):
                    yield Spot(round, situation, number)

    def whatever(self, spot: Spot) -> Iterator[Spot]:
        """The same spot, whatever is assumed."""
        return (spot._replace(situation=each) for each in self.kinds[spot.kind].situations)

    @property
    def combinations(self) -> int:
        """How many decisions have been looked at."""
        return sum(len(each.situations) for each in self.kinds) * len(self._all_rounds) * len(self.levels)

    def put(self, spot: Spot) -> None:
        """Puts the trial there, if it isn't."""
        if self._at is None or self._at != spot or self._at.situation is not spot.situation:
            self.trial.put(spot.round, spot.situation)
            self._at = spot

    def end(self, spot: Spot, level: str, without: frozenset[int] = frozenset()) -> End:
        """Where the road ends, under all rules or without some of them."""
        forbidden: set[int] = set()
        asking = []
        for number in range(len(self.place.rules)):
            effect = () if number in without else self.effect(spot, level, number)
            if _IDLE.issuperset(effect):
                continue
            forbidden |= {place for place, each in enumerate(effect) if each.forbids}
            asking.append((number, tuple(place for place, each in enumerate(effect) if each.asks)))
        people = tuple(each for each in asking if each[1])
        key = (spot.round, level, self._slice(spot, self._own.variables), frozenset(forbidden), people)
        if key not in self._roads.ends:
            self.put(spot)
            rules = [number for number in range(len(self.place.rules)) if number not in without]
            self._roads.ends[key] = self.trial.decide(level, rules)
        return self._roads.ends[key]

    def holds(self, spot: Spot, level: str, rule: int) -> bool:
        """Whether a rule does anything about any option there."""
        return not _IDLE.issuperset(self.effect(spot, level, rule))

    def forbidden(self, spot: Spot, level: str) -> dict[str, set[int]]:
        """Of each option that the gate itself leaves open, the rules that forbid it."""
        left: dict[str, set[int]] = {offer.name: set() for offer in self._offered(spot, level) if offer.permitted}
        for number in range(len(self.place.rules)):
            for offer, effect in zip(self._offered(spot, level), self.effect(spot, level, number), strict=True):
                if effect.forbids:
                    left[offer.name].add(number)
        return left

    def errs(self, spot: Spot, level: str, rule: int) -> bool:
        """Whether a rule does something there because it can't be read."""
        return any(each.unread for each in self.effect(spot, level, rule))

    def signature(self, spot: Spot) -> Hashable:
        """What the road depends on there: spots of one gate that have the same end alike, at every level."""
        return (spot.round, self._slice(spot, self._own.variables), self.effects(spot))

    def effects(self, spot: Spot) -> tuple[tuple[tuple[Effect, ...], ...], ...]:
        """What each rule does about each option, at each level where it reads that."""
        key = (spot.round, id(spot.situation))
        found = self._effects.get(key)
        if found is None:
            found = self._effects[key] = tuple(
                tuple(self._effect(spot, level, number) for level in (self.levels if reads.level else self.levels[:1]))
                for number, reads in enumerate(self._reads)
            )
        return found

    def effect(self, spot: Spot, level: str, rule: int) -> tuple[Effect, ...]:
        """What a rule does about each option."""
        mine = self.effects(spot)[rule]
        return mine[self.levels.index(level)] if len(mine) > 1 else mine[0]

    def is_unread(self, spot: Spot) -> bool:
        """Whether some rule does something there because it can't be read."""
        return any(each.unread for rule in self.effects(spot) for level in rule for each in level)

    # -- once for each that is alike -----------------------------------------------------------------------------------

    def _slice(self, spot: Spot, numbers: Sequence[int]) -> tuple[Hashable, ...]:
        """Some of the values of a spot, as a key."""
        keys = self._keys.get(id(spot.situation))
        if keys is None:
            keys = self._keys[id(spot.situation)] = tuple(map(as_key, spot.situation))
        return tuple(keys[number] for number in numbers)

    def _offered(self, spot: Spot, level: str) -> list[Offer]:
        key = (spot.round, self._slice(spot, self._own.variables))
        if key not in self._roads.offers:
            self.put(spot)
            self._roads.offers[key] = self.trial.offers(level)
        return self._roads.offers[key]

    def _effect(self, spot: Spot, level: str, rule: int) -> tuple[Effect, ...]:
        offers, reads = self._offered(spot, level), self._reads[rule]
        key = (
            rule, self._slice(spot, reads.variables), reads.level and level, tuple(offer.permitted for offer in offers),
            reads.evidence and spot.round.verdicts, reads.confidence and tuple(offer.success for offer in offers),
        )  # fmt: skip
        if key not in self._alike:
            self._alike[key] = tuple(self._hold(spot, level, rule, each) for each in offers)
        return self._alike[key]

    def _hold(self, spot: Spot, level: str, rule: int, offer: Offer) -> Effect:
        ruled = self.place.rules[rule]
        if not offer.permitted or (offer.name not in ruled.rule.forbid and ruled.rule.require is None):
            return NO_EFFECT
        if self.place.entry and offer.name != ENTER:
            return NO_EFFECT
        self.put(spot)
        found = self.trial.holding(rule, offer, level)
        if found is None:
            return NO_EFFECT
        context = Context((), self.trial.seen(spot.round, offer, level))
        said = {Question(each, context).outcome(self.place, spot.situation) for each in ruled.conditions}
        return Effect(found.ruling.forbids, found.ruling.asks, not said <= {"T", "F"})

    def _fitting(self, situation: Situation) -> list[Round]:
        """The rounds in which as many tasks have failed as the situation says."""
        mine = {task.id for task in self.place.phase.tasks if not task.optional}
        seen: dict[str, Any] = {
            each.path[1]: value
            for each, value in zip(self.place.variables, situation, strict=True)
            if not each.of and each.path[0] == "tasks" and each.path[1] in mine and each.path[2:] == ("status",)
        }
        bad = any(status in _BADLY for status in seen.values())
        all_well = len(seen) == len(mine) and not bad
        return [each for each in self._all_rounds if not (each.failed if all_well else bad and not each.failed)]


def given(condition: Condition, seen: dict[str, Any]) -> Hashable:
    """What a condition reads of a decision, as a key."""
    return tuple(as_key(_at(seen, path)) for path in condition.given)


def _at(seen: Any, path: Sequence[str]) -> Any:
    for name in path:
        if not isinstance(seen, dict) or name not in seen:
            return None
        seen = seen[name]
    return seen
