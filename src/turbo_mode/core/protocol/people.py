"""What people have said, as public events: all of them change a decision that is not made yet, or was."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution

Told = tuple[str, dict[str, Any]]


def _updated(decision: str, state: Execution, change: str, **more: Any) -> Told:
    said = {"status": "OPEN"} if decision in state.questions else {}
    return "decision:updated", {"id": f"{state.id}/{decision}", **said, "change": change, **more}


def answered(entry: e.AnswerGiven, state: Execution) -> Told:
    """One of those who are asked has answered; others may have to answer too."""
    answer = entry.answer
    said = {"selection": answer.selection, "refuses": answer.refuses, "fields": answer.fields, "reason": answer.reason}
    on_behalf = {"for": [say.by for say in answer.says]} if answer.says else {}
    return _updated(entry.decision, state, "ANSWERED", by=answer.by, **said, **on_behalf)


def delegated(entry: e.SayDelegated, state: Execution) -> Told:
    """A say has gone into other hands."""
    return _updated(entry.decision, state, "DELEGATED", by=entry.by, to=entry.to, reason=entry.reason)


def link_used(entry: e.LinkUsed, state: Execution) -> Told:
    """The answer comes by a signed link."""
    return _updated(entry.decision, state, "LINK_USED", link=entry.link, by=entry.by, madeBy=entry.made_by)


def link_refused(entry: e.LinkRefused, state: Execution) -> Told:
    """A link was tried that is good for nothing any more."""
    return _updated(entry.decision, state, "LINK_REFUSED", link=entry.link, by=entry.by, reason=entry.why)


def widened(entry: e.EscalationDue, state: Execution) -> Told:
    """Others are asked as well."""
    return _updated(entry.decision, state, "WIDENED", to=entry.to)
