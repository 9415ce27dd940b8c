"""Who asks, and whether they may: one guard for every route.

A route says in ``opt={"needs": SCOPE}`` what it wants; one that says nothing is closed to everybody. ``PUBLIC`` ones
are open, and there are only those that ``tests/server`` lists; behind ``ANY_KEY`` each thing that is asked is looked at
by itself. The path, the host and the query are never looked at.
"""

from __future__ import annotations

import ipaddress
import time
from typing import Any
from urllib.parse import urlsplit

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
from turbo_mode.server.quotas import Quota, Quotas

PUBLIC = "public"
ANY_KEY = "any key"
_OURS = ("localhost", "127.0.0.1", "::1")
EACH_FIELD = "each field"
"""Likewise, but for passes."""


class TooMany(HTTPException):
    """More than a quota has room for."""

    status_code = 429

    def __init__(self, quota: Quota) -> None:
        super().__init__("too many requests: try again later", headers=quota.headers)


class Unauthorized(HTTPException):
    """No key, or one that doesn't count."""

    status_code = 401

    def __init__(self) -> None:
        super().__init__("a key is needed", headers={"WWW-Authenticate": 'Bearer realm="turbo-mode"'})


async def guard(connection: ASGIConnection[Any, Any, Any, State], handler: BaseRouteHandler) -> None:
    """Let through whoever may. Raises ``Unauthorized``, and ``NotPermitted`` naming the scope that is missing."""
    needs = handler.opt.get("needs")
    if needs == PUBLIC or (handler.opt.get("here") and _is_here(connection)):
        return
    connection.state.began = time.monotonic()
    key = await _key(connection, with_passes=needs == ANY_KEY)
    connection.state.key = key
    requests: Quotas = connection.app.state.requests
    quota = connection.state.quota = requests.take(key.id or key.holder, time.monotonic())
    if quota.wait:
        raise TooMany(quota)
    if needs not in (ANY_KEY, EACH_FIELD) and (needs is None or not allows(key.scopes, needs)):
        raise NotPermitted(f"this key has no scope `{needs}`" if needs else "nobody may do this")


def _is_here(connection: ASGIConnection[Any, Any, Any, State]) -> bool:
    """Whether a program on this machine asks, by a name of this machine and with nothing in between.

    A page in a browser gives itself away by where it believes to be.
    """
    client, headers = connection.client, connection.headers
    if client is None or connection.app.state.behind_proxy or any("forwarded" in name for name in headers):
        return False
    by_name = urlsplit(f"//{headers.get('host', '')}").hostname in _OURS
    is_program = "authorization" not in headers and "origin" not in headers
    return ipaddress.ip_address(client.host).is_loopback and by_name and is_program


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
        count_failure(connection)
        raise Unauthorized() from None


def count_failure(connection: ASGIConnection[Any, Any, Any, State]) -> None:
    """Somebody has shown a wrong key. Raises ``TooMany`` where their address has shown too many."""
    failures: Quotas = connection.app.state.failures
    quota = failures.take(connection.client.host if connection.client else "", time.monotonic())
    if quota.wait:
        raise TooMany(quota) from None
