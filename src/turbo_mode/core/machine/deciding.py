"""A ``decide`` task: its attempt is a decision, and ends when that is taken.

It takes the road of a gate (``weighing``). Its result is the choice: ``option``, how sure (``confidence``) and why
(``reason``), ``by`` whom, and the ``fields`` that were filled in. A decision that nobody may take, or that a person
gives up, is an attempt that has failed: the task's ``retry`` decides again.
"""

from __future__ import annotations

from collections.abc import Generator

from turbo_mode.core.machine import approvals
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.machine.points import GIVE_UP, of_task
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.weighing import decided


def weigh(state: Execution, node: TaskNode, facts: Facts) -> Generator[e.AnyEntry, None, Observation | None]:
    """Decides, or asks; returns what the attempt has shown by that, or None where it goes on."""
    made = yield from decided(state, of_task(node), facts)
    if isinstance(made, e.OptionChosen):
        return outcome(made)
    return NotDone(Failure("not_decided", made)) if isinstance(made, str) else None


def outcome(made: e.OptionChosen) -> Observation:
    """What the attempt has shown when it is decided, by whomever."""
    if made.selection == GIVE_UP:
        return NotDone(Failure("not_decided", made.rationale))
    return Done({
        "option": made.selection, "confidence": made.confidence, "reason": made.rationale, "by": made.by,
        "fields": approvals.filled_in(made),
    })  # fmt: skip
