"""A loop: a phase is done again until something holds, at most so many rounds.

``until`` is weighed when all tasks of a round have ended well; it sees this round and, as ``previous``, the one before.
A round with a failed task ends the loop without a word. When the loop is over the gate decides, as in any phase; if it
chooses to repeat, a new loop begins, whose rounds are counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from turbo_mode.core.machine import budgets
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition, inside
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems

Entries = Iterator[e.AnyEntry]


def is_open(state: Execution, phase: model.Phase | None) -> bool:
    """The phase has a loop that still has to say whether there is another round."""
    if phase is None or phase.loop is None:
        return False
    return not (state.phases[phase.id].looped or state.phases[phase.id].failed)


def weigh_loop(state: Execution, phase: model.Phase, facts: Facts) -> Entries:
    """A round has ended well: is that enough, is there another, or is it given up?"""
    loop = phase.loop
    assert loop is not None
    scope, rounds = state.blueprint.scopes.phase(phase), state.phases[phase.id].lap
    try:
        met = condition(state, loop.until, scope, facts.now, inside(state, phase.id))
    except (EvaluationError, ExpressionProblems) as problem:
        yield _over(state, phase, "fail", f"until: {problem}", facts)
        return
    if met:
        yield e.LoopEnded(at=facts.now, phase=phase.id, rounds=rounds, met=True)
    elif budgets.is_over(state, phase.id):
        yield _over(state, phase, "fail", budgets.TIME_OVER, facts)
    elif rounds < loop.max_rounds:
        due = facts.now + (milliseconds(loop.wait) if loop.wait else 0)
        yield e.PhaseRepeating(at=facts.now, phase=phase.id, due=due, loop=True)
    elif loop.otherwise == "hold" and not budgets.may_ask(state, phase.id):
        yield _over(state, phase, "fail", budgets.NOBODY_TO_ASK, facts)
    elif loop.otherwise == "hold":
        yield from _ask(state, phase, loop, facts)
    else:
        yield _over(state, phase, loop.otherwise, "", facts)


def _over(
    state: Execution, phase: model.Phase, then: Literal["continue", "fail"], why: str, facts: Facts
) -> e.LoopEnded:
    assert phase.loop is not None
    rounds = state.phases[phase.id].lap
    why = why or f"its loop is not done after {_rounds(rounds)}: {phase.loop.until}"
    return e.LoopEnded(at=facts.now, phase=phase.id, rounds=rounds, met=False, then=then, why=why)


def _rounds(number: int) -> str:
    return f"{number} round{'s' if number > 1 else ''}"


def _ask(state: Execution, phase: model.Phase, loop: model.Loop, facts: Facts) -> Entries:
    rounds = _rounds(loop.max_rounds)
    options: list[dict[str, Any]] = [
        {"name": "again", "then": "repeat", "description": f"another {rounds} at most"},
        {"name": "continue", "then": "continue", "description": "leave it at that and go on"},
        {"name": "fail", "then": "fail", "description": "give it up: the loop has failed"},
    ]
    decision = f"d{state.decisions + 1}"
    yield e.EscalationRaised(
        at=facts.now, decision=decision, about="loop", phase=phase.id, options=options,
        question=f"`{phase.id}` is not done after {rounds}. What now?", reason=f"this does not hold: {loop.until}",
        context={"round": state.phases[phase.id].round}, level=state.level,
    )  # fmt: skip
    yield e.PhaseHeld(at=facts.now, phase=phase.id, decision=decision)


def answered(state: Execution, id: str, selection: str, facts: Facts) -> Entries:
    """A person has said what follows on a loop that is not done."""
    phase = state.blueprint.phases[id].phase
    assert phase is not None
    if selection == "again":
        yield e.PhaseRepeating(at=facts.now, phase=id, due=facts.now)
    else:
        yield _over(state, phase, "fail" if selection == "fail" else "continue", "", facts)
