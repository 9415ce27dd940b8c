"""What the store knows of deliveries: how far each destination has got, and what didn't go well.

A destination that takes everything has a cursor and nothing else. Only a delivery that failed has a row, from then on
until it is made; what is delivered is in the journal, so a row only says where.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DEAD, WAITING, DeliveryRow, DestinationRow

_DELIVERY = f"SELECT {', '.join(DeliveryRow._fields)}, checksum FROM deliveries"
_DOING = "read the deliveries"
_FIRST_OF_EXECUTION = (
    " AND NOT EXISTS (SELECT 1 FROM deliveries AS earlier WHERE earlier.destination = deliveries.destination"
    " AND earlier.execution = deliveries.execution AND earlier.status = 'WAITING'"
    " AND earlier.position < deliveries.position)"
)


def deliveries_in(
    reader: Reader, *, destination: str | None = None, status: str | None = None, after: tuple[str, int] | None = None,
    limit: int = 50,
) -> list[DeliveryRow]:  # fmt: skip
    """Deliveries that failed, by destination and position; ``after``: the last one of the page before."""
    where, values = ["1 = 1"], list[Any]()
    for column, given in (("destination", destination), ("status", status)):
        if given is not None:
            where.append(f"{column} = ?")
            values.append(given)
    if after is not None:
        where.append("(destination, position) > (?, ?)")
        values += after
    query = f"{_DELIVERY} WHERE {' AND '.join(where)} ORDER BY destination, position LIMIT ?"
    return [_delivery(reader, row) for row in reader.rows.fetch(_DOING, query, *values, limit)]


def delivery(reader: Reader, destination: str, position: int) -> DeliveryRow | None:
    """One that failed, if it is still there."""
    query = f"{_DELIVERY} WHERE destination = ? AND position = ?"
    rows = reader.rows.fetch(_DOING, query, destination, position)
    return _delivery(reader, rows[0]) if rows else None


def due_deliveries(reader: Reader, destination: str, now: int, *, ordered: bool, limit: int) -> list[DeliveryRow]:
    """Those that are to be tried again by ``now`` (ms); if ``ordered``, of each execution only its first one."""
    condition = _FIRST_OF_EXECUTION if ordered else ""
    query = f"{_DELIVERY} WHERE destination = ? AND status = ? AND due <= ?{condition} ORDER BY due, position LIMIT ?"
    return [_delivery(reader, row) for row in reader.rows.fetch(_DOING, query, destination, WAITING, now, limit)]


def due_behind(reader: Reader, row: DeliveryRow, now: int, limit: int) -> list[DeliveryRow]:
    """What waits right behind one of its execution, in order, up to the first that isn't due by ``now``."""
    query = (
        f"{_DELIVERY} WHERE destination = ? AND execution = ? AND status = ? AND position > ? ORDER BY position LIMIT ?"
    )
    values = (row.destination, row.execution, WAITING, row.position, limit)
    rows = [_delivery(reader, found) for found in reader.rows.fetch(_DOING, query, *values)]
    return list(takewhile(lambda each: each.due <= now, rows))


def next_due(reader: Reader, destination: str) -> int | None:
    """When the next one is to be tried again, in ms."""
    query = "SELECT min(due) FROM deliveries WHERE destination = ? AND status = ?"
    found: int | None = reader.rows.fetch(_DOING, query, destination, WAITING)[0][0]
    return found


def waiting_by_execution(reader: Reader, destination: str) -> dict[str, int]:
    """How many deliveries of each execution wait."""
    query = "SELECT execution, count(*) FROM deliveries WHERE destination = ? AND status = ? GROUP BY execution"
    return dict(reader.rows.fetch(_DOING, query, destination, WAITING))


def counted(reader: Reader) -> dict[str, dict[str, int]]:
    """For each destination that has some, how many deliveries have which status."""
    found: dict[str, dict[str, int]] = {}
    query = "SELECT destination, status, count(*) FROM deliveries GROUP BY destination, status"
    for destination, status, count in reader.rows.fetch(_DOING, query):
        found.setdefault(destination, {WAITING: 0, DEAD: 0})[status] = count
    return found


def cursors(reader: Reader) -> dict[str, int]:
    """Up to which position each destination has been served."""
    rows = reader.rows.fetch("read the cursors", "SELECT destination, position, checksum FROM cursors")
    return {row[0]: reader.rows.sound(f"the cursor of {row[0]}", row)[1] for row in rows}


def troubled(reader: Reader) -> dict[str, DestinationRow]:
    """The destinations that fail, or get nothing any more."""
    columns = ", ".join(DestinationRow._fields)
    rows = reader.rows.fetch("read the destinations", f"SELECT {columns}, checksum FROM destinations")
    found = [DestinationRow(*reader.rows.sound(f"the record of {row[0]}", row)) for row in rows]
    return {row.destination: row for row in found}


def position_at(reader: Reader, at: int) -> int:
    """The position before the first entry that was made at a time (ms) or after it."""
    query = "SELECT min(position) - 1 FROM journal WHERE at >= ?"
    found = reader.rows.fetch("look for a time", query, at)[0][0]
    if found is not None:
        return int(found)
    return int(reader.rows.fetch("look for a time", "SELECT max(position) FROM journal")[0][0] or 0)


def _delivery(reader: Reader, row: Sequence[Any]) -> DeliveryRow:
    return DeliveryRow(*reader.rows.sound(f"delivery {row[1]} to {row[0]}", row))
