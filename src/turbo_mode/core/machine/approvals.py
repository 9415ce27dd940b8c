"""People who must agree: what is asked of whom, which answers count, and what follows when enough have answered.

A question may have several approvals: that of its gate, those that rules require, that of a task. Each names the
options that need it. An option is chosen when every approval that names it has its quorum of different people, and none
of those who are asked says no. An option that no approval names is anybody's choice. Each person counts once, with the
last answer. A no selects what the plan says for that (``onRefuse``); ``hold`` keeps the question open, and the no
stands until whoever said it says something else. When the time is up, ``onTimeout`` is chosen.

What a person is called, and which roles they have, is the runtime's word: see ``Command``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import UNSET, convert, to_builtins
from msgspec.structs import replace

from turbo_mode.core.decisions.model import Answer, Approval, Say, Widening
from turbo_mode.core.machine import doubts
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition, evaluate
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import inputs, model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope
from turbo_mode.core.plan.words import closest

HOLD = "hold"
BY_TIME = "time"
"""Who has decided where nobody answered."""
Entries = Iterator[e.AnyEntry]


class Sight(NamedTuple):
    """What the expressions of an ``approve`` see: the scope that they were checked in, and what is only seen there."""

    scope: Scope
    seen: Mapping[str, Any]


def approval(
    state: Execution, approve: model.Approve, of: str, options: Sequence[str], now: int, sight: Sight | None = None
) -> Approval:
    """What an ``approve`` of a plan asks from now on; without ``sight`` nothing is proposed for its fields."""
    return Approval(
        of=of, options=list(options), asked=list(approve.from_), quorum=approve.quorum,
        author=state.facts["actor"] if approve.not_author else "",
        fields={name: _asked_for(state, given, now, sight) for name, given in approve.fields.items()},
        on_refuse=approve.on_refuse, on_timeout=approve.on_timeout,
        due=0 if approve.on_timeout == HOLD else now + milliseconds(approve.timeout),
        later=[Widening(now + milliseconds(each.after), list(each.to)) for each in approve.escalate],
    )  # fmt: skip


def _asked_for(state: Execution, given: object, now: int, sight: Sight | None) -> model.Input:
    """What is to be filled in. A proposal takes the place of the default, unless it can't be had or doesn't fit."""
    spec = inputs.declared(given)
    plain = model.Input(
        type=spec.type, default=spec.default, description=spec.description, pattern=spec.pattern, enum=spec.enum,
        min=spec.min, max=spec.max,
    )  # fmt: skip
    if not isinstance(spec, model.Field) or spec.value is None or sight is None:
        return plain
    try:
        return replace(plain, default=inputs.fit(evaluate(state, spec.value, sight.scope, now, sight.seen), plain))
    except (EvaluationError, ExpressionProblems, inputs.Misfit):
        return plain


def applies(
    state: Execution,
    approve: model.Approve,
    scope: Scope,
    decision: Mapping[str, Any],
    seen: Mapping[str, Any],
    now: int,
) -> bool:
    """Whether people have to agree to a decision; where that can't be told, they have to."""
    if approve.when is None:
        return True
    try:
        return condition(state, approve.when, scope, now, {**seen, "decision": decision})
    except (EvaluationError, ExpressionProblems):
        return True


def covering(approvals: Sequence[Approval], option: str) -> list[Approval]:
    """The approvals that an option needs."""
    return [each for each in approvals if option in each.options]


def asked(approvals: Sequence[Approval]) -> str:
    """Who has to agree, in words: ``2 of role:release and user:ada must agree``."""
    said = []
    for each in approvals:
        people = " or ".join(each.asked)
        said.append(f"{each.quorum} of {people}" if each.quorum > 1 else people)
    return f"{' and '.join(dict.fromkeys(said))} must agree"


# -- an answer ---------------------------------------------------------------------------------------------------------


def approvals_of(question: Mapping[str, Any]) -> list[Approval]:
    """The approvals of an open question."""
    return convert(question.get("approvals", []), list[Approval])


def answers_to(question: Mapping[str, Any]) -> list[Answer]:
    """What people have said to an open question so far, one answer of each."""
    return convert(list(question.get("answers", {}).values()), list[Answer])


def may(person: Answer, approval: Approval) -> bool:
    """Whether this person's word counts for an approval: by their own say, or by one that was handed to them."""
    if not person.by or person.by == approval.author:
        return False
    own = [] if person.handed_on else [Say(person.by, person.roles)]
    handed = [say for say in person.says if say.by != approval.author]
    return any(_addresses(say) & set(approval.asked) for say in (*own, *handed))


def _addresses(say: Say) -> set[str]:
    return {f"user:{say.by}", *say.roles}


def answer_of(question: Mapping[str, Any], command: Command) -> Answer:
    """What a command says to a question, as an answer."""
    handed: dict[str, dict[str, Any]] = question.get("handed", {})
    says = [Say(by, each["roles"]) for by, each in handed.items() if each["to"] == command.by]
    return Answer(
        by=command.by, selection="" if command.refuses else command.selection, refuses=command.refuses,
        roles=list(command.roles), fields=dict(command.fields), reason=command.reason, says=says,
        handed_on=command.by in handed,
    )  # fmt: skip


def problems(question: Mapping[str, Any], command: Command) -> list[str]:
    """Everything that is wrong with an answer; empty if it can be taken."""
    approvals, given = approvals_of(question), answer_of(question, command)
    if not approvals and command.refuses:
        return ["nobody's agreement is asked for here, so there is nothing to say no to; choose an option"]
    wanted = approvals if command.refuses else covering(approvals, command.selection)
    found = [] if command.refuses else _of_option(question, command)
    if wanted and not any(may(given, each) for each in wanted):
        found += not_asked(given, wanted)
    if command.refuses:
        found += ["say why not"] if not given.reason.strip() else []
        found += ["there is nothing to fill in for a no"] if given.fields else []
    else:
        found += _of_fields([each for each in wanted if may(given, each)], given.fields)
    if not found and approvals and _with_defaults(approvals, given) in answers_to(question):
        found.append(f"{given.by or 'this person'} has answered so already, and counts once")
    return found


def _of_option(question: Mapping[str, Any], command: Command) -> list[str]:
    selection = command.selection
    options = {option["name"]: option for option in question["options"]}
    if selection not in options:
        return [f"`{selection}` is not one of the options: {', '.join(options)}"]
    if not options[selection].get("permitted", True):
        return [f"`{selection}` is not permitted: {options[selection].get('why', '')}"]
    unfit = doubts.unfit(options[selection].get("wants", {}), command.data)
    return [unfit] if unfit else []


def not_asked(given: Answer, approvals: Sequence[Approval]) -> list[str]:
    """Why nobody waits for the word of this person."""
    if not given.by:
        return ["nobody knows who answers here"]
    if any(each.author == given.by for each in approvals):
        return [f"{given.by} has started it, and somebody else must agree"]
    if given.handed_on:
        return [f"{given.by} has handed their say on"]
    people = ", ".join(dict.fromkeys(who for each in approvals for who in each.asked))
    return [f"{given.by} is not asked here; it is for {people}"]


def _of_fields(approvals: Sequence[Approval], given: Mapping[str, Any]) -> list[str]:
    known = _fields_of(approvals)
    found = [_unknown(name, known) for name in given if name not in known]
    for name, spec in known.items():
        if name not in given and spec.default is UNSET:
            found.append(f"field `{name}` is missing{f' ({spec.description})' if spec.description else ''}")
        elif name in given:
            try:
                inputs.fit(given[name], spec)
            except inputs.Misfit as reason:
                found.append(f"field `{name}`: {reason}")
    return found


def _unknown(name: str, known: Mapping[str, model.Input]) -> str:
    similar = closest(name, known)
    return f"there is no field `{name}`" + (f", did you mean `{similar}`?" if similar else "")


def _fields_of(approvals: Sequence[Approval]) -> dict[str, model.Input]:
    return {name: spec for each in approvals for name, spec in each.fields.items()}


# -- what follows ------------------------------------------------------------------------------------------------------


def nos(approvals: Sequence[Approval], answers: Sequence[Answer], option: str) -> list[Answer]:
    """Those who say no to an option and are asked for it."""
    wanted = covering(approvals, option)
    return [each for each in answers if each.refuses and any(may(each, approval) for approval in wanted)]


def settled(question: Mapping[str, Any]) -> tuple[str, list[Answer]] | None:
    """The option that enough people have agreed to, and who that was; None as long as it isn't."""
    approvals, answers = approvals_of(question), answers_to(question)
    for option in (option["name"] for option in question["options"] if option.get("permitted", True)):
        wanted, yes = covering(approvals, option), [each for each in answers if each.selection == option]
        enough = all(len({each.by for each in yes if may(each, approval)}) >= approval.quorum for approval in wanted)
        if yes and enough and not nos(approvals, answers, option):
            return option, yes
    return None


def take(state: Execution, command: Command, facts: Facts) -> Iterator[e.AnyEntry]:
    """A person answers a question that needs people's agreement: it is noted, and may be enough."""
    question = state.questions[command.decision]
    given = answer_of(question, command)
    approvals = approvals_of(question)
    yield e.AnswerGiven(at=facts.now, decision=command.decision, answer=_with_defaults(approvals, given))
    if given.refuses:
        mine = next(each for each in approvals if may(given, each))
        if mine.on_refuse != HOLD and _is_permitted(question, mine.on_refuse):
            yield chosen(
                state, command.decision, mine.on_refuse, given.by, f"{given.by} says no: {given.reason}", facts
            )
    elif (found := settled(question)) is not None:
        option, yes = found
        people = ", ".join(each.by or "a person" for each in yes)
        why = "; ".join(each.reason for each in yes if each.reason) or f"Chosen by {people}."
        yield chosen(state, command.decision, option, people, why, facts)


def _with_defaults(approvals: Sequence[Approval], given: Answer) -> Answer:
    """An answer with the usual values of the fields that it leaves out, and each value as its type wants it."""
    if given.refuses:
        return given
    known = _fields_of([each for each in covering(approvals, given.selection) if may(given, each)])
    usual = {name: spec.default for name, spec in known.items() if spec.default is not UNSET}
    fields = {name: inputs.fit(value, known[name]) for name, value in {**usual, **given.fields}.items()}
    return replace(given, fields=fields)


def due(state: Execution, decision: str, facts: Facts) -> Iterator[e.AnyEntry]:
    """A time that was set for a question has come: the time for an answer is up, or others are asked as well."""
    question = state.questions[decision]
    approvals = approvals_of(question)
    late = next((each for each in approvals if each.due and each.due <= facts.now), None)
    if late is not None and _is_permitted(question, late.on_timeout):
        yield chosen(state, decision, late.on_timeout, BY_TIME, f"Nobody has agreed in time: {asked([late])}.", facts)
        return
    to = [who for each in approvals for later in each.later if later.at <= facts.now for who in later.to]
    yield e.EscalationDue(at=facts.now, decision=decision, to=to, due=next_time(approvals, facts.now))


def next_time(approvals: Iterable[Approval], after: int = 0) -> int:
    """The first time (ms) after which something changes by itself, or 0."""
    times = [time for each in approvals for time in (each.due, *(later.at for later in each.later)) if time > after]
    return min(times, default=0)


def _is_permitted(question: Mapping[str, Any], name: str) -> bool:
    return any(option["name"] == name and option.get("permitted", True) for option in question["options"])


def filled_in(made: e.OptionChosen) -> dict[str, Any]:
    """What those who have agreed to the option have filled in; of two who differ, the last one."""
    fields: dict[str, Any] = {}
    for answer in made.context.get("answers", ()):
        if answer.get("selection") == made.selection:
            fields |= answer.get("fields", {})
    return fields


def chosen(state: Execution, decision: str, selection: str, by: str, why: str, facts: Facts) -> e.OptionChosen:
    """The decision that closes a question, with all answers to it."""
    question = state.questions[decision]
    context = question["context"]
    if question.get("approvals"):
        context = {**context, "answers": to_builtins(answers_to(question)), "approvals": question["approvals"]}
    context |= {key: question[key] for key in ("handed", "links") if question.get(key)}
    return e.OptionChosen(
        at=facts.now, decision=decision, about=question["about"], phase=question["phase"], task=question["task"],
        question=question["question"], options=question["options"], selection=selection, confidence=1.0,
        rationale=why, by=by, context=context, level=state.level,
    )  # fmt: skip
