"""The allocator's stream, and its state as the stream has it."""

from __future__ import annotations

import msgspec

from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator import snapshot
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.state import Allocation
from turbo_mode.core.machine.exchange import in_the_way
from turbo_mode.core.machine.state import Execution
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import CheckpointRow

STREAM = "allocator"
EVERY = 2_000
"""Entries between two checkpoints."""


def read(reader: Reader) -> Allocation:
    """What executions hold and wait for, as far as it is committed."""
    state = Allocation()
    found = reader.checkpoint(STREAM)
    if found is not None and found.version == snapshot.VERSION:
        try:
            state = snapshot.load(found.body)
        except (msgspec.MsgspecError, KeyError):
            state = Allocation()
    for row in reader.read(STREAM, state.seq):
        apply(state, a.decode(row.body))
    return state


def checkpoint(state: Allocation, last: int) -> CheckpointRow | None:
    """The checkpoint that is due now, if one is; ``last`` is the entry of the one before."""
    if state.seq - last < EVERY:
        return None
    return CheckpointRow(state.seq, snapshot.VERSION, snapshot.dump(state))


def note_holders(reader: Reader, state: Execution) -> None:
    """Who has now what an execution waits for; its own entries tell who had it when it asked."""
    allocation = read(reader)
    for waiting in allocation.asks.get(state.id, {}).values():
        if asked := state.awaiting.get(waiting.who):
            pool, holder = in_the_way(allocation, waiting.pool, waiting.tenant, waiting.within)
            asked |= {"pool": pool, "holder": holder}


def queued(reader: Reader) -> dict[str, tuple[str, str]]:
    """Of each execution that waits for the lock of its plan that lock, and the execution that has it."""
    allocation = read(reader)
    waiting = [each for each in allocation.waiting() if not each.who]
    return {each.execution: in_the_way(allocation, each.pool, each.tenant) for each in waiting}
