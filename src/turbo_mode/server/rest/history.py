"""``/api/v1/executions/ID``: what has happened in an execution, and what its tasks have printed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio.to_thread
import msgspec
from litestar import Controller, Response, get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
from turbo_mode.server import resources
from turbo_mode.server.requests import Limit, Within, answer
from turbo_mode.server.service import Service

LINES = "application/x-ndjson"


class History(Controller):
    """What has happened in an execution."""

    path = "/api/v1/executions"
    tags = ("Execution Pipeline",)

    @get("/{id:str}/tasks", opt={"needs": "tasks:read"}, sync_to_thread=True, summary="The tasks of an execution")
    def tasks(self, service: Within, id: FromPath[str]) -> Response[bytes]:
        """All tasks in the order of the plan, with how each stands."""
        return answer({"items": resources.tasks(service.execution(id))})

    @get("/{id:str}/checkpoints", opt={"needs": "executions:read"}, sync_to_thread=True, summary="Where to go on from")
    def checkpoints(self, service: Within, id: FromPath[str]) -> Response[bytes]:
        """The places from which a fork may go on: after each phase."""
        return answer({"items": resources.checkpoints(service.execution(id))})

    @get("/{id:str}/events", opt={"needs": "executions:read"}, sync_to_thread=True, summary="What has happened")
    def events(
        self,
        service: Within,
        id: FromPath[str],
        after: Annotated[int, QueryParameter(ge=0, le=2**53)] = 0,
        limit: Limit = 100,
    ) -> Response[bytes]:
        """Its public events behind entry ``after``, in order."""
        found = [msgspec.to_builtins(event) for event in service.events(id, after, limit)]
        return answer({"items": found})

    @get(
        "/{id:str}/logs",
        opt={"needs": "tasks:read"},
        sync_to_thread=True,
        summary="What its tasks have printed",
        media_type=LINES,
    )
    def logs(
        self, service: Within, id: FromPath[str], task: FromQuery[str | None] = None, follow: FromQuery[bool] = False
    ) -> Stream:
        """Output as JSON lines; with ``follow``, on until it has ended."""
        with service.reading() as reader:
            row = executions.find(reader, id)
        return Stream(_lines(service, row.id, task, follow), media_type=LINES)


async def _lines(service: Service, id: str, task: str | None, follow: bool) -> AsyncIterator[bytes]:
    pieces = executions.logs(service.place, id, task=task, follow=follow)
    while (piece := await anyio.to_thread.run_sync(next, pieces, _END)) is not _END:
        if isinstance(piece, LoggedPiece):
            yield msgspec.json.encode(resources.printed(piece)) + b"\n"
        else:
            await anyio.sleep(0.1)


_END: Any = object()
