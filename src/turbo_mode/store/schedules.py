"""Schedules in a store: each has a stream of its own, ``schedule/NAME``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules import state as states
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.store.queries import Reader, streams_like
from turbo_mode.store.rows import Changes, CheckpointRow, EntryRow, PlanRow

_PREFIX = "schedule/"
_EVERY = 100
"""So many entries lie between two snapshots."""


def stream_of(schedule: str) -> str:
    """The stream that holds the history of a schedule."""
    return f"{_PREFIX}{schedule}"


def names(reader: Reader) -> list[str]:
    """The names of all schedules that ever were, in order."""
    return [stream.removeprefix(_PREFIX) for stream in streams_like(reader, _PREFIX)]


def restore(reader: Reader, name: str) -> Schedule:
    """A schedule as its journal has it; one that was never deployed has no lines."""
    state, stream = Schedule(), stream_of(name)
    saved = reader.checkpoint(stream)
    if saved is not None and saved.version == states.SNAPSHOT:
        state = states.decode(saved.body)
    for row in reader.read(stream, state.seq):
        apply(state, e.decode(row.body))
    return state


def history(reader: Reader, name: str, after: int = 0) -> Iterator[tuple[int, e.AnyEntry]]:
    """The entries of a schedule, each with its number."""
    for row in reader.read(stream_of(name), after):
        yield row.seq, e.decode(row.body)


def changes(name: str, state: Schedule, entries: Sequence[e.AnyEntry], plan: PlanRow | None = None) -> Changes:
    """What is to be stored of entries that have led to this state."""
    first = state.seq - len(entries) + 1
    rows = [
        EntryRow(first + number, e.VERSION, type(entry).__name__, entry.at, msgspec.json.encode(entry))
        for number, entry in enumerate(entries)
    ]
    due = first // _EVERY != (state.seq + 1) // _EVERY
    saved = CheckpointRow(state.seq, states.SNAPSHOT, states.encode(state)) if due else None
    return Changes(stream_of(name), rows, plan=plan, checkpoint=saved)
