"""Executions with their tasks and checkpoints, however many are asked for, by a bounded number of statements.

What has ended stands in the store as it is shown. What goes on is in our hands and is looked at there. Only what
neither knows, such as an execution that an older version has carried out, is made of its history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from turbo_mode.core.plan import stored
from turbo_mode.errors import NotFound, RuntimeFault
from turbo_mode.runtime.embedded.looking import look
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.store.checkpoints import restore
from turbo_mode.store.details import Checkpoint, Details, checkpoints_in, details_in, details_of
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.queries import Reader, plans_in
from turbo_mode.store.rows import UNFINISHED, ExecutionRow, stream_of

FEW = 100
"""Tasks of an execution that is told without a thread of its own."""
REMEMBERED = 1_000
"""So many plans are remembered by what their tasks are called."""


class Named(NamedTuple):
    """A task as its plan has it."""

    id: str
    name: str
    phase: str


class Whole(NamedTuple):
    """An execution as it is now, with the checkpoints on its way: from each, a fork may go on."""

    row: ExecutionRow
    details: Details
    tasks: Sequence[Named]
    checkpoints: Sequence[Checkpoint]


class Wholes:
    """Makes them. May be used from any thread, each with a reader of its own."""

    def __init__(self, runtime: Runtime | None) -> None:
        """``runtime``: the owner of the store, if that is us."""
        self.runtime = runtime
        self._tasks: dict[str, Sequence[Named]] = {}

    def one(self, reader: Reader, row: ExecutionRow) -> Whole:
        """An execution. Raises ``NotFound`` for one that has not begun."""
        details = self.details(reader, [row])
        if row.id not in details:
            raise NotFound(f"execution {row.short_id} has not begun")
        tasks = self.tasks(reader, [row.plan_digest])[row.plan_digest]
        return Whole(row, details[row.id], tasks, checkpoints_in(reader, [row.id])[row.id])

    def at_hand(self, reader: Reader, row: ExecutionRow) -> Whole | None:
        """One that has ended, stands in the store whole, and is small: a few looks into a file."""
        tasks = self._tasks.get(row.plan_digest)
        if tasks is None or len(tasks) > FEW or row.status in UNFINISHED:
            return None
        details = details_in(reader, [row.id]).get(row.id)
        return Whole(row, details, tasks, checkpoints_in(reader, [row.id])[row.id]) if details else None

    def details(self, reader: Reader, rows: Iterable[ExecutionRow]) -> dict[str, Details]:
        """How these executions stand, by id; those that have not begun are left out."""
        wanted = {row.id: row for row in rows}
        found = details_in(reader, [id for id, row in wanted.items() if row.status not in UNFINISHED])
        for id, row in wanted.items():
            if id not in found:
                seen = look(self.runtime, id, details_of) if self.runtime else None
                seen = seen or _of_history(reader, row)
                if seen is not None:
                    found[id] = seen
        return found

    def tasks(self, reader: Reader, digests: Iterable[str]) -> dict[str, Sequence[Named]]:
        """The tasks of plans, in written order. Raises ``RuntimeFault`` for a plan that the store has not got."""
        wanted = set(digests)
        known = {digest: tasks for digest in wanted if (tasks := self._tasks.get(digest)) is not None}
        if missing := sorted(wanted - known.keys()):
            plans = plans_in(reader, missing)
            for digest in missing:
                if digest not in plans:
                    raise RuntimeFault(f"plan {digest} is missing from the store")
                known[digest] = _named(plans[digest].body)
            if len(self._tasks) + len(missing) > REMEMBERED:
                self._tasks.clear()
            self._tasks |= {digest: known[digest] for digest in missing}
        return known


def _named(plan: bytes) -> Sequence[Named]:
    from turbo_mode.core.machine.blueprint import Blueprint

    return [Named(id, node.task.title or id, node.phase) for id, node in Blueprint(stored.read(plan), "").tasks.items()]


def _of_history(reader: Reader, row: ExecutionRow) -> Details | None:
    state = restore(reader, stream_of(row.id), blueprint_of(reader, row))
    return details_of(state) if state.seq else None
