"""The laws of a policy, each for one round in one situation: what breaks it there, or None.

===========  ===========================================================================================
total        it ends in a decision, in a question that somebody can answer, or fails and says why
monotone     what a level decides alone every higher one decides alone too, in the same way
closed       a rule that can't be read, and evidence that isn't there, let nothing pass
agreeing     rules don't forbid together whatever else is left
===========  ===========================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from turbo_mode.proofs.people import People
from turbo_mode.proofs.trial import End
from turbo_mode.proofs.weighing import Spot, Weighing

_ON = frozenset(("continue", "succeed", "enter"))


class Broken(NamedTuple):
    """What breaks a law: in words, at which levels, by which rules, and who has started the execution."""

    said: str
    levels: tuple[str, ...] = ()
    rules: frozenset[int] = frozenset()
    actor: str = ""


Law = Callable[[Weighing, Spot], Broken | None]


def total(people: People) -> Law:
    """Nobody is left with a question that can't be answered."""

    def law(weighing: Weighing, spot: Spot) -> Broken | None:
        for level in weighing.levels:
            end = weighing.end(spot, level)
            why, actor = people.stuck(end) if end.kind == "asks" else ("", "")
            if end.kind == "fails" and not end.why:
                why = "it fails, and doesn't say why"
            if why:
                return Broken(why, (level,), _holding(weighing, spot, level), actor)
        return None

    return law


def monotone(weighing: Weighing, spot: Spot) -> Broken | None:
    """More leave never takes anything away."""
    ends = [(level, weighing.end(spot, level)) for level in weighing.levels]
    for place, (level, end) in enumerate(ends):
        for higher, other in ends[place + 1 :] if end.kind == "alone" else ():
            if (other.kind, other.selection) != ("alone", end.selection):
                said = f"at {level} it chooses {end.selection} alone, at {higher} it {_does(other)}"
                rules = _holding(weighing, spot, level) | _holding(weighing, spot, higher)
                return Broken(said, (level, higher), rules)
    return None


def closed(weighing: Weighing, spot: Spot) -> Broken | None:
    """What isn't known opens nothing."""
    if "NODATA" not in spot.round.verdicts and not weighing.is_unread(spot):
        return None
    for level in weighing.levels:
        if broken := _unread(weighing, spot, level) or _without_data(weighing, spot, level):
            return broken
    return None


def _unread(weighing: Weighing, spot: Spot, level: str) -> Broken | None:
    if not weighing.is_unread(spot):
        return None
    for number, ruled in enumerate(weighing.place.rules):
        if not weighing.errs(spot, level, number):
            continue
        with_it, without = weighing.end(spot, level), weighing.end(spot, level, frozenset((number,)))
        for offer in with_it.offers:
            if _goes_on(with_it, offer.name) and _standing(with_it, offer.name) > _standing(without, offer.name):
                said = f"rule `{ruled.rule.id}` can't be read, and so it {_does(with_it)}"
                return Broken(f"{said}; without the rule it {_does(without)}", (level,), frozenset((number,)))
    return None


def _without_data(weighing: Weighing, spot: Spot, level: str) -> Broken | None:
    end = weighing.end(spot, level)
    if end.kind != "alone" or not _goes_on(end, end.selection):
        return None
    for place, verdict in enumerate(spot.round.verdicts):
        for other in ("PASS", "FAIL") if verdict == "NODATA" else ():
            verdicts = [*spot.round.verdicts]
            verdicts[place] = other
            there = spot.round._replace(verdicts=weighing.rounds.canonical(verdicts))
            instead = weighing.end(spot._replace(round=there), level)
            if instead.kind != "alone" or not _goes_on(instead, instead.selection):
                said = f"with no data of `{weighing.rounds.names[place]}` it chooses {end.selection} alone"
                rules = _holding(weighing, spot._replace(round=there), level)
                return Broken(f"{said}; where that is {other} it {_does(instead)}", (level,), rules)
    return None


def agreeing(weighing: Weighing, spot: Spot) -> Broken | None:
    """Rules leave something to choose where there was something."""
    for level in weighing.levels:
        left = weighing.forbidden(spot, level)
        if not left or not all(left.values()):
            continue
        rules = sorted({rule for each in left.values() for rule in each})
        for size in range(1, len(rules) + 1):
            for some in combinations(rules, size):
                if all(set(some) & each for each in left.values()):
                    return Broken(_together(weighing, some, left), (level,), frozenset(some))
    return None


def _together(weighing: Weighing, rules: Sequence[int], left: dict[str, set[int]]) -> str:
    names = [f"`{weighing.place.rules[number].rule.id}`" for number in rules]
    who = f"rule {names[0]} forbids" if len(names) == 1 else f"rules {' and '.join(names)} together forbid"
    return f"{who} every option that is left: {', '.join(left)}"


def _does(end: End) -> str:
    if end.kind == "alone":
        return f"chooses {end.selection} alone"
    return f"asks ({end.why})" if end.kind == "asks" else f"fails ({end.why})"


def _goes_on(end: End, name: str) -> bool:
    return any(offer.name == name and offer.then in _ON for offer in end.offers)


def _standing(end: End, name: str) -> int:
    """How open an option is: not at all, for people, or alone."""
    if end.kind == "alone" and end.selection == name:
        return 2
    return int(name in end.permitted)


def _holding(weighing: Weighing, spot: Spot, level: str) -> frozenset[int]:
    return frozenset(number for number in range(len(weighing.place.rules)) if weighing.holds(spot, level, number))
