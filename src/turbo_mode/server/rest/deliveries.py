"""``/api/v1/deliveries`` and ``/api/v1/destinations``: what goes out, and what could not be delivered."""

from __future__ import annotations

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import deliveries
from turbo_mode.server import pages, replaying
from turbo_mode.server.requests import Limit, Within, answer
from turbo_mode.store.deliveries import deliveries_in

STATUSES = ("WAITING", "DEAD")


class Period(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """From when and until when (ms since 1970), and which events; ``dry_run`` only counts them."""

    since: int
    until: int | None = None
    events: list[str] = msgspec.field(default_factory=lambda: ["*"])
    dry_run: bool = False


class Deliveries(Controller):
    """Deliveries that have failed."""

    path = "/api/v1/deliveries"
    tags = ("Events",)

    @get("/", opt={"needs": "deliveries:read"}, sync_to_thread=True, summary="Deliveries that have failed")
    def list_deliveries(
        self, service: Within, destination: FromQuery[str | None] = None, status: FromQuery[str | None] = None,
        limit: Limit = 50, cursor: FromQuery[str | None] = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of them, by destination and place: those that wait, and those that were given up."""
        if status is not None and status not in STATUSES:
            raise UsageError(f"there is no status `{status}`", hint=f"statuses: {', '.join(STATUSES)}")
        narrowed = {"destination": destination, "status": status}
        last = pages.begin(cursor, narrowed)
        after = (last.rpartition(":")[0], int(last.rpartition(":")[2])) if last else None
        with service.reading() as reader:
            rows = deliveries_in(reader, destination=destination, status=status, after=after, limit=limit + 1)
        return pages.page(
            self.path, rows, limit, narrowed, last=lambda row: f"{row.destination}:{row.position}", show=deliveries.told
        )

    @get(
        "/{destination:str}/{place:str}", opt={"needs": "deliveries:read"}, sync_to_thread=True,
        summary="One delivery that has failed",
    )  # fmt: skip
    def show(self, service: Within, destination: FromPath[str], place: FromPath[str]) -> Response[bytes]:
        """What came of its attempts, and its event."""
        with service.reading() as reader:
            row, event = deliveries.show_in(reader, destination, _place(place))
        body = msgspec.to_builtins(event.envelope) if event else None
        return answer(deliveries.told(row) | {"body": body})

    @post(
        "/{destination:str}/{place:str}/redeliver", opt={"needs": "deliveries:write"}, status_code=202,
        sync_to_thread=True, summary="Try a delivery again",
    )  # fmt: skip
    def redeliver(self, service: Within, destination: FromPath[str], place: FromPath[str]) -> Response[bytes]:
        """At once, and from the first attempt on."""
        return answer({"count": service.runtime.deliveries.redeliver(destination, [_place(place)])}, 202)


class Destinations(Controller):
    """Where events go."""

    path = "/api/v1/destinations"
    tags = ("Events",)

    @get("/", opt={"needs": "deliveries:read"}, sync_to_thread=True, summary="Where events go")
    def list_destinations(self, service: Within) -> Response[bytes]:
        """All destinations: how far each has got, what waits, and what was given up."""
        with service.reading() as reader:
            found = deliveries.ways_in(reader)
        return answer({"items": [deliveries.told_way(way) for way in found]})

    @post(
        "/{destination:str}/redeliver", opt={"needs": "deliveries:write"}, status_code=202, sync_to_thread=True,
        summary="Try again all that were given up",
    )  # fmt: skip
    def redeliver(self, service: Within, destination: FromPath[str]) -> Response[bytes]:
        """At once, and from the first attempt on."""
        return answer({"count": service.runtime.deliveries.redeliver(destination)}, 202)

    @post(
        "/{destination:str}/replay", opt={"needs": "deliveries:write"}, status_code=202, sync_to_thread=True,
        summary="Send once more what was committed in some time",
    )  # fmt: skip
    def replay(self, service: Within, destination: FromPath[str], data: JSONBody[Period]) -> Response[bytes]:
        """As far as the destination wants it; at most 10,000 events at once. Their ids stay the same."""
        count = replaying.replay(
            service, destination, data.since, data.until, data.events, dry_run=data.dry_run
        )  # fmt: skip
        return answer({"count": count}, 202)

    @post(
        "/{destination:str}/enable", opt={"needs": "deliveries:write"}, status_code=202, sync_to_thread=True,
        summary="Let a destination have events again",
    )  # fmt: skip
    def enable(self, service: Within, destination: FromPath[str]) -> Response[bytes]:
        """It got none any more, because it failed for too long, or wanted none."""
        service.runtime.deliveries.enable(destination)
        return answer({"name": destination, "status": "ACTIVE"}, 202)


def _place(text: str) -> int:
    """The place of a delivery in the record. Raises ``NotFound``."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise NotFound(f"`{text}` is no place in the record")
    return int(text)
