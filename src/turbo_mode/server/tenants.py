"""Other tenants of a server: each has a store of its own beside the owner's, with an engine, keys, an audit log and
doors of its own.

Whose a request is says the token that comes with it. That is believed only as far as it leads to the doors of that
tenant: there it has to be signed with the key of that tenant's store, as at any door. So nothing behind a door ever
asks whose something is, and nobody can be shown what lies in another store.
"""

from __future__ import annotations

import base64
import binascii
import logging
import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import NamedTuple

import anyio.to_thread
import msgspec
from litestar import Litestar
from litestar.types import ASGIApp, Receive, Scope, Send

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import EVERYTHING, scopes_of
from turbo_mode.errors import NotPermitted, StoreBusy, TurboModeError
from turbo_mode.runtime.embedded.keyring import DAY, Keyring
from turbo_mode.server.replicas.seat import Owning, Seat
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.hub import Hub
from turbo_mode.store.place import Place

_log = logging.getLogger("turbo_mode.server")
REMEMBERED = 1_000
"""So many tokens are remembered by whose they say they are."""


class Doors(NamedTuple):
    """The doors of one tenant, and what lies behind them."""

    application: Litestar
    hub: Hub
    seat: Seat


class _Said(msgspec.Struct):
    """What a token says of whose it is."""

    tid: str = ""


class Tenants:
    """All other tenants of the owner of ``service``.

    ``owning`` says how the owner of such a store is made, ``made`` makes the doors of one.
    """

    def __init__(
        self, service: Service, owning: Callable[[Place], Owning], made: Callable[[Service], Litestar]
    ) -> None:
        self._service = service
        self._owner = service.place.tenant
        self._owning = owning
        self._made = made
        self._opening = threading.Lock()
        self._open: dict[str, Doors] = {}
        self._known: dict[str, str] = {}

    def open_all(self) -> None:
        """Open the doors of all that there are, and go on with what has not ended.

        A store that can't be opened now, since somebody else has it, is tried again when a key of that tenant comes.
        """
        for name in self._service.place.tenants:
            try:
                self._opened(name)
            except TurboModeError as error:
                _log.warning("the store of tenant %s can't be opened: %s", name, error.message)

    def keyring(self, scopes: Collection[str], name: str, *, new: bool = False) -> Keyring:
        """The keys of the tenant with this name, who may be ``new``, for whoever may do all of ``scopes`` here.

        Raises ``NotPermitted``, ``NotFound``, ``UsageError``.
        """
        if EVERYTHING not in scopes:
            raise NotPermitted("only who may do everything in the owner's own store can do this for another tenant")
        place = self._service.place
        (place.of_tenant if new else place.known_tenant)(name)
        return self._opened(name).seat.service.runtime.keyring

    async def of(self, token: str) -> Doors | None:
        """The doors to which a token leads; None where it doesn't lead to another tenant."""
        name = self._named(token)
        if not name or name == self._owner:
            return None
        if (found := self._open.get(name)) is None:
            with suppress(TurboModeError):  # no such tenant, or one whose store can't be opened: it leads nowhere
                self._service.place.known_tenant(name)
                found = await anyio.to_thread.run_sync(self._opened, name)
        return found

    def around(self, app: ASGIApp) -> ASGIApp:
        """The owner's application, with those of other tenants in its place for whoever comes with a key of theirs."""

        async def led(scope: Scope, receive: Receive, send: Send) -> None:
            found = await self.of(_token_in(scope))
            await (found.application if found else app)(scope, receive, send)

        return led

    def admit(self) -> None:
        """The roles that the owner's configuration says by now are those of all."""
        for doors in list(self._open.values()):
            doors.seat.service.admit(self._service.keyring.roles, ())

    async def close(self) -> None:
        """Shut all doors."""
        for doors in self._open.values():
            async with doors.application.lifespan():
                pass  # at its end is done what is to be done when a server ends

    def give_up(self) -> None:
        """Own no store any more."""
        for doors in self._open.values():
            doors.seat.__exit__()

    def _opened(self, name: str) -> Doors:
        """Raises ``StoreBusy``, and what a store can't be opened for."""
        with self._opening:
            if (found := self._open.get(name)) is not None:
                return found
            if not self._service.is_owner:
                raise StoreBusy("another process owns this store now", hint="ask again")
            place = self._service.place.of_tenant(name)
            seat = Seat(self._owning(place), place)
            seat.service.is_guest = True
            application = self._made(seat.service)
            found = self._open[name] = Doors(application, application.state.hub, seat)
            return found

    def _named(self, token: str) -> str:
        """The name of the tenant that a token says it is of, whoever has made it."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[token] = _tenant_in(token)
        return known


def keyring_of(service: Service, scopes: Collection[str], tenant: str, *, new: bool = False) -> Keyring:
    """The keys of a service, or of the other ``tenant`` that is named; see ``Tenants.keyring``."""
    if not tenant or tenant == service.place.tenant:
        return service.runtime.keyring
    if service.tenants is None:
        raise NotPermitted("only the owner of a server can do this for another tenant")
    return service.tenants.keyring(scopes, tenant, new=new)


def make_key(
    service: Service, own: Collection[str], holder: str, roles: Sequence[str], scopes: Sequence[str], *, days: int,
    by: str, tenant: str = "",
) -> tuple[str, Key]:  # fmt: skip
    """A new key and its token, for whoever asks with the scopes ``own``: nobody can hand out more than they have.

    Raises ``NotPermitted``, and what ``Tenants.keyring`` and ``Keyring.make`` raise.
    """
    keyring = keyring_of(service, own, tenant, new=True)
    wanted = scopes_of(roles, scopes, keyring.roles)
    if EVERYTHING not in own and not wanted <= set(own):
        raise NotPermitted(f"this key can't hand out {', '.join(sorted(wanted - set(own)))}: it hasn't got that itself")
    return keyring.make(holder, roles, scopes, seconds=days * DAY, by=by)


def _tenant_in(token: str) -> str:
    head, _, rest = token.partition(".")
    body = rest.partition(".")[0]
    if not head or not body:
        return ""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=_Said).tid
    except (msgspec.MsgspecError, binascii.Error, UnicodeError, ValueError, RecursionError):
        return ""


def _token_in(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"authorization":
            scheme, _, rest = value.decode("latin-1").partition(" ")
            return rest.strip(" ") if scheme.lower() == "bearer" else ""
    return ""
