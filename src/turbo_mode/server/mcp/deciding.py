"""Tools around decisions: what was decided and why, what is asked, and an answer where one may be given.

A decision that an agent asks for goes the one road that all decisions go: it becomes the gate of a small plan, which is
held to the owner's limits like any other. What an agent says of its options is evidence, never a permission.

An answer goes the way of all answers: the machine looks whether it is permitted, who is asked, and whether they have
to sign. Nobody signs here, so a question to somebody with an approver's key is refused; so is one from inside of the
execution that asks it.
"""

from __future__ import annotations

import time
from typing import Annotated, Any

import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import Conflict, NotPermitted, UsageError
from turbo_mode.operations import executions
from turbo_mode.server import resources
from turbo_mode.server.mcp.executing import Reason
from turbo_mode.server.mcp.planning import Limit
from turbo_mode.server.mcp.tool import Visitor, tool

STATUSES = ("OPEN", "CHOSEN", "VOID")
_PATIENCE = 20.0
_PAUSE = 0.02


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Which decisions: of one execution or of all; ``OPEN`` are questions, ``CHOSEN`` what was decided."""

    execution: str = ""
    status: str = ""
    limit: Limit = 20


class One(msgspec.Struct, forbid_unknown_fields=True):
    """A decision by its id: ``EXECUTION/dN``, or that of one that was made by hand."""

    decision: str


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be done; ``refuses`` says no to what needs people's agreement."""

    decision: str
    selection: str = ""
    reason: Reason = ""
    fields: dict[str, Any] = {}
    refuses: bool = False


class Choice(msgspec.Struct, forbid_unknown_fields=True):
    """What an option is worth if it turns out right, what it loses if wrong, and what it costs; all in one unit."""

    benefit: float | None = None
    loss: float | None = None
    cost: float | None = None
    reversible: bool = True


class Ask(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be decided. ``evidence``: what you have found out, true where it speaks for going on.

    ``people``: who has to agree, such as ``role:ops``; without them the policy says whether anybody has to.
    """

    question: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    options: Annotated[dict[str, Choice], msgspec.Meta(min_length=1, max_length=20)]
    evidence: Annotated[dict[str, bool], msgspec.Meta(max_length=50)] = {}
    people: Annotated[list[str], msgspec.Meta(max_length=20)] = []


@tool(Wanted, "decisions:read")
def list_decisions(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """What was decided and why, the newest first; with `status` OPEN, the questions that wait for an answer."""
    if given.status and given.status not in STATUSES:
        raise UsageError(f"there is no status `{given.status}`", hint=f"statuses: {', '.join(STATUSES)}")
    execution, status = visitor.execution or None, given.status or None
    if not execution and given.execution:
        execution = visitor.store.id_of(given.execution)
    rows = visitor.store.decisions(execution=execution, status=status, before=None, limit=given.limit)
    return {"items": [resources.decision(row) for row in rows]}


@tool(One, "decisions:read")
def show_decision(visitor: Visitor, given: One) -> dict[str, Any]:
    """One decision: what was read, every option with its numbers, what was chosen and why, or what is asked."""
    found = visitor.store.any_decision(given.decision)
    if visitor.execution:
        _refuse_others(visitor, found.execution)
    return resources.decision(found)


@tool(Answer, "executions:approve", changes=True)
def answer_decision(visitor: Visitor, given: Answer) -> dict[str, Any]:
    """Answers an open question with one of its options, in your own name. Only where you were told to: what is asked
    of certain people is refused, and what the policy forbids can't be chosen. Say why in `reason`.
    """
    execution, name = executions.named(given.decision)
    said = Command(
        "answer", by=visitor.holder, reason=given.reason, decision=name, selection=given.selection,
        refuses=given.refuses, fields=given.fields,
    )  # fmt: skip
    id, _ = visitor.store.command(execution, said)
    return resources.decision(visitor.store.decision(id, name))


@tool(Ask, "decisions:write", changes=True)
def ask_decision(visitor: Visitor, given: Ask) -> dict[str, Any]:
    """Asks for a decision: the Decision Engine chooses one of your options where the owner's policy permits it, and
    asks a person where it doesn't. With `status` CHOSEN, do what `selection` says. With OPEN, a person decides: look
    again with `show_decision`, and don't go on before. Say honestly what can't be taken back (`reversible`).
    """
    inputs = {"question": given.question, "evidence": given.evidence}
    within, tenant = visitor.execution, visitor.tenant
    id, _ = visitor.store.start(_plan(given), inputs, visitor.holder, within=within, tenant=tenant, trace=visitor.trace)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if rows := visitor.store.decisions(execution=id, status=None, before=None, limit=1):
            return resources.decision(rows[0])
        time.sleep(_PAUSE)
    raise Conflict(f"execution {id[-6:]} has come to no decision yet", hint="look with `list_decisions`")


def _refuse_others(visitor: Visitor, execution: str) -> None:
    """Somebody who is bound to an execution sees its decisions, and those that they have asked for."""
    if not execution:
        raise NotPermitted("this pass is bound to an execution")
    with visitor.store.reading() as reader:
        row = executions.find(reader, execution)
    if row.id != visitor.execution and row.actor != visitor.holder:
        raise NotPermitted("this pass is bound to another execution")


def _plan(given: Ask) -> dict[str, Any]:
    """A plan that is nothing but the decision."""
    options = {
        name: {key: value for key, value in msgspec.to_builtins(option).items() if value is not None}
        for name, option in given.options.items()
    }
    gate: dict[str, Any] = {
        "question": "${{ inputs.question }}",
        "options": {name: {"then": "continue", **option} for name, option in options.items()},
        "evidence": {name: {"check": f"inputs.evidence.{name} == true", "critical": False} for name in given.evidence},
    }
    if given.people:
        gate["approve"] = {"from": given.people}
    inputs = {"question": {"type": "string"}, "evidence": {"type": "object"}}
    phase = {"id": "ask", "tasks": [{"id": "asked", "wait": "1ms"}], "gate": gate}
    return {"turbo": 1, "name": "question", "inputs": inputs, "phases": [phase]}
