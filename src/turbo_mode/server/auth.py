"""Who asks, and whether they may: one guard for every route.

A route says in ``opt={"needs": SCOPE}`` what it wants; one that says nothing is closed to everybody. ``PUBLIC`` ones
are open, and there are only those that ``tests/server`` lists; behind ``ANY_KEY`` each thing that is asked is looked at
by itself. The path, the host and the query are never looked at.
"""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import allows
from turbo_mode.errors import NotPermitted
from turbo_mode.runtime.embedded.keyring import Keyring
from turbo_mode.runtime.embedded.passes import Passes

PUBLIC = "public"
ANY_KEY = "any key"
EACH_FIELD = "each field"
"""Likewise, but for passes."""


class Unauthorized(HTTPException):
    """No key, or one that doesn't count."""

    status_code = 401

    def __init__(self) -> None:
        super().__init__("a key is needed", headers={"WWW-Authenticate": 'Bearer realm="turbo-mode"'})


async def guard(connection: ASGIConnection[Any, Any, Any, State], handler: BaseRouteHandler) -> None:
    """Let through whoever may. Raises ``Unauthorized``, and ``NotPermitted`` naming the scope that is missing."""
    needs = handler.opt.get("needs")
    if needs == PUBLIC:
        return
    key = await _key(connection, with_passes=needs == ANY_KEY)
    if needs not in (ANY_KEY, EACH_FIELD) and (needs is None or not allows(key.scopes, needs)):
        raise NotPermitted(f"this key has no scope `{needs}`" if needs else "nobody may do this")
    connection.state.key = key


async def _key(connection: ASGIConnection[Any, Any, Any, State], *, with_passes: bool) -> Key:
    """The key that came with a request. A pass of an agent opens no door but the one for agents."""
    scheme, _, said = connection.headers.get("authorization", "").partition(" ")
    token = said.strip(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorized()
    keyring: Keyring = connection.app.state.keyring
    passes: Passes = connection.app.state.passes
    if with_passes and (found := passes.find(token)):
        return found
    try:
        if keyring.is_known(token):
            return keyring.verified(token)
        return await anyio.to_thread.run_sync(keyring.verified, token)
    except NotPermitted:
        raise Unauthorized() from None
