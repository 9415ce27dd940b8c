"""In a fork: a task that must not be repeated unasked, and what a repeat leaves behind.

Before its first attempt a task with a *deed* (its ``once`` effect has happened in this lineage, or may have) is in
doubt. Where nobody saw whether it happened, it is settled like any doubt, by its probe first. Where it did, a person
is asked whether it may happen again. Who asked for the fork may have said so already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode, Work
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.past import deed_key, mark_of
from turbo_mode.core.machine.state import Attempt, Effect, Execution, TaskState

HAPPENED = "happened"
"""The code of a doubt about a task that has happened, so that no probe needs to look."""
OPTIONS: list[dict[str, Any]] = [
    {"name": "keep", "then": "continue", "description": "leave it at that: it is completed, with what it handed on"},
    {"name": "repeat", "then": "repeat", "description": "let it happen a second time"},
    {"name": "fail", "then": "fail", "description": "give it up: the task has failed"},
]


def deed_of(state: Execution, node: TaskNode) -> dict[str, Any] | None:
    """What a task of a fork has done before in this round of its phase, if a repeat of that is nobody's wish."""
    name = state.name_of(node)
    if name in state.origin.allowed or (node.fan or node.id) in state.origin.allowed:
        return None
    return state.origin.deeds.get(deed_key(name, state.round_of(node.id)))


def must_ask(state: Execution, node: TaskNode, work: Work | TaskNode) -> bool:
    """The attempt that would start now is a repeat that somebody has to allow."""
    task = state.task(node.id)
    if task.attempts and not task.anew:
        return False
    deed = deed_of(state, node)
    return deed is not None and (work.effect == "once" or "inside" in deed)


def doubt(state: Execution, node: TaskNode, case: str, facts: Facts) -> e.TaskInDoubt:
    """The task waits for an answer."""
    deed = deed_of(state, node) or {}
    where = deed["execution"][-6:]
    if deed.get("open"):
        failure = Failure("lost", f"nobody saw whether it happened in {where}")
    else:
        inside = f": {', '.join(deed['inside'])}" if "inside" in deed else ""
        failure = Failure(HAPPENED, f"it has happened in {where}{inside}")
    return e.TaskInDoubt(at=facts.now, task=node.id, attempt="", failure=failure, case=case)


def ask(state: Execution, node: TaskNode, failure: Failure, facts: Facts) -> Iterator[e.AnyEntry]:
    """Asks whether what has happened may happen again."""
    yield e.EscalationRaised(
        at=facts.now, decision=f"d{state.decisions + 1}", about="inDoubt", task=node.id, phase=node.phase,
        question=f"Shall `{state.name_of(node)}` happen again?", options=OPTIONS, reason=failure.message,
        context={"failure": {"code": failure.code, "message": failure.message}}, level=state.level,
    )  # fmt: skip


def kept_outputs(state: Execution, node: TaskNode) -> dict[str, Any]:
    """What a deed handed on."""
    deed = state.origin.deeds.get(deed_key(state.name_of(node), state.round_of(node.id)), {})
    outputs: dict[str, Any] = deed.get("outputs", {})
    return outputs


def lineage_of(state: Execution, node: TaskNode) -> str:
    """The lineage that the child of a task goes on with: that of the child before, also of an earlier execution."""
    known = state.task(node.id).lineage
    if known or not state.origin.lineages:
        return known
    return state.origin.lineages.get(deed_key(state.name_of(node), state.round_of(node.id)), "")


def note_deed(state: Execution, node: TaskNode, was: TaskState) -> None:
    """For ``apply``: a task is done again in its own execution, which it may have to be asked for."""
    if node.effect == "once" and (was.unseen or was.status == "COMPLETED"):
        what: dict[str, Any] = {"outputs": was.outputs} if was.status == "COMPLETED" else {"open": True}
        state.origin.deeds[deed_key(state.name_of(node), state.round_of(node.id))] = {"execution": state.id, **what}


# -- only for ``apply`` ------------------------------------------------------------------------------------------------


def allow(state: Execution, task: str) -> None:
    """It may happen again."""
    if state.origin.deeds:
        node = state.blueprint.tasks[task]
        state.origin.deeds.pop(deed_key(state.name_of(node), state.round_of(task)), None)


def forget_lineage(state: Execution, task: str) -> None:
    """The child of this execution is what counts from now on."""
    if state.origin.lineages:
        node = state.blueprint.tasks[task]
        state.origin.lineages.pop(deed_key(state.name_of(node), state.round_of(task)), None)


def remember(state: Execution) -> None:
    """Makes the marks of what an earlier execution has left behind findable."""
    state.origin.marked = {}
    for effect in state.effects.values():
        if effect.mark and effect.round < 0:
            state.origin.marked.setdefault(_place(state, effect, effect.mark), []).append(effect.number)


def replace(state: Execution, effect: Effect, attempt: Attempt | None) -> None:
    """A repeat with the same effect as before leaves one effect to take back, not two."""
    if attempt is not None and state.origin.marked:
        mark = mark_of(attempt.effect, attempt.key, attempt.request)
        if mark and (old := state.origin.marked.get(_place(state, effect, mark))):
            gone = state.effects.pop(old[-1])
            forget(state, gone)


def forget(state: Execution, effect: Effect) -> None:
    """An effect isn't there any more."""
    if state.origin.marked and effect.mark and effect.round < 0:
        place = _place(state, effect, effect.mark)
        state.origin.marked[place].remove(effect.number)
        if not state.origin.marked[place]:
            del state.origin.marked[place]


def _place(state: Execution, effect: Effect, mark: str) -> str:
    node = state.blueprint.tasks[effect.task]
    return f"{node.fan or node.id} {mark}"
