"""``/api/v1/decisions``: what was decided and why, what is asked, and decisions that are made by hand.

Those of executions have an id of two parts, ``EXECUTION/dN``, and are part of the record of their execution. Those by
hand have one of their own, and may be changed and deleted.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import UsageError
from turbo_mode.operations import made_decisions, people
from turbo_mode.operations.made_decisions import KIND
from turbo_mode.server import by_hand, resources
from turbo_mode.server.narrowing import narrowed, page, sparse, wanted_fields
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
from turbo_mode.store.views import DECISIONS

STATUSES = ("OPEN", "CHOSEN", "VOID")


class Answered(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody says to an open question; ``refuses`` says no to what needs people's agreement."""

    selection: str = ""
    reason: str = ""
    fields: dict[str, Any] = {}
    refuses: bool = False
    outputs: dict[str, Any] | None = None


class Delegated(msgspec.Struct, forbid_unknown_fields=True):
    """Into whose hands a say goes (``user:NAME``), and why."""

    to: str
    reason: str = ""


class Linked(msgspec.Struct, forbid_unknown_fields=True):
    """For whom a link is (``user:NAME``), for which options (any, if there are none), and how many seconds it lasts."""

    person: str
    options: list[str] = []
    seconds: Annotated[int, msgspec.Meta(ge=1, le=people.LONGEST // 1000)] = people.USUAL // 1000


class ByLink(Answered, forbid_unknown_fields=True, kw_only=True):
    """An answer by a link: it says for whom and to which question."""

    link: str


class Decisions(Controller):
    """What was decided and why."""

    path = "/api/v1/decisions"
    tags = ("Decision Engine",)

    @get("/", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="Decisions, the newest first")
    def list_decisions(
        self, request: Asked, service: Within, execution: FromQuery[str | None] = None,
        status: FromQuery[str | None] = None, limit: Limit = 50, cursor: FromQuery[str | None] = None,
        sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of decisions and open questions, of one execution or of all, narrowed by any field."""
        if status is not None and status not in STATUSES:
            raise UsageError(f"there is no status `{status}`", hint=f"statuses: {', '.join(STATUSES)}")
        view = DECISIONS.of("execution = ?", service.id_of(execution)) if execution else DECISIONS
        asked = narrowed(request, view, others=("execution",))
        return page(self.path, service, view, asked, limit, cursor, show=resources.decision)

    @post("/", opt={"needs": "decisions:write"}, sync_to_thread=True, summary="Decide, or record a decision")
    def create(
        self, request: Asked, service: Within, data: JSONBody[dict[str, Any]], key: Key = None
    ) -> Response[bytes]:
        """Put a context and options to the engine: it chooses within the owner's policy, or asks (``OPEN``). With a
        ``selection`` the decision was taken elsewhere, and is recorded."""
        wanted = made_decisions.read(data)
        made = made_decisions.value(wanted, service.runtime.limits, request.holder)
        found, is_known = service.runtime.resources.create(
            KIND, made, by=request.holder, change=made_decisions.change_of(made), status=made["status"],
            execution=wanted.execution_id, once=request.once(key),
        )  # fmt: skip
        headers = {"Location": f"{self.path}/{found.id}", "ETag": f'"{found.version}"'}
        return answer(resources.made_decision(found), 201, headers | replayed(is_known))

    @get("/{id:str}", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="A decision by hand")
    def show_made(self, request: Asked, service: Within, id: FromPath[str]) -> Response[bytes]:
        """One that was made by hand."""
        found = service.resource(KIND, id)
        return unless_known(request, resources.made_decision(found), found.version)

    @put("/{id:str}", opt={"needs": "decisions:write"}, sync_to_thread=True, summary="Change a decision by hand")
    def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[dict[str, Any]], match: Match = None
    ) -> Response[bytes]:
        """Decide it again with what is said now, or record another selection. What people were asked they answer."""
        found = by_hand.change(service, id, data, request.holder, expected(match))
        return answer(resources.made_decision(found), 200, {"ETag": f'"{found.version}"'})

    @delete("/{id:str}", opt={"needs": "decisions:write"}, status_code=204, sync_to_thread=True, summary="Delete one")
    def remove(self, request: Asked, service: Within, id: FromPath[str], match: Match = None) -> None:
        """A decision by hand is no more."""
        service.runtime.resources.delete(KIND, id, by=request.holder, expected=expected(match))

    @post("/{id:str}/answer", opt={"needs": "executions:approve"}, sync_to_thread=True, status_code=200,
          summary="Answer an open decision by hand")  # fmt: skip
    def settle_made(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Answered]
    ) -> Response[bytes]:
        """Say which option is chosen, as the holder of the key."""
        said = Command(
            "answer", by=request.holder, reason=data.reason, decision=id, selection=data.selection,
            refuses=data.refuses, fields=data.fields,
        )  # fmt: skip
        kept = by_hand.settle(service, id, said)
        return answer(resources.made_decision(kept), 200, {"ETag": f'"{kept.version}"'})

    @get("/{execution:str}/{name:str}", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="One decision")
    def show(
        self, request: Asked, service: Within, execution: FromPath[str], name: FromPath[str], fields: Fields = None
    ) -> Response[bytes]:
        """A decision by its id, ``EXECUTION/dN``: what was read, every option with its numbers, and why."""
        told = resources.decision(service.decision(execution, name))
        made = msgspec.json.encode(told)  # it has no version of its own
        return unless_known(
            request, sparse(told, wanted_fields([fields or ""])), hashlib.sha256(made).hexdigest()[:16]
        )  # fmt: skip

    @post(
        "/{execution:str}/{name:str}/answer", opt={"needs": "executions:approve"}, status_code=202, sync_to_thread=True,
        summary="Answer an open question",
    )  # fmt: skip
    def settle(
        self,
        request: Asked,
        service: Within,
        execution: FromPath[str],
        name: FromPath[str],
        data: JSONBody[Answered],
        key: Key = None,
    ) -> Response[bytes]:
        """Say what is to be done, as the holder of the key; the record has it."""
        said = Command(
            "answer", by=request.holder, reason=data.reason, decision=name, selection=data.selection,
            refuses=data.refuses, fields=data.fields, data={"outputs": data.outputs} if data.outputs else None,
        )  # fmt: skip
        id, is_known = service.command(execution, msgspec.structs.replace(said, id=request.once(key)))
        return answer(resources.decision(service.decision(id, name)), 202, replayed(is_known))

    @post(
        "/{execution:str}/{name:str}/delegate", opt={"needs": "executions:approve"}, status_code=202,
        sync_to_thread=True, summary="Hand a say on",
    )  # fmt: skip
    def delegate(
        self, request: Asked, service: Within, execution: FromPath[str], name: FromPath[str],
        data: JSONBody[Delegated], key: Key = None,
    ) -> Response[bytes]:  # fmt: skip
        """Put what the holder of the key may say to this question into the hands of somebody else."""
        to = people.person_of(data.to)
        said = Command("delegate", id=request.once(key), by=request.holder, decision=name, to=to, reason=data.reason)
        id, is_known = service.command(execution, said)
        return answer(resources.decision(service.decision(id, name)), 202, replayed(is_known))

    @post(
        "/{execution:str}/{name:str}/links", opt={"needs": "admin:*"}, status_code=201, sync_to_thread=True,
        summary="A link by which one person may answer once",
    )  # fmt: skip
    def link(
        self, request: Asked, service: Within, execution: FromPath[str], name: FromPath[str], data: JSONBody[Linked]
    ) -> Response[bytes]:
        """A signed text that stands for one answer of this person; it is told only now, and stands nowhere."""
        made = people.link(
            service.place, f"{execution}/{name}", people.person_of(data.person), data.options, data.seconds * 1000,
            approvers=service.runtime.approvers, by=request.holder,
        )  # fmt: skip
        told = {"link": made.word, "id": made.link.id, "expiresAt": timestamp(made.link.expires)}
        return answer(told | {"person": data.person, "options": made.link.options}, 201)

    @post(
        "/answer", opt={"needs": "executions:approve"}, status_code=202, sync_to_thread=True, summary="Answer by a link"
    )
    def by_link(self, service: Within, data: JSONBody[ByLink]) -> Response[bytes]:
        """Say what the person says for whom the link is; it counts once."""
        said = people.by_link(data.link, data.selection, data.reason, refuses=data.refuses, fields=data.fields)
        id, _ = service.command(people.question_of(data.link).partition("/")[0], said)
        return answer(resources.decision(service.decision(id, said.decision)), 202)


class Inbox(Controller):
    """What waits for people."""

    path = "/api/v1/inbox"
    tags = ("Decision Engine",)

    @get("/", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="Open questions, the newest first")
    def open_questions(self, service: Within, limit: Limit = 50) -> Response[bytes]:
        """All that waits for an answer."""
        rows = service.decisions(execution=None, status="OPEN", before=None, limit=limit)
        return answer({"items": [resources.decision(row) for row in rows]})
