"""Rules: what a policy forbids at a decision, or asks people for first, while something holds.

Each rule is looked at for each option that is still permitted, with the numbers of that option. Those of the plan hold,
and those of the environment of its phase, and those of all plans above: what any of them forbids is forbidden, so their
order never matters. A rule that reads evidence which this gate doesn't have is not about this gate. One that can't be
read for any other reason holds: nobody gets past a rule by making it fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import to_builtins

from turbo_mode.core.decisions.model import Approval, HandedRule, Offer, Ruling
from turbo_mode.core.machine.approvals import HOLD, applies, approval
from turbo_mode.core.machine.bindings import Path, bind
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.decision_scopes import RULE
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Program, as_text, compile

LONGEST_VALUE = 200
"""So many characters of a value that a rule has read are kept."""
_ABOVE = ("inputs", "tasks", "phases")


class Holding(NamedTuple):
    """A rule that holds, and what is recorded of it."""

    rule: model.Rule
    ruling: Ruling


def in_force(state: Execution, phase: str, environment: str = "") -> list[HandedRule]:
    """All rules that hold at the decisions of a phase; ``environment`` is its own where it hasn't begun yet."""
    return [*_own(state, phase, environment), *state.rules]


def _own(state: Execution, phase: str, environment: str = "") -> list[HandedRule]:
    plan, named = state.blueprint.plan, environment or state.phases[phase].environment
    rules = [HandedRule(rule, "") for rule in plan.decision_engine.rules]
    return rules + [HandedRule(rule, named) for rule in plan.environments[named].rules] if named else rules


def holding(
    state: Execution, phase: str, offer: Offer, level: str, evidence: Mapping[str, Any], now: int,
    environment: str = "",
) -> list[Holding]:  # fmt: skip
    """The rules that hold for an option, each with what it does."""
    rules = in_force(state, phase, environment)
    if not rules:
        return []
    seen = {"decision": decision(state, phase, offer, level), "evidence": dict(evidence)}
    found = (_look(state, each, offer, seen, now) for each in rules)
    return [each for each in found if each is not None]


def decision(state: Execution, phase: str, offer: Offer, level: str) -> dict[str, Any]:
    """What rules, and the ``when`` of people who are asked, see of a decision that would choose an option."""
    return {
        "phase": phase, "option": offer.name, "level": level, "reversible": offer.reversible,
        "blastRadius": state.blueprint.reach(phase, offer.then), "confidence": offer.success, "act": offer.act,
    }  # fmt: skip


def forbidding(held: Sequence[Holding]) -> str:
    """Why these rules forbid their option, or an empty text if none does."""
    return "; ".join(f"rule `{each.rule.id}`: {each.rule.reason}" for each in held if each.ruling.forbids)


def required(state: Execution, held: Sequence[Holding], offers: Sequence[Offer], now: int) -> list[Approval]:
    """Whose agreement these rules ask for, and for which of the options that are still permitted."""
    permitted = {offer.name for offer in offers if offer.permitted}
    rules = {(each.rule.id, each.ruling.of): each.rule for each in held}
    found = []
    for key, rule in rules.items():
        mine = [each.ruling for each in held if (each.rule.id, each.ruling.of) == key and each.ruling.asks]
        options = [ruling.option for ruling in mine if ruling.option in permitted]
        if rule.require is not None and options:
            found.append(approval(state, rule.require, f"rule {rule.id}", options, now))
    return found


def _look(state: Execution, handed: HandedRule, offer: Offer, seen: Mapping[str, Any], now: int) -> Holding | None:
    rule, forbids = handed.rule, offer.name in handed.rule.forbid
    asks = rule.require is not None and offer.then != HOLD
    if not forbids and not asks:
        return None
    try:
        program = compile(rule.when, RULE)
        bound = bind(state, program.reads, now, {**handed.seen, **seen})
    except ExpressionProblems as problem:
        return _held(handed, offer, forbids, asks, {"when": str(problem)})
    values = {".".join(path): _cut(_at(bound, path)) for path in program.reads}
    try:
        if program.evaluate(bound) is False:
            return None
    except EvaluationError as problem:
        if problem.missing and _is_of_another_gate(program, seen["evidence"]):
            return None
        values["when"] = _cut(str(problem))
    if rule.require is not None and asks:
        asks = applies(state, rule.require, RULE, seen["decision"], {**handed.seen, **seen}, now)
    return _held(handed, offer, forbids, asks, values) if forbids or asks else None


def _held(handed: HandedRule, offer: Offer, forbids: bool, asks: bool, values: dict[str, str]) -> Holding:
    rule = handed.rule
    ruling = Ruling(
        rule=rule.id, option=offer.name, reason=rule.reason, of=handed.of, forbids=forbids,
        asks=asks, values=values,
    )  # fmt: skip
    return Holding(rule, ruling)


def _is_of_another_gate(program: Program, evidence: Mapping[str, Any]) -> bool:
    return any(path[0] == "evidence" and len(path) > 1 and path[1] not in evidence for path in program.reads)


def _at(bound: Mapping[str, Any], path: Path) -> Any:
    value: Any = bound
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            return None
        value = value[name]
    return value


def _cut(value: Any) -> str:
    text = value if isinstance(value, str) else as_text(_plain(value))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else to_builtins(value)


# -- for the plans below -----------------------------------------------------------------------------------------------


def handed_down(state: Execution, phase: str, now: int) -> list[HandedRule]:
    """The rules that hold in a plan which a task of this phase calls, with what they read of this one."""
    return [*(_with_what_it_sees(state, each, now) for each in _own(state, phase)), *state.rules]


def _with_what_it_sees(state: Execution, handed: HandedRule, now: int) -> HandedRule:
    name = state.blueprint.plan.name
    of = f"{name}, {handed.of}" if handed.of else name
    try:
        reads = [path for path in compile(handed.rule.when, RULE).reads if path[0] in _ABOVE]
    except ExpressionProblems:
        return HandedRule(handed.rule, of)
    seen: dict[str, Any] = {}
    bound = bind(state, reads, now)
    for path in reads:
        _put(seen, path, bound)
    return HandedRule(handed.rule, of, seen)


def _put(seen: dict[str, Any], path: Path, bound: Mapping[str, Any]) -> None:
    """Copies the value at a path, as far as there is one."""
    here, there = seen.setdefault(path[0], {}), bound.get(path[0], {})
    for name in path[1:-1]:
        if not isinstance(there, Mapping) or name not in there or not isinstance(here, dict):
            return
        here, there = here.setdefault(name, {}), there[name]
    if len(path) == 1:
        seen[path[0]] = _plain(there)
    elif isinstance(there, Mapping) and path[-1] in there and isinstance(here, dict):
        here[path[-1]] = _plain(there[path[-1]])
