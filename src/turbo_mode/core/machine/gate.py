"""A gate: the decision at the end of a phase. It opens or holds; it never stops the execution.

Every decision takes one road, whoever decides: guards take away what is forbidden and say why; evidence is looked at;
the deciders advise; the policy says whether that may be followed alone. If not, just this branch holds until a person
has answered, and an answer is checked against the same guards. What is recorded is enough to see it again as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.decisions import choosing, opinions, outcomes, policy
from turbo_mode.core.decisions import offers as weighing
from turbo_mode.core.decisions.model import Approval, Choice, Finding, Offer
from turbo_mode.core.decisions.opinions import Consulted, Record
from turbo_mode.core.machine import advice as advisers
from turbo_mode.core.machine import approvals, budgets, guards
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition, fill, inside
from turbo_mode.core.machine.ending import end_phase
from turbo_mode.core.machine.evidence import look_at
from turbo_mode.core.machine.guards import Holding
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.undo import undo_effects
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, as_text

TABLE = {
    ("WAITING", "OptionChosen"): "OPEN",
    ("WAITING", "EscalationRaised"): "HELD",
    ("HELD", "OptionChosen"): "OPEN",
    ("OPEN", "EscalationRaised"): "HELD",
    ("HELD", "EscalationClosed"): "VOID",
    ("VOID", "OptionChosen"): "OPEN",
    ("VOID", "EscalationRaised"): "HELD",
}

_ALL_DECIDERS: tuple[model.Decider, ...] = ("rules", "expectedValue", "model", "human")
_USUAL: tuple[model.Decider, ...] = ("rules", "expectedValue", "human")
LOOP = "loop.until"
"""What a loop that has not done stands under among the evidence."""
Entries = Iterator[e.AnyEntry]


class Instead(NamedTuple):
    """What stands in for what a gate would find here: the findings of the evidence, the autonomy level, what came of
    asking a model, those findings that are ``known`` because they were measured before, and the ``acts`` that were read
    from the words of options then, each with its code and the words."""

    findings: Sequence[Finding] | None = None
    level: str = ""
    consulted: Consulted | None = None
    known: Mapping[str, Finding] = MappingProxyType({})
    acts: Mapping[str, tuple[str, str]] | None = None


AS_IT_IS = Instead()


class Weighed(NamedTuple):
    """A gate as it is weighed: what it sees, who advises, what comes of that, who must agree, and which limits hold."""

    seen: Sight
    deciders: list[model.Decider]
    consulted: Consulted | None
    choice: Choice
    wanted: list[Approval]
    level: str
    least: float

    @property
    def agreed(self) -> list[Approval]:
        """The agreements that the advice needs."""
        return approvals.covering(self.wanted, self.choice.advice.selection) if self.choice.advice else []


def weigh(state: Execution, phase: model.Phase, facts: Facts, instead: Instead = AS_IT_IS) -> Weighed:
    """Weighs a phase's own gate; nothing follows from it yet, and no model is asked."""
    gate, consulted = phase.gate, instead.consulted
    assert gate is not None
    here, least = limits(state, phase, gate)
    level = instead.level or here
    seen = _look(state, phase, facts, level, instead)
    deciders, failed = _deciders(state, gate), state.phases[phase.id].failed
    forbidden = _forbidden_ways_on(seen.offers, seen.held)
    case = choosing.Case(gate.options, seen.offers, seen.findings, failed, forbidden)
    record, speak = record_of(state, consulted), choosing.rules_speak(deciders)
    heard = opinions.trusted(consulted, record, rules_speak=speak)
    advice, offers = choosing.choose(case, deciders, heard, opinions.weights_by(record))
    counted = _as_usual(choosing.valued(offers, deciders), state.blueprint.plan.decision_engine.acts_alone)
    choice = policy.weigh(advice, counted, seen.findings, level, least)
    if why := choosing.why_nobody_advises(deciders, heard):
        choice = msgspec.structs.replace(choice, alone=False, why_ask=why)
    seen = seen._replace(offers=offers)
    wanted = _approvals(state, phase, gate, seen, facts, level)
    return Weighed(seen, deciders, consulted, choice, wanted, level, least)


def record_of(state: Execution, consulted: Consulted | None) -> Record | None:
    """The record of the model that was asked, if it has one."""
    return state.learned.advisers.get(consulted.model) if consulted is not None and state.learned is not None else None


def _levels_of(state: Execution, phase: model.Phase, facts: Facts, weighed: Weighed) -> dict[str, str]:
    """What each autonomy level would do here with the same evidence: rules and agreements may depend on it too."""
    if not (guards.in_force(state, phase) or weighed.wanted or (phase.gate and phase.gate.approve)):
        return weighed.choice.levels
    acts = {offer.name: (offer.act, offer.words) for offer in weighed.seen.offers}
    there = Instead(weighed.seen.findings, consulted=weighed.consulted, acts=acts)
    return {level: _would(weigh(state, phase, facts, there._replace(level=level)), level) for level in policy.LEVELS}


def _would(weighed: Weighed, level: str) -> str:
    said = weighed.choice.levels[level]
    return f"asks: {approvals.asked(weighed.agreed)}" if weighed.choice.alone and weighed.agreed else said


def weigh_gate(state: Execution, phase: model.Phase, facts: Facts, instead: Instead = AS_IT_IS) -> Entries:
    """Decides at a phase's own gate, or asks: people, and before it weighs anything a model, if one is to advise."""
    gate = phase.gate
    assert gate is not None
    question = _question_of(state, phase, gate, facts)
    if "model" in _deciders(state, gate) and instead.consulted is None:
        seen = _look(state, phase, facts, instead.level or limits(state, phase, gate)[0], instead)
        found = advisers.consult(state, phase, question, seen.findings, seen.offers, facts)
        if isinstance(found, e.AdviceAsked):
            yield found
            return
        instead = instead._replace(consulted=found, findings=seen.findings)
    weighed = weigh(state, phase, facts, instead)
    choice, level, wanted, agreed = weighed.choice, weighed.level, weighed.wanted, weighed.agreed
    advice = choice.advice
    context = _context(state, phase, weighed)
    levels = _levels_of(state, phase, facts, weighed)
    decision = f"d{state.decisions + 1}"
    options = msgspec.to_builtins(weighed.seen.offers)
    if choice.alone and advice is not None and not agreed:
        yield e.OptionChosen(
            at=facts.now, decision=decision, about="gate", phase=phase.id, question=question, options=options,
            selection=advice.selection, confidence=advice.confidence, rationale=_sentence(advice.reason), by="rules",
            context=context, level=level, levels=levels,
        )  # fmt: skip
        yield from follow(state, phase, advice.selection, facts, weighed.seen.findings)
    elif "human" not in weighed.deciders and not agreed:
        yield from end_phase(state, phase.id, "FAILED", facts, f"no person decides here, and {choice.why_ask}")
    elif not budgets.may_ask(state, phase.id):
        yield from end_phase(state, phase.id, "FAILED", facts, budgets.NOBODY_TO_ASK)
    else:
        yield e.EscalationRaised(
            at=facts.now, decision=decision, about="gate", phase=phase.id, question=question, options=options,
            reason=choice.why_ask or approvals.asked(agreed), context=context, level=level,
            advice=advice.selection if advice else "", confidence=advice.confidence if advice else 0.0,
            approvals=wanted, levels=levels,
        )  # fmt: skip
        yield e.PhaseHeld(at=facts.now, phase=phase.id, decision=decision)


def _context(state: Execution, phase: model.Phase, weighed: Weighed) -> dict[str, Any]:
    """What a decision was based on, for its record."""
    seen, choice = weighed.seen, weighed.choice
    context: dict[str, Any] = {
        "evidence": {finding.name: msgspec.to_builtins(finding) for finding in seen.findings},
        "round": state.phases[phase.id].round,
        "failedTasks": state.phases[phase.id].failed,
        "confidenceNeeded": max(weighed.least, policy.THRESHOLDS[weighed.level]) if weighed.level != "manual" else 1.0,
    }
    if environment := state.phases[phase.id].environment:
        context["environment"] = environment
    if weighed.consulted is not None:
        context["opinions"] = [msgspec.to_builtins(weighed.consulted)]
        if (record := record_of(state, weighed.consulted)) is not None:
            context["record"] = msgspec.to_builtins(record)
    if choice.asking is not None:
        context["asking"] = msgspec.to_builtins(choice.asking)
    if seen.held:
        context["rules"] = msgspec.to_builtins([each.ruling for each in seen.held])
    return context


def _deciders(state: Execution, gate: model.Gate) -> list[model.Decider]:
    """Who advises and decides at a gate: those whom both the gate and the plan name. A model only where it is named."""
    lists = [each for each in (gate.deciders, state.blueprint.plan.decision_engine.deciders) if each]
    return [each for each in (_ALL_DECIDERS if lists else _USUAL) if all(each in names for names in lists)]


def limits(state: Execution, phase: model.Phase, gate: model.Gate) -> tuple[str, float]:
    """The autonomy level here, and the least confidence: an environment tightens both, and never loosens them."""
    plan, named = state.blueprint.plan, state.phases[phase.id].environment
    environment = plan.environments[named] if named else model.Environment()
    levels = [state.level, environment.autonomy_level or state.level]
    asked = (gate.confidence, plan.decision_engine.confidence, environment.confidence)
    return min(levels, key=policy.LEVELS.index), max(each or 0.0 for each in asked)


class Sight(NamedTuple):
    """What a gate sees: the evidence as it is now, which options it leaves open, and which rules hold for which."""

    findings: list[Finding]
    offers: list[Offer]
    held: list[Holding]


def evidence_of(state: Execution, phase: model.Phase, facts: Facts, instead: Instead = AS_IT_IS) -> list[Finding]:
    """The evidence at a phase's own gate, judged."""
    assert phase.gate is not None
    if instead.findings is not None:
        return list(instead.findings)
    pieces = phase.gate.evidence.items()
    return [instead.known.get(name) or look_at(state, phase, name, evidence, facts) for name, evidence in pieces]


def _look(state: Execution, phase: model.Phase, facts: Facts, level: str, instead: Instead = AS_IT_IS) -> Sight:
    assert phase.gate is not None
    findings = evidence_of(state, phase, facts, instead)
    if unmet := state.phases[phase.id].unmet:
        findings = [*(each for each in findings if each.name != LOOP), Finding(LOOP, "FAIL", note=unmet)]
    offers = [_offer(state, phase, name, findings, facts, instead) for name in phase.gate.options]
    seen = _under_rules(state, phase, Sight(findings, offers, []), facts, level)
    forbidden = bool(_forbidden_ways_on(seen.offers, seen.held))
    here = weighing.Circumstances(findings, state.phases[phase.id].failed, forbidden=forbidden)
    return seen._replace(offers=weighing.with_repeats(seen.offers, phase.gate.options, here, state.learned))


def _under_rules(state: Execution, phase: model.Phase, seen: Sight, facts: Facts, level: str) -> Sight:
    """What is left of it where rules hold."""
    if not guards.in_force(state, phase):
        return seen
    evidence = {finding.name: shown(finding) for finding in seen.findings}
    offers: list[Offer] = []
    held: list[Holding] = []
    for offer in seen.offers:
        found = guards.holding(state, phase, offer, level, evidence, facts.now) if offer.permitted else []
        why = guards.forbidding(found)
        offers.append(msgspec.structs.replace(offer, permitted=False, why=why) if why else offer)
        held += found
    if _forbidden_ways_on(offers, held):
        failed = state.phases[phase.id].failed
        here = weighing.Circumstances(seen.findings, failed, forbidden=True)
        offers = [_weighed(state, phase, offer, here) for offer in offers]
    return Sight(seen.findings, offers, held)


def _forbidden_ways_on(offers: Sequence[Offer], held: Sequence[Holding]) -> list[str]:
    """The options to go on that a rule forbids."""
    ruled = {each.ruling.option for each in held if each.ruling.forbids}
    return [offer.name for offer in offers if offer.then == "continue" and offer.name in ruled]


def _approvals(
    state: Execution, phase: model.Phase, gate: model.Gate, seen: Sight, facts: Facts, level: str
) -> list[Approval]:
    """Who must agree to which of the options: as the gate says, and as rules say."""
    found = guards.required(state, seen.held, seen.offers, facts.now) if seen.held else []
    if gate.approve is None:
        return found
    scope = state.blueprint.decision_scopes.approval(gate, phase)
    there = {**inside(state, phase.id), "evidence": {finding.name: shown(finding) for finding in seen.findings}}
    options = [
        offer.name
        for offer in seen.offers
        if offer.permitted and offer.then != "hold"
        if approvals.applies(state, gate.approve, scope, guards.decision(state, phase, offer, level), there, facts.now)
    ]
    sight = approvals.Sight(scope, there)
    mine = [approvals.approval(state, gate.approve, "gate", options, facts.now, sight)] if options else []
    return [*mine, *found]


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def _question_of(state: Execution, phase: model.Phase, gate: model.Gate, facts: Facts) -> str:
    scope, seen = state.blueprint.scopes.phase(phase), inside(state, phase.id)
    asked = gate.question or (gate.approve.question if gate.approve else "")
    try:
        question = as_text(fill(state, asked, scope, facts.now, seen))
    except (EvaluationError, ExpressionProblems):
        question = asked
    return question or f"What follows on `{phase.id}`?"


def _offer(
    state: Execution, phase: model.Phase, name: str, findings: Sequence[Finding], facts: Facts, instead: Instead
) -> Offer:
    assert phase.gate is not None
    option = phase.gate.options[name]
    why = _forbidden(state, phase, name, option, findings, facts)
    act, words = instead.acts.get(name, ("", "")) if instead.acts is not None else _act(phase, name, option)
    offer = Offer(
        name=name, then=option.then, permitted=not why, why=why, reversible=option.reversible, act=act, words=words
    )  # fmt: skip
    return _weighed(state, phase, offer, weighing.Circumstances(findings, state.phases[phase.id].failed))


def _act(phase: model.Phase, name: str, option: model.Option) -> tuple[str, str]:
    """What an option does beyond the plan's own. To hold is to ask, and a rollback takes back the plan's own."""
    from turbo_mode.core.decisions.acts.reach import beyond  # many words, which only a gate needs

    if option.then in ("hold", "rollback"):
        return "", ""
    assert phase.gate is not None
    around = (phase.gate.question, phase.title, phase.description)
    beside = tuple(each.description or other for other, each in phase.gate.options.items() if other != name)
    found = beyond(name, option.description, ". ".join(each for each in around if each), beside)
    return (found.code, found.words) if found is not None else ("", "")


def _as_usual(offers: list[Offer], acts: Collection[str]) -> list[Offer]:
    """The offers as a policy sees them that lets these acts be done alone."""
    return [msgspec.structs.replace(offer, act="") if offer.act in acts else offer for offer in offers]


def _weighed(state: Execution, phase: model.Phase, offer: Offer, here: weighing.Circumstances) -> Offer:
    assert phase.gate is not None
    known = outcomes.key(phase.id, offer.name, state.phases[phase.id].environment)
    return weighing.weighed(offer, phase.gate.options, here, state.learned, known)


def _forbidden(
    state: Execution, phase: model.Phase, name: str, option: model.Option, findings: Sequence[Finding], facts: Facts
) -> str:
    failed = state.phases[phase.id].failed
    if option.then == "continue" and failed and not option.allow_failed:
        return f"{failed} task{'s' if failed > 1 else ''} did not end well"
    if option.then == "continue":
        bad = [finding.name for finding in findings if finding.forbids]
        if bad:
            return f"critical evidence did not pass: {', '.join(bad)}"
    if option.then == "repeat" and budgets.is_over(state, phase.id):
        return budgets.TIME_OVER
    if option.then == "repeat" and state.phases[phase.id].uses.get(name, 0) >= option.max:
        return f"it has been used {option.max} time{'s' if option.max > 1 else ''}, which is all"
    if option.when is not None and phase.gate is not None:
        scope = state.blueprint.scopes.option(phase.gate, phase)
        seen = {**inside(state, phase.id), "evidence": {finding.name: shown(finding) for finding in findings}}
        try:
            if not condition(state, option.when, scope, facts.now, seen):
                return f"when: {option.when}"
        except (EvaluationError, ExpressionProblems) as problem:
            return f"when: {problem}"
    return ""


def shown(finding: Finding) -> dict[str, Any]:
    """A finding as an option's ``when`` sees it."""
    numbers = {name: getattr(finding.measured, name, None) for name in ("baseline", "candidate", "p")}
    return {"verdict": finding.verdict, **{name: number for name, number in numbers.items() if number is not None}}


def follow(
    state: Execution, phase: model.Phase, selection: str, facts: Facts, given: Sequence[Finding] | None = None
) -> Entries:
    """Does what the chosen option says."""
    assert phase.gate is not None
    option = phase.gate.options[selection]
    now = facts.now
    match option.then:
        case "continue":
            yield from end_phase(state, phase.id, "COMPLETED", facts)
        case "repeat":
            due = now + (milliseconds(option.wait) if option.wait else 0)
            yield e.PhaseRepeating(at=now, phase=phase.id, due=due, undo=option.undo)
            if option.undo:
                yield from undo_effects(state, phase.id, "", facts)
        case "succeed":
            yield from end_phase(state, phase.id, "COMPLETED", facts)
            yield e.ClosingStarted(at=now, why="succeed", reason=f"gate {phase.id} chose {selection}")
        case "rollback":
            yield from end_phase(state, phase.id, "FAILED", facts, f"its gate chose {selection}")
            yield e.ClosingStarted(
                at=now, why="rollback", reason=f"gate {phase.id} chose {selection}", to=option.to or ""
            )
        case "hold":
            yield from _hold(state, phase, selection, facts, given)
        case "fail":
            yield from end_phase(state, phase.id, "FAILED", facts, f"its gate chose {selection}")


def _hold(
    state: Execution, phase: model.Phase, selection: str, facts: Facts, given: Sequence[Finding] | None
) -> Entries:
    """The author wants a person here: the other options stay open as the answer, under the same guards."""
    assert phase.gate is not None
    if not budgets.may_ask(state, phase.id):
        yield from end_phase(state, phase.id, "FAILED", facts, budgets.NOBODY_TO_ASK)
        return
    level = limits(state, phase, phase.gate)[0]
    seen = _look(state, phase, facts, level, Instead(given))
    rest = [
        msgspec.structs.replace(offer, permitted=False, why="it is what holds") if offer.name == selection else offer
        for offer in seen.offers
    ]
    decision = f"d{state.decisions + 1}"
    yield e.EscalationRaised(
        at=facts.now, decision=decision, about="gate", phase=phase.id,
        question=_question_of(state, phase, phase.gate, facts),
        options=msgspec.to_builtins(rest), reason=f"the gate chose {selection}, which waits for a person",
        context={"rules": msgspec.to_builtins([each.ruling for each in seen.held])} if seen.held else {},
        level=level, approvals=_approvals(state, phase, phase.gate, seen._replace(offers=rest), facts, level),
    )  # fmt: skip
    yield e.PhaseHeld(at=facts.now, phase=phase.id, decision=decision)
