"""Which action does a task's work at the moment, and what that action sees.

It is the task's own action, the case that its switch has picked (once in a round, so that a retry does the same
again), or its fallback. Whatever is said of attempts, effects, retries and doubt holds for the action that is carried
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turbo_mode.core.machine.bindings import evaluate, local
from turbo_mode.core.machine.blueprint import NoCase, TaskNode, Work
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution, TaskState
from turbo_mode.core.plan.actions import elses, outputs_of
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope, as_text

IDLE = ("wait", "approve", "decide")
"""The kinds that nobody performs: time, a signal, people or the machine end them."""
DECIDED = ("approve", "decide")
"""Those of them that an answer or a decision ends, and no report."""


class CannotBegin(Exception):
    """An attempt can't even begin; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.message)


def pick(state: Execution, node: TaskNode, task: TaskState, now: int) -> tuple[str, Work | TaskNode]:
    """What does the work in the next attempt, and the value by which a switch has picked it. Raises ``CannotBegin``.

    A task that somebody wants done again picks again.
    """
    if node.task.switch is None or (task.attempts and not task.anew) or task.fell_back is not None:
        return task.case, present(node, task)
    try:
        scope = state.blueprint.scopes.task(node.task, node.plan_phase)
        case = as_text(evaluate(state, node.task.switch.on, scope, now, local(state, node)))
        return case, node.work(case)
    except NoCase:
        raise CannotBegin(Failure("no_case", f"the switch has no case `{case}`, and no default")) from None
    except (EvaluationError, ExpressionProblems) as problem:
        raise CannotBegin(Failure("expression", f"switch.on: {problem}")) from None


def present(node: TaskNode, task: TaskState) -> Work | TaskNode:
    """What does the work of a task that has begun."""
    return node.work(task.case, fallback=task.fell_back is not None)


def shown(state: Execution, id: str) -> tuple[str, str]:
    """The kind and the effect class of a task for people: those of its case, once its switch has picked one."""
    node, task = state.blueprint.tasks[id], state.tasks.get(id)
    if task is None or task.anew or not (task.attempts or task.fell_back):
        return node.kind, node.effect
    work = present(node, task)
    return work.kind, work.effect


def sight(state: Execution, node: TaskNode, task: TaskState) -> tuple[Scope, dict[str, Any]]:
    """What the texts of the present work may read: the scope, and the values that aren't in the state."""
    scopes, failure = state.blueprint.scopes, error_before(task)
    if failure is None:
        return scopes.task(node.task, node.plan_phase), local(state, node)
    return scopes.fallback(node.task, node.plan_phase), {**local(state, node), "error": failure}


def error_before(task: TaskState) -> dict[str, Any] | None:
    """What a fallback sees as ``error``; None while the task's own action is at work."""
    if task.fell_back is None:
        return None
    return {"code": task.fell_back.code, "message": task.fell_back.message, "attempt": task.tried}


def with_elses(state: Execution, node: TaskNode, outputs: dict[str, Any]) -> dict[str, Any]:
    """The outputs of a completed task; what the plan has a value for and nobody has made has that value."""
    task = state.task(node.id)
    standing_in = elses(outputs_of(node.task) if task.fell_back is not None else present(node, task).action.outputs)
    return {**standing_in, **outputs} if standing_in else outputs


def due_of(request: Mapping[str, Any], now: int) -> int:
    """When an attempt that only waits is over, in ms; 0 for everything else."""
    if request["kind"] != "wait":
        return 0
    pause = request.get("ms", request.get("timeoutMs", 0))
    return now + pause if pause or "ms" in request else 0
