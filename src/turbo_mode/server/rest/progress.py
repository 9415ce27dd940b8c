"""``/api/v1/progress``: how far executions are, as the record tells it, and reports that somebody has made by hand."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from turbo_mode.core.protocol.envelope import hide, timestamp
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions, progress
from turbo_mode.server.narrowing import narrowed, page
from turbo_mode.server.requests import (
    Asked,
    Fields,
    Key,
    Limit,
    Match,
    Sort,
    Within,
    answer,
    expected,
    replayed,
    unless_known,
)
from turbo_mode.store.resources import resource
from turbo_mode.store.views import PROGRESS

KIND = "progress"


class Given(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A report by hand: how far something is, in percent, and numbers of its author's own."""

    percentage: Annotated[float, Meta(ge=0, le=100)]
    execution: Annotated[str, Meta(max_length=200)] = ""
    message: Annotated[str, Meta(max_length=2000)] = ""
    metrics: dict[str, Any] = {}
    predictions: dict[str, Any] = {}
    anomalies: list[dict[str, Any]] = []


class ProgressReports(Controller):
    """Progress."""

    path = "/api/v1/progress"
    tags = ("Progress Tracking System",)

    @get("/", opt={"needs": "progress:read"}, sync_to_thread=True, summary="Reports made by hand, the newest first")
    def list_reports(
        self, request: Asked, service: Within, execution: FromQuery[str | None] = None, limit: Limit = 50,
        cursor: FromQuery[str | None] = None, sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of the reports that somebody has made, of one execution or of all, narrowed by any field.

        How far an execution is by its own record is at ``/api/v1/progress/{id}`` with the id of the execution.
        """
        view = PROGRESS.of("execution = ?", service.id_of(execution)) if execution else PROGRESS
        asked = narrowed(request, view, others=("execution",))
        return page(self.path, service, view, asked, limit, cursor, show=_report)

    @post("/", opt={"needs": "progress:write"}, sync_to_thread=True, summary="Make a report")
    def create(self, request: Asked, service: Within, data: JSONBody[Given], key: Key = None) -> Response[bytes]:
        """Report how far something is. Raises a problem for an execution that isn't there."""
        made, is_known = service.runtime.resources.create(
            KIND, _data(data), by=request.holder, execution=data.execution, once=request.once(key)
        )
        headers = {"Location": f"{self.path}/{made.id}", "ETag": f'"{made.version}"'}
        return answer(_report(made), 201, headers | replayed(is_known))

    @get("/{id:str}", opt={"needs": "progress:read"}, sync_to_thread=True, summary="The progress of an execution")
    def show(self, request: Asked, service: Within, id: FromPath[str]) -> Response[bytes]:
        """How far an execution is, by its id: percentages by work, metrics, when it will be done, and what is odd.

        With the id of a report, that report.
        """
        with service.reading() as reader:
            found = resource(reader, KIND, id)
            if found is not None and found.status != DELETED:
                return unless_known(request, _report(found), found.version)
            row = next(iter(reader.find(id)), None) if found is None else None
            if row is None:
                raise NotFound(f"there is neither an execution nor a report `{id}`")
            return answer(
                hide(progress.track(reader, executions.find(reader, id), service.place.folder).progress.to_json())
            )

    @put("/{id:str}", opt={"needs": "progress:write"}, sync_to_thread=True, summary="Change a report")
    def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Given], match: Match = None
    ) -> Response[bytes]:
        """Its next version, about the same execution. With ``If-Match``, only if nobody was faster."""
        made = service.runtime.resources.write(
            KIND, id, _data(data), by=request.holder, execution=data.execution, expected=expected(match)
        )
        return answer(_report(made), 200, {"ETag": f'"{made.version}"'})

    @delete("/{id:str}", opt={"needs": "progress:write"}, status_code=204, sync_to_thread=True, summary="Delete one")
    def remove(self, request: Asked, service: Within, id: FromPath[str], match: Match = None) -> None:
        """A report is no more. What the record of an execution tells can't be deleted here."""
        service.runtime.resources.delete(KIND, id, by=request.holder, expected=expected(match))


def _data(given: Given) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(given)
    said.pop("execution", None)
    return said


def _report(found: Resource) -> dict[str, Any]:
    data = hide(found.data)
    return {
        "id": found.id, "execution": found.execution or None, "percentage": data.get("percentage", 0.0),
        "metrics": data.get("metrics", {}), "predictions": data.get("predictions", {}),
        "anomalies": data.get("anomalies", []), "message": data.get("message", ""),
        "timestamp": timestamp(found.changed), "version": found.version,
    }  # fmt: skip
