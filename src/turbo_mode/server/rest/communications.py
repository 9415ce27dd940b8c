"""``/api/v1/communications``: messages to people, what became of them, and what they have achieved."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from turbo_mode.core.communications.message import LONGEST, CommunicationStatus, CommunicationType
from turbo_mode.core.resources import Resource
from turbo_mode.errors import UsageError
from turbo_mode.operations import communications
from turbo_mode.runtime.embedded.resources import told
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
from turbo_mode.store.views import COMMUNICATIONS

Text = Annotated[str, Meta(max_length=LONGEST)]


class NewMessage(msgspec.Struct, forbid_unknown_fields=True):
    """A message: of a type, to ``user:NAME``, ``role:NAME``, ``team:NAME``, ``onCall:NAME`` or ``mailto:ADDRESS``.

    What has the ``key`` of an earlier one says nothing new; those of one ``group`` belong together.
    """

    type: CommunicationType
    content: Text
    recipients: list[str]
    title: Annotated[str, Meta(max_length=1000)] = ""
    execution: str = ""
    key: Annotated[str, Meta(max_length=200)] = ""
    group: Annotated[str, Meta(max_length=200)] = ""


class ChangedMessage(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be otherwise: its text, for whoever gets it from now on; that it was seen, or is taken back."""

    content: Text = ""
    title: Annotated[str, Meta(max_length=1000)] = ""
    status: Literal["ACKNOWLEDGED", "WITHDRAWN"] | None = None


class Communications(Controller):
    """Messages to people."""

    path = "/api/v1/communications"
    tags = ("Communication Protocol",)

    @get("/", opt={"needs": "communications:read"}, sync_to_thread=True, summary="Messages, the newest first")
    def list_messages(
        self, request: Asked, service: Within, execution: FromQuery[str | None] = None,
        type: FromQuery[str | None] = None, status: FromQuery[str | None] = None, limit: Limit = 50,
        cursor: FromQuery[str | None] = None, sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of messages, about one execution or all, narrowed by any field."""
        for name, given, known in (("type", type, CommunicationType), ("status", status, CommunicationStatus)):
            if given is not None and given not in known.__members__:
                raise UsageError(f"there is no {name} `{given}`", hint=f"one of {', '.join(known.__members__)}")
        view = COMMUNICATIONS.of("execution = ?", service.id_of(execution)) if execution else COMMUNICATIONS
        asked = narrowed(request, view, others=("execution",))
        return page(self.path, service, view, asked, limit, cursor, show=_shown)

    @post("/", opt={"needs": "communications:write"}, sync_to_thread=True, summary="Tell somebody something")
    def create(self, request: Asked, service: Within, data: JSONBody[NewMessage], key: Key = None) -> Response[bytes]:
        """Send a message. It is on its way, durably, when this is answered; its receipts come with time."""
        wanted = communications.message(
            data.type, data.content, data.recipients, title=data.title, by=request.holder, key=data.key,
            group=data.group, execution=data.execution,
        )  # fmt: skip
        made, is_known = service.runtime.messages.post(wanted, once=request.once(key))
        headers = {"Location": f"{self.path}/{made.id}", "ETag": f'"{made.version}"'}
        return answer(_shown(made), 201, headers | replayed(is_known))

    @get("/{id:str}", opt={"needs": "communications:read"}, sync_to_thread=True, summary="One message")
    def show(self, request: Asked, service: Within, id: FromPath[str]) -> Response[bytes]:
        """A message with its receipts, and with the terms of its effectiveness."""
        found = service.resource("communication", id)
        return unless_known(request, _shown(found), found.version)

    @put("/{id:str}", opt={"needs": "communications:write"}, sync_to_thread=True, summary="Change a message")
    def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[ChangedMessage], match: Match = None
    ) -> Response[bytes]:
        """Give it another text, acknowledge it as the holder of the key, or take it back."""
        messages, version = service.runtime.messages, expected(match)
        if not (data.content.strip() or data.status):
            raise UsageError("there is nothing to change", hint="give content, or a status: ACKNOWLEDGED or WITHDRAWN")
        if data.content.strip():
            messages.amend(id, data.content, data.title, request.holder, version)
        if data.status == "ACKNOWLEDGED":
            messages.get(id)
            messages.acknowledge(id, request.holder)
        elif data.status == "WITHDRAWN":
            messages.withdraw(id, request.holder)
        found = messages.get(id)
        return answer(_shown(found), 200, {"ETag": f'"{found.version}"'})

    @delete("/{id:str}", opt={"needs": "communications:write"}, status_code=204, sync_to_thread=True,
            summary="Delete a message")  # fmt: skip
    def remove(self, request: Asked, service: Within, id: FromPath[str], match: Match = None) -> None:
        """Its record is no more, and whoever hasn't got it yet won't."""
        service.runtime.messages.delete(id, request.holder, expected(match))


def _shown(found: Resource) -> dict[str, Any]:
    return told(found)
