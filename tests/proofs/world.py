"""Policies as text, what is proven of them, and a case of theirs carried to the machine without the prover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import convert

from turbo_mode import Plan
from turbo_mode.configuration.model import Configuration
from turbo_mode.core.decisions.limits import Limits, tighten
from turbo_mode.core.decisions.model import Finding, Judgement
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.evidence import finding
from turbo_mode.core.machine.gate import weigh_gate
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import of_phase
from turbo_mode.core.machine.state import Execution, TaskState
from turbo_mode.core.machine.weighing import Instead
from turbo_mode.core.plan import model
from turbo_mode.proofs import prove
from turbo_mode.proofs.report import Case, Proof, Report

GATE = """
name: release
inputs:
  coverage: {type: number, default: 90, min: 0, max: 100}
  urgent: {type: boolean, default: false}
  region: {enum: [eu, us], default: eu}
  note: {type: string, default: none}
decisionEngine: {autonomyLevel: full}
phases:
  - id: build
    tasks: [{id: make, shell: make, effect: idempotent}, {id: look, optional: true, shell: look, effect: idempotent}]
    gate:
      evidence: {tests: {check: "true"}, speed: {check: "true", critical: false}}
      options: {ship: {then: continue}, drop: {then: fail}}
"""
"""A plan with one gate, to which policies are added."""


def plan_of(text: str = "", *, rules: str = "", checked: bool = True) -> model.Plan:
    """The plan with rules (a list in YAML), and with other keys on top. Not ``checked``: whatever problems it has."""
    document: dict[str, Any] = {"turbo": 1, **yaml.safe_load(GATE)}
    for key, value in (yaml.safe_load(text) or {}).items():
        document[key] = {**document.get(key, {}), **value} if isinstance(value, dict) else value
    if rules:
        document["decisionEngine"] = {**document["decisionEngine"], "rules": [
            {"reason": "so it is", **rule} for rule in yaml.safe_load(rules)
        ]}  # fmt: skip
    return Plan.from_dict(document).loaded.plan if checked else convert(document, model.Plan)


def proven(plan: model.Plan, owner: str = "", people: Mapping[str, list[str]] | None = None) -> Report:
    """What is proven of a plan, under an owner's limits; ``people`` by their role."""
    return prove.of_plan(plan, _limits(owner), _by_role(people))


def proven_alone(owner: str, people: Mapping[str, list[str]] | None = None) -> Report:
    """What is proven of an owner's limits."""
    return prove.of_owner(_limits(owner), _by_role(people), "owner")


def _by_role(people: Mapping[str, list[str]] | None) -> dict[str, list[str]]:
    return {f"role:{name}": names for name, names in (people or {}).items()}


def _limits(owner: str) -> list[Limits]:
    if not owner:
        return []
    engine = convert(yaml.safe_load(owner), Configuration).decision_engine
    windows = engine.change_window
    return [Limits(
        origin="turbo-mode.yaml", autonomy_level=engine.autonomy_level, confidence=engine.confidence,
        rules=engine.rules, change_windows=windows if isinstance(windows, list) else [windows] if windows else [],
    )]  # fmt: skip


def of(report: Report, name: str) -> Proof:
    """A property or a rule of a report."""
    return next(each for each in (*report.properties, *report.rules) if each.name == name)


def carried_out(plan: model.Plan, case: Case, level: str, owner: str = "") -> e.AnyEntry:
    """What the machine itself says of a case, on the plan as it was written."""
    held = tighten(plan, _limits(owner))
    state = Execution(Blueprint(held))
    state.level, state.inputs = level, {}
    state.facts = {"actor": case.values.get("execution.actor", "somebody"), "plan": plan.name, "attempt": 1}
    phase = next(each for each in held.phases if each.id == case.gate)
    there = state.phases[case.gate]
    there.environment, there.failed = case.environment, case.values.get("failedTasks", 0)
    assert phase.gate is not None
    there.uses = {name: phase.gate.options[name].max for name in case.values.get("usedUp", ())}
    for path, value in case.values.items():
        _put(state, path.split("."), value)
    facts = Facts(now=1_800_000_000_000)
    return next(weigh_gate(state, of_phase(phase), facts, Instead(_findings(phase.gate, case))))


def _findings(gate: model.Gate, case: Case) -> list[Finding]:
    return [
        finding(name, piece, Judgement(case.values.get(f"evidence.{name}.verdict", "PASS"), ""))
        for name, piece in gate.evidence.items()
    ]


def _put(state: Execution, path: list[str], value: Any) -> None:
    if value == "missing":
        return
    if path[0] == "inputs":
        state.inputs[path[1]] = value
    elif path[0] == "tasks":
        task = state.tasks.setdefault(path[1], TaskState(0))
        if path[2] == "status":
            task.status = value
        else:
            task.outputs = {**task.outputs, path[3]: value}


def permitted(entry: e.AnyEntry) -> list[str]:
    """The options that somebody may choose."""
    assert isinstance(entry, e.EscalationRaised | e.OptionChosen)
    return [each["name"] for each in entry.options if each.get("permitted", True)]


def chosen(entry: e.AnyEntry) -> str:
    """What was chosen alone, or an empty text."""
    return entry.selection if isinstance(entry, e.OptionChosen) else ""
