"""``/api/v1/plans``: plans that are kept under their name, in versions; and checking one."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.core.resources import Resource
from turbo_mode.errors import UsageError
from turbo_mode.operations import stored_plans
from turbo_mode.operations.stored_plans import KIND, StoredPlan
from turbo_mode.server.narrowing import narrowed, page
from turbo_mode.server.requests import (
    Asked,
    Fields,
    Key,
    Limit,
    Match,
    Sort,
    Within,
    answer,
    expected,
    replayed,
    unless_known,
)
from turbo_mode.store.views import PLANS


class Given(msgspec.Struct, forbid_unknown_fields=True):
    """A plan: as data, or as YAML, JSON or TOML text."""

    plan: dict[str, Any] | str


class Plans(Controller):
    """Plans."""

    path = "/api/v1/plans"
    tags = ("Plans",)

    @get("/", opt={"needs": "plans:read"}, sync_to_thread=True, summary="Plans, the newest first")
    def list_plans(
        self, request: Asked, service: Within, limit: Limit = 50, cursor: FromQuery[str | None] = None,
        sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of the plans that are kept, in their newest versions."""
        return page(self.path, service, PLANS, narrowed(request, PLANS), limit, cursor, show=_row)

    @post("/", opt={"needs": "plans:write"}, sync_to_thread=True, summary="Keep a plan")
    def create(self, request: Asked, service: Within, data: JSONBody[Given], key: Key = None) -> Response[bytes]:
        """Keep a plan under its name, which must not be taken. A plan with mistakes isn't kept."""
        loaded, kept = stored_plans.read(data.plan, service.limits)
        kind, name = service.runtime.resources, loaded.plan.name
        made, is_known = kind.create(KIND, kept, id=name, by=request.holder, once=request.once(key))
        headers = {"Location": f"{self.path}/{name}", "ETag": f'"{made.version}"'}
        return answer(_row(made), 201, headers | replayed(is_known))

    @get("/{name:str}", opt={"needs": "plans:read"}, sync_to_thread=True, summary="One plan")
    def show(
        self, request: Asked, service: Within, name: FromPath[str], version: FromQuery[int | None] = None
    ) -> Response[bytes]:
        """A plan with its text, in its newest version or in this one."""
        with service.reading() as reader:
            found = stored_plans.find(reader, name, version)
        return unless_known(request, _whole(found), found.version)

    @get("/{name:str}/versions", opt={"needs": "plans:read"}, sync_to_thread=True, summary="Its versions")
    def versions(self, service: Within, name: FromPath[str]) -> Response[bytes]:
        """All of them, the newest first, with their texts."""
        with service.reading() as reader:
            return answer({"items": [_whole(each) for each in stored_plans.history(reader, name)]})

    @put("/{name:str}", opt={"needs": "plans:write"}, sync_to_thread=True, summary="A new version of a plan")
    def update(
        self, request: Asked, service: Within, name: FromPath[str], data: JSONBody[Given], match: Match = None
    ) -> Response[bytes]:
        """Its next version. With ``If-Match``, only if nobody was faster."""
        loaded, kept = stored_plans.read(data.plan, service.limits)
        if loaded.plan.name != name:
            raise UsageError(f"this plan is called `{loaded.plan.name}`, not `{name}`")
        made = service.runtime.resources.write(KIND, name, kept, by=request.holder, expected=expected(match))
        return answer(_row(made), 200, {"ETag": f'"{made.version}"'})

    @delete("/{name:str}", opt={"needs": "plans:write"}, status_code=204, sync_to_thread=True, summary="Delete a plan")
    def remove(self, request: Asked, service: Within, name: FromPath[str], match: Match = None) -> None:
        """Keep it no more. What was carried out of it stays."""
        service.runtime.resources.delete(KIND, name, by=request.holder, expected=expected(match))

    @post(
        "/check",
        opt={"needs": "plans:read", "noted": False},
        status_code=200,
        sync_to_thread=True,
        summary="Is this plan right?",
    )
    def check(self, service: Within, data: JSONBody[Given]) -> Response[bytes]:
        """Its warnings; a plan with mistakes is a problem with all of them at once."""
        loaded = service.check(data.plan)
        told = {
            "name": loaded.plan.name, "digest": loaded.digest,
            "warnings": [each.to_json() for each in loaded.problems],
        }  # fmt: skip
        return answer(told)


def _row(found: Resource) -> dict[str, Any]:
    return {
        "name": found.id, "version": found.version, "digest": found.data["digest"], "title": found.data["title"],
        "createdAt": timestamp(found.at), "timestamp": timestamp(found.changed),
    }  # fmt: skip


def _whole(found: StoredPlan) -> dict[str, Any]:
    return {
        "name": found.name, "version": found.version, "digest": found.digest, "title": found.title,
        "timestamp": timestamp(found.at), "source": found.source,
    }  # fmt: skip
