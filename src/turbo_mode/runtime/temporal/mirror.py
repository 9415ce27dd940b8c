"""The mirror: an execution's entries, copied out of Temporal into a store that people and other programs can read.

A batch may come twice: an activity is repeated, a run is continued while a batch is under way. The same entry is then
already there. But another one at its place means that two histories of one execution exist (somebody has reset the
workflow), and no store can hold both: the workflow then fails, loudly.
"""

from __future__ import annotations

import msgspec

from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine import entries
from turbo_mode.errors import Conflict
from turbo_mode.runtime.embedded.elsewhere import Mirror
from turbo_mode.runtime.temporal.messages import Batch
from turbo_mode.store import checksum
from turbo_mode.store.rows import EntryRow, stream_of


class _Head(msgspec.Struct):
    kind: str
    at: int


_head = msgspec.json.Decoder(_Head).decode


def keep(mirror: Mirror, batch: Batch) -> None:
    """Copy a batch. Raises ``Conflict`` where the store holds another entry in the place of one of these."""
    stream = checksum.frame(TENANT, stream_of(batch.execution))
    rows = [_row(stream, seq, bytes(body)) for seq, body in enumerate(batch.entries, batch.first)]
    there = mirror.keep(batch.execution, rows, batch.plan)
    other = [row.seq for row, sum in rows if there.get(row.seq) != sum]
    if other:
        raise Conflict(f"the store holds another entry {other[0]} of execution {batch.execution}")


def _row(stream: bytes, seq: int, body: bytes) -> tuple[EntryRow, bytes]:
    head = _head(body)
    row = EntryRow(seq, entries.VERSION, head.kind, head.at, body)
    return row, checksum.of_entry(stream, row, 0, body)
