"""A ``decide`` task: its attempt is a decision, and ends when that is taken.

It takes the road of a gate (``weighing``). Its result is the choice: ``option``, how sure (``confidence``) and why
(``reason``), ``by`` whom, and the ``fields`` that were filled in. A decision that nobody may take, or that a person
gives up, is an attempt that has failed: the task's ``retry`` decides again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

from turbo_mode.core.machine import agreement, approvals
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.machine.points import of_task
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.weighing import decided
from turbo_mode.core.plan.actions import GIVE_UP

Settle = Callable[[Execution, Attempt, Observation, Facts], Iterator[e.AnyEntry]]


def weigh(state: Execution, node: TaskNode, facts: Facts) -> Generator[e.AnyEntry, None, Observation | None]:
    """Decides, or asks; returns what the attempt has shown by that, or None where it goes on."""
    made = yield from decided(state, of_task(node), facts)
    if isinstance(made, e.OptionChosen):
        return outcome(made)
    return NotDone(Failure("not_decided", made)) if isinstance(made, str) else None


def begin(
    state: Execution, node: TaskNode, request: Mapping[str, Any], settle: Settle, facts: Facts
) -> Iterator[e.AnyEntry]:
    """An attempt that people, or the machine, end."""
    if request["kind"] == "approve":
        yield from agreement.ask(state, node, request["question"], facts)
    else:
        yield from decide(state, node, settle, facts)


def decide(state: Execution, node: TaskNode, settle: Settle, facts: Facts) -> Iterator[e.AnyEntry]:
    """The attempt that is under way decides; ``settle`` says what follows if it ends by that."""
    seen = yield from weigh(state, node, facts)
    if seen is not None:
        yield from settle(state, state.attempts[state.tasks[node.id].attempt], seen, facts)


def outcome(made: e.OptionChosen) -> Observation:
    """What the attempt has shown when it is decided, by whomever."""
    if made.selection == GIVE_UP:
        return NotDone(Failure("not_decided", made.rationale))
    return Done({
        "option": made.selection, "confidence": made.confidence, "reason": made.rationale, "by": made.by,
        "fields": approvals.filled_in(made),
    })  # fmt: skip
