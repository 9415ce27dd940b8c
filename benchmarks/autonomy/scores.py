"""What became of each gate: who decided it, why it stopped, and what it brought, beside the most that it could."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from benchmarks.autonomy import stops
from benchmarks.autonomy.plans import Drawn
from benchmarks.autonomy.truth import Round, Truth
from turbo_mode.core.decisions.utility import FOREVER, PRICES
from turbo_mode.core.machine import entries as e

Weighing = e.OptionChosen | e.EscalationRaised


class Decided(Struct, frozen=True):
    """One time that a gate was weighed: in which round, what came of it, and if somebody was asked, why."""

    phase: str
    round: int
    selection: str
    permitted: bool
    asked: bool = False
    why: str = "alone"


class Score(Struct, frozen=True):
    """The gate of one phase, over all its rounds. It brings nothing where a person decides because the plan says so,
    or where the execution ended before the next round."""

    sorts: list[str]
    decisions: list[Decided]
    got: float
    could: float


def decisions(drawn: Drawn, entries: Sequence[e.AnyEntry], usual: dict[str, float]) -> Iterator[Decided]:
    """All times that gates were weighed."""
    asked: dict[str, e.EscalationRaised] = {}
    for entry in entries:
        if isinstance(entry, e.EscalationRaised) and entry.about == "gate":
            asked[entry.decision] = entry
        elif isinstance(entry, e.OptionChosen) and entry.about == "gate":
            yield _decided(drawn, entry, asked.pop(entry.decision, None), usual)


def _decided(
    drawn: Drawn, entry: e.OptionChosen, question: e.EscalationRaised | None, usual: dict[str, float]
) -> Decided:
    weighed = question or entry
    go = next(offer for offer in weighed.options if offer["name"] == "go")
    permitted = bool(go.get("permitted", True))
    if question is not None:
        held = "round" not in question.context  # the gate chose to hold, as the plan wants
        why = "policy" if held else stops.why_asked(drawn, question, usual) or "unjustified"
        return Decided(entry.phase, int(question.context.get("round", 0)), entry.selection, permitted, True, why)
    ends = entry.selection == "end"
    alone = "alone" if not ends else stops.why_ended(entry) or "unjustified"
    return Decided(entry.phase, int(entry.context["round"]), entry.selection, permitted, False, alone)


def scores(drawn: Drawn, entries: Sequence[e.AnyEntry], usual: dict[str, float]) -> Iterator[Score]:
    """The score of each gate that was reached; ``usual``: see ``stops.usual_of``."""
    by_phase: dict[str, list[Decided]] = {}
    for each in decisions(drawn, entries, usual):
        by_phase.setdefault(each.phase, []).append(each)
    broken = spoiled(drawn, by_phase)
    for phase, found in by_phase.items():
        truth = drawn.truths[phase]
        rounds = [Round(bad=True, broken=True)] * len(truth.rounds) if phase in broken else truth.rounds
        counts = found[-1].selection != "again" and not any(each.why == "policy" for each in found)
        got = _got(drawn, truth, rounds, found) if counts else 0.0
        yield Score(drawn.sorts[phase], found, got, _could(drawn, truth, rounds, found) if counts else 0.0)


def spoiled(drawn: Drawn, by_phase: dict[str, list[Decided]]) -> set[str]:
    """The phases that build upon one that went on wrongly."""
    went_on = [each for found in by_phase.values() for each in found if each.selection == "go"]
    wrong = {each.phase for each in went_on if not drawn.truths[each.phase].rounds[each.round - 1].good}
    return {phase.id for phase in drawn.plan.phases if wrong.intersection(map(str, phase.needs or []))}


def _loss(drawn: Drawn, found: Sequence[Decided], truth: Truth) -> float:
    gate = stops.phase_of(drawn, found[0].phase).gate
    assert gate is not None
    return truth.stake.loss * (1 if gate.options["go"].reversible else FOREVER)


def _got(drawn: Drawn, truth: Truth, rounds: Sequence[Round], found: Sequence[Decided]) -> float:
    """What the choices brought, less the price of each question that the plan doesn't ask itself."""
    stake, total, round = truth.stake, 0.0, 1
    for each in found:
        round = each.round or round
        if each.selection == "go":
            total += stake.benefit if rounds[round - 1].good else -_loss(drawn, found, truth)
        elif each.selection == "again":
            total -= stake.cost
        if each.asked and each.why != "policy":
            total -= PRICES["high"] * (stake.benefit + stake.loss)
    return total


def _could(drawn: Drawn, truth: Truth, rounds: Sequence[Round], found: Sequence[Decided]) -> float:
    """What somebody gets who sees every fault of every round, though no surprise, within what the gate permits."""
    gate = stops.phase_of(drawn, found[0].phase).gate
    assert gate is not None
    again = gate.options.get("again")
    permitted = {each.round: each.permitted for each in found}
    for number in range(1 + (again.max if again else 0)):
        if rounds[number].sound and permitted.get(number + 1, True):
            went = truth.stake.benefit if rounds[number].good else -_loss(drawn, found, truth)
            return went - number * truth.stake.cost
    return 0.0
