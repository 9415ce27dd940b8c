"""What people do about questions besides answering them: hand their say on, and answer by signed links.

One function per operation, like ``operations.py``. Whatever carries links to people (a command, a mail, a chat) makes
them with ``link`` and brings what comes back to ``redeem``.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine import approvals, links
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import Conflict, NotFound, UsageError
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.security.links import Link, Signet, claimed, new_id
from turbo_mode.store.following import Followed
from turbo_mode.store.place import Place, Where

USUAL = 24 * 3_600_000
"""How long (ms) a link is good for where nothing else is said."""
LONGEST = 31 * 24 * 3_600_000


class Made(NamedTuple):
    """A link as a word, and what it allows."""

    word: str
    link: Link


class Redeemed(NamedTuple):
    """The answer that came by a link: to which decision of which execution, by whom, and what."""

    execution: str
    decision: str
    person: str
    selection: str


def person_of(address: str) -> str:
    """The name in ``user:NAME``. Raises ``UsageError`` for anything else."""
    kind, colon, name = address.partition(":")
    if (kind, colon) != ("user", ":") or not name.strip():
        raise UsageError(f"`{address}` is no person", hint="write user:NAME")
    return name


def delegate(place: Where, decision: str, to: str, reason: str, *, approvers: Approvers = NOBODY) -> str:
    """Hand what the user may say to an open question ``to`` another person. Returns the id of its execution.

    Raises ``Conflict`` with everything that keeps it from being handed on.
    """
    execution, name = executions.named(decision)
    said = Command("delegate", by=user(), decision=name, to=to, reason=reason)
    return executions.send(place, execution, said, approvers)


def link(
    place: Where, decision: str, person: str, options: Sequence[str] = (), lasts: int = USUAL, *,
    approvers: Approvers = NOBODY, by: str = "",
) -> Made:  # fmt: skip
    """A link by which ``person`` may answer an open question once, with one of ``options``, within ``lasts`` ms; ``by``
    is who makes it, else the user.

    Only whoever has the key of the store can make one. Raises ``Conflict`` for somebody who is not asked and for an
    option that is not permitted, ``NotPermitted`` inside of an execution.
    """
    reach.refuse_inside(place)
    if not 0 < lasts <= LONGEST:
        raise UsageError("a link is good for some time, and for 31 days at most")
    execution, name = executions.named(decision)
    with reach.reading(place) as reader:
        followed = Followed(reader, executions.find(reader, execution))
        for _ in followed.new():
            pass
    state = followed.state
    refuse_person(state, name, person, options, approvers)
    now = time.time_ns() // 1_000_000
    revision = links.revision(state.questions[name])
    made = Link(TENANT, state.id, name, revision, person, list(options), now + lasts, by or user(), new_id())
    return Made(Signet(Place.at(place).folder).make(made), made)


def refuse_person(state: Execution, decision: str, person: str, options: Collection[str], approvers: Approvers) -> None:
    """Raises ``NotFound`` and ``Conflict`` where this person couldn't answer a question so."""
    question = state.questions.get(decision)
    if question is None:
        raise NotFound(f"{decision} is not an open question of execution {state.id[-6:]}")
    wanted = approvals.approvals_of(question)
    said = Command("answer", by=person, roles=approvers.roles_of(person), decision=decision)
    given = approvals.answer_of(question, said)
    permitted = [option["name"] for option in question["options"] if option.get("permitted", True)]
    if wrong := [option for option in options if option not in permitted]:
        raise Conflict(f"`{wrong[0]}` can't be chosen; there is {', '.join(permitted)}")
    for needed in [approvals.covering(wanted, option) for option in options] or [wanted]:
        if needed and not any(approvals.may(given, each) for each in needed):
            raise Conflict("\n".join(approvals.not_asked(given, needed)))


def redeem(
    place: Where, word: str, selection: str = "", reason: str = "", *, refuses: bool = False,
    fields: Mapping[str, Any] = MappingProxyType({}), approvers: Approvers = NOBODY,
) -> Redeemed:  # fmt: skip
    """Answer by a link, once; without a ``selection`` with the only option that it allows.

    Raises ``NotPermitted`` for a link that isn't one of this store, or where the person has to sign and hasn't;
    ``Conflict`` for one that is used up, has expired, or whose question has changed, and for whatever is wrong with the
    answer itself: that doesn't use it up.
    """
    link = claimed(word)
    said = by_link(word, selection, reason, refuses=refuses, fields=fields)
    with reach.reading(place) as reader:
        executions.find(reader, link.execution)
    reach.send(place, link.execution, said, approvers)
    return Redeemed(link.execution, link.decision, link.person, "no" if refuses else said.selection)


def by_link(
    word: str, selection: str = "", reason: str = "", *, refuses: bool = False,
    fields: Mapping[str, Any] = MappingProxyType({}),
) -> Command:  # fmt: skip
    """The answer that comes by a link, as a command. Raises ``UsageError`` where it doesn't say which option."""
    link = claimed(word)
    if not selection and not refuses:
        if len(link.options) != 1:
            choice = ", ".join(link.options) or f"those of {link.execution[-6:]}/{link.decision}"
            raise UsageError("this link allows several answers; say which one", hint=f"one of {choice}")
        selection = link.options[0]
    said = Command("answer", by=link.person, reason=reason, decision=link.decision, selection=selection, link=word)
    return msgspec.structs.replace(said, refuses=refuses, fields=dict(fields))


def question_of(word: str) -> str:
    """The question that a link says it is for, as ``EXECUTION/dN``."""
    link = claimed(word)
    return f"{link.execution}/{link.decision}"
