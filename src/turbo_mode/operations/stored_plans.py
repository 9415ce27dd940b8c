"""Plans that are kept in a store under their name, in versions: one function per operation.

A plan is text; what it was in an earlier version stays in its journal. A version is a number, the first one is 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode.core.decisions.limits import Limits, configured_by
from turbo_mode.core.resources import DELETED, Resource, ResourceWritten, decode, stream_of
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import resources
from turbo_mode.plans.reader import LoadedPlan, parse_plan
from turbo_mode.runtime.embedded import reach
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.resources import resource

KIND = "plan"


class StoredPlan(msgspec.Struct, frozen=True):
    """A plan in one of its versions; ``at`` is when that was stored (ms since the epoch), ``by`` who has done it."""

    name: str
    version: int
    source: str
    digest: str
    at: int
    by: str
    title: str = ""


def read(document: Mapping[str, Any] | str, limits: Sequence[Limits] = ()) -> tuple[LoadedPlan, dict[str, Any]]:
    """A plan, as text or as data, and what is kept of it. Raises ``PlanInvalid``, ``UsageError`` for one with files."""
    said = document if isinstance(document, str) else dict(document)
    loaded = parse_plan(said, configured=configured_by(limits))
    if not loaded.plan.name:
        raise UsageError("a plan that is kept needs a name", hint="write `name: my-plan` into it")
    source = loaded.source or msgspec.json.format(msgspec.json.encode(document)).decode()
    return loaded, {"source": source, "digest": loaded.digest, "title": loaded.plan.title}


def push(place: Where, path: Path, limits: Sequence[Limits] = ()) -> StoredPlan:
    """Keep the plan in this file, as the next version of the one with its name; one that is the same stays as it is.

    Raises ``PlanInvalid``, ``UsageError``.
    """
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} can't be read: {error}") from None
    loaded, kept = read(text, limits)
    name = loaded.plan.name
    try:
        before: Resource | None = resources.show(place, KIND, name)
    except NotFound:
        before = None
    if before is None:
        made, _ = resources.create(place, KIND, kept, id=name)
    elif before.data["digest"] == kept["digest"] and before.data["source"] == kept["source"]:
        made = before
    else:
        made = resources.write(place, KIND, name, kept, expected=before.version)
    return _stored(made, "")


def delete(place: Where, name: str) -> None:
    """Keep it no more. Raises ``NotFound``."""
    resources.delete(place, KIND, name)


def listed(place: Where) -> list[StoredPlan]:
    """All plans in their newest version, the newest first."""
    return [_stored(each, "") for each in resources.listed(place, KIND, limit=10_000)]


def show(place: Where, name: str, version: int | None = None) -> StoredPlan:
    """A plan in this version, or in its newest one. Raises ``NotFound``."""
    with reach.reading(place) as reader:
        return find(reader, name, version)


def versions(place: Where, name: str) -> list[StoredPlan]:
    """All versions of a plan, the newest first. Raises ``NotFound``."""
    with reach.reading(place) as reader:
        return history(reader, name)


def find(reader: Reader, name: str, version: int | None = None) -> StoredPlan:
    """Likewise, for whoever reads already."""
    if version is None:
        found = resource(reader, KIND, name)
        if found is not None and found.status != DELETED:
            return _stored(found, "")
    else:
        for each in history(reader, name):
            if each.version == version:
                return each
    which = f" in version {version}" if version is not None else ""
    raise NotFound(f"there is no plan `{name}`{which}", hint="`turbo-mode plans list` shows them")


def history(reader: Reader, name: str) -> list[StoredPlan]:
    """All versions, the newest first; none of a plan that was deleted. Raises ``NotFound``."""
    found = resource(reader, KIND, name)
    if found is None or found.status == DELETED:
        raise NotFound(f"there is no plan `{name}`", hint="`turbo-mode plans list` shows them")
    entries = ((row.seq, decode(row.body)) for row in reader.read(stream_of(KIND, name)))
    made = [
        StoredPlan(name, seq, entry.data["source"], entry.data["digest"], entry.at, entry.by, entry.data["title"])
        for seq, entry in entries
        if isinstance(entry, ResourceWritten)
    ]
    return made[::-1]


def _stored(found: Resource, by: str) -> StoredPlan:
    data = found.data
    return StoredPlan(found.id, found.version, data["source"], data["digest"], found.changed, by, data["title"])
