"""Checkpoints: a stored state at an entry, so that going on doesn't mean applying every entry since the start.

The entries stay the truth. A checkpoint that is damaged, or of another version, is passed over.
"""

from __future__ import annotations

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.state import Execution
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import CheckpointRow

EVERY = 2_000
"""Entries between two checkpoints, or as many as the state has tasks and items: writing one costs as it is large."""


def checkpoint(state: Execution, last: int) -> CheckpointRow | None:
    """The checkpoint that is due now, if one is; ``last`` is the entry of the one before."""
    if state.seq - last < max(EVERY, len(state.tasks) + state.added) or state.ended:
        return None
    from turbo_mode.core.machine import snapshot

    return CheckpointRow(state.seq, snapshot.VERSION, snapshot.dump(state))


def restore(reader: Reader, stream: str, blueprint: Blueprint) -> Execution:
    """The state of a stream: from its newest good checkpoint, and the entries behind it."""
    state = Execution(blueprint)
    found = reader.checkpoint(stream)
    if found is not None:
        from turbo_mode.core.machine import snapshot

        try:
            if found.version != snapshot.VERSION:
                raise snapshot.SnapshotUnreadable
            state = snapshot.load(blueprint, found.body)
        except snapshot.SnapshotUnreadable:
            state = Execution(blueprint)
    return replay(state, (row.body for row in reader.read(stream, state.seq)))
