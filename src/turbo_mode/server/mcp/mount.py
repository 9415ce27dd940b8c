"""The door for agents at ``/mcp``: streamable HTTP, each request by itself, without sessions.

The SDK is imported when the first agent comes: a server that nobody asks by MCP doesn't pay for it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import anyio.to_thread
from litestar.datastructures import Headers
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Scope, Send

from turbo_mode.core.access.keys import Key
from turbo_mode.errors import NotPermitted
from turbo_mode.server.auth import ANY_KEY
from turbo_mode.server.requests import LARGEST
from turbo_mode.server.service import Service

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

    from turbo_mode.server.mcp.tool import Visitor


class Mount:
    """The MCP server of an application. Everything is called from the loop's own thread."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._opening: asyncio.Lock = asyncio.Lock()
        self._closing = asyncio.Event()
        self._manager: StreamableHTTPSessionManager | None = None
        self._running: asyncio.Task[None] | None = None

    def route(self) -> ASGIRouteHandler:
        """The route at which it is reached, by whoever has a key."""

        async def agents(scope: Scope, receive: Receive, send: Send) -> None:
            refuse_other_origin(Headers.from_scope(scope))
            manager = await self._opened()
            await manager.handle_request(scope, receive, send)  # type: ignore[arg-type]

        return ASGIRouteHandler("/mcp", opt={"needs": ANY_KEY, "noted": False, "where": "tool"}, copy_scope=True)(
            agents
        )

    async def close(self) -> None:
        """Answer no more."""
        self._closing.set()
        if self._running is not None:
            await self._running

    async def _opened(self) -> StreamableHTTPSessionManager:
        async with self._opening:
            if self._manager is None:
                manager = await anyio.to_thread.run_sync(self._made)
                opened = asyncio.Event()
                self._running = asyncio.create_task(self._run(manager, opened))
                await opened.wait()
                self._manager = manager
        return self._manager

    def _made(self) -> StreamableHTTPSessionManager:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        from turbo_mode.server.mcp.door import Door

        logging.getLogger("mcp.server.streamable_http").addFilter(_is_a_fault)
        server = Door(self._visitor).server
        return StreamableHTTPSessionManager(server, stateless=True, max_request_body_size=LARGEST)

    async def _run(self, manager: StreamableHTTPSessionManager, opened: asyncio.Event) -> None:
        async with manager.run():
            opened.set()
            await self._closing.wait()

    def _visitor(self, context: Any) -> Visitor:
        from turbo_mode.server.mcp.tool import Visitor

        key: Key = context.request.scope["state"]["key"]
        return Visitor(self._service, key.holder, key.scopes, key.execution, key.tenant)


def _is_a_fault(record: logging.LogRecord) -> bool:
    """Whether something that the SDK logs is more than that a visitor has left in the middle of a request."""
    from starlette.requests import ClientDisconnect

    return not (record.exc_info and isinstance(record.exc_info[1], ClientDisconnect))


def refuse_other_origin(headers: Headers) -> None:
    """A page in a browser has to come from the same host. Raises ``NotPermitted``."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        raise NotPermitted("not from this origin")
