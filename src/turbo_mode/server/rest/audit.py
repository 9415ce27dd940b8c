"""``/api/v1/audit``: who has done what at which door."""

from __future__ import annotations

from litestar import Controller, Response, get
from litestar.params import FromQuery

from turbo_mode.operations import audit
from turbo_mode.server import pages
from turbo_mode.server.requests import Limit, Within, answer


class Audit(Controller):
    """The audit log."""

    path = "/api/v1/audit"
    tags = ("Audit",)

    @get("/", opt={"needs": "audit:read"}, sync_to_thread=True, summary="What was done, the newest first")
    def list_entries(
        self, service: Within, holder: FromQuery[str | None] = None, door: FromQuery[str | None] = None,
        result: FromQuery[str | None] = None, limit: Limit = 50, cursor: FromQuery[str | None] = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of entries: by this holder, at this door, with this result."""
        narrowed = {"holder": holder, "door": door, "result": result}
        last = pages.begin(cursor, narrowed)
        wanted = [(name, value) for name, value in narrowed.items() if value is not None]
        with service.reading() as reader:
            found = audit.page(reader, int(last) if last else 0, limit + 1, wanted)
        return pages.page(self.path, found, limit, narrowed, last=lambda each: str(each.seq), show=audit.told)

    @get("/checkpoint", opt={"needs": "audit:read"}, sync_to_thread=True, summary="The newest checkpoint, signed")
    def checkpoint(self, service: Within) -> Response[bytes]:
        """A note to be kept elsewhere: with it, `turbo-mode audit verify` finds out whether anything was cut off."""
        return answer({"note": audit.checkpoint(service.place)})
