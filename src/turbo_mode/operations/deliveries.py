"""Deliveries to the outside: one function per operation.

What is stored are cursors and whatever failed; an event itself is read from the journal when somebody wants to see it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.delivery.source import Source
from turbo_mode.delivery.unfolding import Event, Unfolding
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.deliveries import MOST
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store import deliveries as stored
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader, newest_position
from turbo_mode.store.rows import DEAD, WAITING, DeliveryRow

_PAGE = 500


class Way(NamedTuple):
    """A destination as the store knows it: ``behind`` is how many entries of the journal it has not been through.

    ``status``: ACTIVE, FAILING or DISABLED, the latter two ``since`` (ms) and for a ``reason``.
    """

    name: str
    status: str
    behind: int
    waiting: int
    dead: int
    since: int
    reason: str


class Replay(NamedTuple):
    """What is to be delivered once more: from and until when (ms), and which events."""

    since: int
    until: int
    wants: Callable[[Event], bool]


def ways(place: Where) -> list[Way]:
    """All destinations that the store knows, by name."""
    with suppress(NotFound), executions.reading(place) as reader:
        return ways_in(reader)
    return []


def ways_in(reader: Reader) -> list[Way]:
    """Likewise, for whoever has the store open."""
    counted, trouble, newest = stored.counted(reader), stored.troubled(reader), newest_position(reader)
    found = []
    for name, position in sorted(stored.cursors(reader).items()):
        counts, wrong = counted.get(name, {}), trouble.get(name)
        status, since, reason = (wrong.status, wrong.since, wrong.reason) if wrong else ("ACTIVE", 0, "")
        behind = max(0, newest - position)
        found.append(Way(name, status, behind, counts.get(WAITING, 0), counts.get(DEAD, 0), since, reason))
    return found


def listed(
    place: Where, destination: str | None = None, status: str | None = None, limit: int = 50
) -> list[DeliveryRow]:
    """Deliveries that failed, by destination and place."""
    with suppress(NotFound), executions.reading(place) as reader:
        return stored.deliveries_in(reader, destination=destination, status=status, limit=limit)
    return []


def show(place: Where, destination: str, position: int) -> tuple[DeliveryRow, Event | None]:
    """A delivery that failed, and its event if it wasn't purged. Raises ``NotFound``."""
    with executions.reading(place) as reader:
        return show_in(reader, destination, position)


def show_in(reader: Reader, destination: str, position: int) -> tuple[DeliveryRow, Event | None]:
    """Likewise, for whoever has the store open."""
    row = stored.delivery(reader, destination, position)
    if row is None:
        raise NotFound(f"no delivery {destination}:{position} has failed", hint="`turbo-mode deliveries` lists them")
    return row, Source(reader).at(position)


def redeliver(place: Where, destination: str, positions: Sequence[int] = ()) -> int:
    """Make deliveries again, or all that were given up; returns how many. Raises ``NotFound``."""
    return _ask(place, destination, verb="redeliver", positions=list(positions))


def enable(place: Where, destination: str) -> None:
    """Let a destination have events again. Raises ``NotFound``."""
    _ask(place, destination, verb="enable")


def replay(place: Where, destination: str, wanted: Replay, *, dry_run: bool = False) -> int:
    """Deliver once more what was committed in some time; returns how many events, ``dry_run`` only counts them.

    Raises ``UsageError`` for more than 10,000 at once.
    """
    with executions.reading(place) as reader:
        found = events_in(reader, destination, wanted)
    return len(found) if dry_run else _ask(place, destination, verb="replay", events=found)


def events_in(reader: Reader, destination: str, wanted: Replay) -> list[tuple[int, str, str]]:
    """The events of some time, as ``Deliveries.replay`` takes them. Raises ``NotFound``, ``UsageError``."""
    if destination not in stored.cursors(reader):
        raise NotFound(
            f"nothing was ever sent to `{destination}`", hint="`turbo-mode deliveries` names the destinations"
        )
    first = after = stored.position_at(reader, wanted.since)
    last, unfolding = stored.position_at(reader, wanted.until + 1), Unfolding(reader)
    found: list[tuple[int, str, str]] = []
    while after < last and (rows := reader.after(after, _PAGE)):
        for row in rows:
            event = unfolding.event(row) if row.position <= last else None
            if event is not None and wanted.wants(event):
                found.append((event.sequence, event.lane, event.envelope.event))
        after = rows[-1].position
        if len(found) > MOST:
            raise UsageError(
                f"these are more than {MOST} events, behind place {first}",
                hint="take a shorter time, and then the next",
            )
    return found


def told(row: DeliveryRow) -> dict[str, Any]:
    """A delivery as plain data."""
    return {
        "id": f"{row.destination}:{row.position}", "destination": row.destination, "sequence": row.position,
        "event": row.event, "of": row.execution, "status": row.status, "attempts": row.attempts,
        "since": timestamp(row.first_at), "lastAttempt": timestamp(row.last_at) if row.attempts else None,
        "nextAttempt": timestamp(row.due) if row.status == WAITING else None,
        "failure": {"code": row.code, "message": row.message} if row.attempts else None,
    }  # fmt: skip


def told_way(way: Way) -> dict[str, Any]:
    """A destination as plain data."""
    said = {"name": way.name, "status": way.status, "behind": way.behind, "waiting": way.waiting, "dead": way.dead}
    return said | ({"since": timestamp(way.since), "reason": way.reason} if way.status != "ACTIVE" else {})


def now() -> int:
    """The time in ms."""
    return time.time_ns() // 1_000_000


def _ask(place: Where, destination: str, **wanted: Any) -> int:
    """What the owner of the store says, or we do, as its owner for a moment."""
    request = {"do": "deliveries", "destination": destination, **wanted}
    found = reach.asked_or_owned(place, request)
    if isinstance(found, dict):
        return int(found["count"])
    with found as runtime:
        return int(runtime.deliveries.serve(request, user())["count"])
