"""``/api/v1/keys``: who may come in."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, Response, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from turbo_mode.runtime.embedded.keyring import told
from turbo_mode.server.requests import Asked, Within, answer
from turbo_mode.server.tenants import keyring_of, make_key


class NewKey(msgspec.Struct, forbid_unknown_fields=True):
    """A key for somebody: what it may, and for how many days."""

    holder: str
    roles: list[str] = []
    scopes: list[str] = []
    days: Annotated[int, msgspec.Meta(ge=1, le=366)] = 30
    tenant: Annotated[str, msgspec.Meta(max_length=63)] = ""


Tenant = Annotated[str, QueryParameter(max_length=63, description="Those of another tenant, for the owner's admins")]


class Keys(Controller):
    """API keys."""

    path = "/api/v1/keys"
    tags = ("Keys",)

    @get("/", opt={"needs": "keys:manage"}, sync_to_thread=True, summary="All keys")
    def list_keys(self, request: Asked, service: Within, tenant: Tenant = "") -> Response[bytes]:
        """All keys that ever were made, without their tokens."""
        keyring = keyring_of(service, request.scopes, tenant) if tenant else service.keyring
        found = [told(key) for key in keyring.keys]
        return answer({"items": found})

    @post("/", opt={"needs": "keys:manage"}, sync_to_thread=True, summary="Make a key")
    def create(self, request: Asked, service: Within, data: JSONBody[NewKey]) -> Response[bytes]:
        """A new key; its ``token`` is told this once. Nobody can hand out more than they have.

        With ``tenant``, for somebody of another tenant, who is made by its first key.
        """
        token, key = make_key(
            service, request.scopes, data.holder, data.roles, data.scopes, days=data.days, by=request.holder,
            tenant=data.tenant,
        )  # fmt: skip
        return answer({**told(key), "token": token}, 201)

    @delete("/{id:str}", opt={"needs": "keys:manage"}, status_code=200, sync_to_thread=True, summary="Revoke a key")
    def revoke(
        self,
        request: Asked,
        service: Within,
        id: FromPath[str],
        reason: Annotated[str, QueryParameter(max_length=500)] = "",
        tenant: Tenant = "",
    ) -> Response[bytes]:
        """It counts no more, from now on."""
        key = keyring_of(service, request.scopes, tenant).revoke(id, by=request.holder, reason=reason)
        return answer(told(key))
