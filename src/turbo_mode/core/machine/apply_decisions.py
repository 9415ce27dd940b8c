"""``apply`` for questions, answers and decisions. Code here is only ever added to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs, to_builtins

from turbo_mode.core.machine import apply_budgets, apply_slots, approvals
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.moves import undo_scope
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Chosen, Execution


def escalation_raised(state: Execution, entry: e.EscalationRaised) -> None:
    """Somebody is asked."""
    state.decisions += 1
    state.questions[entry.decision] = {
        "about": entry.about, "phase": entry.phase, "task": entry.task, "question": entry.question,
        "options": entry.options, "context": entry.context, "reason": entry.reason, "at": entry.at,
        "advice": entry.advice,
    }  # fmt: skip
    if entry.about == "gate":
        _looked(state, entry)
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
    question = state.questions.pop(entry.decision, None)
    if question is None:
        state.decisions += 1
    else:
        state.timers.clear(f"ask:{entry.decision}")
    if entry.about == "entry":
        state.phases[entry.phase].entered = entry.selection == "enter"
    elif entry.about == "gate":
        phase = state.phases[entry.phase]
        _looked(state, entry)
        fields = approvals.filled_in(entry)
        phase.decision = {"selection": entry.selection, "confidence": entry.confidence, "fields": fields}
        phase.uses[entry.selection] = phase.uses.get(entry.selection, 0) + 1
    if entry.about in ("gate", "decide"):
        state.choices += _choices(state, entry, question.get("advice", "") if question else "")


def _looked(state: Execution, entry: e.OptionChosen | e.EscalationRaised) -> None:
    """What evidence that is looked at more than once has shown by now."""
    found = {name: each["looks"] for name, each in entry.context.get("evidence", {}).items() if "looks" in each}
    if found:
        state.phases[entry.phase].looked = found


def _choices(state: Execution, entry: e.OptionChosen, advice: str) -> Iterator[Chosen]:
    """What was chosen, and what had been advised in its place."""
    environment = state.phases[entry.phase].environment
    for offer in entry.options:
        name, success = offer["name"], offer.get("success", 0.0)
        usual, factor = offer.get("usual", success), offer.get("factor", 1.0)
        if name == entry.selection or (name == advice and offer["then"] == "continue"):
            yield Chosen(
                entry.decision, entry.phase, name, offer["then"], usual, factor, success, environment, entry.by,
                "" if name == entry.selection else entry.selection, task=entry.task,
            )  # fmt: skip


def outcome_known(state: Execution, entry: e.OutcomeKnown) -> None:
    """Nothing follows from it here, but that what somebody has said stands."""
    for number, chosen in enumerate(state.choices):
        if entry.by and (chosen.decision, chosen.option) == (entry.decision, entry.option):
            state.choices[number] = structs.replace(chosen, told=True)


def raised(state: Execution, entry: e.EscalationRaised) -> None:
    """What is agreed to, by whom, and when it is looked at again."""
    question = state.questions[entry.decision]
    question |= {"approvals": to_builtins(entry.approvals), "answers": {}}
    set_timer(state, entry.decision, approvals.next_time(entry.approvals))


def answer_given(state: Execution, entry: e.AnswerGiven) -> None:
    """One answer of each person counts, the last one."""
    state.questions[entry.decision]["answers"][entry.answer.by] = to_builtins(entry.answer)


def say_delegated(state: Execution, entry: e.SayDelegated) -> None:
    """Each say is in one pair of hands, the last ones that it was put into."""
    handed = state.questions[entry.decision].setdefault("handed", {})
    handed.pop(entry.by, None)
    if entry.to != entry.by:
        handed[entry.by] = {"to": entry.to, "roles": entry.roles, "reason": entry.reason}


def link_used(state: Execution, entry: e.LinkUsed) -> None:
    """It is good for nothing from now on."""
    state.links[entry.link] = "USED"
    links = state.questions[entry.decision].setdefault("links", {})
    links[entry.by] = {"id": entry.link, "madeBy": entry.made_by}


def link_refused(state: Execution, entry: e.LinkRefused) -> None:
    """That it was tried again is noted once."""
    state.links[entry.link] = "TRIED_AGAIN" if state.links.get(entry.link) == "USED" else "REFUSED"


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
