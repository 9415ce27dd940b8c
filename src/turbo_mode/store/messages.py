"""The stream of messages, and the state that it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications import state as states
from turbo_mode.core.communications.apply import apply
from turbo_mode.core.communications.state import Post
from turbo_mode.errors import StoreDamaged
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, CheckpointRow, EntryRow

STREAM = "messages"
_EVERY = 1000
"""Entries between two checkpoints."""


def restore(reader: Reader) -> Post:
    """All that is known of messages. Raises ``StoreDamaged``."""
    state = Post()
    saved = reader.checkpoint(STREAM)
    if saved is not None and saved.version == states.SNAPSHOT:
        with suppress(msgspec.MsgspecError):
            state = states.decode(saved.body)
    for row in reader.read(STREAM, state.seq):
        try:
            apply(state, e.decode(row.body))
        except Exception as wrong:
            said = f"{type(wrong).__name__}: {wrong}"
            raise StoreDamaged(f"{STREAM}: entry {row.seq} makes no sense: {said}") from wrong
    return state


def history(reader: Reader, after: int = 0) -> Iterator[e.AnyEntry]:
    """The entries of the stream."""
    for row in reader.read(STREAM, after):
        yield e.decode(row.body)


def changes(state: Post, entries: Sequence[e.AnyEntry]) -> Changes:
    """What is to be stored of entries that have led to this state."""
    first = state.seq - len(entries) + 1
    rows = [
        EntryRow(first + number, e.VERSION, type(entry).__name__, entry.at, e.encode(entry))
        for number, entry in enumerate(entries)
    ]
    due = first // _EVERY != (state.seq + 1) // _EVERY
    saved = CheckpointRow(state.seq, states.SNAPSHOT, states.encode(state)) if due else None
    return Changes(STREAM, rows, checkpoint=saved)
