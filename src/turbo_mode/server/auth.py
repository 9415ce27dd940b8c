"""Who asks, and whether they may: one gate before every route.

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
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send

from turbo_mode.configuration.model import ConfiguredServer
from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import allows
from turbo_mode.errors import NotPermitted
from turbo_mode.server.quotas import Quota, Quotas
from turbo_mode.server.replicas.letter import key_of
from turbo_mode.server.service import Service

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


class Gate:
    """Stands before every route, in the loop's own thread. ``behind_proxy``: others hand on to us what is asked."""

    def __init__(self, service: Service, configured: ConfiguredServer, *, behind_proxy: bool) -> None:
        self._service = service
        visitor = service.shared.visitor if service.shared else None
        self._requests = Quotas("key", configured.requests_per_minute, visitor)
        self.failures = Quotas("address", configured.failures_per_minute, visitor)
        self._behind_proxy = behind_proxy

    def before(self, app: ASGIApp) -> ASGIApp:
        """A route that only those reach who may."""

        async def entered(scope: Scope, receive: Receive, send: Send) -> None:
            await self._let_through(scope)
            await app(scope, receive, send)

        return entered

    async def _let_through(self, scope: Scope) -> None:
        """Raises ``Unauthorized``, ``TooMany``, and ``NotPermitted`` naming the scope that is missing."""
        asked = scope["route_handler"].opt
        needs = asked.get("needs")
        if needs == PUBLIC or (asked.get("here") and self._is_from_here(scope)):
            return
        state = scope["state"]
        state["began"] = time.monotonic()
        carried = key_of(scope)
        key = state["key"] = carried or await self._key(scope, with_passes=needs == ANY_KEY)
        if carried is None:
            await self._count(state, key)
        if not self._service.keyring.counts(key):
            raise Unauthorized()
        if needs not in (ANY_KEY, EACH_FIELD) and (needs is None or not allows(key.scopes, needs)):
            raise NotPermitted(f"this key has no scope `{needs}`" if needs else "nobody may do this")

    async def _count(self, state: dict[str, Any], key: Key) -> None:
        """Count a request. Whether its key counts is looked up anew if the record of keys is longer than we know it."""
        quota = state["quota"] = await self._requests.count(key.id or key.holder)
        if quota.wait:
            raise TooMany(quota)
        if quota.keys > self._service.keyring.seq:
            await anyio.to_thread.run_sync(self._service.keyring.refresh)

    def _is_from_here(self, scope: Scope) -> bool:
        """Whether a program on this machine asks, by a name of this machine and with nothing in between.

        A page in a browser gives itself away by where it believes to be.
        """
        client, names = scope["client"], {name for name, _ in scope["headers"]}
        if client is None or self._behind_proxy or any(b"forwarded" in name for name in names):
            return False
        by_name = urlsplit(f"//{said(scope, b'host')}").hostname in _OURS
        is_program = not names & {b"authorization", b"origin"}
        return ipaddress.ip_address(client[0]).is_loopback and by_name and is_program

    async def _key(self, scope: Scope, *, with_passes: bool) -> Key:
        """The key that came with a request. A pass of an agent opens no door but the one for agents."""
        scheme, _, rest = said(scope, b"authorization").partition(" ")
        token = rest.strip(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthorized()
        if with_passes and (found := self._service.passes.find(token)):
            return found
        try:
            if (known := self._service.keyring.known(token)) is not None:
                return known
            return await anyio.to_thread.run_sync(self._service.shown, token)
        except NotPermitted:
            await self.count_failure(scope)
            raise Unauthorized() from None

    async def count_failure(self, scope: Scope) -> None:
        """Somebody has shown a wrong key. Raises ``TooMany`` where their address has shown too many."""
        client = scope["client"]
        quota = await self.failures.count(client[0] if client else "")
        if quota.wait:
            raise TooMany(quota) from None


def said(scope: Scope, header: bytes) -> str:
    """What a header of a request says; empty without it."""
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == header), "")
