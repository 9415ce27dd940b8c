"""At the doors of a replica: what only the owner of the store may do is carried to it, and its answer back.

What is read is read here. The owner's answer is what the caller gets, as if they had asked the owner itself.
"""

from __future__ import annotations

import time
from typing import Any

import msgspec
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.server.replicas import letter
from turbo_mode.server.replicas.letter import ONCE, Answer
from turbo_mode.server.requests import LARGEST
from turbo_mode.server.service import Service

_READING = ("GET", "HEAD", "OPTIONS")
WHERE = "where"
"""What a route says in its ``opt`` if its method doesn't tell: ``owner``, ``anywhere``, or for agents ``tool``."""
_REPLAYED = "idempotency-replayed"


class Carrying:
    """Stands behind the gate: who asks is known, and that they may."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def around(self, app: ASGIApp) -> ASGIApp:
        """A route that is carried out where it can be."""

        async def entered(scope: Scope, receive: Receive, send: Send) -> None:
            where = "anywhere" if self._service.is_owner else _where(scope)
            if where == "anywhere":
                await app(scope, receive, send)
                return
            body = await _whole(receive)
            if where == "tool" and not _changes(body):
                await app(scope, _again(body, receive), send)
                return
            await _said(await self._carried(scope, body), send)

        return entered

    async def _carried(self, scope: Scope, body: bytes) -> Answer:
        scope["state"]["carried"] = True  # the owner notes it
        id = new_id(time.time_ns() // 1_000_000)
        said = letter.of(scope, body, id)
        answer = await self._service.ours.ask(id, said)
        if (ONCE, id) in said.headers:  # they have not asked for that
            answer.headers = [pair for pair in answer.headers if pair[0] != _REPLAYED]
        return answer


def _where(scope: Scope) -> str:
    if scope["type"] != ScopeType.HTTP:
        return "anywhere"
    usually = "anywhere" if scope["method"] in _READING else "owner"
    return str(scope["route_handler"].opt.get(WHERE, usually))


def _changes(body: bytes) -> bool:
    """Whether an agent uses a tool that may change something; what can't be read changes nothing."""
    from turbo_mode.server.mcp.tools import TOOLS

    try:
        said: Any = msgspec.json.decode(body)
        return bool(said["method"] == "tools/call" and TOOLS[said["params"]["name"]].changes)
    except (msgspec.MsgspecError, RecursionError, UnicodeError, KeyError, TypeError, IndexError):
        return False


async def _whole(receive: Receive) -> bytes:
    """The body of a request. One that breaks off isn't carried: what is there of it may mean something else."""
    body = bytearray()
    while True:
        came = await receive()
        if came["type"] != "http.request":
            raise HTTPException("the request broke off", status_code=400)
        body += came["body"]
        if len(body) > LARGEST:
            raise HTTPException("the body is too long", status_code=413)
        if not came["more_body"]:
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """A request whose body has been read, to be read once more."""
    left: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Any:
        return left.pop() if left else await receive()

    return received


async def _said(answer: Answer, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    begun: Message = {"type": "http.response.start", "status": answer.status, "headers": headers}
    await send(begun)
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})
