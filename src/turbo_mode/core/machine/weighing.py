"""Weighing what may be done where something is decided: at the gate of a phase, or in a task that decides.

Every decision takes one road, whoever decides: guards take away what is forbidden and say why; evidence is looked at;
the deciders advise; the policy says whether that may be followed alone. If not, a person is asked, and an answer is
checked against the same guards. What is recorded is enough to see it again as it was.

What has to be read or asked first (numbers of data sources, the opinion of a model) is asked for in an entry of its
own, and it is weighed when that has come.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.decisions import choosing, opinions, outcomes, policy
from turbo_mode.core.decisions import offers as offering
from turbo_mode.core.decisions.model import Advice, Approval, Choice, Finding, Offer
from turbo_mode.core.decisions.opinions import Consulted, Record
from turbo_mode.core.machine import advice as advisers
from turbo_mode.core.machine import approvals, budgets, guards, measuring
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition, fill
from turbo_mode.core.machine.evidence import look_at
from turbo_mode.core.machine.guards import Holding
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import Point
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import GIVE_UP
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, as_text

_ALL_DECIDERS: tuple[model.Decider, ...] = ("rules", "expectedValue", "model", "human")
_USUAL: tuple[model.Decider, ...] = ("rules", "expectedValue", "human")
_NOT_YET = "another option is permitted"
LOOP = "loop.until"
"""What a loop that has not done stands under among the evidence."""
Made = e.OptionChosen | e.EscalationRaised | str | None
"""What comes of weighing: a choice, a question, why there can be neither; nothing where something is asked first."""


class Instead(NamedTuple):
    """What stands in for what a gate would find here: the findings of the evidence, the autonomy level, what came of
    asking a model, those findings that are ``known`` because they were measured before, and the ``acts`` that were read
    from the words of options then, each with its code and the words."""

    findings: Sequence[Finding] | None = None
    level: str = ""
    consulted: Consulted | None = None
    known: Mapping[str, Finding] = MappingProxyType({})
    acts: Mapping[str, tuple[str, str]] | None = None

    @property
    def given(self) -> bool:
        """The evidence stands in: nothing has to be read."""
        return self.findings is not None or bool(self.known)


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


def weigh(state: Execution, point: Point, facts: Facts, instead: Instead = AS_IT_IS) -> Weighed:
    """Weighs what may be done here; nothing follows from it yet, and nobody is asked."""
    gate, consulted = point.gate, instead.consulted
    here, least = limits(state, point)
    level = instead.level or here
    seen = look(state, point, facts, level, instead)
    deciders, failed = _deciders(state, point), point.failed(state)
    forbidden = _forbidden_ways_on(seen.offers, seen.held)
    case = choosing.Case(gate.options, seen.offers, seen.counted, failed, forbidden)
    record, speak = record_of(state, consulted), choosing.rules_speak(deciders)
    heard = opinions.trusted(consulted, record, rules_speak=speak)
    advice, offers = choosing.choose(case, deciders, heard, opinions.weights_by(record))
    counted = _as_usual(choosing.valued(offers, deciders), state.blueprint.plan.decision_engine.acts_alone)
    if advice is not None and point.node is not None:
        advice = msgspec.structs.replace(advice, reason=_why_of_task(advice, offers, seen.counted))
    choice = policy.weigh(advice, counted, seen.counted, level, least)
    if why := choosing.why_nobody_advises(deciders, heard):
        choice = msgspec.structs.replace(choice, alone=False, why_ask=why)
    seen = seen._replace(offers=offers)
    wanted = approvals_of(state, point, seen, facts, level)
    return Weighed(seen, deciders, consulted, choice, wanted, level, least)


def record_of(state: Execution, consulted: Consulted | None) -> Record | None:
    """The record of the model that was asked, if it has one."""
    return state.learned.advisers.get(consulted.model) if consulted is not None and state.learned is not None else None


def _levels_of(state: Execution, point: Point, facts: Facts, weighed: Weighed) -> dict[str, str]:
    """What each autonomy level would do here with the same evidence: rules and agreements may depend on it too."""
    if not (guards.in_force(state, point.at) or weighed.wanted or point.gate.approve):
        return weighed.choice.levels
    acts = {offer.name: (offer.act, offer.words) for offer in weighed.seen.offers}
    there = Instead(weighed.seen.findings, consulted=weighed.consulted, acts=acts)
    return {level: _would(weigh(state, point, facts, there._replace(level=level)), level) for level in policy.LEVELS}


def _would(weighed: Weighed, level: str) -> str:
    said = weighed.choice.levels[level]
    return f"asks: {approvals.asked(weighed.agreed)}" if weighed.choice.alone and weighed.agreed else said


def decided(
    state: Execution, point: Point, facts: Facts, instead: Instead = AS_IT_IS
) -> Generator[e.AnyEntry, None, Made]:
    """Weighs, and yields the choice or the question that comes of it, or what has to be read or asked before that."""
    if not instead.given and (asked := measuring.wanted(state, point, facts)) is not None:
        yield asked
        return None
    question = question_of(state, point, facts)
    if "model" in _deciders(state, point) and instead.consulted is None:
        seen = look(state, point, facts, instead.level or limits(state, point)[0], instead)
        found = advisers.consult(state, point, question, seen.counted, seen.offers, facts)
        if isinstance(found, e.AdviceAsked):
            yield found
            return None
        instead = instead._replace(consulted=found, findings=seen.findings)
    weighed = weigh(state, point, facts, instead)
    choice, agreed = weighed.choice, weighed.agreed
    if not (choice.alone and choice.advice is not None) or agreed:
        if "human" not in weighed.deciders and not agreed:
            return f"no person decides here, and {choice.why_ask}"
        if not budgets.may_ask(state, point.at):
            return budgets.NOBODY_TO_ASK
    made = _recorded(state, point, facts, question, weighed)
    yield made
    return made


def _recorded(
    state: Execution, point: Point, facts: Facts, question: str, weighed: Weighed
) -> e.OptionChosen | e.EscalationRaised:
    """What comes of it, for the record."""
    choice, agreed, advice = weighed.choice, weighed.agreed, weighed.choice.advice
    context, levels = _context(state, point, weighed), _levels_of(state, point, facts, weighed)
    decision, about = f"d{state.decisions + 1}", point.about
    if choice.alone and advice is not None and not agreed:
        return e.OptionChosen(
            at=facts.now, decision=decision, about=about, phase=point.at, task=point.task, question=question,
            options=msgspec.to_builtins(weighed.seen.offers), selection=advice.selection, confidence=advice.confidence,
            rationale=_sentence(advice.reason), by="rules", context=context, level=weighed.level, levels=levels,
        )  # fmt: skip
    return e.EscalationRaised(
        at=facts.now, decision=decision, about=about, phase=point.at, task=point.task, question=question,
        options=msgspec.to_builtins(_for_people(weighed.seen.offers)),
        reason=choice.why_ask or approvals.asked(agreed), context=context, level=weighed.level,
        advice=advice.selection if advice else "", confidence=advice.confidence if advice else 0.0,
        approvals=weighed.wanted, levels=levels,
    )  # fmt: skip


def _context(state: Execution, point: Point, weighed: Weighed) -> dict[str, Any]:
    """What a decision was based on, for its record."""
    seen, choice = weighed.seen, weighed.choice
    context: dict[str, Any] = {
        "evidence": {finding.name: msgspec.to_builtins(finding) for finding in seen.findings},
        "round": state.phases[point.at].round,
        "failedTasks": point.failed(state),
        "confidenceNeeded": max(weighed.least, policy.THRESHOLDS[weighed.level]) if weighed.level != "manual" else 1.0,
    }
    if environment := state.phases[point.at].environment:
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


def _deciders(state: Execution, point: Point) -> list[model.Decider]:
    """Who advises and decides here: those whom both this place and the plan name. A model only where it is named."""
    lists = [each for each in (point.gate.deciders, state.blueprint.plan.decision_engine.deciders) if each]
    return [each for each in (_ALL_DECIDERS if lists else _USUAL) if all(each in names for names in lists)]


def limits(state: Execution, point: Point) -> tuple[str, float]:
    """The autonomy level here, and the least confidence: an environment tightens both, and never loosens them."""
    plan, named = state.blueprint.plan, state.phases[point.at].environment
    environment = plan.environments[named] if named else model.Environment()
    levels = [state.level, environment.autonomy_level or state.level]
    asked = (point.gate.confidence, plan.decision_engine.confidence, environment.confidence)
    return min(levels, key=policy.LEVELS.index), max(each or 0.0 for each in asked)


class Sight(NamedTuple):
    """What is seen: the evidence as it is now, which options it leaves open, and which rules hold for which.

    Of the evidence that is ``counted`` which speaks for or against deciding at all.
    """

    findings: list[Finding]
    counted: list[Finding]
    offers: list[Offer]
    held: list[Holding]


def evidence_of(state: Execution, point: Point, facts: Facts, instead: Instead = AS_IT_IS) -> list[Finding]:
    """The evidence, judged."""
    if instead.findings is not None:
        return list(instead.findings)
    pieces = point.gate.evidence.items()
    return [instead.known.get(name) or look_at(state, point, name, evidence, facts) for name, evidence in pieces]


def look(state: Execution, point: Point, facts: Facts, level: str, instead: Instead = AS_IT_IS) -> Sight:
    findings = evidence_of(state, point, facts, instead)
    if (unmet := state.phases[point.at].unmet) and point.node is None:
        findings = [*(each for each in findings if each.name != LOOP), Finding(LOOP, "FAIL", note=unmet)]
    apart = point.heard_by_options(state)
    counted = [each for each in findings if each.name not in apart]
    offers = [
        _offer(state, point, name, Sight(findings, counted, [], []), facts, instead) for name in point.gate.options
    ]
    seen = _under_rules(state, point, Sight(findings, counted, offers, []), facts, level)
    if point.node is not None:
        seen = seen._replace(offers=_giving_up_last(seen.offers))
    forbidden = bool(_forbidden_ways_on(seen.offers, seen.held))
    here = offering.Circumstances(counted, point.failed(state), forbidden=forbidden)
    return seen._replace(offers=offering.with_repeats(seen.offers, point.gate.options, here, state.learned))


def _under_rules(state: Execution, point: Point, seen: Sight, facts: Facts, level: str) -> Sight:
    """What is left of it where rules hold."""
    if not guards.in_force(state, point.at):
        return seen
    evidence = {finding.name: shown(finding) for finding in seen.findings}
    offers: list[Offer] = []
    held: list[Holding] = []
    for offer in seen.offers:
        found = guards.holding(state, point.at, offer, level, evidence, facts.now) if offer.permitted else []
        why = guards.forbidding(found)
        offers.append(msgspec.structs.replace(offer, permitted=False, why=why) if why else offer)
        held += found
    if _forbidden_ways_on(offers, held):
        failed = point.failed(state)
        here = offering.Circumstances(seen.counted, failed, forbidden=True)
        offers = [_weighed(state, point, offer, here) for offer in offers]
    return seen._replace(offers=offers, held=held)


def _forbidden_ways_on(offers: Sequence[Offer], held: Sequence[Holding]) -> list[str]:
    """The options to go on that a rule forbids."""
    ruled = {each.ruling.option for each in held if each.ruling.forbids}
    return [offer.name for offer in offers if offer.then == "continue" and offer.name in ruled]


def approvals_of(state: Execution, point: Point, seen: Sight, facts: Facts, level: str) -> list[Approval]:
    """Who must agree to which of the options: as the gate says, and as rules say."""
    found = guards.required(state, seen.held, seen.offers, facts.now) if seen.held else []
    if (approve := point.gate.approve) is None:
        return found
    scope = point.approval_scope(state)
    there = {**point.seen(state), "evidence": {finding.name: shown(finding) for finding in seen.findings}}
    options = [
        offer.name
        for offer in seen.offers
        if offer.permitted and offer.then != "hold" and (point.node is None or offer.name != GIVE_UP)
        if approvals.applies(state, approve, scope, guards.decision(state, point.at, offer, level), there, facts.now)
    ]
    sight = approvals.Sight(scope, there)
    mine = (
        [approvals.approval(state, approve, "gate" if point.node is None else "task", options, facts.now, sight)]
        if options
        else []
    )
    return [*mine, *found]


def _giving_up_last(offers: Sequence[Offer]) -> list[Offer]:
    """A task is given up only where nothing else is permitted; a person may do it at any time."""
    others = any(offer.permitted for offer in offers if offer.name != GIVE_UP)
    return [
        msgspec.structs.replace(offer, permitted=False, why=_NOT_YET) if others and offer.name == GIVE_UP else offer
        for offer in offers
    ]


def _for_people(offers: Sequence[Offer]) -> list[Offer]:
    """The options as a person may choose them."""
    return [
        msgspec.structs.replace(offer, permitted=True, why="") if offer.why == _NOT_YET else offer for offer in offers
    ]


def _why_of_task(advice: Advice, offers: Sequence[Offer], counted: Sequence[Finding]) -> str:
    """Why a task chooses this: options that all go on differ by what they are worth, or by their order."""
    offer = next(offer for offer in offers if offer.name == advice.selection)
    others = [each for each in offers if each.permitted and each is not offer]
    bad = [finding.name for finding in counted if finding.verdict != "PASS"]
    said = f"{', '.join(bad)} did not pass, and " if bad else ""
    if not others:
        return f"{said}nothing else is permitted"
    if offer.value is not None:
        return f"{said}it has the highest expected value, {offer.value:.4g}"
    return f"{said}it is the first of the options that are permitted"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def question_of(state: Execution, point: Point, facts: Facts) -> str:
    """The question as it is put to people."""
    scope, seen, gate = point.scope(state), point.seen(state), point.gate
    asked = gate.question or (gate.approve.question if gate.approve else "")
    try:
        question = as_text(fill(state, asked, scope, facts.now, seen))
    except (EvaluationError, ExpressionProblems):
        question = asked
    if point.node is not None:
        return question or f"What does `{state.name_of(point.node)}` choose?"
    return question or f"What follows on `{point.at}`?"


def _offer(state: Execution, point: Point, name: str, seen: Sight, facts: Facts, instead: Instead) -> Offer:
    option = point.gate.options[name]
    why = _forbidden(state, point, name, option, seen, facts)
    act, words = instead.acts.get(name, ("", "")) if instead.acts is not None else _act(point, name, option)
    offer = Offer(
        name=name, then=option.then, permitted=not why, why=why, reversible=option.reversible, act=act, words=words
    )  # fmt: skip
    return _weighed(state, point, offer, offering.Circumstances(seen.counted, point.failed(state)))


def _act(point: Point, name: str, option: model.Option) -> tuple[str, str]:
    """What an option does beyond the plan's own. To hold is to ask, and a rollback takes back the plan's own."""
    from turbo_mode.core.decisions.acts.reach import beyond  # many words, which only a gate needs

    if option.then in ("hold", "rollback"):
        return "", ""
    around = (point.gate.question, *point.titles)
    beside = tuple(each.description or other for other, each in point.gate.options.items() if other != name)
    found = beyond(name, option.description, ". ".join(each for each in around if each), beside)
    return (found.code, found.words) if found is not None else ("", "")


def _as_usual(offers: list[Offer], acts: Collection[str]) -> list[Offer]:
    """The offers as a policy sees them that lets these acts be done alone."""
    return [msgspec.structs.replace(offer, act="") if offer.act in acts else offer for offer in offers]


def _weighed(state: Execution, point: Point, offer: Offer, here: offering.Circumstances) -> Offer:
    known = outcomes.key(point.learned, offer.name, state.phases[point.at].environment)
    return offering.weighed(offer, point.gate.options, here, state.learned, known)


def _forbidden(state: Execution, point: Point, name: str, option: model.Option, sight: Sight, facts: Facts) -> str:
    failed = point.failed(state)
    if option.then == "continue" and failed and not option.allow_failed:
        return f"{failed} task{'s' if failed > 1 else ''} did not end well"
    if option.then == "continue":
        bad = [finding.name for finding in sight.counted if finding.forbids]
        if bad:
            return f"critical evidence did not pass: {', '.join(bad)}"
    if option.then == "repeat" and not option.undo:
        over = [finding for finding in sight.counted if finding.critical and finding.settled]
        if bad := [finding.name for finding in over if finding.verdict != "PASS"]:
            return f"another look changes nothing: {', '.join(bad)}"
    if option.then == "repeat" and budgets.is_over(state, point.at):
        return budgets.TIME_OVER
    if option.then == "repeat" and state.phases[point.at].uses.get(name, 0) >= option.max:
        return f"it has been used {option.max} time{'s' if option.max > 1 else ''}, which is all"
    if option.when is not None:
        seen = {**point.seen(state), "evidence": {finding.name: shown(finding) for finding in sight.findings}}
        try:
            if not condition(state, option.when, point.option_scope(state), facts.now, seen):
                return f"when: {option.when}"
        except (EvaluationError, ExpressionProblems) as problem:
            return f"when: {problem}"
    return ""


def shown(finding: Finding) -> dict[str, Any]:
    """A finding as an option's ``when`` sees it."""
    numbers = {name: getattr(finding.measured, name, None) for name in ("baseline", "candidate", "p")}
    return {"verdict": finding.verdict, **{name: number for name, number in numbers.items() if number is not None}}
