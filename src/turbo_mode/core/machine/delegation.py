"""Somebody who may answer hands their say on one question to somebody else.

Each say is in one pair of hands at a time, so one say never makes two votes. Whoever has several says is one person and
counts once, so where several must agree nobody gets a second one. Only one's own say can be handed on, not one that has
come from somebody else. It can be taken back, or put into other hands, as long as nobody has answered with it. Where
whoever has started it doesn't count, they neither give nor get a say. All ends with the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.core.decisions.model import Answer
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.approvals import answer_of, answers_to, approvals_of, may, not_asked
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.state import Execution


def problems(question: Mapping[str, Any], command: Command) -> list[str]:
    """Everything that keeps somebody from handing their say on; empty if nothing does."""
    approvals, by, to = approvals_of(question), command.by, command.to
    if not approvals:
        return ["nobody's agreement is asked for here, so there is no say to hand on"]
    found = [] if command.reason.strip() else ["say why"]
    held = question.get("handed", {}).get(by, {}).get("to", by)
    if not to:
        found.append("say to whom: a person")
    elif to == held:
        found.append(f"the say of {by} is {'their own' if to == by else f'with {to}'} already")
    given = answer_of({}, command)
    theirs = [each for each in approvals if may(given, each)]
    if not theirs:
        found += not_asked(given, approvals)
        if answer_of(question, command).says:
            found.append(f"what was handed to {by} can't be handed on")
    elif any(each.author == to for each in theirs):
        found.append(f"{to} has started it, and somebody else must agree")
    elif to != held and any(each.quorum > 1 and may(_heir(question, command), each) for each in theirs):
        found.append(f"{to} has a say here already, and counts once")
    if any(_spoke_with(each, by) for each in answers_to(question)):
        found.append(f"{held} has answered with this say already")
    return found


def _heir(question: Mapping[str, Any], command: Command) -> Answer:
    """What the other one could say without this say."""
    return answer_of(question, Command("answer", by=command.to, roles=command.to_roles))


def _spoke_with(answer: Answer, by: str) -> bool:
    return (answer.by == by and not answer.handed_on) or any(say.by == by for say in answer.says)


def hand_over(state: Execution, command: Command, facts: Facts) -> Iterator[e.SayDelegated]:
    """A say goes into other hands, unless something is wrong with that."""
    question = state.questions.get(command.decision)
    if question is not None and not problems(question, command):
        yield e.SayDelegated(
            at=facts.now, decision=command.decision, by=command.by, to=command.to, roles=list(command.roles),
            reason=command.reason,
        )  # fmt: skip
