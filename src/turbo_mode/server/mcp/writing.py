"""Tools for what agents tell: reports of progress, documents, messages; and for reading them again."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated, Any

import msgspec

from turbo_mode.core.communications.message import LONGEST, CommunicationType
from turbo_mode.core.resources import Resource
from turbo_mode.errors import NotFound, NotPermitted
from turbo_mode.operations import communications, executions, kept_documents
from turbo_mode.runtime.embedded.resources import told
from turbo_mode.server.mcp.planning import Limit
from turbo_mode.server.mcp.tool import Visitor, tool

PEOPLE = ("user", "role", "team", "onCall")
LONGEST_SHOWN = 400
"""Characters of a text in a list."""

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200_000, description="Markdown")]
Title = Annotated[str, msgspec.Meta(max_length=300)]
Execution = Annotated[str, msgspec.Meta(max_length=200, description="The execution that it is about, if about one")]
Type = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class Report(msgspec.Struct, forbid_unknown_fields=True):
    """How far something is: a percentage, what is being done, and numbers of your own."""

    percentage: Annotated[float, msgspec.Meta(ge=0, le=100)]
    message: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    execution: Execution = ""
    metrics: dict[str, float] = {}


class Document(msgspec.Struct, forbid_unknown_fields=True):
    """A text for people; with an ``id``, in place of the one that stood there."""

    title: Title
    content: Text
    type: Type = "OTHER"
    execution: Execution = ""
    id: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Message(msgspec.Struct, forbid_unknown_fields=True):
    """A message for people: ``user:NAME``, ``role:NAME``, ``team:NAME`` or ``onCall:NAME``."""

    to: Annotated[list[str], msgspec.Meta(min_length=1, max_length=50)]
    content: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]
    subject: Title = ""
    type: CommunicationType = CommunicationType.STATUS
    execution: Execution = ""


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Those of one execution, or all; the newest first."""

    execution: Execution = ""
    limit: Limit = 20


class One(msgspec.Struct, forbid_unknown_fields=True):
    """One by its id."""

    id: str


@tool(Report, "progress:write", changes=True)
def report_progress(visitor: Visitor, given: Report) -> dict[str, Any]:
    """Tells how far you are with something, for whoever looks on."""
    data = {"percentage": given.percentage, "message": given.message, "metrics": given.metrics}
    return told(visitor.store.create("progress", data, visitor.holder, execution=_about(visitor, given.execution)))


@tool(Document, "documentation:write", changes=True)
def write_document(visitor: Visitor, given: Document) -> dict[str, Any]:
    """Writes a document for people, in Markdown, and keeps it with the record. With the `id` of one, writes that anew;
    what stood there stays in the history.
    """
    written, metadata = kept_documents, {"writtenBy": visitor.holder}
    said = written.Given(type=given.type, content=given.content, title=given.title, metadata=metadata)
    if given.id:
        before = visitor.store.resource("documentation", given.id)
        if visitor.execution:
            _about(visitor, before.execution or "nothing")
        with visitor.store.reading() as reader:
            ready = written.again(reader, before, said)
        return told(visitor.store.write("documentation", given.id, ready.data, visitor.holder, type=ready.type))
    said.execution_id = _about(visitor, given.execution)
    with visitor.store.reading() if said.execution_id else nullcontext() as reader:
        ready = written.prepare(reader, said)
    more = {"execution": ready.execution, "type": ready.type}
    return told(visitor.store.create("documentation", ready.data, visitor.holder, **more))


@tool(Message, "communications:write", changes=True)
def send_message(visitor: Visitor, given: Message) -> dict[str, Any]:
    """Hands a message over for people: it stands in the record, and goes to whoever the owner's configuration says."""
    if visitor.execution and any(each.partition(":")[0] not in PEOPLE for each in given.to if ":" in each):
        raise NotPermitted("from inside of an execution nothing goes to an address", hint="name a person or a role")
    about = _about(visitor, given.execution)
    wanted = communications.message(
        given.type, given.content, given.to, title=given.subject, execution=about, by=visitor.holder
    )
    return told(visitor.store.tell(wanted))


@tool(Wanted, "documentation:read")
def list_documents(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """Documents, each with the beginning of its text; `show_document` has all of it."""
    return _listed(visitor, "documentation", given)


@tool(One, "documentation:read")
def show_document(visitor: Visitor, given: One) -> dict[str, Any]:
    """One document as it is now."""
    return told(visitor.store.resource("documentation", given.id))


@tool(Wanted, "communications:read")
def list_messages(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """Messages to people, and what has become of them."""
    return _listed(visitor, "communication", given)


@tool(Wanted, "progress:read")
def list_progress(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """Reports of progress that were made by hand. How far an execution is itself, `watch_execution` tells."""
    return _listed(visitor, "progress", given)


def _about(visitor: Visitor, reference: str) -> str:
    """The whole id of the execution that is meant. Raises ``NotFound``, ``NotPermitted`` for another than one's own."""
    if not reference:
        return visitor.execution
    with visitor.store.reading() as reader:
        found = executions.find(reader, reference).id
    if visitor.execution and found != visitor.execution:
        raise NotPermitted("this pass is bound to another execution")
    return found


def _listed(visitor: Visitor, kind: str, given: Wanted) -> dict[str, Any]:
    try:
        execution = _about(visitor, given.execution) or None
        found = visitor.store.resources(kind, execution=execution, limit=given.limit)
    except NotFound:
        if given.execution:
            raise
        found = []  # no store yet
    return {"items": [_short(each) for each in found]}


def _short(found: Resource) -> dict[str, Any]:
    shown = told(found)
    if len(text := str(shown.get("content", ""))) > LONGEST_SHOWN:
        shown["content"] = text[:LONGEST_SHOWN] + "…"
    return shown
