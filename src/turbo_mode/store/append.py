"""Writes changes into the open transaction: entries first, then what is remembered beside them.

Positions and the ends of streams are remembered between commits, because the owner is the only one who writes.
Whatever goes wrong, ``forget`` goes back to what the database says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from turbo_mode.core.ids import TENANT
from turbo_mode.store import checksum
from turbo_mode.store.by_hand import DECISION, made_row, made_stream
from turbo_mode.store.connection import Connection
from turbo_mode.store.newest import Part
from turbo_mode.store.rows import (
    DISABLED,
    DONE,
    FAILING,
    Changes,
    CheckpointRow,
    Command,
    DecisionRow,
    DeliveryRow,
    DestinationRow,
    DetailsRow,
    ExecutionRow,
    OutcomeRow,
    PlanRow,
    ResourceRow,
    stream_of,
)
from turbo_mode.store.sealing import DataKeys

PLANS = "plans"
"""The stream whose data key seals the plans of a tenant."""

_ENTRY = (
    "INSERT INTO journal (position, stream, seq, version, kind, at, sealed, body, checksum)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STREAM = "INSERT INTO streams (number, tenant, stream, last_seq) VALUES (?, ?, ?, ?)"
_END = "UPDATE streams SET last_seq = ? WHERE number = ?"
_EXECUTION = (
    f"INSERT INTO executions (tenant, {', '.join(ExecutionRow._fields)}, checksum)"
    f" VALUES ({', '.join('?' * (len(ExecutionRow._fields) + 2))}) ON CONFLICT (tenant, id) DO UPDATE SET "
    # What never changes is left out, so that its indexes aren't touched.
    + ", ".join(
        f"{name} = excluded.{name}"
        for name in (*ExecutionRow._fields, "checksum")
        if name not in ("id", "short_id", "plan_name")
    )
)
_DECISION_COLUMNS = ("id", "execution", "phase", "selection", "confidence", "decided_by", "at", "status")
_DECIDED = (
    f" (tenant, {', '.join(_DECISION_COLUMNS)}, sealed, body, checksum)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_DECISION_COLUMNS[1:], "sealed", "body", "checksum"))
)
_OUTCOME = (
    f"INSERT INTO outcomes (tenant, {', '.join(OutcomeRow._fields)}, checksum)"
    f" VALUES ({', '.join('?' * (len(OutcomeRow._fields) + 2))}) ON CONFLICT (tenant, decision, option) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*OutcomeRow._fields[2:], "checksum"))
)
_RESOURCE_COLUMNS = (*ResourceRow._fields[:-1], "sealed", "body")
_RESOURCE = (
    f"INSERT INTO resources (tenant, {', '.join(_RESOURCE_COLUMNS)}, checksum)"
    f" VALUES ({', '.join('?' * (len(_RESOURCE_COLUMNS) + 2))}) ON CONFLICT (tenant, kind, id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_RESOURCE_COLUMNS[2:], "checksum"))
)
_DETAILS = (
    "INSERT INTO details (tenant, execution, sealed, body, checksum) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (tenant, execution) DO UPDATE SET sealed = excluded.sealed, body = excluded.body,"
    " checksum = excluded.checksum"
)
_CURSOR = (
    "INSERT INTO cursors (destination, position, checksum) VALUES (?, ?, ?)"
    " ON CONFLICT (destination) DO UPDATE SET position = excluded.position, checksum = excluded.checksum"
)
_DELIVERY = (
    f"INSERT INTO deliveries ({', '.join(DeliveryRow._fields)}, checksum)"
    f" VALUES ({', '.join('?' * (len(DeliveryRow._fields) + 1))})"
)
_DESTINATION = (
    f"INSERT INTO destinations ({', '.join(DestinationRow._fields)}, checksum)"
    f" VALUES ({', '.join('?' * (len(DestinationRow._fields) + 1))})"
)
_COMMAND = (
    "INSERT INTO inbox (id, tenant, stream, at, sealed, command, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO NOTHING"
)
_REMEMBERED = 10_000


class _End(NamedTuple):
    """Where a stream ends: its framed name, its number and its last seq; 0 if it is yet to begin."""

    framed: bytes
    number: int
    seq: int


class Appender:
    """The only code that inserts. ``position`` is the highest given out so far.

    ``written`` are the entries that were inserted since somebody took them from there.
    """

    def __init__(self, connection: Connection, keys: DataKeys, position: int) -> None:
        self.position = position
        self.written: list[Part] = []
        self._connection = connection
        self._keys = keys
        self._streams = 0
        self._ends: dict[tuple[str, str], _End] = {}

    def forget(self, position: int) -> None:
        """Goes back to a position; everything else is read again when it is needed."""
        self.position = position
        while self.written and self.written[-1].last > position:
            self.written.pop()
        self._streams = 0
        self._ends.clear()
        self._keys.forget()

    def length(self, stream: str, tenant: str = TENANT) -> int:
        """How many entries a stream has."""
        wanted = "SELECT last_seq FROM streams WHERE tenant = ? AND stream = ?"
        row = self._connection.execute(wanted, (tenant, stream)).fetchone()
        return int(row[0]) if row else 0

    def write(self, changes: Sequence[Changes]) -> None:
        """Writes all of them or raises; ``ValueError`` for gaps in a stream and for commands that were fed before."""
        entries: list[tuple[Any, ...]] = []
        begun: list[tuple[int, str, str, int]] = []
        ended: list[tuple[int, int]] = []
        for part in (part for change in changes for part in self._parts(change)):
            before = self._end(part.tenant, part.stream)
            entries += self._entries(part, before)
            last = part.rows[-1].seq
            if before.seq:
                ended.append((last, before.number))
            else:
                begun.append((before.number, part.tenant, part.stream, last))
        for statement, rows in ((_ENTRY, entries), (_STREAM, begun), (_END, ended)):
            if rows:
                self._connection.executemany(statement, rows)
        self.project([(change.tenant, change.execution) for change in changes if change.execution])
        self.detail([(change.tenant, change.details) for change in changes if change.details])
        for change in changes:
            self._beside(change)

    def _parts(self, change: Changes) -> Iterator[Changes]:
        """What goes into streams: its own entries, and each that it moves, numbered when those before it are."""
        if change.rows:
            yield change
        for stream, row in change.moves:
            seq = self._end(change.tenant, stream).seq + 1
            yield Changes(stream, [row._replace(seq=seq)], tenant=change.tenant)

    def _entries(self, change: Changes, before: _End) -> list[tuple[Any, ...]]:
        tenant, stream = change.tenant, change.stream
        framed, number, seq = before
        position, sealing, size = self.position, self._keys.active, 0
        made = []
        for row in change.rows:
            seq += 1
            position += 1
            if row.seq != seq:
                raise ValueError(f"{stream} goes on with entry {seq}, not {row.seq}")
            sealed, body = 0, row.body
            if sealing:
                bound = checksum.binding(framed, seq, row.version, row.kind)
                sealed, body = self._keys.seal(tenant, stream, body, bound)
            summed = checksum.of_entry(framed, row, sealed, body)
            made.append((position, number, seq, row.version, row.kind, row.at, sealed, body, summed))
            size += len(row.body)
        self.position = position
        self.written.append(Part(position, tenant, stream, tuple(change.rows), size))
        self._ends[tenant, stream] = _End(framed, number, seq)
        return made

    def _end(self, tenant: str, stream: str) -> _End:
        known = self._ends.get((tenant, stream))
        if known is not None:
            return known
        if len(self._ends) >= _REMEMBERED:
            self._ends.clear()
        wanted = "SELECT number, last_seq FROM streams WHERE tenant = ? AND stream = ?"
        row = self._connection.execute(wanted, (tenant, stream)).fetchone()
        return _End(checksum.frame(tenant, stream), *(row or (self._next_number(), 0)))

    def _next_number(self) -> int:
        if not self._streams:
            self._streams = self._connection.execute("SELECT max(number) FROM streams").fetchone()[0] or 0
        self._streams += 1
        return self._streams

    def _beside(self, change: Changes) -> None:
        for command, seq in change.fed:
            self._feed(change, command, seq)
        for decision in change.decisions:
            self.decide(change.tenant, decision)
        for outcome in change.outcomes:
            self.learn(change.tenant, outcome)
        if change.resource:
            self.describe(change.tenant, change.resource)
        if change.plan:
            self._plan(change.tenant, change.plan)
        if change.checkpoint:
            self._checkpoint(change, change.checkpoint)

    def project(self, rows: Sequence[tuple[str, ExecutionRow]]) -> None:
        """Writes projections of executions, each with its tenant."""
        if rows:
            made = [(tenant, *row, checksum.of_values(tenant, *row)) for tenant, row in rows]
            self._connection.executemany(_EXECUTION, made)

    def detail(self, rows: Sequence[tuple[str, DetailsRow]]) -> None:
        """Writes executions that have ended, whole, each with its tenant."""
        made = []
        for tenant, row in rows:
            bound = checksum.frame("details", tenant, row.id)
            sealed, body = self._keys.seal(tenant, stream_of(row.id), row.body, bound)
            made.append((tenant, row.id, sealed, body, checksum.of_values(tenant, row.id, sealed, body)))
        if made:
            self._connection.executemany(_DETAILS, made)

    def decide(self, tenant: str, row: DecisionRow) -> None:
        """Writes the projection of one decision."""
        words = json.dumps([row.question, row.rationale, row.body.decode()]).encode()
        table, stream = "decisions", stream_of(row.execution)
        if row.is_by_hand:
            table, stream = "made_decisions", made_stream(row.id)
        bound = checksum.frame("decision", tenant, row.id)
        sealed, body = self._keys.seal(tenant, stream, words, bound)
        values = (
            tenant,
            *(row.id, row.execution, row.phase, row.selection, row.confidence),
            *(row.decided_by, row.at, row.status, sealed, body),
        )
        self._connection.execute(f"INSERT INTO {table}{_DECIDED}", (*values, checksum.of_values(*values)))

    def learn(self, tenant: str, row: OutcomeRow) -> None:
        """Writes the projection of one outcome."""
        self._connection.execute(_OUTCOME, (tenant, *row, checksum.of_values(tenant, *row)))

    def describe(self, tenant: str, row: ResourceRow) -> None:
        """Writes the projection of one resource."""
        stream = f"{row.kind}/{row.id}"
        sealed, body = self._keys.seal(tenant, stream, row.body, checksum.frame("resource", tenant, stream))
        values = (tenant, *row[:-1], sealed, body)
        self._connection.execute(_RESOURCE, (*values, checksum.of_values(*values)))
        if row.kind == DECISION:
            self._connection.execute("DELETE FROM made_decisions WHERE tenant = ? AND id = ?", (tenant, row.id))
            if (made := made_row(row)) is not None:
                self.decide(tenant, made)

    def settle(
        self, cursors: Mapping[str, int], deliveries: Sequence[DeliveryRow], ways: Sequence[DestinationRow]
    ) -> None:
        """Writes how far destinations have got, and what doesn't go well."""
        execute = self._connection.execute
        for name, position in cursors.items():
            execute(_CURSOR, (name, position, checksum.of_values(name, position)))
        for row in deliveries:
            execute("DELETE FROM deliveries WHERE destination = ? AND position = ?", row[:2])
            if row.status != DONE:
                execute(_DELIVERY, (*row, checksum.of_values(*row)))
        for way in ways:
            execute("DELETE FROM destinations WHERE destination = ?", way[:1])
            if way.status in (FAILING, DISABLED):
                execute(_DESTINATION, (*way, checksum.of_values(*way)))

    def command(self, command: Command) -> bool:
        """Puts a command into the inbox; false if its id is there already."""
        bound = checksum.frame("command", command.tenant, command.stream, command.id)
        sealed, body = self._keys.seal(command.tenant, command.stream, command.body, bound)
        values = (command.id, command.tenant, command.stream, command.at, sealed, body)
        return self._connection.execute(_COMMAND, (*values, checksum.of_values(*values, None))).rowcount == 1

    def _feed(self, change: Changes, command: str, seq: int) -> None:
        wanted = "SELECT id, tenant, stream, at, sealed, command, fed_seq FROM inbox WHERE id = ?"
        row = self._connection.execute(wanted, (command,)).fetchone()
        if row is None or (row[1], row[2]) != (change.tenant, change.stream):
            raise ValueError(f"{change.stream} has no command {command}")
        if row[6] is not None:
            raise ValueError(f"command {command} was fed before, by entry {row[6]}")
        self._connection.execute(
            "UPDATE inbox SET fed_seq = ?, checksum = ? WHERE id = ?",
            (seq, checksum.of_values(*row[:6], seq), command),
        )

    def _plan(self, tenant: str, plan: PlanRow) -> None:
        text = json.dumps([plan.body.decode(), plan.source]).encode()
        sealed, body = self._keys.seal(tenant, PLANS, text, checksum.frame("plan", tenant, plan.digest))
        values = (tenant, plan.digest, sealed, body)
        self._connection.execute(
            "INSERT INTO plans (tenant, digest, sealed, body, checksum) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (tenant, digest) DO NOTHING",
            (*values, checksum.of_values(*values)),
        )

    def _checkpoint(self, change: Changes, row: CheckpointRow) -> None:
        """Keeps the one before too: it serves if the newest is damaged."""
        place = (change.tenant, change.stream)
        bound = checksum.binding(checksum.frame("checkpoint", *place), row.seq, row.version, "")
        sealed, body = self._keys.seal(*place, row.body, bound)
        values = (*place, row.seq, row.version, sealed, body)
        older = (
            "DELETE FROM checkpoints WHERE tenant = ? AND stream = ? AND seq <"
            " (SELECT max(seq) FROM checkpoints WHERE tenant = ? AND stream = ?)"
        )
        self._connection.execute(older, (*place, *place))
        self._connection.execute(
            "INSERT INTO checkpoints (tenant, stream, seq, version, sealed, body, checksum)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (tenant, stream, seq) DO UPDATE SET version = excluded.version, sealed = excluded.sealed,"
            " body = excluded.body, checksum = excluded.checksum",
            (*values, checksum.of_values(*values)),
        )
