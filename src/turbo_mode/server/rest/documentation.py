"""``/api/v1/documentation``: documents about executions, made of the record or handed in, each with its quality."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import to_builtins

from turbo_mode import kept_documents
from turbo_mode.core.documents.kinds import DocumentationType, type_named
from turbo_mode.core.resources import Resource
from turbo_mode.errors import UsageError
from turbo_mode.kept_documents import KIND, Given
from turbo_mode.server.narrowing import narrowed, page
from turbo_mode.server.requests import Asked, Fields, Key, Limit, Match, Sort, Within, answer, expected, replayed
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

    @post("/", opt={"needs": "documentation:write"}, sync_to_thread=True, summary="Keep a document")
    def create(self, request: Asked, service: Within, data: JSONBody[Given], key: Key = None) -> Response[bytes]:
        """Keep a document: the one that is handed in, or without ``content`` the one that is made of an execution."""
        with service.reading() as reader:
            ready = kept_documents.prepare(reader, data, service.templates)
            found, is_known = service.runtime.resources.create(
                KIND, ready.data, by=request.holder, type=ready.type, execution=ready.execution,
                once=request.once(key), said=to_builtins(data),
            )  # fmt: skip
            headers = {"Location": f"{self.path}/{found.id}", "ETag": f'"{found.version}"'}
            return answer(kept_documents.shown(reader, found), 201, headers | replayed(is_known))

    @get("/{id:str}", opt={"needs": "documentation:read"}, sync_to_thread=True, summary="One document")
    def show(self, service: Within, id: FromPath[str]) -> Response[bytes]:
        """A document as it is now, and whether the record has moved on since it was made."""
        return _told(service, service.resource(KIND, id))

    @put("/{id:str}", opt={"needs": "documentation:write"}, sync_to_thread=True, summary="Change a document")
    def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Given], match: Match = None
    ) -> Response[bytes]:
        """Another text in its place; one that was made of the record is made anew if no ``content`` is given."""
        before = service.resource(KIND, id)
        with service.reading() as reader:
            ready = kept_documents.again(reader, before, data, service.templates)
        found = service.runtime.resources.write(
            KIND, id, ready.data, by=request.holder, type=ready.type, expected=expected(match)
        )
        return _told(service, found)

    @delete(
        "/{id:str}", opt={"needs": "documentation:write"}, status_code=204, sync_to_thread=True,
        summary="Delete a document",
    )  # fmt: skip
    def remove(self, request: Asked, service: Within, id: FromPath[str], match: Match = None) -> None:
        """Keep it no more."""
        service.runtime.resources.delete(KIND, id, by=request.holder, expected=expected(match))


def _told(service: Service, found: Resource) -> Response[bytes]:
    with service.reading() as reader:
        told: dict[str, Any] = kept_documents.shown(reader, found)
    return answer(told, 200, {"ETag": f'"{found.version}"'})


def _type(name: str | None) -> str | None:
    if name is None:
        return None
    found = type_named(name)
    if found is None:
        names = ", ".join(each.name for each in DocumentationType)
        raise UsageError(f"there is no document of type `{name[:60]}`", hint=f"types: {names}")
    return found.name
