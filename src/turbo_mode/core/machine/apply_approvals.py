"""``apply`` for questions that need people's agreement. Code here is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import to_builtins

from turbo_mode.core.decisions.model import Approval
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def raised(state: Execution, entry: e.EscalationRaised) -> None:
    """What is agreed to, by whom, and when it is looked at again."""
    question = state.questions[entry.decision]
    question |= {"approvals": to_builtins(entry.approvals), "answers": {}}
    set_timer(state, entry.decision, next_time(entry.approvals))


def answer_given(state: Execution, entry: e.AnswerGiven) -> None:
    """One answer of each person counts, the last one."""
    state.questions[entry.decision]["answers"][entry.answer.by] = to_builtins(entry.answer)


def escalation_due(state: Execution, entry: e.EscalationDue) -> None:
    """More people are asked."""
    for approval in state.questions[entry.decision]["approvals"]:
        later = approval.get("later", [])
        approval["asked"] = [
            *approval["asked"],
            *(who for each in later if each["at"] <= entry.at for who in each["to"]),
        ]
        approval["later"] = [each for each in later if each["at"] > entry.at]
    set_timer(state, entry.decision, entry.due)


def set_timer(state: Execution, decision: str, due: int) -> None:
    """Look at a question again at ``due`` (ms), or not at all (0)."""
    state.timers.clear(f"ask:{decision}")
    if due:
        state.timers.set(f"ask:{decision}", due)


def next_time(approvals: Iterable[Approval], after: int = 0) -> int:
    """The first time (ms) after which something changes by itself, or 0."""
    times = [time for each in approvals for time in (each.due, *(later.at for later in each.later)) if time > after]
    return min(times, default=0)
