"""``/api/v1/decisions``: what was decided and why, and what is asked."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.server import resources
from turbo_mode.server.narrowing import narrowed, page, sparse, wanted_fields
from turbo_mode.server.requests import Asked, Fields, Key, Limit, Sort, Within, answer, replayed
from turbo_mode.store.views import DECISIONS

STATUSES = ("OPEN", "CHOSEN", "VOID")


class Answered(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody says to an open question; ``refuses`` says no to what needs people's agreement."""

    selection: str = ""
    reason: str = ""
    fields: dict[str, Any] = {}
    refuses: bool = False
    outputs: dict[str, Any] | None = None


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

    @get("/{execution:str}/{name:str}", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="One decision")
    def show(
        self, service: Within, execution: FromPath[str], name: FromPath[str], fields: Fields = None
    ) -> Response[bytes]:
        """A decision by its id, ``EXECUTION/dN``: what was read, every option with its numbers, and why."""
        told = resources.decision(service.decision(execution, name))
        return answer(sparse(told, wanted_fields([fields or ""])))

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


class Inbox(Controller):
    """What waits for people."""

    path = "/api/v1/inbox"
    tags = ("Decision Engine",)

    @get("/", opt={"needs": "decisions:read"}, sync_to_thread=True, summary="Open questions, the newest first")
    def open_questions(self, service: Within, limit: Limit = 50) -> Response[bytes]:
        """All that waits for an answer."""
        rows = service.decisions(execution=None, status="OPEN", before=None, limit=limit)
        return answer({"items": [resources.decision(row) for row in rows]})
