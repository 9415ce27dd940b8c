"""A decision that somebody puts to the engine by hand: a context and options, without a plan.

It takes the same road as every other one: a gate with these options, under the owner's limits and rules, weighed by the
machine. The context is only read: it says whose things are and what was asked for. Options have no effect here; whoever
asks does what was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct, to_builtins

from turbo_mode.core.decisions.limits import Limits, tighten
from turbo_mode.core.decisions.model import Finding, Verdict
from turbo_mode.core.machine import approvals, gate
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.points import of_phase
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.weighing import Instead
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import as_text

MOST_OPTIONS = 100
_DEEPEST = 8
"""So many levels of a context are read."""
_PHASE = "decision"
_Name = Annotated[str, Meta(min_length=1, max_length=500)]


class GivenOption(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """What may be chosen, and what it is worth, as options of a gate say it."""

    name: _Name
    description: str = ""
    benefit: float | None = None
    loss: float | None = None
    cost: float | None = None
    reversible: bool = True


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """What is to be decided: one of ``options``, in the order of preference. ``evidence`` has verdicts by their names.

    With a ``selection`` it was decided already, and is only recorded, with its ``confidence`` and ``rationale``.
    """

    options: Annotated[list[_Name | GivenOption], Meta(min_length=1, max_length=MOST_OPTIONS)]
    context: dict[str, Any] = {}
    question: str = ""
    evidence: dict[str, Verdict] = {}
    autonomy_level: model.Level | None = None
    selection: str | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    rationale: str = ""
    execution_id: str = ""

    @property
    def names(self) -> list[str]:
        """What the options are called."""
        return [each if isinstance(each, str) else each.name for each in self.options]


def problem(wanted: Wanted) -> str:
    """What is wrong with it, or an empty text."""
    names = wanted.names
    if len(set(names)) < len(names):
        return "each option has a name of its own"
    if wanted.selection is not None and wanted.selection not in names:
        return f"`{wanted.selection[:100]}` is not one of the options"
    if wanted.selection is None and (wanted.confidence is not None or wanted.rationale):
        return "confidence and rationale are said with a selection; without one they are found here"
    return ""


def recorded(wanted: Wanted, by: str) -> dict[str, Any]:
    """A decision that was taken elsewhere, as it is kept."""
    confidence = 1.0 if wanted.confidence is None else wanted.confidence
    return _kept(wanted) | {
        "offers": [{"name": name} for name in wanted.names], "selection": wanted.selection, "confidence": confidence,
        "rationale": wanted.rationale or f"Chosen by {by}.", "decidedBy": by, "status": "CHOSEN",
    }  # fmt: skip


def decided(wanted: Wanted, limits: Sequence[Limits], by: str, now: int) -> dict[str, Any]:
    """What the engine makes of it under these limits, as it is kept: chosen, or a question for people."""
    state, phase = _situation(wanted, limits, by)
    findings = [Finding(name, verdict) for name, verdict in wanted.evidence.items()]
    entry = next(gate.weigh_gate(state, of_phase(phase), Facts(now), Instead(findings, level=state.level)))
    kept = _kept(wanted)
    if isinstance(entry, e.OptionChosen):
        why = entry.rationale if findings else _reason(entry)
        return kept | _weighed(entry) | {
            "selection": entry.selection, "rationale": why, "decidedBy": entry.by, "status": "CHOSEN"
        }  # fmt: skip
    if isinstance(entry, e.EscalationRaised):
        reason = f"{entry.reason[:1].upper()}{entry.reason[1:]}."
        return kept | _weighed(entry) | {
            "selection": None, "rationale": reason, "advice": entry.advice, "status": "OPEN",
            "approvals": to_builtins(entry.approvals),
        }  # fmt: skip
    assert isinstance(entry, e.PhaseEnding | e.PhaseEnded)
    return kept | {"offers": [], "selection": None, "confidence": None, "rationale": entry.why, "status": "VOID"}


def answered(data: Mapping[str, Any], command: Command) -> tuple[dict[str, Any], str]:
    """An open one with what somebody has said, and what is wrong with that: then it is as it was."""
    question = {"options": data["offers"], "approvals": data.get("approvals", []), "answers": data.get("answers", {})}
    if wrong := approvals.problems(question, command):
        return dict(data), "; ".join(wrong)
    given = approvals.answer_of(question, command)
    answers = {**question["answers"], given.by: to_builtins(given)}
    if given.refuses:
        return {**data, "answers": answers}, ""
    found = approvals.settled({**question, "answers": answers})
    if found is None:
        return {**data, "answers": answers}, ""
    option, yes = found
    people = ", ".join(each.by for each in yes if each.by) or "a person"
    why = "; ".join(each.reason for each in yes if each.reason) or f"Chosen by {people}."
    made = {"selection": option, "confidence": 1.0, "rationale": why, "decidedBy": people, "status": "CHOSEN"}
    return {**data, "answers": answers, **made}, ""


def _reason(entry: e.OptionChosen) -> str:
    """Why an option was chosen of which nothing is known but the words."""
    value = next(offer.get("value") for offer in entry.options if offer["name"] == entry.selection)
    if value is not None:
        return f"It has the highest expected value, {value:.4g}, and is within the policy at autonomy {entry.level}."
    return f"It is the first of the options that are permitted, and within the policy at autonomy {entry.level}."


def _kept(wanted: Wanted) -> dict[str, Any]:
    return {
        "about": "byHand", "question": wanted.question, "context": wanted.context, "options": wanted.names,
        **({"evidence": wanted.evidence} if wanted.evidence else {}),
    }  # fmt: skip


def _weighed(entry: e.OptionChosen | e.EscalationRaised) -> dict[str, Any]:
    return {
        "offers": entry.options, "confidence": entry.confidence, "autonomyLevel": entry.level, "levels": entry.levels,
        "weighed": entry.context,
    }  # fmt: skip


def _situation(wanted: Wanted, limits: Sequence[Limits], by: str) -> tuple[Execution, model.Phase]:
    """An execution that stands at a gate with these options."""
    engine = model.DecisionEngine(autonomy_level=wanted.autonomy_level or "medium")
    question = wanted.question.replace("${{", "$${{")
    evidence = {name: model.Evidence(check="false") for name in wanted.evidence}
    made = model.Gate(question=question, evidence=evidence, options=dict(map(_option, wanted.options)))
    phase = model.Phase(id=_PHASE, description=". ".join(told(wanted.context)), tasks=[], gate=made)
    state = Execution(
        Blueprint(tighten(model.Plan(turbo=1, name=_PHASE, decision_engine=engine, phases=[phase]), limits))
    )
    state.level = state.blueprint.plan.decision_engine.autonomy_level
    state.facts = {
        "id": _PHASE, "attempt": 1, "plan": _PHASE, "planVersion": "", "trigger": "command", "actor": by
    }  # fmt: skip
    state.phases[_PHASE].status, state.phases[_PHASE].round = "RUNNING", 1
    return state, phase


def _option(given: str | GivenOption) -> tuple[str, model.Option]:
    if isinstance(given, str):
        return given, model.Option(then="continue")
    return given.name, model.Option(
        then="continue", description=given.description, benefit=given.benefit, loss=given.loss, cost=given.cost,
        reversible=given.reversible,
    )  # fmt: skip


def told(value: Any, depth: int = 0) -> Iterator[str]:
    """What a context says, as sentences: the texts of a mapping with their keys, and of lists."""
    if isinstance(value, Mapping) and depth < _DEEPEST:
        for name, each in value.items():
            said = list(told(each, depth + 1))
            yield from (said if depth == 0 and isinstance(each, str) else [f"{name} {text}" for text in said])
    elif isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from told(each, depth + 1)
    elif value not in (None, ""):
        yield value if isinstance(value, str) else as_text(value)
