"""An execution whole, at one entry: how it stands, what it was given and has made, and each of its tasks.

While it goes on its owner makes this of the state in hand; when it ends it is written down once, in the transaction of
its end, as a projection. So nobody who looks at an execution folds its history, and what a task costs the engine stays
what it was. What a plan says of its tasks (names, phases) isn't repeated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.entries import PhaseEnded, decode
from turbo_mode.core.machine.state import ENDED, Execution
from turbo_mode.core.protocol.catalog import counts
from turbo_mode.store import checksum
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import EntryRow, stream_of

MOST_AT_ONCE = 200
"""So many executions are asked for in one statement."""


class TaskDetails(Struct, frozen=True, array_like=True, gc=False):
    """One task that has had its turn. Times are ms since the epoch, 0 for none; ``failure`` is a code and a message."""

    status: str
    started_at: int
    ended_at: int
    attempts: int
    outputs: dict[str, Any] = {}
    failure: tuple[str, str] | None = None


class Details(Struct, frozen=True, array_like=True):
    """One execution right after entry ``seq``. Fields are only ever added, at the end, with a default."""

    seq: int
    status: str
    outcome: str
    reason: str
    ended_at: int
    open_questions: int
    lineage: str
    forks: str
    superseded_by: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    counts: dict[str, int]
    phases: dict[str, str]
    tasks: dict[str, TaskDetails]

    def status_of(self, task: str, phase: str) -> str:
        """The status of a task; before its turn PENDING, SKIPPED, or NOT_RUN if it never will have one."""
        if found := self.tasks.get(task):
            return found.status
        stands = self.phases[phase]
        return "SKIPPED" if stands == "SKIPPED" else "NOT_RUN" if stands in ENDED else "PENDING"


class Checkpoint(Struct, frozen=True):
    """Where a fork may go on: right after entry ``seq``, in which a phase has ended. ``phases``: all ended by then."""

    seq: int
    at: int
    phase: str
    status: str
    phases: dict[str, str]


def details_of(state: Execution) -> Details:
    """What there is to say of an execution in this state."""
    nodes, tasks = state.blueprint.tasks, {}
    for id, task in state.tasks.items():
        if id in nodes:
            failure = (task.failure.code, task.failure.message) if task.failure else None
            tasks[id] = TaskDetails(task.status, task.started_at, task.ended_at, task.attempts, task.outputs, failure)
    return Details(
        state.seq, state.public_status, state.outcome, state.reason, state.ended_at, state.open_questions,
        state.lineage, state.origin.forks, state.superseded_by, state.inputs, state.outputs, counts(state),
        {id: phase.status for id, phase in state.phases.items()}, tasks,
    )  # fmt: skip


def encode(details: Details) -> bytes:
    """As they are stored."""
    return _encoder.encode(details)


def details_in(reader: Reader, ids: Sequence[str], *, tenant: str = TENANT) -> dict[str, Details]:
    """Those of these executions that have ended and were written down, with one statement for up to 200.

    Others, and those that an older version has written, have to be made of their history.
    """
    found = {}
    for some in _portions(ids):
        wanted = (
            "SELECT tenant, execution, sealed, body, checksum FROM details"
            f" WHERE tenant = ? AND execution IN ({', '.join('?' * len(some))})"
        )
        for row in reader.rows.fetch("read executions", wanted, tenant, *some):
            what = f"the details of execution {row[1]}"
            _, id, sealed, stored = reader.rows.sound(what, row)
            bound = checksum.frame("details", tenant, id)
            body = reader.rows.opened(what, (tenant, stream_of(id)), sealed, stored, bound)
            try:
                found[id] = _decode(body)
            except msgspec.MsgspecError:  # of another version: made of its history, as if it weren't there
                continue
    return found


def checkpoints_in(reader: Reader, ids: Sequence[str], *, tenant: str = TENANT) -> dict[str, list[Checkpoint]]:
    """The checkpoints of each of these executions, in order, with one statement for up to 200."""
    found: dict[str, list[Checkpoint]] = {id: [] for id in ids}
    for some in _portions(ids):
        wanted = (
            "SELECT s.stream, j.seq, j.version, j.kind, j.at, j.sealed, j.body, j.checksum"
            " FROM streams AS s JOIN journal AS j ON j.stream = s.number"
            f" WHERE s.tenant = ? AND s.stream IN ({', '.join('?' * len(some))}) AND j.kind = 'PhaseEnded'"
            " ORDER BY s.stream, j.seq"
        )
        for stream, *row in reader.rows.fetch("read checkpoints", wanted, tenant, *map(stream_of, some)):
            entry = reader._entry(tenant, stream, checksum.frame(tenant, stream), row)
            _add(found[stream.partition("/")[2]], entry)
    return found


def checkpoints_of(rows: Iterable[EntryRow]) -> list[Checkpoint]:
    """Likewise, of a whole history."""
    made: list[Checkpoint] = []
    for row in rows:
        if row.kind == PhaseEnded.__name__:
            _add(made, row)
    return made


def _add(before: list[Checkpoint], row: EntryRow) -> None:
    entry = decode(row.body)
    assert isinstance(entry, PhaseEnded)
    phases = {**(before[-1].phases if before else {}), entry.phase: entry.status}
    before.append(Checkpoint(row.seq, entry.at, entry.phase, entry.status, phases))


def _portions(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + MOST_AT_ONCE] for start in range(0, len(ids), MOST_AT_ONCE)]


_encoder = msgspec.json.Encoder()
_decode = msgspec.json.Decoder(Details).decode
