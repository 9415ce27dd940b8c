"""How executions began: what stands in the first entry of each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from turbo_mode.core.machine.entries import ExecutionAccepted, decode
from turbo_mode.errors import StoreDamaged
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of


def triggers(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """What has started each of these executions, such as a ``command`` or ``cron NAME``; not of what is damaged."""
    found: dict[str, str] = {}
    for id in ids:
        with suppress(StoreDamaged):
            first = next(reader.read(stream_of(id), page=1), None)
            entry = decode(first.body) if first is not None else None
            found[id] = entry.trigger if isinstance(entry, ExecutionAccepted) else ""
    return found
