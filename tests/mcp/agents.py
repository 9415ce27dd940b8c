"""Agents that come to the door for them: in this process, over stdio, or over HTTP with a key."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx2
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from tests.cli.conftest import ENVIRONMENT
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.beside import Beside
from turbo_mode.server.mcp.door import Door
from turbo_mode.server.mcp.tool import Visitor
from turbo_mode.server.service import Service
from turbo_mode.store.place import Place

_Said = TypeVar("_Said")
Talk = Callable[[Client], Awaitable[_Said]]


def over_stdio(folder: Path, talk: Talk[_Said], *words: str, **variables: str) -> _Said:
    """What comes of a talk with ``turbo-mode mcp`` in a folder."""
    words, env = ("-m", "turbo_mode", "mcp", *words), ENVIRONMENT | variables
    return _held(StdioServerParameters(command=sys.executable, args=list(words), cwd=folder, env=env), talk)


def over_http(url: str, token: str, talk: Talk[_Said], *, mode: str = "auto") -> _Said:
    """What comes of a talk with a server by somebody with this key."""

    async def whole() -> _Said:
        given = {"Authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=given, trust_env=False, timeout=60) as client,
            Client(streamable_http_client(f"{url}/mcp", http_client=client), mode=mode) as agent,
        ):
            return await talk(agent)

    return asyncio.run(whole())


def within(visitor: Visitor, talk: Talk[_Said]) -> _Said:
    """What comes of a talk with a door in this process."""
    return _held(Door(lambda _: visitor).server, talk)


def _held(server: Any, talk: Talk[_Said]) -> _Said:
    async def whole() -> _Said:
        async with Client(server) as agent:
            return await talk(agent)

    return asyncio.run(whole())


async def use(agent: Client, tool: str, **given: Any) -> dict[str, Any]:
    """What a tool says; fails where that is an error."""
    said = await agent.call_tool(tool, given)
    assert not said.is_error, said.structured_content
    assert isinstance(said.structured_content, dict)
    return said.structured_content


async def refused(agent: Client, tool: str, **given: Any) -> dict[str, Any]:
    """The error that a tool answers with."""
    said = await agent.call_tool(tool, given)
    assert said.is_error, said.structured_content
    return dict(said.structured_content["error"])


@contextmanager
def owning(folder: Path, *scopes: str) -> Iterator[Visitor]:
    """Somebody with these scopes at a store that this process owns."""
    place = Place(folder / ".turbo-mode")
    with Runtime(place, control=False) as runtime:
        service = Service(runtime, place)
        yield Visitor(service, "ada", frozenset(scopes))
        service.close()


@contextmanager
def beside(folder: Path, **more: Any) -> Iterator[Visitor]:
    """Whoever runs ``turbo-mode mcp`` in a folder, with all that this user may."""
    store = Beside(Place(folder / ".turbo-mode"), **more)
    yield Visitor(store, "whoever", frozenset({"admin:*"}))
    store.close()
