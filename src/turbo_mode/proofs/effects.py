"""Whether a rule ever changes what would happen without it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from turbo_mode.core.decisions.model import Approval
from turbo_mode.core.plan import model
from turbo_mode.proofs.laws import Broken, Law
from turbo_mode.proofs.search import Found, search
from turbo_mode.proofs.trial import End
from turbo_mode.proofs.weighing import Effect, Spot, Weighing


def numbers_of(weighing: Weighing, rules: Sequence[model.Rule]) -> frozenset[int]:
    """Where these rules stand at a place."""
    return frozenset(number for number, each in enumerate(weighing.place.rules) if each.rule in rules)


def effect(weighing: Weighing, rule: model.Rule, gone: Sequence[model.Rule]) -> Found:
    """A case in which a rule matters, though others are ``gone``; none where it doesn't."""
    mine = numbers_of(weighing, [rule])
    left_out = numbers_of(weighing, gone)
    return search(weighing, _matters(mine, left_out), ("matters", mine, left_out)) if mine else Found()


def hold(weighing: Weighing, rule: model.Rule) -> Found:
    """A case in which a rule holds, whether that matters or not."""
    mine = numbers_of(weighing, [rule])

    def law(weighing: Weighing, spot: Spot) -> Broken | None:
        for level in weighing.levels:
            if any(weighing.holds(spot, level, number) for number in mine):
                return Broken("it holds", (level,), mine)
        return None

    return search(weighing, law, ("holds", mine)) if mine else Found()


def _matters(mine: frozenset[int], gone: frozenset[int]) -> Law:
    def law(weighing: Weighing, spot: Spot) -> Broken | None:
        for level in weighing.levels:
            if not any(weighing.holds(spot, level, number) for number in mine):
                continue
            if _told(weighing.end(spot, level, gone)) != _told(weighing.end(spot, level, gone | mine)):
                return Broken("it matters", (level,), mine)
        return None

    return law


def _told(end: End) -> tuple[object, ...]:
    return end.kind, end.selection, end.permitted, sorted({str(_same(each)) for each in end.approvals})


def _same(approval: Approval) -> Approval:
    """An approval whoever wants it."""
    return structs.replace(approval, of="", asked=sorted(approval.asked), options=sorted(approval.options))


def shadow(weighing: Weighing, rule: model.Rule) -> str:
    """The id of another rule that does all that this one does, wherever it holds at a place; or nothing."""
    mine = numbers_of(weighing, [rule])
    left = set(range(len(weighing.place.rules))) - mine
    for spot in weighing.spots():
        for level in weighing.levels:
            for number in mine if left else ():
                own = weighing.effect(spot, level, number)
                left = {each for each in left if _covers(weighing.effect(spot, level, each), own)}
    return weighing.place.rules[min(left)].rule.id if left else ""


def _covers(theirs: Sequence[Effect], own: Sequence[Effect]) -> bool:
    """They forbid at least as much, and ask at least where it asks."""
    pairs = zip(theirs, own, strict=True)
    return all(one.forbids or (not other.forbids and one.asks >= other.asks) for one, other in pairs)
