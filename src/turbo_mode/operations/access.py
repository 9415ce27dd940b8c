"""Who may come in at the doors: one function per operation on API keys, like ``operations.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from turbo_mode.core.access.scopes import ROLES
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where


def create(
    place: Where, holder: str, roles: Sequence[str], scopes: Sequence[str] = (), *, seconds: int, replaces: str = "",
    overlap: int = 0, known: Mapping[str, frozenset[str]] = ROLES,
) -> tuple[str, dict[str, Any]]:  # fmt: skip
    """Make a key; returns its token, which nobody can ask for again, and what is known of it.

    ``replaces`` is the id of another key, which counts on for ``overlap`` seconds. Where nobody owns the store,
    ``roles`` are of those that are ``known``. Raises ``UsageError``, ``NotFound``.
    """
    wanted = {
        "holder": holder, "roles": list(roles), "scopes": list(scopes), "seconds": seconds, "replaces": replaces,
        "overlap": overlap,
    }  # fmt: skip
    said = _ask(place, {"do": "keys", "verb": "create", "make": wanted}, known)
    return said["token"], said["key"]


def revoke(place: Where, id: str, reason: str = "") -> dict[str, Any]:
    """A key counts no more from now on. Raises ``NotFound``, and ``Conflict`` for one that didn't count."""
    return dict(_ask(place, {"do": "keys", "verb": "revoke", "id": id, "reason": reason})["key"])


def find(place: Where, reference: str) -> dict[str, Any]:
    """The key with this id, or whose id ends so. Raises ``NotFound``."""
    found = [key for key in listed(place) if key["id"] == reference or key["id"].endswith(reference)]
    if len(found) != 1 or not reference:
        said = f"there is no key `{reference}`" if not found else f"`{reference}` may mean {len(found)} keys"
        raise NotFound(said, hint="`turbo-mode keys list` shows them")
    return found[0]


def listed(place: Where) -> list[dict[str, Any]]:
    """All keys that ever were made, the oldest first."""
    from turbo_mode.runtime.embedded.keyring import read_keys, told

    with suppress(NotFound), executions.reading(place) as reader:
        return [told(key) for key in read_keys(reader).all.values()]
    return []


def _ask(place: Where, request: dict[str, Any], known: Mapping[str, frozenset[str]] = ROLES) -> dict[str, Any]:
    """What the owner of the store says, or we do, as its owner for a moment."""
    found = reach.asked_or_owned(place, request)
    if isinstance(found, dict):
        return found
    with found as runtime:
        runtime.keyring.roles = known
        return runtime.keyring.serve(request, user())
