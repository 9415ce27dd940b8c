"""``apply`` for questions, answers and decisions. Code here is only ever added to."""

from __future__ import annotations

from msgspec import to_builtins

from turbo_mode.core.machine import apply_budgets, apply_slots
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.approvals import next_time
from turbo_mode.core.machine.moves import undo_scope
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Execution


def escalation_raised(state: Execution, entry: e.EscalationRaised) -> None:
    """Somebody is asked."""
    state.decisions += 1
    state.questions[entry.decision] = {
        "about": entry.about, "phase": entry.phase, "task": entry.task, "question": entry.question,
        "options": entry.options, "context": entry.context, "reason": entry.reason, "at": entry.at,
    }  # fmt: skip
    if entry.approvals:
        raised(state, entry)
    if state.ledger.pools:
        apply_budgets.ask(state, entry)


def escalation_closed(state: Execution, entry: e.EscalationClosed) -> None:
    """Nobody needs to answer any more."""
    question = state.questions.pop(entry.decision)
    state.timers.clear(f"ask:{entry.decision}")
    if question["about"] == "undo":
        apply_slots.over(state, undo_of(question["context"]["effect"]))
        del state.undoing[undo_scope(state, question["context"]["effect"])]


def option_chosen(state: Execution, entry: e.OptionChosen) -> None:
    """It is decided, whoever did it."""
    if state.questions.pop(entry.decision, None) is None:
        state.decisions += 1
    else:
        state.timers.clear(f"ask:{entry.decision}")
    if entry.about == "entry":
        state.phases[entry.phase].entered = entry.selection == "enter"
    elif entry.about == "gate":
        phase = state.phases[entry.phase]
        phase.decision = {"selection": entry.selection, "confidence": entry.confidence}
        phase.uses[entry.selection] = phase.uses.get(entry.selection, 0) + 1


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
