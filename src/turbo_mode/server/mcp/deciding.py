"""Tools around decisions: what was decided and why, what is asked, and an answer where one may be given.

An answer goes the way of all answers: the machine looks whether it is permitted, who is asked, and whether they have
to sign. Nobody signs here, so a question to somebody with an approver's key is refused; so is one from inside of the
execution that asks it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from turbo_mode import operations
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.server import resources
from turbo_mode.server.mcp.executing import Limit, Reason
from turbo_mode.server.mcp.tool import Visitor, tool

STATUSES = ("OPEN", "CHOSEN", "VOID")


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Which decisions: of one execution or of all; ``OPEN`` are questions, ``CHOSEN`` what was decided."""

    execution: str = ""
    status: str = ""
    limit: Limit = 20


class One(msgspec.Struct, forbid_unknown_fields=True):
    """A decision by its id, ``EXECUTION/dN``."""

    decision: str


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be done; ``refuses`` says no to what needs people's agreement."""

    decision: str
    selection: str = ""
    reason: Reason = ""
    fields: dict[str, Any] = {}
    refuses: bool = False


@tool(Wanted, "decisions:read")
def list_decisions(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """What was decided and why, the newest first; with `status` OPEN, the questions that wait for an answer."""
    if given.status and given.status not in STATUSES:
        raise UsageError(f"there is no status `{given.status}`", hint=f"statuses: {', '.join(STATUSES)}")
    rows = visitor.store.decisions(
        execution=given.execution or None, status=given.status or None, before=None, limit=given.limit
    )
    return {"items": [resources.decision(row) for row in rows]}


@tool(One, "decisions:read")
def show_decision(visitor: Visitor, given: One) -> dict[str, Any]:
    """One decision: what was read, every option with its numbers, what was chosen and why, or what is asked."""
    return resources.decision(visitor.store.decision(*operations.named(given.decision)))


@tool(Answer, "executions:approve", changes=True)
def answer_decision(visitor: Visitor, given: Answer) -> dict[str, Any]:
    """Answers an open question with one of its options, in your own name. Only where you were told to: what is asked
    of certain people is refused, and what the policy forbids can't be chosen. Say why in `reason`.
    """
    execution, name = operations.named(given.decision)
    said = Command(
        "answer", by=visitor.holder, reason=given.reason, decision=name, selection=given.selection,
        refuses=given.refuses, fields=given.fields,
    )  # fmt: skip
    id, _ = visitor.store.command(execution, said)
    return resources.decision(visitor.store.decision(id, name))
