"""What models were asked before a decision, and what they answered, from the journal of its execution."""

from __future__ import annotations

from collections.abc import Collection

from turbo_mode.core.machine.entries import AdviceAsked, AdviceGiven, decode
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

Exchange = tuple[AdviceAsked, AdviceGiven | None]
_KINDS = (AdviceAsked.__name__, AdviceGiven.__name__)


def exchanges(reader: Reader, execution: str, attempts: Collection[str]) -> list[Exchange]:
    """The questions of these attempts, each with its answer if there is one."""
    found: dict[str, Exchange] = {}
    for row in reader.read(stream_of(execution)) if attempts else ():
        entry = decode(row.body) if row.kind in _KINDS else None
        if isinstance(entry, AdviceAsked) and entry.attempt in attempts:
            found[entry.attempt] = (entry, None)
        elif isinstance(entry, AdviceGiven) and entry.attempt in found:
            found[entry.attempt] = (found[entry.attempt][0], entry)
    return list(found.values())
