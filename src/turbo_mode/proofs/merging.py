"""Fewer situations, where many rules do the same: what counts is whether any of them holds, and which, if it is few.

Of rules that forbid the same, or ask the same people, it makes no difference how many hold beside two of them. So of
all situations in which three or more of such rules hold, and which are alike otherwise, one is enough.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from turbo_mode.proofs.classes import Question, Situation, as_key
from turbo_mode.proofs.place import Place, Ruled

_FEW = 2


def merged(place: Place, questions: Sequence[Question], situations: Sequence[Situation]) -> list[Situation]:
    """One situation for all that are alike in this sense."""
    groups = _groups(place)
    known: dict[Hashable, str] = {}
    found: dict[Hashable, Situation] = {}
    for situation in situations:
        holding: dict[Hashable, list[Hashable]] = {}
        others: list[Hashable] = []
        for number, question in enumerate(questions):
            said = _outcome(place, number, question, situation, known)
            group = groups.get(id(question.condition))
            if group is None:
                others.append(said)
            elif said != "F":
                holding.setdefault((group, question.context.key), []).append((id(question.condition), said))
        few = {key: tuple(each) if len(each) <= _FEW else "many" for key, each in holding.items()}
        found.setdefault((tuple(others), tuple(sorted(few.items(), key=str))), situation)
    return list(found.values())


def _groups(place: Place) -> dict[int, Hashable]:
    """For each condition of a rule that is like others: what these do, and what they read of a decision."""
    alike: dict[Hashable, list[int]] = {}
    for ruled in place.rules:
        if _is_plain(place, ruled):
            condition = ruled.conditions[0]
            does = (tuple(sorted(ruled.rule.forbid)), repr(ruled.rule.require), tuple(sorted(condition.given)))
            alike.setdefault(does, []).append(id(condition))
    return {condition: does for does, each in alike.items() if len(each) > _FEW for condition in each}


def _is_plain(place: Place, ruled: Ruled) -> bool:
    """A rule with one condition that rests on nothing assumed."""
    return len(ruled.conditions) == 1 and not any(
        place.variables[number].assumes for number in ruled.conditions[0].variables
    )


def _outcome(
    place: Place, number: int, question: Question, situation: Situation, known: dict[Hashable, str]
) -> str:  # fmt: skip
    key = (number, *(as_key(situation[each]) for each in question.condition.variables))
    if key not in known:
        known[key] = question.outcome(place, situation)
    return known[key]
