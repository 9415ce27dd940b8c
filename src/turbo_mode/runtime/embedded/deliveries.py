"""Deliveries of a store, in the process that owns it: made again, replayed, a destination enabled."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from turbo_mode.errors import Conflict, NotFound
from turbo_mode.store.deliveries import cursors, deliveries_in, delivery, troubled
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import DEAD, WAITING, DeliveryRow, DestinationRow

MOST = 10_000
"""Deliveries that are made again at once, at most."""
_NAMED = "`turbo-mode deliveries` names the destinations"


class Deliveries:
    """Changes what is stored of them. ``changed`` is called after it, for whoever delivers.

    ``wanted`` tells for each destination that is served now which events are for it.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.changed: Callable[[], None] = lambda: None
        self.wanted: Mapping[str, Callable[[Any], bool]] = {}

    def redeliver(self, destination: str, positions: Sequence[int] = ()) -> int:
        """Try these again from the first attempt on, or all that were given up; returns how many.

        Raises ``NotFound`` for one that hasn't failed, and for a destination that nothing was ever sent to.
        """
        with self._journal.reader() as reader:
            if positions:
                rows = [self._known(delivery(reader, destination, each), destination, each) for each in positions]
            elif destination not in cursors(reader):
                raise NotFound(f"nothing was ever sent to `{destination}`", hint=_NAMED)
            else:
                rows = deliveries_in(reader, destination=destination, status=DEAD, limit=MOST)
        self._put([row._replace(status=WAITING, attempts=0, due=_now()) for row in rows])
        return len(rows)

    def replay(self, destination: str, events: Sequence[tuple[int, str, str]]) -> int:
        """Deliver events once more: the position of each, what its order is about, its name. Returns how many."""
        now = _now()
        made = [
            DeliveryRow(destination, position, lane, event, WAITING, 0, now, now, now, "replayed", "")
            for position, lane, event in events
        ]
        self._put(made)
        return len(made)

    def enable(self, destination: str) -> None:
        """Go on with a destination that got nothing any more. Raises ``NotFound`` if it isn't in trouble."""
        with self._journal.reader() as reader:
            if destination not in troubled(reader):
                raise NotFound(f"nothing keeps events from `{destination}`")
        self._journal.settle({}, (), [DestinationRow(destination, "", 0, "")])
        self.changed()

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket; it is nobody's in particular."""
        destination = request["destination"]
        match request["verb"]:
            case "redeliver":
                return {"count": self.redeliver(destination, request["positions"])}
            case "replay":
                return {"count": self.replay(destination, request["events"])}
            case "enable":
                self.enable(destination)
                return {"count": 1}
        raise Conflict(f"the owner of this store doesn't know how to {request['verb']!r} deliveries")

    def _put(self, rows: Sequence[DeliveryRow]) -> None:
        if rows:
            self._journal.settle({}, rows)
            self.changed()

    def _known(self, row: DeliveryRow | None, destination: str, position: int) -> DeliveryRow:
        if row is None:
            raise NotFound(
                f"no delivery {destination}:{position} has failed",
                hint="`turbo-mode deliveries` lists those that have; `deliveries replay` sends any event again",
            )
        return row


def _now() -> int:
    return time.time_ns() // 1_000_000
