"""Data sources and sinks that are configured: one function per operation, like ``operations.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.cursors import CursorMoved
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.data.place import DataError, Found, Wanted, opened
from turbo_mode.data.values import gathered
from turbo_mode.data.work import Places
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.cursors import Cursors
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store import cursors as stored
from turbo_mode.store.place import Where


class Listed(NamedTuple):
    """A source or sink: ``role`` says which, ``type`` what kind of place it is."""

    role: str
    name: str
    type: str


def listed(limits: Sequence[Limits]) -> list[Listed]:
    """All that are configured."""
    places = _places(limits, Path())
    found = [Listed("source", each.name, each.type) for each in places.sources.values()]
    return found + [Listed("sink", each.name, each.type) for each in places.sinks.values()]


def test(limits: Sequence[Limits], folder: Path, name: str) -> str:
    """What answers at a source or sink, in a few words. Raises ``DataError``, ``NotInstalled``."""
    places = _places(limits, folder)
    data = opened(places.source(name) if name in places.sources else places.sink(name))
    try:
        return data.test()
    finally:
        data.close()


def preview(
    limits: Sequence[Limits], folder: Path, name: str, *, query: str, params: Mapping[str, Any], path: str, limit: int
) -> Found:
    """The first rows of a source; messages are put back. Raises ``DataError``, ``NotInstalled``."""
    places = _places(limits, folder)
    if name not in places.sources and name in places.sinks:
        raise DataError(f"`{name}` is a sink, and only written to")
    data = opened(places.source(name))
    try:
        return gathered(data, Wanted(query, params, path, limit))
    finally:
        data.close()


def cursors(place: Where) -> dict[str, CursorMoved]:
    """Up to where sources were read, by the names of the cursors; empty without a store."""
    with suppress(NotFound), executions.reading(place) as reader:
        return stored.cursors(reader)
    return {}


def reset_cursor(place: Where, name: str, to: str | None = None) -> CursorMoved:
    """Have the next execution read behind ``to``, or all over again.

    Raises ``NotFound``, ``UsageError``, and ``Conflict`` while a task reads by it.
    """
    reach.refuse_inside(place)
    request = {"do": "cursors", "name": name, "to": to}
    found = reach.asked_or_owned(place, request)
    if isinstance(found, dict):
        return msgspec.convert(found["cursor"], CursorMoved)
    with found as runtime:
        return Cursors(runtime).reset(name, to, user())


def _places(limits: Sequence[Limits], folder: Path) -> Places:
    sources = (each for limit in limits for each in limit.sources)
    return Places(sources, (each for limit in limits for each in limit.sinks), folder)
