"""Asking a model for its opinion before a gate is weighed.

It is an attempt like any other: what is asked is committed before it is sent, and what comes back is committed before
it counts. It changes nothing outside, so one that was lost with its engine is asked again, once. Whatever else goes
wrong means that there is no advice, and why; the gate goes on without it. It waits until ``due`` at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from turbo_mode.core.decisions.briefing import INSTRUCTIONS, Case, briefing
from turbo_mode.core.decisions.model import Finding, Offer
from turbo_mode.core.decisions.opinions import Adviser, Consulted, Nonsense, read, schema
from turbo_mode.core.machine import budgets
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, Observation, Unknown
from turbo_mode.core.machine.points import Point
from turbo_mode.core.machine.state import ENDED, Execution
from turbo_mode.core.plan.graph import GOOD

BY = "model"
MOST_TIMES = 2
"""So often is a model asked before a gate is weighed."""
GRACE_MS = 10_000
"""So much later than the time that the model has is it given up, whatever became of whoever asked it."""
_OVERHEAD = 1000
"""Tokens beyond the text: what providers add to a request."""
DOLLARS = "USD"

Entries = Iterator[e.AnyEntry]


def consult(
    state: Execution, point: Point, question: str, findings: Sequence[Finding], offers: Sequence[Offer],
    facts: Facts,
) -> e.AdviceAsked | Consulted | None:  # fmt: skip
    """What the model thinks, or that it is asked now; None where there is nothing to ask about."""
    heard = state.opinions.get(point.task) if point.task else state.phases[point.at].consulted
    if heard is not None:
        return heard
    if not any(offer.permitted for offer in offers):
        return None
    if facts.adviser is None:
        return Consulted(BY, none="no model is configured for it")
    if budgets.is_over(state, point.at):
        return Consulted(BY, model=facts.adviser.name, none=budgets.TIME_OVER)
    if (currency := budgets.currency(state, point.at, point.phase)) not in ("", DOLLARS):
        none = f"prices are known in {DOLLARS} only, and the budget counts {currency}"
        return Consulted(BY, model=facts.adviser.name, none=none)
    request = _request(state, point, question, findings, offers, facts.adviser)
    try:
        reserves = budgets.of_advice(state, point.at, request["budgets"], float(request["mostTokens"]))
    except budgets.NoRoom as full:
        return Consulted(BY, model=facts.adviser.name, none=full.failure.message)
    return _asked(state, (point.at, point.task), 1, request, reserves, facts)


def _asked(
    state: Execution, place: tuple[str, str], number: int, request: dict[str, Any], reserves: dict[str, float],
    facts: Facts,
) -> e.AdviceAsked:  # fmt: skip
    phase, task = place
    attempt = f"{task or phase}.{state.phases[phase].round}.advise.{state.seq + 1}"
    due = facts.now + int(request["timeoutMs"]) + GRACE_MS
    return e.AdviceAsked(
        at=facts.now,
        phase=phase,
        attempt=attempt,
        number=number,
        request=request,
        due=due,
        reserves=reserves,
        task=task,
    )


def _request(
    state: Execution, point: Point, question: str, findings: Sequence[Finding], offers: Sequence[Offer],
    adviser: Adviser,
) -> dict[str, Any]:  # fmt: skip
    options, evidence = [offer.name for offer in offers if offer.permitted], [finding.name for finding in findings]
    request = {
        "kind": "advise", "model": adviser.name, "timeoutMs": adviser.timeout_ms, "maxTokens": adviser.max_tokens,
        "instructions": INSTRUCTIONS,
        "prompt": briefing(_case(state, point, question), point.gate.options, offers, findings),
        "options": options, "evidence": evidence, "output": schema(options, evidence), "budgets": {},
        "turn": state.phases[point.at].round - 1,
    }  # fmt: skip
    return {**request, "mostTokens": _most_tokens(request)}


def _case(state: Execution, point: Point, question: str) -> Case:
    here, (title, description) = state.phases[point.at], point.titles
    tasks = {task: state.tasks[task] for task in state.blueprint.phase(point.at).tasks}
    bad = [
        {"task": id, "status": task.status, "failure": f"{task.failure.code}: {task.failure.message}"}
        if task.failure is not None
        else {"task": id, "status": task.status}
        for id, task in tasks.items()
        if task.status in ENDED and task.status not in GOOD
    ]
    return Case(
        question, point.at, title, description, here.environment, here.round,
        sum(task.status == "COMPLETED" for task in tasks.values()), bad,
    )  # fmt: skip


def _most_tokens(request: dict[str, Any]) -> int:
    """More tokens than these can't be used: one has at least one byte, and an answer has a limit."""
    asked = sum(len(str(request[key]).encode()) for key in ("instructions", "prompt", "output"))
    return asked + _OVERHEAD + int(request["maxTokens"])


def heard(state: Execution, attempt: str, seen: Observation, facts: Facts) -> Entries:
    """What a model has answered, or that it hasn't."""
    asked = state.advising[attempt]
    if isinstance(seen, Done):
        yield _answered(asked, seen.result, facts)
    elif isinstance(seen, Unknown) and seen.failure.code == "lost" and _may_ask_again(state, asked):
        yield _again(state, asked, facts)
    else:
        yield _unanswered(asked, seen.failure, facts, sent=isinstance(seen, Unknown))


def _may_ask_again(state: Execution, asked: e.AdviceAsked) -> bool:
    return asked.number < MOST_TIMES and not budgets.is_over(state, asked.phase)


def late(state: Execution, attempt: str, facts: Facts) -> Entries:
    """Nothing was heard for so long that nobody waits any more."""
    asked = state.advising[attempt]
    seconds = int(asked.request["timeoutMs"]) / 1000
    yield _unanswered(asked, Failure("timeout", f"it has not answered within {seconds:g} s"), facts, sent=True)


def _again(state: Execution, asked: e.AdviceAsked, facts: Facts) -> e.AnyEntry:
    """The engine was lost while it asked; what that has used up nobody knows, so all that it had reserved counts."""
    try:
        request = {**asked.request, "budgets": {}}
        reserves = budgets.of_advice(state, asked.phase, request["budgets"], float(request["mostTokens"]))
    except budgets.NoRoom as full:
        return _unanswered(asked, full.failure, facts, sent=True)
    return _asked(state, (asked.phase, asked.task), asked.number + 1, request, reserves, facts)


def _unanswered(asked: e.AdviceAsked, failure: Failure, facts: Facts, *, sent: bool) -> e.AdviceGiven:
    consulted = Consulted(
        BY, asked.request["model"], asked.attempt, none=failure.message or failure.code, ms=max(0, facts.now - asked.at)
    )
    used = asked.reserves if sent else dict.fromkeys(asked.reserves, 0.0)
    return e.AdviceGiven(
        at=facts.now, phase=asked.phase, attempt=asked.attempt, consulted=consulted, used=used, task=asked.task
    )


def _answered(asked: e.AdviceAsked, result: dict[str, Any], facts: Facts) -> e.AdviceGiven:
    opinion, none = None, ""
    try:
        if problem := result.get("problem"):
            raise Nonsense(problem["message"])
        opinion = read(result.get("output"), asked.request["options"], asked.request["evidence"])
    except Nonsense as reason:
        none = str(reason)
    usage: dict[str, Any] = result.get("usage") or {}
    consulted = Consulted(
        BY, result.get("model") or asked.request["model"], asked.attempt, opinion, none,
        int(usage.get("tokens", 0)), float(usage.get("cost", 0)), int(result.get("ms", 0)),
    )  # fmt: skip
    return e.AdviceGiven(
        at=facts.now, phase=asked.phase, attempt=asked.attempt, consulted=consulted, answer=result.get("answer", ""),
        used={key: float(usage.get(key, held)) for key, held in asked.reserves.items()}, task=asked.task,
    )  # fmt: skip
