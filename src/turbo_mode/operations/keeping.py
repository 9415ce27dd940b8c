"""What has ended is kept, held, or deleted: one function per operation, like ``operations.py``."""

from __future__ import annotations

from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where


def delete(place: Where, reference: str) -> str:
    """Delete an execution that has ended, with its children and files, for good; returns its id.

    Raises ``NotFound``, and ``Conflict`` for one that goes on or is held.
    """
    return _dispose(place, reference, "delete", "")


def hold(place: Where, reference: str, reason: str = "") -> str:
    """Keep an execution from being deleted until it is released; returns its id. Raises ``NotFound``."""
    return _dispose(place, reference, "hold", reason)


def let_go(place: Where, reference: str, reason: str = "") -> str:
    """Let an execution that is held be deleted again; returns its id. Raises ``NotFound``, ``Conflict``."""
    return _dispose(place, reference, "release", reason)


def _dispose(place: Where, reference: str, verb: str, reason: str) -> str:
    with executions.reading(place) as reader:
        id = executions.find(reader, reference).id
    request = {"do": "dispose", "verb": verb, "execution": id, "reason": reason}
    found = reach.asked_or_owned(place, request)
    if not isinstance(found, dict):
        with found as runtime:
            runtime.disposal.serve(request, user())
    return id
