"""Reading a store: histories, what is pending, and the lists that people ask for.

Every row is checked against its checksum before it is handed out, and a history must be as long as the store says.
A damaged store therefore gives an error that names the place, and never another answer. Each call reads in short
transactions, so that a slow reader can't hold on to the write-ahead log.
"""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Self

from turbo_mode.core.ids import TENANT
from turbo_mode.errors import StoreDamaged
from turbo_mode.store import checksum
from turbo_mode.store.append import PLANS
from turbo_mode.store.by_hand import made_stream
from turbo_mode.store.connection import Connect, connect
from turbo_mode.store.database import Database
from turbo_mode.store.databases import database_at
from turbo_mode.store.newest import Newest
from turbo_mode.store.place import Place, Where
from turbo_mode.store.rows import (
    CheckpointRow,
    Command,
    DecisionRow,
    EntryRow,
    ExecutionRow,
    JournalRow,
    OutcomeRow,
    PlanRow,
    stream_of,
)
from turbo_mode.store.sealing import OuterKeys, sealer_for
from turbo_mode.store.verified import Rows

_PAGE = 500
WHOLE_ID = 36
"""Characters of an id that is given whole."""
_POLL_SECONDS = 0.05
_GARBLED = (TypeError, ValueError, AttributeError, struct.error)
EXECUTION = f"SELECT {', '.join(ExecutionRow._fields)}, checksum FROM executions"
_DECISION_COLUMNS = "id, execution, phase, selection, confidence, decided_by, at, status, sealed, body, checksum"
DECISION = f"SELECT {_DECISION_COLUMNS} FROM decisions"
ANY_DECISION = (
    f"SELECT {_DECISION_COLUMNS}, by_hand FROM (SELECT tenant, {_DECISION_COLUMNS}, 0 AS by_hand FROM decisions"
    f" UNION ALL SELECT tenant, {_DECISION_COLUMNS}, 1 FROM made_decisions) AS any_decision"
)
"""Decisions of executions, and those that were made by hand."""
_OUTCOME = f"SELECT {', '.join(OutcomeRow._fields)}, checksum FROM outcomes"


def _fits(framed: bytes, row: Sequence[Any]) -> bool:
    """Whether a row of the journal is sound, and of the stream with this name."""
    seq, version, kind, at, sealed, body, summed = row
    try:
        return bool(checksum.of_entry(framed, EntryRow(seq, version, kind, at, body), sealed, body) == summed)
    except _GARBLED:
        return False


def _nap() -> bool:
    time.sleep(_POLL_SECONDS)
    return True


class Reader:
    """A connection that only reads, for one thread at a time. Any number of them may watch a running owner."""

    def __init__(
        self, database: Database, outer: OuterKeys, *, patience: float = 0.0, newest: Newest | None = None
    ) -> None:
        """``patience``: seconds to wait for a database that has gone away; ``newest``: what its owner, in this process,
        has in memory. Raises ``NotFound``, ``Outdated``.
        """
        self._database = database
        self._newest = newest
        self.rows = Rows(database, outer, patience)

    @classmethod
    def open(cls, place: Where, *, key: bytes | None = None, connect: Connect = connect) -> Self:
        """Raises ``NotFound`` if there is no store, ``KeyMissing`` if it is encrypted under another key."""
        reader = cls(database_at(Place.at(place), connect), OuterKeys(None))
        try:
            row = reader.rows.fetch("open the store", "SELECT kek FROM owner WHERE id = 1")
            reader.rows.unlock(OuterKeys(sealer_for(key, row[0][0] if row else None)))
        except BaseException:
            reader.close()
            raise
        return reader

    def close(self) -> None:
        """May be called twice."""
        self.rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Histories

    def last_seq(self, stream: str, *, tenant: str = TENANT) -> int:
        """How many entries a stream has; 0 if there is no such stream."""
        return self._end(stream, tenant)[1]

    def read(self, stream: str, after: int = 0, *, tenant: str = TENANT, page: int = _PAGE) -> Iterator[EntryRow]:
        """The entries of a stream with a seq above ``after``, in order, up to what is committed now.

        ``page``: so many are fetched at a time.
        Raises ``StoreDamaged`` at the first entry that is missing, changed or can't be opened, naming stream and seq.
        """
        wanted = (
            "SELECT seq, version, kind, at, sealed, body, checksum FROM journal"
            " WHERE stream = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
        )
        (number, last), seq, framed = self._end(stream, tenant), after, checksum.frame(tenant, stream)
        while True:
            rows = self.rows.fetch(f"read {stream} after entry {seq}", wanted, number, seq, last, page)
            for row in rows:
                seq += 1
                if row[0] != seq:
                    raise StoreDamaged(f"{stream}: entry {seq} is missing")
                yield self._entry(tenant, stream, framed, row)
            if len(rows) < page:
                break
        if seq < last:
            raise StoreDamaged(f"{stream}: entry {seq + 1} is missing, {last} were committed")

    def _end(self, stream: str, tenant: str) -> tuple[int, int]:
        """The number of a stream and its last seq; twice 0 if there surely is no such stream."""
        wanted = (
            "SELECT number, last_seq, (SELECT max(seq) FROM journal WHERE journal.stream = number) FROM streams"
            " WHERE tenant = ? AND stream = ?"
        )
        rows = self.rows.fetch(f"read {stream}", wanted, tenant, stream)
        if not rows:
            self._expect_none(stream, tenant)
            return 0, 0
        number, last, newest = rows[0]
        if not isinstance(last, int) or not isinstance(newest, int | None) or (newest or 0) > last:
            raise StoreDamaged(f"{stream}: {last} entries were committed, yet there is entry {newest}")
        return number, last

    def _expect_none(self, stream: str, tenant: str) -> None:
        """A name that isn't found may be lost: the first entry of each stream tells by its checksum whose it is.

        It may also have come meanwhile, so that both are looked for at one moment.
        """
        framed = checksum.frame(tenant, stream)
        firsts = (
            "SELECT seq, version, kind, at, sealed, body, checksum FROM journal"
            " WHERE seq = 1 AND stream IN (SELECT stream FROM journal)"
            " AND NOT EXISTS (SELECT 1 FROM streams WHERE streams.tenant = ? AND streams.stream = ?)"
        )
        if any(_fits(framed, row) for row in self.rows.fetch(f"read {stream}", firsts, tenant, stream)):
            raise StoreDamaged(f"{stream}: entry 1 is there, but the stream's name is lost")

    def after(self, position: int, limit: int = _PAGE) -> list[JournalRow]:
        """The next entries of all streams in the order of commit, at most ``limit``."""
        if self._newest is not None and (known := self._newest.after(position, limit)) is not None:
            return known
        wanted = (
            "SELECT position, tenant, stream, seq, version, kind, at, sealed, body, checksum FROM entries"
            " WHERE position > ? ORDER BY position LIMIT ?"
        )
        found, names = [], dict[tuple[str, str], bytes]()
        for place, tenant, stream, *row in self.rows.fetch(f"read after position {position}", wanted, position, limit):
            if place <= position:
                raise StoreDamaged(f"position {place} lies behind position {position}")
            position = place
            try:
                framed = names.get((tenant, stream)) or checksum.frame(tenant, stream)
            except _GARBLED as error:
                raise StoreDamaged(f"position {place}: its stream is unreadable") from error
            names[tenant, stream] = framed
            found.append(JournalRow(place, tenant, stream, self._entry(tenant, stream, framed, row)))
        return found

    def follow(self, position: int, *, pause: Callable[[], bool] = _nap) -> Iterator[list[JournalRow]]:
        """All entries after a position as they are committed, in lists that are never empty.

        Calls ``pause`` when there is nothing new; it ends when that returns false. The default waits 50 ms.
        """
        seen = -1
        while True:
            version = self._version()
            is_more = version != seen
            while is_more and (rows := self.after(position)):
                position, is_more = rows[-1].position, len(rows) == _PAGE
                yield rows
            seen = version
            if not pause():
                return

    def _version(self) -> int:
        """A number that changes with what is committed."""
        if self._newest is not None:
            return self._newest.end
        return int(self.rows.fetch("watch the store", self._database.latest)[0][0])

    def _entry(self, tenant: str, stream: str, framed: bytes, row: Sequence[Any]) -> EntryRow:
        seq, version, kind, at, sealed, body, _ = row
        if not _fits(framed, row):
            raise StoreDamaged(f"{stream}: entry {seq} doesn't match its checksum")
        if sealed:
            bound = checksum.binding(framed, seq, version, kind)
            body = self.rows.opened(f"{stream}: entry {seq}", (tenant, stream), sealed, body, bound)
        return EntryRow(seq, version, kind, at, body)

    # What is remembered beside them

    def checkpoint(self, stream: str, *, tenant: str = TENANT) -> CheckpointRow | None:
        """The newest state that is stored whole. A damaged one is passed over: the entries are the truth."""
        wanted = (
            "SELECT tenant, stream, seq, version, sealed, body, checksum FROM checkpoints"
            " WHERE tenant = ? AND stream = ? ORDER BY seq DESC"
        )
        for row in self.rows.fetch(f"read the checkpoint of {stream}", wanted, tenant, stream):
            try:
                *_, seq, version, sealed, body = self.rows.sound(f"checkpoint of {stream}", row)
                bound = checksum.binding(checksum.frame("checkpoint", tenant, stream), seq, version, "")
                opened = self.rows.opened(f"checkpoint of {stream}", (tenant, stream), sealed, body, bound)
            except StoreDamaged:
                continue
            return CheckpointRow(seq, version, opened)
        return None

    def plan(self, digest: str, *, tenant: str = TENANT) -> PlanRow | None:
        """A plan by its digest."""
        return plans_in(self, [digest], tenant=tenant).get(digest)

    def pending_commands(self, limit: int = _PAGE, *, stream: str = "") -> list[Command]:
        """Commands that no execution has taken yet, in the order in which they came; of a ``stream``, or of all."""
        of, values = (" AND stream = ?", (stream, limit)) if stream else ("", (limit,))
        wanted = (
            "SELECT id, tenant, stream, at, sealed, command, fed_seq, checksum FROM inbox"
            f" WHERE fed_seq IS NULL{of} ORDER BY arrival LIMIT ?"
        )
        found = []
        for row in self.rows.fetch("read the inbox", wanted, *values):
            name, tenant, stream, at, sealed, stored, fed = self.rows.sound("a pending command", row)
            if fed is None:
                bound = checksum.frame("command", tenant, stream, name)
                body = self.rows.opened(f"command {name}", (tenant, stream), sealed, stored, bound)
                found.append(Command(name, stream, at, body, tenant))
        return found

    def cursor(self, destination: str, new: int = 0) -> int:
        """Up to which position a destination has been served; ``new`` if it never was."""
        wanted = "SELECT destination, position, checksum FROM cursors WHERE destination = ?"
        rows = self.rows.fetch("read a cursor", wanted, destination)
        return int(self.rows.sound(f"the cursor of {destination}", rows[0])[1]) if rows else new

    def last_folder(self, stream: str, *, tenant: str = TENANT) -> str:
        """The folder of the owner that last took up the execution with this stream; empty where all have the same."""
        wanted = self._database.last_owner
        rows = self.rows.fetch("look for the last owner", wanted, tenant, stream) if wanted else []
        return str(rows[0][0]) if rows else ""

    # Lists

    def executions(
        self,
        *,
        tenant: str = TENANT,
        statuses: Sequence[str] = (),
        plan: str | None = None,
        labels: Mapping[str, str] | None = None,
        since: int | None = None,
        before: str | None = None,
        children: bool = True,
        limit: int = 50,
    ) -> list[ExecutionRow]:
        """Executions, the newest first. ``since``: started at or after; ``before``: the last id of the page above.

        ``children``: those too that carry out a task of another one; their ids are UUIDs of version 8.
        """
        where, values = ["tenant = ?"], list[Any]([tenant])
        if not children:
            where.append("substr(id, 15, 1) <> '8'")
        marks = ", ".join("?" * len(statuses))
        for condition, given in (
            (f"status IN ({marks})", statuses),
            ("plan_name = ?", [plan] if plan is not None else ()),
            ("started_at >= ?", [since] if since is not None else ()),
            ("id < ?", [before] if before is not None else ()),
            *((self._database.labelled, pair) for pair in (labels or {}).items()),
        ):
            if given:
                where.append(condition)
                values += given
        query = f"{EXECUTION} WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?"
        return [self._execution(tenant, row) for row in self.rows.fetch("list executions", query, *values, limit)]

    def find(self, text: str, *, tenant: str = TENANT) -> list[ExecutionRow]:
        """The executions that a person may mean by an id, the start of one, or a short id."""
        if len(text) == WHOLE_ID:
            exact = self.rows.fetch("find an execution", f"{EXECUTION} WHERE tenant = ? AND id = ?", tenant, text)
            return [self._execution(tenant, row) for row in exact]
        short = f"{EXECUTION} WHERE tenant = ? AND short_id = ? ORDER BY id DESC LIMIT 20"
        start = f"{EXECUTION} WHERE tenant = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT 20"
        rows = self.rows.fetch("find an execution", short, tenant, text)
        rows += self.rows.fetch("find an execution", start, tenant, text, text + "\x7f")
        return [self._execution(tenant, row) for row in rows]

    def decisions(
        self,
        *,
        tenant: str = TENANT,
        execution: str | None = None,
        status: str | None = None,
        before: tuple[int, str] | None = None,
        limit: int = 100,
    ) -> list[DecisionRow]:
        """Decisions, the newest first; ``before``: the time and the id of the last one of the page above."""
        where, values = ["tenant = ?"], list[Any]([tenant])
        for column, given in (("execution =", execution), ("status =", status)):
            if given is not None:
                where.append(f"{column} ?")
                values.append(given)
        if before is not None:
            where.append("(at, id) < (?, ?)")
            values += before
        query = f"{DECISION} WHERE {' AND '.join(where)} ORDER BY at DESC, id DESC LIMIT ?"
        return _decision_rows(self, query, *values, limit)

    def decision(self, name: str, *, tenant: str = TENANT) -> DecisionRow | None:
        """A decision by its id."""
        rows = self.rows.fetch("read a decision", f"{DECISION} WHERE tenant = ? AND id = ?", tenant, name)
        return self._decision(tenant, rows[0]) if rows else None

    def _execution(self, tenant: str, row: Sequence[Any]) -> ExecutionRow:
        return ExecutionRow(*self.rows.sound(f"the record of execution {row[0]}", (tenant, *row))[1:])

    def _decision(self, tenant: str, row: Sequence[Any], *, is_by_hand: bool = False) -> DecisionRow:
        what = f"the record of decision {row[0]}"
        _, name, execution, phase, selection, confidence, by, at, status, sealed, stored = self.rows.sound(
            what, (tenant, *row)
        )
        bound = checksum.frame("decision", tenant, name)
        stream = made_stream(name) if is_by_hand else stream_of(execution)
        words = json.loads(self.rows.opened(what, (tenant, stream), sealed, stored, bound))
        question, rationale, body = words
        return DecisionRow(
            name,
            execution,
            phase,
            question,
            selection,
            confidence,
            rationale,
            by,
            at,
            status,
            body.encode(),
            is_by_hand,
        )


def plans_in(reader: Reader, digests: Sequence[str], *, tenant: str = TENANT) -> dict[str, PlanRow]:
    """Plans by their digests."""
    marks, found = ", ".join("?" * len(digests)), {}
    wanted = f"SELECT tenant, digest, sealed, body, checksum FROM plans WHERE tenant = ? AND digest IN ({marks})"
    for row in reader.rows.fetch("read plans", wanted, tenant, *digests):
        _, digest, sealed, stored = reader.rows.sound(f"plan {row[1]}", row)
        bound = checksum.frame("plan", tenant, digest)
        body, source = json.loads(reader.rows.opened(f"plan {digest}", (tenant, PLANS), sealed, stored, bound))
        found[digest] = PlanRow(digest, body.encode(), source)
    return found


def command_is_known(reader: Reader, id: str) -> bool:
    """Whether a command with this id has come before, fed or not."""
    return bool(reader.rows.fetch("look for a command", "SELECT 1 FROM inbox WHERE id = ?", id))


def unfinished_by_status(reader: Reader) -> tuple[dict[str, int], int]:
    """How many executions have not ended, by their status, and how many questions are open."""
    counted = "SELECT status, count(*) FROM executions WHERE ended_at IS NULL GROUP BY status"
    rows = reader.rows.fetch("count executions", counted)
    (questions,) = reader.rows.fetch("count questions", "SELECT count(*) FROM decisions WHERE status = 'OPEN'")
    return {str(status): int(number) for status, number in rows}, int(questions[0])


def newest_position(reader: Reader) -> int:
    """The position of the entry that was committed last; 0 if there is none."""
    return int(reader.rows.fetch("look for the newest entry", "SELECT max(position) FROM journal")[0][0] or 0)


def known_command(reader: Reader, id: str) -> Command | None:
    """The command with this id, fed or not."""
    wanted = "SELECT id, tenant, stream, at, sealed, command, fed_seq, checksum FROM inbox WHERE id = ?"
    for row in reader.rows.fetch("look for a command", wanted, id):
        name, tenant, stream, at, sealed, stored, _ = reader.rows.sound(f"command {id}", row)
        bound = checksum.frame("command", tenant, stream, name)
        body = reader.rows.opened(f"command {name}", (tenant, stream), sealed, stored, bound)
        return Command(name, stream, at, body, tenant)
    return None


def command_is_fed(reader: Reader, id: str) -> bool:
    """Whether a command with this id was taken."""
    wanted = "SELECT 1 FROM inbox WHERE id = ? AND fed_seq IS NOT NULL"
    return bool(reader.rows.fetch("look for a command", wanted, id))


def outcomes_in(reader: Reader, *, tenant: str = TENANT, limit: int = 5000) -> list[OutcomeRow]:
    """What came of choices, the newest first."""
    query = f"{_OUTCOME} WHERE tenant = ? ORDER BY at DESC, decision DESC, option DESC LIMIT ?"
    rows = reader.rows.fetch("list outcomes", query, tenant, limit)
    return [OutcomeRow(*reader.rows.sound(f"the outcome of {row[0]}", (tenant, *row))[1:]) for row in rows]


def any_decision(reader: Reader, tenant: str, row: Sequence[Any]) -> DecisionRow:
    """One of those, as it stands in a row of ``ANY_DECISION``."""
    return reader._decision(tenant, row[:-1], is_by_hand=bool(row[-1]))


def _decision_rows(reader: Reader, query: str, tenant: str, *values: Any) -> list[DecisionRow]:
    """The decisions that a query on the columns of ``DECISION`` finds."""
    return [reader._decision(tenant, row) for row in reader.rows.fetch("list decisions", query, tenant, *values)]


def choices_of(
    reader: Reader, plan: str, phase: str, since: int, *, tenant: str = TENANT, limit: int = 200
) -> list[DecisionRow]:
    """What was chosen at a gate of a plan in its executions, at ``since`` (ms) or later, the newest first."""
    of_plan = "SELECT id FROM executions WHERE tenant = ? AND plan_name = ?"
    where = f"tenant = ? AND status = 'CHOSEN' AND phase = ? AND at >= ? AND execution IN ({of_plan})"
    query = f"{DECISION} WHERE {where} ORDER BY at DESC, id DESC LIMIT ?"
    return _decision_rows(reader, query, tenant, phase, since, tenant, plan, limit)


def all_streams(reader: Reader, *, tenant: str = TENANT) -> list[str]:
    """The names of all streams there are."""
    rows = reader.rows.fetch("list the streams", "SELECT stream FROM streams WHERE tenant = ? ORDER BY stream", tenant)
    return [name for (name,) in rows]


def streams_like(reader: Reader, start: str, *, tenant: str = TENANT) -> list[str]:
    """The names of all streams that begin like this, in order."""
    wanted = "SELECT stream FROM streams WHERE tenant = ? AND stream >= ? AND stream < ? ORDER BY stream"
    return [name for (name,) in reader.rows.fetch("list the streams", wanted, tenant, start, f"{start}\x7f")]
