"""The audit log of a store, for whoever looks at it: one function per operation, like ``operations.py``."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from turbo_mode.core.access.audit import STREAM, Checkpoint, Fault, Noted, Verdict, verify
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import NotFound, StoreDamaged
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import audit as writing
from turbo_mode.security.notes import Notary
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader


class Noticed(NamedTuple):
    """One entry, and which one it is."""

    seq: int
    entry: Noted


def listed(place: Where, *, holder: str = "", door: str = "", result: str = "", limit: int = 50) -> list[Noticed]:
    """What was noted, the newest first: by this holder, at this door, with this result."""
    named = (("holder", holder), ("door", door), ("result", result))
    with suppress(NotFound), executions.reading(place) as reader:
        return page(reader, 0, limit, [each for each in named if each[1]])
    return []


def page(reader: Reader, before: int, limit: int, wanted: Sequence[tuple[str, str]] = ()) -> list[Noticed]:
    """Likewise, below entry ``before`` (0: from the end)."""
    return [Noticed(*each) for each in writing.newest(reader, before, limit, wanted)]


def looked_over(place: Where, notes: Sequence[str] = ()) -> Verdict:
    """Looks for anything that was changed, added, taken out or cut off; ``notes`` are checkpoints kept elsewhere.

    Raises ``NotFound`` where there is no log, ``UsageError`` for a note that this store hasn't signed.
    """
    folder = Place.at(place).folder
    with executions.reading(place) as reader:
        notary = Notary.beside(folder)
        kept = [*writing.kept(folder, notary), *map(notary.read, notes)]
        if not kept and not reader.last_seq(STREAM):
            raise NotFound("this store has no audit log yet", hint="`turbo-mode serve` writes one")
        bodies = list[bytes]()
        damage: Fault | None = None
        try:
            bodies.extend(row.body for row in reader.read(STREAM))
        except StoreDamaged as error:
            damage = Fault(len(bodies) + 1, error.message)
    verdict = verify(bodies, notary.is_signed, kept)
    if damage is None:
        return verdict
    return Verdict(verdict.entries, verdict.checkpoints, [damage, *verdict.faults], verdict.latest)


def checkpoint(place: Where) -> str:
    """The newest checkpoint as a signed note, to be kept elsewhere. Raises ``NotFound`` where there is none yet."""
    notary = Notary.beside(Place.at(place).folder)
    found: list[Checkpoint] = writing.kept(Place.at(place).folder, notary)
    if not found:
        raise NotFound("this store has no audit log yet", hint="`turbo-mode serve` writes one")
    return notary.note(max(found, key=lambda each: each.size))


def told(seen: Noticed) -> dict[str, Any]:
    """An entry as plain data."""
    entry = seen.entry
    return {
        "id": seen.seq, "timestamp": timestamp(entry.at), "door": entry.door, "holder": entry.holder or None,
        "key": entry.key or None, "action": entry.action, "target": entry.target or None, "result": entry.result,
        "address": entry.address or None,
    }  # fmt: skip
