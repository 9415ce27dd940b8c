"""What has a record of its own beside executions: documents, messages, reports of progress, plans, decisions by hand,
and holds, which keep an execution from being deleted.

Each has a stream, ``KIND/ID``. An entry holds the whole new value, which takes the place of the one before; the version
of a resource is the number of its newest entry. One that was deleted keeps its stream, and its id is not given again.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from turbo_mode.core.protocol.envelope import Envelope, timestamp

VERSION = 1

Kind = Literal["communication", "decision", "documentation", "hold", "plan", "progress"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DELETED = "DELETED"
"""The status of one that was deleted."""
EVENTS = frozenset(f"{kind}:{change}" for kind in KINDS for change in ("created", "updated", "deleted")) | {
    "communication:sent"
}
"""The public events of all kinds."""


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch, ``by`` whose doing it was."""

    at: int
    by: str = ""


class ResourceWritten(Entry, frozen=True, tag=True, kw_only=True):
    """It has this value from now on. ``change`` is what happened to it: ``created``, ``updated``, ``sent`` …

    ``execution``: what it belongs to, if it belongs to one. ``asked``: a digest of the request that made it.
    """

    change: str
    data: dict[str, Any]
    execution: str = ""
    type: str = ""
    status: str = ""
    asked: str = ""


class ResourceDeleted(Entry, frozen=True, tag=True):
    """It is no more."""


AnyEntry = ResourceWritten | ResourceDeleted
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


class Resource(Struct, frozen=True, kw_only=True):
    """One as it is now; ``at`` and ``changed`` are ms since the epoch."""

    kind: str
    id: str
    data: dict[str, Any]
    at: int
    changed: int
    version: int
    execution: str = ""
    type: str = ""
    status: str = ""


def stream_of(kind: str, id: str) -> str:
    """The stream that holds the history of one."""
    return f"{kind}/{id}"


def named(stream: str) -> tuple[str, str] | None:
    """The kind and the id of the resource with this stream, if it is one."""
    kind, slash, id = stream.partition("/")
    return (kind, id) if slash and kind in KINDS else None


def decode(body: bytes) -> AnyEntry:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)


def encode(entry: AnyEntry) -> bytes:
    """As it is stored."""
    return msgspec.json.encode(entry)


def after(kind: str, id: str, before: Resource | None, entry: AnyEntry) -> Resource:
    """What a resource is after its next entry; ``before`` is None for the first one."""
    at, version = (before.at, before.version) if before else (entry.at, 0)
    if isinstance(entry, ResourceDeleted):
        execution = before.execution if before else ""
        return Resource(
            kind=kind, id=id, data={}, at=at, changed=entry.at, version=version + 1, execution=execution, status=DELETED
        )
    return Resource(
        kind=kind, id=id, data=entry.data, at=at, changed=entry.at, version=version + 1, execution=entry.execution,
        type=entry.type, status=entry.status,
    )  # fmt: skip


def event(kind: str, id: str, seq: int, entry: AnyEntry) -> Envelope:
    """The public event of an entry: ``documentation:created``, ``communication:sent`` …

    Of progress there is only ``progress:updated``.
    """
    data: dict[str, Any] = {"id": id, "version": seq}
    if isinstance(entry, ResourceDeleted):
        change = "deleted"
    else:
        change = "updated" if kind == "progress" else entry.change
        told = {"type": entry.type, "status": entry.status, "executionId": entry.execution}
        data = entry.data | data | {name: value for name, value in told.items() if value}
    return Envelope(f"{kind}:{change}", f"{stream_of(kind, id)}:{seq}", timestamp(entry.at), data)
