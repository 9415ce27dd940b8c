"""An ``approve`` task: its attempt is a question to people, and ends when they have answered.

Its result is the answer: ``option`` (``approve``, or a button of the plan), ``by`` whom, and the ``fields`` that were
filled in. Whoever looks after the execution may give it up (``fail``) without being one of those who are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import approvals
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import local
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import GIVE_UP

Entries = Iterator[e.AnyEntry]
OF_TASKS = ("approval", "decide")
"""What questions are about that an attempt of a task waits for."""


def ask(state: Execution, node: TaskNode, question: str, facts: Facts) -> Entries:
    """Asks what an attempt of an ``approve`` task is for."""
    approve = node.task.approve
    assert approve is not None
    buttons = [_button(name, button) for name, button in approve.options.items()]
    options: list[dict[str, Any]] = [
        {"name": "approve", "then": "continue", "description": "agree"},
        *buttons,
        {"name": GIVE_UP, "then": "fail", "description": "give it up: the task fails"},
    ]
    sight = approvals.Sight(state.blueprint.scopes.task(node.task, node.plan_phase), local(state, node))
    wanted = approvals.approval(state, approve, "task", ["approve", *approve.options], facts.now, sight)
    yield e.EscalationRaised(
        at=facts.now, decision=f"d{state.decisions + 1}", about="approval", task=node.id, phase=node.phase,
        question=question or f"Does `{state.name_of(node)}` go on?", options=options,
        reason=approvals.asked([wanted]), level=state.level, approvals=[wanted],
    )  # fmt: skip


def _button(name: str, button: model.Button) -> dict[str, Any]:
    said = ": ".join(part for part in (button.title, button.description) if part)
    return {"name": name, "then": "continue", "description": said}


def wanted(state: Execution, node: TaskNode, now: int) -> bool:
    """Whether anybody is asked at all."""
    approve = node.task.approve
    if approve is None or approve.when is None:
        return True
    scope = state.blueprint.scopes.task(node.task, node.plan_phase)
    return approvals.applies(state, approve, scope, {}, local(state, node), now)


def outcome(made: e.OptionChosen) -> Observation:
    """What the attempt has shown when people have answered, or their time is up."""
    if made.selection == GIVE_UP:
        return NotDone(Failure("not_approved", made.rationale))
    return Done({"by": made.by, "option": made.selection, "fields": approvals.filled_in(made)})


def close(state: Execution, task: str, facts: Facts) -> Entries:
    """Nobody needs to answer any more what a task asks."""
    for decision, question in list(state.questions.items()):
        if question["task"] == task and question["about"] in OF_TASKS:
            yield e.EscalationClosed(
                at=facts.now, decision=decision, question=question["question"], phase=question["phase"], task=task
            )


def cancel(state: Execution, task: str, facts: Facts) -> Entries:
    """The execution is closing: the question is void, and so is the task."""
    yield from close(state, task, facts)
    yield e.TaskCancelled(at=facts.now, task=task, attempt=state.tasks[task].attempt)
