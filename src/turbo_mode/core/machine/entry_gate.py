"""A point of no return: before such a phase begins for the first time, that is a decision of its own.

Its options are to enter, and to fail. What enters can't be taken back, so only the level ``full`` does it alone, and
rules are asked as at any gate, with ``enter`` as the option. Everything that was done in the phase or before it is
final from then on: no rollback undoes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs, to_builtins

from turbo_mode.core.decisions import policy, rules
from turbo_mode.core.decisions.model import Advice, Offer
from turbo_mode.core.machine import approvals, budgets, guards
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.ending import end_phase
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model

Entries = Iterator[e.AnyEntry]
ENTER, LOOK_AGAIN, FAIL = "enter", "lookAgain", "fail"


def wanted(state: Execution, phase: model.Phase) -> bool:
    """Whether it has to be decided that a phase begins."""
    return phase.point_of_no_return and not state.phases[phase.id].entered


def decide(state: Execution, phase: model.Phase, environment: str, facts: Facts) -> Entries:
    """Enters alone where that is permitted, and else asks."""
    offer = Offer(ENTER, ENTER, reversible=False, success=rules.GREEN)
    level, least = limits(state, environment)
    held = guards.holding(state, phase.id, offer, level, {}, facts.now, environment)
    why = guards.forbidding(held)
    offer = structs.replace(offer, permitted=not why, why=why)
    wanted = guards.required(state, held, [offer], facts.now)
    context: dict[str, Any] = {"confidenceNeeded": max(least, policy.THRESHOLDS[level])}
    if held:
        context["rules"] = to_builtins([each.ruling for each in held])
    if environment:
        context["environment"] = environment
    advice = None if why else Advice(ENTER, rules.GREEN, "all that it needs has ended well, so it is entered")
    choice = policy.weigh(advice, [offer], [], level, least)
    options = [
        {**to_builtins(offer), "description": "begin: nothing of this can be taken back"},
        {"name": LOOK_AGAIN, "then": "repeat", "description": "look at the rules again"},
        {"name": FAIL, "then": "fail", "description": "leave it: the phase has failed"},
    ]
    decision, question = f"d{state.decisions + 1}", f"Begin `{phase.id}`? It can't be taken back."
    if choice.alone and advice is not None and not wanted:
        yield e.OptionChosen(
            at=facts.now, decision=decision, about="entry", phase=phase.id, question=question, options=options,
            selection=ENTER, confidence=advice.confidence, rationale=f"{advice.reason[:1].upper()}{advice.reason[1:]}.",
            by="rules", context=context, level=level, levels=choice.levels,
        )  # fmt: skip
        return
    if not budgets.may_ask(state, phase.id):
        yield from end_phase(state, phase.id, "FAILED", facts, budgets.NOBODY_TO_ASK)
        return
    yield e.EscalationRaised(
        at=facts.now, decision=decision, about="entry", phase=phase.id, question=question, options=options,
        reason=why or choice.why_ask or approvals.asked(wanted), context=context, level=level,
        advice=ENTER if advice else "", confidence=advice.confidence if advice else 0.0, approvals=wanted,
    )  # fmt: skip
    yield e.PhaseHeld(at=facts.now, phase=phase.id, decision=decision)


def limits(state: Execution, environment: str) -> tuple[str, float]:
    plan = state.blueprint.plan
    there = plan.environments[environment] if environment else model.Environment()
    levels = [state.level, there.autonomy_level or state.level]
    asked = (plan.decision_engine.confidence, there.confidence)
    return min(levels, key=policy.LEVELS.index), max(each or 0.0 for each in asked)
