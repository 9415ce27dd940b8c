"""Situations that no condition tells apart are alike: one of each class is enough.

For each condition and whatever the decision gives to it, the outcome is looked up in a table that the expression
library itself has filled. Where the values of all variables together are too many to go through, a solver finds one
situation of each class (see ``solver``).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import Any, NamedTuple

from turbo_mode.core.plan.expressions import EvaluationError, Program
from turbo_mode.proofs.place import Condition, Place
from turbo_mode.proofs.regions import Nothing
from turbo_mode.proofs.trial import tree_of

MOST_TRIED = 200_000
"""So many combinations of values are gone through without a solver."""
MOST_ASSUMED = 729
"""So many combinations of what is assumed are looked at."""
Situation = tuple[Any, ...]
"""A value for each variable of a place."""


class Context(NamedTuple):
    """What a decision gives to a condition, as a key and as the condition sees it."""

    key: Hashable
    seen: Mapping[str, Any]


class Question(NamedTuple):
    """A condition in one context."""

    condition: Condition
    context: Context

    def outcome(self, place: Place, situation: Situation) -> str:
        """What the condition says; see ``outcome``."""
        mine = [place.variables[number] for number in self.condition.variables]
        values = [situation[number] for number in self.condition.variables]
        return outcome(self.condition.program, self.bound(tree_of(mine, values, self.condition.of)))

    def bound(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """These values, and what the decision gives; of evidence both."""
        numbers: Mapping[str, Any] = tree.get("evidence", {})
        seen: Mapping[str, Any] = self.context.seen.get("evidence", {})
        evidence = {name: {"verdict": each["verdict"], **numbers.get(name, {})} for name, each in seen.items()}
        return {**tree, **self.context.seen, "evidence": evidence}


def outcome(program: Program, bound: Mapping[str, Any]) -> str:
    """What a condition says of bound values: T, F, M, E, or X for what is neither true nor false."""
    try:
        value = program.evaluate(bound)
    except EvaluationError as problem:
        return "M" if problem.missing else "E"
    return "X" if not isinstance(value, bool) else "T" if value else "F"


class Kind(NamedTuple):
    """Situations that differ only in what is assumed, one for each assumption that makes a difference."""

    situations: list[Situation]


def known(place: Place) -> list[int]:
    """The variables whose values are tried; the others are assumed."""
    return [number for number, each in enumerate(place.variables) if not each.assumes]


def total(place: Place) -> int:
    """How many combinations of values there are."""
    return prod(len(place.variables[number].values) for number in known(place))


def every(place: Place) -> Iterator[Situation]:
    """All combinations of values, and nothing assumed."""
    return product(*(each.values[:1] if each.assumes else each.values for each in place.variables))


def whatever(place: Place, numbers: Iterable[int], situation: Situation) -> Iterator[Situation]:
    """A situation with everything that may be assumed for some of its variables."""
    places = [number for number in numbers if place.variables[number].assumes]
    for values in product(*(place.variables[number].values for number in places)):
        made = list(situation)
        for number, value in zip(places, values, strict=True):
            made[number] = value
        yield tuple(made)


def classes(place: Place, questions: Sequence[Question]) -> list[Situation]:
    """One combination of values of each class, by going through all of them."""
    groups: dict[tuple[int, ...], list[Question]] = {}
    for question in questions:
        groups.setdefault(question.condition.variables, []).append(question)
    tables: list[dict[tuple[Hashable, ...], str]] = [{} for _ in groups]
    found: dict[tuple[str, ...], Situation] = {}
    for situation in every(place):
        key = []
        for (numbers, group), table in zip(groups.items(), tables, strict=True):
            mine = tuple(as_key(situation[number]) for number in numbers)
            if mine not in table:
                table[mine] = "".join(_outcomes(place, group, numbers, situation))
            key.append(table[mine])
        found.setdefault(tuple(key), situation)
    return list(found.values())


def _outcomes(
    place: Place, group: Sequence[Question], numbers: Sequence[int], situation: Situation
) -> Iterator[str]:  # fmt: skip
    """What each condition says, whatever is assumed."""
    for other in whatever(place, numbers, situation):
        for question in group:
            yield question.outcome(place, other)


def kind(place: Place, questions: Sequence[Question], situation: Situation) -> Kind:
    """The situations of a combination of values."""
    found: dict[str, Situation] = {}
    for other in islice(whatever(place, range(len(situation)), situation), MOST_ASSUMED):
        found.setdefault("".join(question.outcome(place, other) for question in questions), other)
    return Kind(list(found.values()))


def as_key(value: Any) -> Hashable:
    """A value as part of a key; True is not 1."""
    return value if isinstance(value, str | Nothing) else (type(value).__name__, repr(value))
