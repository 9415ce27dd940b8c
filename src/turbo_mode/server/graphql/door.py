"""``/graphql``: queries and mutations by POST, queries by GET, all three over a WebSocket (graphql-transport-ws).

As "GraphQL over HTTP" has it: who accepts ``application/graphql-response+json`` gets a status that says whether the
request was one; who accepts ``application/json`` gets 200 with errors. A body is ``application/json`` or it is
refused, so that no page of another origin can post one unasked. One request holds one operation, never a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio.to_thread
from litestar import Response, WebSocket, get, post, websocket
from litestar.di import NamedDependency

from turbo_mode.core.ids import named_trace
from turbo_mode.server.auth import EACH_FIELD, PUBLIC
from turbo_mode.server.graphql.requests import Refused, Said, accepted, in_url, posted, refusal
from turbo_mode.server.requests import Asked, Within
from turbo_mode.server.websocket.door import is_from_here
from turbo_mode.server.websocket.hub import Hub

if TYPE_CHECKING:
    from turbo_mode.server.graphql.asking import Asking

PROTOCOL = "graphql-transport-ws"


@post(
    "/graphql", opt={"needs": EACH_FIELD, "noted": False, "where": "anywhere"}, status_code=200, include_in_schema=False
)
async def ask(request: Asked, service: Within, hub: NamedDependency[Hub]) -> Response[bytes]:
    """An operation in the body."""
    try:
        media = accepted(request)
        said = posted(request, await request.body())
        return await _answered(
            await _asking(service, hub, request.state.key, request.trace), said, media, is_reading=False
        )
    except Refused as refused:
        return refusal(refused, request)


@get("/graphql", opt={"needs": EACH_FIELD}, include_in_schema=False)
async def ask_by_url(request: Asked, service: Within, hub: NamedDependency[Hub]) -> Response[bytes]:
    """A query in the URL; what changes something isn't carried out."""
    try:
        media = accepted(request)
        said = in_url(request)
        return await _answered(
            await _asking(service, hub, request.state.key, request.trace), said, media, is_reading=True
        )
    except Refused as refused:
        return refusal(refused, request)


@websocket("/graphql", opt={"needs": PUBLIC})
async def converse(socket: WebSocket[Any, Any, Any], service: Within, hub: NamedDependency[Hub]) -> None:
    """Operations of all kinds, as many at once as one likes."""
    if not is_from_here(socket):
        await socket.close(4403, "not from this origin")
        return
    if PROTOCOL not in socket.scope["subprotocols"]:
        await socket.accept()
        await socket.close(4406, "subprotocol not acceptable")
        return
    asking = await _asking(service, hub, None, _trace(socket))
    await socket.accept(subprotocols=PROTOCOL)
    from turbo_mode.server.graphql import talking

    await talking.hold(socket, asking)


def _trace(socket: WebSocket[Any, Any, Any]) -> str:
    return named_trace(socket.headers.get("traceparent", ""), socket.headers.get("tracestate", ""))


async def _asking(service: Within, hub: Hub, key: Any, trace: str) -> Asking:
    """Who asks; what carries requests out is imported when the first one comes, so that a server starts without it."""

    def load() -> Any:
        from turbo_mode.server.graphql import answering, asking, talking

        return asking.Asking if answering and talking else None

    return (await anyio.to_thread.run_sync(load))(service, hub, key, trace)  # type: ignore[no-any-return]


async def _answered(asking: Asking, said: Said, media: str, *, is_reading: bool) -> Response[bytes]:
    from turbo_mode.server.graphql.answering import answered

    return await answered(asking, said, media, is_reading=is_reading)
