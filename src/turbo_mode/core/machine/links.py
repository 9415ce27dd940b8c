"""Signed links: an answer in somebody's name, once.

What a link allows stands in its ``Warrant``; that it was signed by the owner is the runtime's word. Here it is used up,
in the same step as the answer that it brings, or refused: so it acts once, wherever an engine dies. That somebody has
tried a link again is noted, also after the end of the execution, but only once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.state import Execution

_SIZE = 12
_WHAT = ("about", "phase", "task", "question", "options", "context", "advice")
_OF_APPROVALS = ("of", "options", "quorum", "author", "fields", "onRefuse")


def revision(question: Mapping[str, Any]) -> str:
    """Names what is asked: another one if anything of it is otherwise. Who else is asked meanwhile changes nothing."""
    approvals = [[each.get(key) for key in _OF_APPROVALS] for each in question.get("approvals", ())]
    said = msgspec.json.encode([[question.get(key) for key in _WHAT], approvals], order="sorted")
    return hashlib.blake2b(said, digest_size=_SIZE).hexdigest()


def refusal(state: Execution, command: Command, now: int) -> str:
    """Why the link of an answer is good for nothing, or an empty text if it is good."""
    warrant, question = command.warrant, state.questions.get(command.decision)
    if warrant is None:
        return ""
    if state.links.get(warrant.id) in ("USED", "TRIED_AGAIN"):
        return "this link is used up"
    if now >= warrant.expires:
        return "this link has expired"
    if question is None or state.ended:
        return f"{command.decision} needs no answer any more"
    if revision(question) != warrant.revision:
        return f"{command.decision} has changed since this link was made"
    if warrant.options and (command.refuses or command.selection not in warrant.options):
        return f"this link is for {' or '.join(warrant.options)} only"
    return ""


def refuse(state: Execution, command: Command, why: str, facts: Facts) -> Iterator[e.LinkRefused]:
    """Notes that a link was tried that is good for nothing."""
    warrant = command.warrant
    if warrant is not None and state.links.get(warrant.id) in (None, "USED"):
        yield e.LinkRefused(at=facts.now, decision=command.decision, link=warrant.id, by=command.by, why=why)


def use(command: Command, facts: Facts) -> Iterator[e.LinkUsed]:
    """Uses a link up, if an answer comes by one."""
    if (warrant := command.warrant) is not None:
        yield e.LinkUsed(
            at=facts.now, decision=command.decision, link=warrant.id, by=command.by, made_by=warrant.made_by
        )


def afterwards(state: Execution, command: Command, facts: Facts) -> Iterator[e.LinkRefused]:
    """Nothing more comes of an execution that has ended, but that a link was tried there is worth to be known."""
    if why := refusal(state, command, facts.now):
        yield from refuse(state, command, why, facts)
