"""Goes through all that may happen at a place for a case that breaks a law.

A case that rests on something assumed (a part of a condition that can't be looked into) is certain only if it breaks
the law whatever is assumed; else it may be none.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from turbo_mode.proofs.classes import as_key
from turbo_mode.proofs.laws import Broken, Law
from turbo_mode.proofs.regions import MISSING
from turbo_mode.proofs.report import Case
from turbo_mode.proofs.weighing import Spot, Weighing

_MOST_UNSURE = 200


class Found(NamedTuple):
    """What a search has come to: a case, whether it is ``certain``, and why it isn't known that there is none."""

    case: Case | None = None
    certain: bool = False
    because: tuple[str, ...] = ()
    rules: frozenset[int] = frozenset()


def search(weighing: Weighing, law: Law, name: Hashable = None) -> Found:
    """The first certain case; else the first one that may be one.

    A ``name`` is given to a law that looks at nothing but one spot: where it was kept, it isn't looked at again.
    """
    unsure: Found | None = None
    tries = 0
    for spot in weighing.spots():
        mark = (name, weighing.signature(spot)) if name is not None else name
        broken = law(weighing, spot) if mark is None or mark not in weighing.clean else None
        if broken is None:
            weighing.clean.add(mark)
            continue
        if certainly(weighing, spot, law):
            return Found(case_of(weighing, spot, broken), certain=True, rules=broken.rules)
        tries += 1
        why = assumed(weighing, broken.rules) or assumed(weighing, range(len(weighing.place.rules)))
        unsure = unsure or Found(case_of(weighing, spot, broken), because=why, rules=broken.rules)
        if tries == _MOST_UNSURE:
            break
    left_out = (weighing.incomplete,) if weighing.incomplete else ()
    return unsure or Found(because=left_out)


def certainly(weighing: Weighing, spot: Spot, law: Law) -> bool:
    """Whether a law is broken whatever is assumed."""
    return all(law(weighing, other) is not None for other in weighing.whatever(spot))


def assumed(weighing: Weighing, rules: Iterable[int]) -> tuple[str, ...]:
    """What can't be known about these rules, and the gate."""
    place = weighing.place
    numbers = {number for rule in rules for each in place.rules[rule].conditions for number in each.variables}
    numbers |= {number for each in place.own for number in each.variables}
    whys = [_why(weighing, number) for number in sorted(numbers) if place.variables[number].assumes]
    return tuple(dict.fromkeys(whys))


def _why(weighing: Weighing, number: int) -> str:
    variable = weighing.place.variables[number]
    return f"{variable.assumes}: {variable.why}"


def case_of(weighing: Weighing, spot: Spot, broken: Broken) -> Case:
    """A case with the values that have a say in it."""
    place, values = weighing.place, dict(weighing.place.about)
    numbers = {number for rule in broken.rules for each in place.rules[rule].conditions for number in each.variables}
    numbers |= {number for each in place.own for number in each.variables}
    for name, verdict in zip(weighing.rounds.names, spot.round.verdicts, strict=True):
        values[f"evidence.{name}.verdict"] = verdict
    for number in sorted(numbers):
        variable, value = place.variables[number], spot.situation[number]
        name = variable.assumes or ".".join((variable.of, *variable.path) if variable.of else variable.path)
        values[name] = "missing" if as_key(value) == as_key(MISSING) else value
    if broken.actor:
        values["execution.actor"] = broken.actor
    said = {
        "failedTasks": spot.round.failed, "usedUp": list(spot.round.used), "loopUnmet": spot.round.unmet,
        "timeOver": spot.round.over, "noQuestionsLeft": spot.round.silent,
    }  # fmt: skip
    return Case(
        gate=place.phase.id, said=broken.said, environment=place.environment, levels=list(broken.levels),
        values={**values, **{key: value for key, value in said.items() if value}},
    )  # fmt: skip
