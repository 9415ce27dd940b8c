"""``/api/v1/documentation``: documents about executions, made of the record or handed in, each with its quality."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import to_builtins

from turbo_mode.core.documents.kinds import DocumentationType, type_named
from turbo_mode.core.resources import Resource
from turbo_mode.errors import UsageError
from turbo_mode.operations import kept_documents
from turbo_mode.operations.kept_documents import KIND, Given, Prepared
from turbo_mode.runtime.embedded.resources import New
from turbo_mode.server.answers import Answer
from turbo_mode.server.narrowing import narrowed, page
from turbo_mode.server.requests import (
    STALE,
    Asked,
    Fields,
    Key,
    Limit,
    Match,
    Sort,
    Within,
    expected,
    replayed,
    unless_known,
)
from turbo_mode.server.service import Service
from turbo_mode.store.views import DOCUMENTATION


class Documents(Controller):
    """Documents about executions."""

    path = "/api/v1/documentation"
    tags = ("Documentation Framework",)

    @get("/", opt={"needs": "documentation:read"}, sync_to_thread=True, summary="Documents, the newest first")
    def list_documents(
        self, request: Asked, service: Within, execution: FromQuery[str | None] = None,
        type: FromQuery[str | None] = None, limit: Limit = 50, cursor: FromQuery[str | None] = None,
        sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of documents, of one execution or of all, of one type or of all, narrowed by any field."""
        view = DOCUMENTATION.of("execution = ?", service.id_of(execution)) if execution else DOCUMENTATION
        if name := _type(type):
            view = view.of("type = ?", name)
        asked = narrowed(request, view, others=("execution", "type"))
        with service.reading() as reader:
            return page(
                self.path, service, view, asked, limit, cursor, show=lambda row: kept_documents.shown(reader, row)
            )

    @post("/", opt={"needs": "documentation:write"}, summary="Keep a document")
    async def create(self, request: Asked, service: Within, data: JSONBody[Given], key: Key = None) -> Response[bytes]:
        """Keep a document: the one that is handed in, or without ``content`` the one that is made of an execution."""
        ready = kept_documents.alone(data)
        if ready is None:
            ready = await anyio.to_thread.run_sync(_ready, service, data)
        found, is_known = await service.gathering.create(New(
            KIND, ready.data, by=request.holder, type=ready.type, execution=ready.execution, once=request.once(key),
            said=to_builtins(data),
        ))  # fmt: skip
        headers = {"Location": f"{self.path}/{found.id}"} | replayed(is_known)
        return await _told(service, found, 201, headers)

    @get("/{id:str}", opt={"needs": "documentation:read"}, summary="One document")
    async def show(self, request: Asked, service: Within, id: FromPath[str]) -> Response[bytes]:
        """A document as it is now, and whether the record has moved on since it was made."""
        found = service.small(KIND, id)
        if found is None:
            found = await anyio.to_thread.run_sync(service.resource, KIND, id)
        told = await _shown(service, found)
        return unless_known(request, told, _version(told))

    @put("/{id:str}", opt={"needs": "documentation:write"}, summary="Change a document")
    async def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Given], match: Match = None
    ) -> Response[bytes]:
        """Another text in its place; one that was made of the record is made anew if no ``content`` is given."""
        version = expected(match)

        def change() -> Resource:
            before = service.resource(KIND, id)
            with service.reading() as reader:
                ready = kept_documents.again(reader, before, data, service.templates)
            return service.write(KIND, id, ready.data, request.holder, type=ready.type, expected=version)

        return await _told(service, await anyio.to_thread.run_sync(change))

    @delete(
        "/{id:str}", opt={"needs": "documentation:write"}, status_code=204, sync_to_thread=True,
        summary="Delete a document",
    )  # fmt: skip
    def remove(self, request: Asked, service: Within, id: FromPath[str], match: Match = None) -> None:
        """Keep it no more."""
        service.runtime.resources.delete(KIND, id, by=request.holder, expected=expected(match))


def _ready(service: Service, data: Given) -> Prepared:
    with service.reading() as reader:
        return kept_documents.prepare(reader, data, service.templates)


async def _told(service: Service, found: Resource, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    told = await _shown(service, found)
    return Answer(msgspec.json.encode(told), status, (headers or {}) | {"ETag": f'"{_version(told)}"'})


async def _shown(service: Service, found: Resource) -> dict[str, Any]:
    """A document; whether the record has moved on is looked up only where it is about an execution."""

    def shown() -> dict[str, Any]:
        with service.reading() as reader:
            return kept_documents.shown(reader, found)

    return await anyio.to_thread.run_sync(shown) if found.execution else kept_documents.shown(None, found)


def _version(told: dict[str, Any]) -> str:
    """What tells it from how it was: the record may have moved on while its text is the same."""
    return f"{told['version']}{STALE}" if told["stale"] else str(told["version"])


def _type(name: str | None) -> str | None:
    if name is None:
        return None
    found = type_named(name)
    if found is None:
        names = ", ".join(each.name for each in DocumentationType)
        raise UsageError(f"there is no document of type `{name[:60]}`", hint=f"types: {names}")
    return found.name
