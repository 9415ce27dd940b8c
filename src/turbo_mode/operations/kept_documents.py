"""Documents that are kept with the record: made of it, or written by somebody, each with its quality.

A document is a resource of the kind ``documentation``; its type is the name of a ``DocumentationType``. One that was
made of the record remembers the last entry that it tells of, and is stale as soon as there are others.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from turbo_mode.core.documents.composing import OF_THE_BEGINNING
from turbo_mode.core.documents.kinds import KINDS, DocumentationType, type_named
from turbo_mode.core.plan.words import closest
from turbo_mode.core.resources import Resource
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import documentation, executions
from turbo_mode.operations.documentation import Known, Written
from turbo_mode.runtime.embedded.resources import told
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.resources import resources_in

KIND = "documentation"
_STAYING = frozenset(type.name for type in OF_THE_BEGINNING)
LONGEST = 1_000_000
"""Characters of a document that somebody hands in."""
SHORT = 32 * 1024


class Given(Struct, forbid_unknown_fields=True, rename="camel"):
    """A document to be kept. Without ``content`` it is made of the record of an execution, or of a ``part`` of it."""

    type: str = "OTHER"
    content: str | None = None
    title: str = ""
    metadata: dict[str, Any] = {}
    execution_id: str = ""
    part: str = ""


class Prepared(Struct, frozen=True):
    """What is to be kept: the value of the resource, its type, and the execution that it is about."""

    data: dict[str, Any]
    type: str
    execution: str


class Kept(NamedTuple):
    """One that is kept, in short."""

    id: str
    type: DocumentationType
    title: str
    quality: float
    stale: bool
    problem: str


def of_execution(place: Where, execution: str) -> list[Kept]:
    """The documents about an execution that are kept, the oldest first."""
    with executions.reading(place) as reader:
        return [
            Kept(each.id, _type(each.type), str(each.data.get("title", "")), float(each.data.get("quality") or 0.0),
                 is_stale(reader, each), str(each.data.get("problem", "")))
            for each in reversed(resources_in(reader, KIND, execution=execution, limit=1000))
        ]  # fmt: skip


def prepare(reader: Reader | None, given: Given, templates: Path | None = None) -> Prepared:
    """A document with its quality; without a ``reader`` only one that is about no execution.

    Raises ``UsageError``, ``NotFound``, ``TemplateBroken``.
    """
    type = _type(given.type)
    if given.content is None:
        if not given.execution_id:
            raise UsageError("there is nothing to keep", hint="give `content`, or `executionId` to have it made")
        if type not in KINDS:
            raise UsageError("nothing can be made of the type OTHER", hint="give `content`, or another `type`")
        known = _known(reader, given.execution_id)
        return made(known, documentation.composed(known, type, given.part, templates), given.title, given.metadata)
    if len(given.content) > LONGEST:
        raise UsageError(f"a document has at most {LONGEST:,} characters")
    if given.part:
        raise UsageError("`part` is for documents that are made of the record")
    data = {"title": given.title, "content": given.content, "metadata": given.metadata}
    if not given.execution_id:
        return Prepared(data | {"quality": 0.0}, type.name, "")
    known = _known(reader, given.execution_id)
    wanted = type if type in KINDS else None
    return Prepared(data | _valued(known, given.content, wanted), type.name, known.facts.id)


def alone(given: Given) -> Prepared | None:
    """Likewise, at once, for one that is short and about no execution; None for all others."""
    is_alone = given.content is not None and not given.execution_id and len(given.content) <= SHORT
    return prepare(None, given) if is_alone else None


def _known(reader: Reader | None, execution: str) -> Known:
    if reader is None:
        raise NotFound(f"there is no execution `{execution[:80]}` here")
    return documentation.known_in(reader, executions.find(reader, execution))


def made(known: Known, document: Written, title: str = "", metadata: Mapping[str, Any] | None = None) -> Prepared:
    """A document that was made of the record, as it is kept."""
    heading = document.markdown.partition("\n")[0].removeprefix("# ")
    data = {
        "title": title or heading, "content": document.markdown, "metadata": dict(metadata or {}), "generated": True,
        "part": document.part, "entries": document.seq,
    }  # fmt: skip
    return Prepared(data | _valued(known, document.markdown, document.type), document.type.name, document.execution)


def _valued(known: Known, markdown: str, type: DocumentationType | None) -> dict[str, Any]:
    found = documentation.check(known, markdown, type)
    return {"quality": found.quality, "terms": found.terms, "claims": found.claims}


def again(reader: Reader, before: Resource, given: Given, templates: Path | None = None) -> Prepared:
    """What takes the place of a document; one that was made of the record is made anew if no ``content`` is given.

    What isn't given stays. Raises what ``prepare`` raises.
    """
    was = before.data
    if given.content is None and not was.get("generated"):
        raise UsageError("a document that somebody has written needs its `content`")
    wanted = Given(
        type=before.type if given.type == "OTHER" else given.type, content=given.content,
        title=given.title or (str(was.get("title", "")) if given.content is not None else ""),
        metadata=given.metadata or was.get("metadata") or {},
        execution_id=given.execution_id or before.execution, part=given.part or str(was.get("part", "")),
    )  # fmt: skip
    if given.execution_id not in ("", before.execution):
        raise UsageError("a document stays with what it is about", hint="make another one for this execution")
    if given.content is not None:
        wanted.part = ""
    return prepare(reader, wanted, templates)


def shown(reader: Reader | None, found: Resource) -> dict[str, Any]:
    """A document as all doors tell it; ``stale``: it was made of the record, which has moved on.

    Without a ``reader`` only one that is about no execution.
    """
    data = {"title": "", "content": "", "metadata": {}, "quality": 0.0, "generated": False} | told(found)
    return data | {"type": found.type or "OTHER", "stale": is_stale(reader, found)}


def is_stale(reader: Reader | None, found: Resource) -> bool:
    """Whether a document was made of the record, and that has moved on."""
    entries = found.data.get("entries")
    if reader is None or not isinstance(entries, int) or not found.execution or found.type in _STAYING:
        return False
    rows = [row for row in reader.find(found.execution) if row.id == found.execution]
    return bool(rows) and rows[0].last_seq > entries


def _type(name: str) -> DocumentationType:
    found = type_named(name)
    if found is None:
        names = [each.name for each in DocumentationType]
        near = closest(name.upper(), names)
        raise UsageError(
            f"there is no document of type `{name[:60]}`", hint=f"did you mean {near}?" if near else ", ".join(names)
        )
    return found
