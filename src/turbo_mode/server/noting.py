"""What is told and noted with every answer: how much of its quota a key has left; and in the audit log, what was asked.

Noted is what may have changed something, and whatever was refused. Doors that know better what was asked note that
themselves: their routes say ``opt={"noted": False}``.
"""

from __future__ import annotations

import time
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from turbo_mode.core.access.keys import Key
from turbo_mode.server.metrics import Requests
from turbo_mode.server.quotas import Quota
from turbo_mode.server.service import Service

_READING = ("GET", "HEAD", "OPTIONS")
_REFUSED = (401, 403, 429)


class Noting:
    """Around everything that answers requests; what sockets hear doesn't come this way."""

    def __init__(self, service: Service, requests: Requests) -> None:
        self._service = service
        self._requests = requests

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application, with this said and noted of each of its answers."""

        async def noted(scope: Scope, receive: Receive, send: Send) -> None:
            async def sent(message: Message) -> None:
                if message["type"] == "http.response.start":
                    self._note(message, scope)
                await send(message)

            await app(scope, receive, sent if scope["type"] == ScopeType.HTTP else send)

        return noted

    def _note(self, message: HTTPResponseStartEvent, scope: Scope) -> None:
        """Add the quota to the headers of an answer, and note what it answers."""
        state: dict[str, Any] = scope.get("state") or {}
        quota: Quota | None = state.get("quota")
        headers = message["headers"]
        if quota is not None and not quota.wait:
            message["headers"] = [*headers, *((k.lower().encode(), v.encode()) for k, v in quota.headers.items())]
        status, method = message["status"], scope.get("method", "")
        began: float | None = state.get("began")
        route = str(scope.get("path_template", ""))
        self._requests.add(route, str(method), status, None if began is None else time.monotonic() - began)
        if state.get("carried"):
            return
        if status in _REFUSED or (method not in _READING and _is_noted(scope)):
            key: Key | None = state.get("key")
            client = scope.get("client")
            self._service.audit.note(
                "rest", str(method), "ok" if status < 400 else str(status), holder=key.holder if key else "",
                key=key.id if key else "", target=str(scope.get("path", "")), address=client[0] if client else "",
            )  # fmt: skip


def _is_noted(scope: Scope) -> bool:
    handler = scope.get("route_handler")
    return handler is None or handler.opt.get("noted", True) is not False
