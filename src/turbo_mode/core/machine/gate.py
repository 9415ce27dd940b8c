"""A gate: the decision at the end of a phase. It opens or holds; it never stops the execution.

Every decision takes one road, whoever decides: guards take away what is forbidden and say why; evidence is looked at;
the deciders advise; the policy says whether that may be followed alone. If not, just this branch holds until a person
has answered, and an answer is checked against the same guards. What is recorded is enough to see it again as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from turbo_mode.core.decisions.model import Finding
from turbo_mode.core.machine import budgets
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.ending import end_phase
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import Point
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.undo import undo_effects
from turbo_mode.core.machine.weighing import AS_IT_IS, Instead, approvals_of, decided, limits, look, question_of
from turbo_mode.core.plan.durations import milliseconds

TABLE = {
    ("WAITING", "OptionChosen"): "OPEN",
    ("WAITING", "EscalationRaised"): "HELD",
    ("HELD", "OptionChosen"): "OPEN",
    ("OPEN", "EscalationRaised"): "HELD",
    ("HELD", "EscalationClosed"): "VOID",
    ("VOID", "OptionChosen"): "OPEN",
    ("VOID", "EscalationRaised"): "HELD",
}

Entries = Iterator[e.AnyEntry]


def weigh_gate(state: Execution, point: Point, facts: Facts, instead: Instead = AS_IT_IS) -> Entries:
    """Decides at a phase's own gate, or asks; and does what was chosen."""
    made = yield from decided(state, point, facts, instead)
    if isinstance(made, e.OptionChosen):
        yield from follow(state, point, made.selection, facts, instead.findings)
    elif isinstance(made, e.EscalationRaised):
        yield e.PhaseHeld(at=facts.now, phase=point.at, decision=made.decision)
    elif made is not None:
        yield from end_phase(state, point.at, "FAILED", facts, made)


def follow(
    state: Execution, point: Point, selection: str, facts: Facts, given: Sequence[Finding] | None = None
) -> Entries:
    """Does what the chosen option says."""
    option = point.gate.options[selection]
    now = facts.now
    match option.then:
        case "continue":
            yield from end_phase(state, point.at, "COMPLETED", facts)
        case "repeat":
            due = now + (milliseconds(option.wait) if option.wait else 0)
            yield e.PhaseRepeating(at=now, phase=point.at, due=due, undo=option.undo)
            if option.undo:
                yield from undo_effects(state, point.at, "", facts)
        case "succeed":
            yield from end_phase(state, point.at, "COMPLETED", facts)
            yield e.ClosingStarted(at=now, why="succeed", reason=f"gate {point.at} chose {selection}")
        case "rollback":
            yield from end_phase(state, point.at, "FAILED", facts, f"its gate chose {selection}")
            yield e.ClosingStarted(
                at=now, why="rollback", reason=f"gate {point.at} chose {selection}", to=option.to or ""
            )
        case "hold":
            yield from _hold(state, point, selection, facts, given)
        case "fail":
            yield from end_phase(state, point.at, "FAILED", facts, f"its gate chose {selection}")


def _hold(state: Execution, point: Point, selection: str, facts: Facts, given: Sequence[Finding] | None) -> Entries:
    """The author wants a person here: the other options stay open as the answer, under the same guards."""
    if not budgets.may_ask(state, point.at):
        yield from end_phase(state, point.at, "FAILED", facts, budgets.NOBODY_TO_ASK)
        return
    level = limits(state, point)[0]
    seen = look(state, point, facts, level, Instead(given))
    rest = [
        msgspec.structs.replace(offer, permitted=False, why="it is what holds") if offer.name == selection else offer
        for offer in seen.offers
    ]
    decision = f"d{state.decisions + 1}"
    yield e.EscalationRaised(
        at=facts.now, decision=decision, about="gate", phase=point.at,
        question=question_of(state, point, facts),
        options=msgspec.to_builtins(rest), reason=f"the gate chose {selection}, which waits for a person",
        context={"rules": msgspec.to_builtins([each.ruling for each in seen.held])} if seen.held else {},
        level=level, approvals=approvals_of(state, point, seen._replace(offers=rest), facts, level),
    )  # fmt: skip
    yield e.PhaseHeld(at=facts.now, phase=point.at, decision=decision)
