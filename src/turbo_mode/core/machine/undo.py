"""Undoing: effects are taken back in the reverse order of their completion, one at a time.

An effect is what a completed task left behind that its plan can take back: by the task's ``compensate``, which sees the
outputs of the very run that it undoes, or, for a service, by stopping it. What a child left behind is taken back by
another execution of its lineage. A compensation is an action like any other, with an effect class and retries of its
own. One that fails for good leaves the rollback stuck, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import children, slots
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import local
from turbo_mode.core.machine.blueprint import FINALLY, TaskNode, retry_policy
from turbo_mode.core.machine.children import undo_failure
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, Observation, Unknown
from turbo_mode.core.machine.polling import NOT_YET, next_look, timed_out
from turbo_mode.core.machine.request import render
from turbo_mode.core.machine.results import conclude
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Attempt, Effect, Execution, Undo
from turbo_mode.core.machine.task import MOST_LOSSES, next_try, usual_key
from turbo_mode.core.machine.works import due_of
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems
from turbo_mode.core.plan.graph import phase_graph

Entries = Iterator[e.AnyEntry]


def undo_effects(state: Execution, phase: str, to: str, facts: Facts) -> Entries:
    """Begins to undo: the effects of one ``phase``, or of the execution back to the end of phase ``to``."""
    if phase:
        chosen = [effect.number for effect in state.effects.values() if effect.phase == phase]
    else:
        chosen = _back_to(state, to)
    yield e.UndoStarted(at=facts.now, effects=sorted(chosen), phase=phase)
    yield from undo_next(state, state.undoing[phase], facts)


def _back_to(state: Execution, to: str) -> list[int]:
    """The effects that have come after the end of phase ``to``, but for those behind a point of no return."""
    kept, final = state.effects_at_end.get(to, 0) if to else 0, state.final
    return [
        effect.number
        for effect in state.effects.values()
        if effect.phase not in final and (effect.number > kept or _outlives(state, effect, to))
    ]


def _outlives(state: Execution, effect: Effect, to: str) -> bool:
    """It is older than the end of phase ``to``, since an earlier execution has left it, and yet follows on it."""
    if not to or effect.round > 0 or effect.phase == to:
        return False
    return effect.phase == FINALLY or not phase_graph(state.blueprint.plan).before(effect.phase, to)


def undo_next(state: Execution, undo: Undo, facts: Facts) -> Entries:
    """The next effect to take back, or the end of the undoing."""
    if not undo.left:
        yield e.UndoEnded(at=facts.now, phase=undo.phase)
        return
    effect = state.effects[undo.left[-1]]
    node = state.node_in(effect.task, effect.round)
    action = node.task.compensate
    if action is None and not effect.child:
        yield from _stop_service(state, undo, effect, facts)
        return
    if effect.lock or facts.metered:
        kind = "plan" if effect.child or action is None else action.kind
        if pools := slots.missing_for_undo(state, effect, kind, facts):
            yield slots.ask(state, undo_of(effect.number), pools, node, facts)
            return
    if effect.child or action is None:
        yield _roll_back(state, effect, facts)
        return
    try:
        extra = {**local(state, node), "outputs": effect.outputs}
        scope = state.blueprint.scopes.compensate(node.task, node.plan_phase)
        request = render(state, node, action, scope, facts.now, extra)
    except (EvaluationError, ExpressionProblems) as problem:
        yield from _stuck(state, effect, "", Failure("expression", str(problem)), facts)
        return
    number = effect.attempts + 1
    keyed = effect_of(action) == "keyed" or node.fan
    yield e.AttemptStarted(
        at=facts.now, task=node.id, attempt=f"{node.id}.{effect.round}.undo.{number}", number=number, request=request,
        purpose="undo", effect=effect_of(action), undoes=effect.number, due=due_of(request, facts.now),
        key=_key(state, node, effect) if keyed else "",
    )  # fmt: skip


def go_on(state: Execution, effect: int, facts: Facts) -> Entries:
    """What taking back an effect had to wait for is there."""
    yield from undo_next(state, _undo_of(state, state.effects[effect]), facts)


def stuck(state: Execution, effect: int, failure: Failure, facts: Facts) -> Entries:
    """What taking back an effect has to wait for will never be there."""
    yield from _stuck(state, state.effects[effect], "", failure, facts)


def _roll_back(state: Execution, effect: Effect, facts: Facts) -> e.AttemptStarted:
    """Several attempts of a task may have left a child each, so the number of the effect is part of the name."""
    number, node = effect.attempts + 1, state.node_in(effect.task, effect.round)
    return e.AttemptStarted(
        at=facts.now, task=effect.task, attempt=f"{effect.task}.{effect.round}.undo.{effect.number}.{number}",
        number=number, request=children.undo_request(state, effect, facts.now), purpose="undo", effect="idempotent",
        undoes=effect.number, key=_key(state, node, effect) if node.fan else "",
    )  # fmt: skip


def _key(state: Execution, node: TaskNode, effect: Effect) -> str:
    return f"{usual_key(state.lineage, state.name_of(node), effect.round)}:undo"


def _stop_service(state: Execution, undo: Undo, effect: Effect, facts: Facts) -> Entries:
    if effect.attempt in state.services:
        yield e.ServicesStopping(at=facts.now, attempts=[effect.attempt])
    else:
        yield e.EffectUndone(at=facts.now, effect=effect.number)
        yield from undo_next(state, undo, facts)


def service_stopped(state: Execution, attempt: str, facts: Facts) -> Entries:
    """A service is gone; if its stop was the undoing of an effect, the next one follows."""
    for undo in list(state.undoing.values()):
        effect = state.effects[undo.left[-1]] if undo.left else None
        if effect is not None and effect.attempt == attempt:
            yield e.EffectUndone(at=facts.now, effect=effect.number)
            yield from undo_next(state, undo, facts)


def undone(state: Execution, attempt: Attempt, seen: Observation, facts: Facts) -> Entries:
    """What follows from what a compensation showed."""
    effect = state.effects[attempt.undoes]
    node = state.node_in(effect.task, effect.round)
    action = None if effect.child else node.task.compensate
    failure: Failure | None
    if isinstance(seen, Done):
        yield from children.ended(attempt, seen.result, facts)
        failure = conclude(state, node, action, seen.result, facts.now)[1] if action else undo_failure(seen.result)
    else:
        failure = seen.failure
    if failure is None:
        undo = _undo_of(state, effect)
        yield e.EffectUndone(at=facts.now, effect=effect.number, attempt=attempt.id)
        yield from undo_next(state, undo, facts)
        return
    if failure is NOT_YET and action is not None and action.poll is not None:
        if due := next_look(action.poll, effect.polling_since, facts.now):
            yield e.PollScheduled(at=facts.now, task=node.id, attempt=attempt.id, due=due, undoes=effect.number)
            return
        yield from _stuck(state, effect, attempt.id, timed_out(action.poll, effect.asked), facts)
        return
    unseen = isinstance(seen, Unknown)
    policy = retry_policy(action.retry if action else None)
    once = action is not None and effect_of(action) == "once"
    harmless = not unseen or (not once and effect.attempts - effect.asked < MOST_LOSSES)
    if failure.code == "lost" and harmless:
        due = facts.now
    elif unseen and once:
        due = 0
    else:
        due = next_try(state, node, policy, effect.attempts - effect.asked, failure, facts)
    if due:
        yield e.UndoRetryScheduled(at=facts.now, effect=effect.number, attempt=attempt.id, failure=failure, due=due)
    else:
        yield from _stuck(state, effect, attempt.id, failure, facts)


STUCK_OPTIONS: list[dict[str, Any]] = [
    {"name": "retry", "then": "repeat", "description": "try the compensation again"},
    {"name": "leave", "then": "continue", "description": "leave this effect as it is and undo the rest"},
]


def _stuck(state: Execution, effect: Effect, attempt: str, failure: Failure, facts: Facts) -> Entries:
    yield e.UndoFailed(at=facts.now, effect=effect.number, attempt=attempt, failure=failure)
    name = state.name_of(state.node_in(effect.task, effect.round))
    yield e.EscalationRaised(
        at=facts.now, decision=f"d{state.decisions + 1}", about="undo", task=effect.task, phase=effect.phase,
        question=f"`{name}` could not be undone. What now?", options=STUCK_OPTIONS, level=state.level,
        reason=f"ROLLBACK_STUCK: {failure.message}", context={"effect": effect.number},
    )  # fmt: skip


def answered(state: Execution, question: dict[str, Any], selection: str, facts: Facts, by: str) -> Entries:
    """A person has said what to do about an effect that could not be undone."""
    effect = state.effects[question["effect"]]
    undo = _undo_of(state, effect)
    if selection == "leave":
        yield e.EffectUndone(at=facts.now, effect=effect.number, by=by)
    yield from undo_next(state, undo, facts)


def _undo_of(state: Execution, effect: Effect) -> Undo:
    return next(undo for undo in state.undoing.values() if undo.left and undo.left[-1] == effect.number)
