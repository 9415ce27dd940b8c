"""The door for agents over standard input and output: what a program beside us starts and talks to.

It has the rights of the user who started it, narrowed to what they say. A store is reached as any command reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence

import anyio
from mcp.server.stdio import stdio_server

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.server.beside import Beside
from turbo_mode.server.mcp.door import Door
from turbo_mode.server.mcp.tool import Visitor
from turbo_mode.store.place import Place


def serve(
    place: Place, scopes: frozenset[str], *, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY
) -> None:
    """Answer until standard input ends. What this process carries out then goes on under its shims."""
    store = Beside(place, limits, approvers)
    visitor = Visitor(store, user(), scopes)
    door = Door(lambda _: visitor)

    async def talk() -> None:
        async with stdio_server() as (come, go):
            await door.server.run(come, go, door.server.create_initialization_options())

    try:
        anyio.run(talk)
    finally:
        store.close()
