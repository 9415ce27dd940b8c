"""Answers as they go out: what a handler has said is sent as it stands, and the framework looks at it no more."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from litestar import Request, Response
from litestar.types import Receive, Scope, Send

_WITHOUT_BODY = (204, 304)
Headers = list[tuple[bytes, bytes]]


class Answer(Response[bytes]):
    """A body with its status and headers."""

    def __init__(
        self, body: bytes, status: int = 200, headers: dict[str, str] | None = None, media: str = "application/json"
    ) -> None:
        self.content = body
        self.status_code = status
        self.headers = headers or {}
        self.media_type = media
        self.cookies = []
        self.background = None
        self._of_the_route: tuple[tuple[str, str], ...] = ()

    def to_asgi_response(
        self, app: Any, request: Request[Any, Any, Any], *, headers: dict[str, str] | None = None, **_: Any
    ) -> Any:
        """What sends it; ``headers`` are those that its route has always."""
        self._of_the_route = tuple(headers.items()) if headers else ()
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self.status_code or 200, "headers": self._said()})
        await send({"type": "http.response.body", "body": self.content, "more_body": False})

    def _said(self) -> Headers:
        own = [(name.lower().encode(), value.encode("latin-1")) for name, value in self.headers.items()]
        names = [name for name, _ in own]
        said = own + [pair for pair in _encoded(self._of_the_route) if pair[0] not in names]
        if self.status_code not in _WITHOUT_BODY:
            said.append((b"content-type", str(self.media_type).encode()))
            said.append((b"content-length", str(len(self.content)).encode()))
        return said


@lru_cache(100)
def _encoded(headers: tuple[tuple[str, str], ...]) -> Headers:
    return [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
