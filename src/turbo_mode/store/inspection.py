"""Looks a whole store over, for ``doctor``: every page, checksum and length. It only reads, and needs no key."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from turbo_mode.store import checksum
from turbo_mode.store.connection import Connect, Connection, connect
from turbo_mode.store.databases import database_at
from turbo_mode.store.founding import known_format
from turbo_mode.store.place import Place, Where
from turbo_mode.store.rows import DeliveryRow, DestinationRow, EntryRow, ExecutionRow, OutcomeRow, ResourceRow

TABLES = (
    "journal", "streams", "data_keys", "plans", "inbox", "checkpoints", "cursors", "executions", "decisions",
    "made_decisions", "outcomes", "resources", "details", "deliveries", "destinations",
)  # fmt: skip
_PAGE = 1000
_DECISION = (
    "tenant", "id", "execution", "phase", "selection", "confidence", "decided_by", "at", "status", "sealed", "body",
)  # fmt: skip
_SUMMED = {
    "cursors": ("destination", "position"),
    "plans": ("tenant", "digest", "sealed", "body"),
    "inbox": ("id", "tenant", "stream", "at", "sealed", "command", "fed_seq"),
    "checkpoints": ("tenant", "stream", "seq", "version", "sealed", "body"),
    "executions": ("tenant", *ExecutionRow._fields),
    "decisions": _DECISION,
    "made_decisions": _DECISION,
    "outcomes": ("tenant", *OutcomeRow._fields),
    "resources": ("tenant", *ResourceRow._fields[:-1], "sealed", "body"),
    "details": ("tenant", "execution", "sealed", "body"),
    "deliveries": DeliveryRow._fields,
    "destinations": DestinationRow._fields,
}


class Report(NamedTuple):
    """What was found. A store without ``problems`` is well; sizes are bytes, by file name."""

    problems: list[str]
    format: int
    version: str
    settings: dict[str, int | str]
    counts: dict[str, int]
    sizes: dict[str, int]
    owner: dict[str, Any]


def verify(place: Where, *, connect: Connect = connect, limit: int = 100) -> Report:
    """Checks the store at ``place``, also while its owner works; lists at most ``limit`` problems.

    Raises ``StoreError`` only if it can't be opened at all.
    """
    problems: list[str] = []
    database = database_at(Place.at(place), connect)
    connection = database.inspector()
    try:
        format = known_format(database, connection)
        report = Report(problems, format, *database.described(connection), {}, database.sizes(connection), {})
        for check in (database.broken_pages, _journal, _lengths, _others, _keys):
            for problem in _collected(check, connection, database.errors):
                if len(problems) < limit:
                    problems.append(problem)
        try:
            _count(connection, report)
        except database.errors as error:
            problems.append(str(error))
    except database.errors as error:
        raise database.fault(error, "check the store") from error
    finally:
        connection.close()
    return report


def _collected(
    check: Callable[[Connection], Iterator[str]], connection: Connection, errors: tuple[type[Exception], ...]
) -> Iterator[str]:
    """A check that can't go on has found a problem too."""
    try:
        yield from check(connection)
    except errors as error:
        yield str(error)


def _journal(connection: Connection) -> Iterator[str]:
    position = 0
    while True:
        page = connection.execute(
            "SELECT position, tenant, stream, seq, version, kind, at, sealed, body, checksum FROM entries"
            " WHERE position > ? ORDER BY position LIMIT ?",
            (position, _PAGE),
        ).fetchall()
        for place, tenant, stream, seq, version, kind, at, sealed, body, summed in page:
            row = EntryRow(seq, version, kind, at, body)
            try:
                sound = checksum.of_entry(checksum.frame(tenant, stream), row, sealed, body) == summed
            except (TypeError, ValueError, AttributeError, struct.error):
                sound = False
            if not sound:
                yield f"{stream}: entry {seq} (position {place}) doesn't match its checksum"
            if place <= position:
                yield f"position {place} lies behind position {position}"
                return
            position = place
        if len(page) < _PAGE:
            return


def _lengths(connection: Connection) -> Iterator[str]:
    # Grouped from the index, so that each stream is walked once.
    uneven = (
        "SELECT coalesce(s.stream, 'stream ' || j.stream), s.last_seq, j.entries, j.last FROM streams AS s FULL JOIN"
        " (SELECT stream, count(*) AS entries, max(seq) AS last FROM journal GROUP BY stream) AS j"
        " ON j.stream = s.number"
        " WHERE s.last_seq IS DISTINCT FROM j.entries OR j.entries IS DISTINCT FROM j.last"
    )
    for stream, length, entries, last in connection.execute(uneven).fetchall():
        yield f"{stream}: {length or 0} entries were committed, {entries or 0} are there, the last is {last or 0}"


def _others(connection: Connection) -> Iterator[str]:
    for table, columns in _SUMMED.items():
        for row in connection.execute(f"SELECT {', '.join(columns)}, checksum FROM {table}"):
            if checksum.of_values(*row[:-1]) != row[-1]:
                yield f"{table}: {row[0]} {row[1]} doesn't match its checksum"


def _keys(connection: Connection) -> Iterator[str]:
    lost = (
        "SELECT DISTINCT j.tenant, j.stream, j.sealed FROM entries AS j LEFT JOIN data_keys AS k"
        " ON k.tenant = j.tenant AND k.stream = j.stream AND k.generation = j.sealed"
        " WHERE j.sealed > 0 AND k.wrapped IS NULL"
    )
    for tenant, stream, generation in connection.execute(lost).fetchall():
        yield f"{stream} of {tenant} was sealed with data key {generation}, which is gone"
    foreign = "SELECT count(*) FROM data_keys WHERE kek IS DISTINCT FROM (SELECT kek FROM owner WHERE id = 1)"
    for (count,) in connection.execute(foreign).fetchall():
        if count:
            yield f"{count} data keys are wrapped by another key than the store's"


def _count(connection: Connection, report: Report) -> None:
    for table in TABLES:
        report.counts[table] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    names = ("epoch", "pid", "boot_id", "start_ticks", "taken_at", "kek")
    row = connection.execute(f"SELECT {', '.join(names)} FROM owner WHERE id = 1").fetchone()
    report.owner.update(zip(names, row or (), strict=False))
