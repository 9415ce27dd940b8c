"""Schedules in a store: each has a stream of its own, ``schedule/NAME``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules import state as states
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.errors import StoreDamaged
from turbo_mode.store.queries import Reader, streams_like
from turbo_mode.store.rows import Changes, CheckpointRow, EntryRow, PlanRow

PREFIX = "schedule/"
_EVERY = 100
"""So many entries lie between two snapshots."""


def stream_of(schedule: str) -> str:
    """The stream that holds the history of a schedule."""
    return f"{PREFIX}{schedule}"


def names(reader: Reader) -> list[str]:
    """The names of all schedules that ever were, in order."""
    return [stream.removeprefix(PREFIX) for stream in streams_like(reader, PREFIX)]


def restore(reader: Reader, name: str) -> Schedule:
    """A schedule as its journal has it; one that was never deployed has no lines. Raises ``StoreDamaged``."""
    state, stream = Schedule(), stream_of(name)
    saved = reader.checkpoint(stream)
    if saved is not None and saved.version == states.SNAPSHOT:
        with suppress(msgspec.MsgspecError):
            state = states.decode(saved.body)
    for _ in catch_up(reader, name, state):
        pass
    return state


def active(reader: Reader) -> list[str]:
    """The names of those by which something is started; what can't be read is none of them."""
    found = []
    for name in names(reader):
        with suppress(StoreDamaged):
            if restore(reader, name).status == "ACTIVE":
                found.append(name)
    return found


def catch_up(reader: Reader, name: str, state: Schedule) -> Iterator[e.AnyEntry]:
    """Brings a state up to date, entry by entry. Raises ``StoreDamaged`` for one that can't follow, whatever it is."""
    for row in reader.read(stream_of(name), state.seq):
        try:
            entry = e.decode(row.body)
            apply(state, entry)
        except Exception as wrong:
            said = f"{type(wrong).__name__}: {wrong}"
            raise StoreDamaged(f"{stream_of(name)}: entry {row.seq} makes no sense: {said}") from wrong
        yield entry


def history(reader: Reader, name: str, after: int = 0) -> Iterator[tuple[int, e.AnyEntry]]:
    """The entries of a schedule, each with its number."""
    for row in reader.read(stream_of(name), after):
        yield row.seq, e.decode(row.body)


def changes(
    name: str, state: Schedule, entries: Sequence[e.AnyEntry], plan: PlanRow | None = None, letter: str = ""
) -> Changes:
    """What is to be stored of entries that have led to this state; ``letter`` is the command that they answer."""
    first = state.seq - len(entries) + 1
    rows = [
        EntryRow(first + number, e.VERSION, type(entry).__name__, entry.at, msgspec.json.encode(entry))
        for number, entry in enumerate(entries)
    ]
    due = bool(entries) and first // _EVERY != (state.seq + 1) // _EVERY
    saved = CheckpointRow(state.seq, states.SNAPSHOT, states.encode(state)) if due else None
    fed = [(letter, state.seq)] if letter else []
    return Changes(stream_of(name), rows, fed=fed, plan=plan, checkpoint=saved)
