"""What earlier executions of a plan teach, read from their histories."""

from __future__ import annotations

from typing import NamedTuple

from turbo_mode.core.progress.plan_work import run_of
from turbo_mode.core.progress.records import Record, record_of
from turbo_mode.core.progress.schedule import Run
from turbo_mode.store.following import Followed, blueprint_of
from turbo_mode.store.queries import Reader

EARLIER = 20
"""So many executions of a plan are learned from at most."""
LONGEST, LONGEST_OF_ALL = 20_000, 60_000
"""Entries of one execution, and of all together, beyond which none is read for that."""


class Learned(NamedTuple):
    """Earlier executions, the oldest first; ``runs`` are those that completed, as work that was carried out."""

    records: list[Record]
    runs: list[Run]


def learned(reader: Reader, plan: str, before: str | None = None) -> Learned:
    """What the executions of a plan have taught, those that began before the one with this id."""
    ended = ("COMPLETED", "FAILED")
    rows = reader.executions(plan=plan, before=before, statuses=ended, children=False, limit=EARLIER)
    records, runs, left = list[Record](), list[Run](), LONGEST_OF_ALL
    for row in rows:
        if row.last_seq > LONGEST or (left := left - row.last_seq) < 0:
            continue
        found = record_of((seen.entry, seen.state) for seen in Followed(reader, row).new())
        if found is None:
            continue
        records.append(found)
        if found.status == "COMPLETED":
            runs.append(run_of(blueprint_of(reader, row), found))
    return Learned(records[::-1], runs[::-1])
