"""Documents, messages, reports of progress, plans and decisions by hand: one function per operation.

A ``kind`` is one of ``core.resources.KINDS``.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec

from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import NotFound
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where
from turbo_mode.store.resources import resource, resources_in


def create(place: Where, kind: str, data: dict[str, Any], **more: Any) -> tuple[Resource, bool]:
    """Make one; returns it, and whether it was there already. ``more``: see ``Resources.create``."""
    said = _ask(place, "create", {"kind": kind, "data": data, **more})
    return msgspec.convert(said["resource"], Resource), said["known"]


def write(place: Where, kind: str, id: str, data: dict[str, Any], **more: Any) -> Resource:
    """Give one another value. ``more``: see ``Resources.write``. Raises ``NotFound``, ``Conflict``."""
    return msgspec.convert(_ask(place, "write", {"kind": kind, "id": id, "data": data, **more})["resource"], Resource)


def delete(place: Where, kind: str, id: str, *, expected: int | None = None) -> None:
    """It is no more. Raises ``NotFound``, ``Conflict``."""
    _ask(place, "delete", {"kind": kind, "id": id, "expected": expected})


def show(place: Where, kind: str, id: str) -> Resource:
    """One of them as it is now. Raises ``NotFound``."""
    with reach.reading(place) as reader:
        found = resource(reader, kind, id)
    if found is None or found.status == DELETED:
        raise NotFound(f"there is no {kind} `{id}`")
    return found


def listed(place: Where, kind: str, **wanted: Any) -> list[Resource]:
    """Those of a kind, the newest first; ``wanted`` narrows them, see ``store.resources.resources_in``."""
    with suppress(NotFound), reach.reading(place) as reader:
        return resources_in(reader, kind, **wanted)
    return []


def _ask(place: Where, verb: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the owner of the store says, or we do, as its owner for a moment."""
    request = {"do": "resources", "verb": verb, "resource": wanted}
    found = reach.asked_or_owned(place, request)
    if isinstance(found, dict):
        return found
    with found as runtime:
        return runtime.resources.serve(request, user())
