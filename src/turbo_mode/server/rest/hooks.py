"""``/api/v1/hooks``: calls of other systems, which are signed instead of coming with a key."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from turbo_mode.inbound.hooks import Unsigned
from turbo_mode.server.auth import PUBLIC, Gate
from turbo_mode.server.requests import Within, answer


class Hooks(Controller):
    """What starts plans from outside."""

    path = "/api/v1/hooks"
    tags = ("Triggers",)

    @post("/{name:str}", opt={"needs": PUBLIC}, status_code=202, summary="Call a hook")
    async def call(
        self, request: Request[Any, Any, Any], service: Within, gate: NamedDependency[Gate], name: FromPath[str]
    ) -> Response[bytes]:
        """Set off the triggers that wait for this event. What is answered with 202 is durable, and counts once."""
        body = await request.body()
        headers = {key.lower(): value for key, value in request.headers.items()}
        try:
            called = await sync_to_thread(service.call_hook, name, headers, body)
        except Unsigned:
            await gate.count_failure(request.scope)
            raise
        return answer({"hook": name, "event": called.event, "triggers": called.triggers, "known": called.is_known}, 202)
