"""Serving until somebody asks us to leave."""

from __future__ import annotations

import gc
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from litestar import Litestar

from turbo_mode.configuration.model import ConfiguredServer
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.ids import TENANT
from turbo_mode.errors import UsageError
from turbo_mode.server.app import USUAL, application
from turbo_mode.server.connection import Bounded
from turbo_mode.server.replicas.seat import Owning, Seat
from turbo_mode.server.service import Service
from turbo_mode.server.tenants import Tenants
from turbo_mode.server.websocket.wire import Wire
from turbo_mode.store.place import Place

LONGEST_MESSAGE = 64 * 1024
"""Bytes of a message on a socket at most."""
DRAIN = 10
"""Seconds that requests under way have to come to their end when we leave."""
_IDLE = 75
"""Seconds that a connection is held for its next request: longer than proxies do (60 s), who else meet a closed one."""


class _Server(uvicorn.Server):
    """Tells when it listens, and where; and says that it isn't ready any more as soon as it is asked to leave."""

    def __init__(self, config: uvicorn.Config, service: Service, listening: Callable[[str], None]) -> None:
        super().__init__(config)
        self._service = service
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.collect()
        gc.freeze()  # what is there by now stays: looking through it again and again holds up whoever asks
        if self.started:
            scheme = "https" if self.config.is_ssl else "http"
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._listening(f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}")

    def handle_exit(self, sig: int, frame: Any) -> None:
        self._service.is_draining = True
        super().handle_exit(sig, frame)


def until_asked_to_leave(
    owning: Owning, guests: Callable[[Place], Owning], place: Place, *, host: str, port: int,
    tls: tuple[str, str] | None, configured: ConfiguredServer = USUAL, behind_proxy: bool = False,
    templates: Path | None = None, limits: Sequence[Limits] = (),
) -> None:  # fmt: skip
    """Go on with all that has not ended, and serve until a signal comes; at SIGHUP what can be read again is.

    Where another process owns the store, and its database is a server's, we are a replica, and take its place when it
    has gone. ``guests`` says how the store of another tenant is owned. ``templates`` are the owner's.

    Raises ``UsageError`` for an address that can't be listened at,
    ``StoreBusy`` where there can be no replica.
    """
    with Seat(owning, place, limits) as seat:
        seat.service.templates = templates
        made = partial(application, configured=configured, behind_proxy=behind_proxy)
        doors = made(seat.service)
        if seat.service.shared is not None:
            from turbo_mode.server.replicas.desk import attend

            attend(seat.service, doors)
        with _guests(seat.service, guests, made, doors):
            _serve(seat, doors, host, port, tls)


@contextmanager
def _guests(
    service: Service, guests: Callable[[Place], Owning], made: Callable[[Service], Litestar], doors: Litestar
) -> Iterator[None]:  # fmt: skip
    """Serve other tenants too, whose stores are beside the one that we own."""
    if service.place.url or service.place.tenant != TENANT:
        yield
        return
    tenants = service.tenants = Tenants(service, guests, made)
    try:
        tenants.open_all()
        doors.asgi_handler = tenants.around(doors.asgi_handler)
        doors.on_shutdown.append(tenants.close)
        yield
    finally:
        tenants.give_up()


def _serve(seat: Seat, doors: Litestar, host: str, port: int, tls: tuple[str, str] | None) -> None:
    config = uvicorn.Config(
        doors, host=host, port=port, log_config=None, access_log=False, server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=DRAIN, timeout_keep_alive=_IDLE, http=Bounded, ws=Wire,
        ws_max_size=LONGEST_MESSAGE, ws_per_message_deflate=False, lifespan="on",
        ssl_certfile=tls[0] if tls else None, ssl_keyfile=tls[1] if tls else None,
    )  # fmt: skip

    def again() -> None:
        seat.reload()
        if tls and config.ssl is not None:
            with suppress(OSError):  # half-written, say: the one before goes on
                config.ssl.load_cert_chain(*tls)

    signal.signal(signal.SIGHUP, lambda number, frame: threading.Thread(target=again, name="reload").start())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _heard)  # uvicorn sends itself what has ended it once more, when it is done
    try:
        _Server(config, seat.service, seat.listening).run()
    except SystemExit:
        raise UsageError(f"{host}:{port} can't be listened at: it is taken, or not ours") from None


def _heard(number: int, frame: Any) -> None:
    """Nothing is left to do."""
