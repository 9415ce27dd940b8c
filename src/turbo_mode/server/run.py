"""Serving until somebody asks us to leave."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn

from turbo_mode.configuration.model import ConfiguredServer
from turbo_mode.errors import UsageError
from turbo_mode.inbound.hooks import Hooks
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.app import USUAL, application
from turbo_mode.server.mcp.inside import Inside
from turbo_mode.server.patience import Patient
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.wire import Wire
from turbo_mode.store.place import Place

LONGEST_MESSAGE = 64 * 1024
"""Bytes of a message on a socket at most."""
DRAIN = 10
"""Seconds that requests under way have to come to their end when we leave."""


class _Server(uvicorn.Server):
    """Tells when it listens, and where; and says that it isn't ready any more as soon as it is asked to leave."""

    def __init__(self, config: uvicorn.Config, service: Service, listening: Callable[[str], None]) -> None:
        super().__init__(config)
        self._service = service
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            scheme = "https" if self.config.is_ssl else "http"
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._listening(f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}")

    def handle_exit(self, sig: int, frame: Any) -> None:
        self._service.is_draining = True
        super().handle_exit(sig, frame)


def until_asked_to_leave(
    runtime: Runtime, place: Place, *, host: str, port: int, tls: tuple[str, str] | None,
    ready: Callable[[str, int], None], configured: ConfiguredServer = USUAL, behind_proxy: bool = False,
    templates: Path | None = None, hooks: Hooks | None = None, reload: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Go on with all that has not ended, and serve until a signal comes.

    ``ready`` is told the URL, and with how many executions it goes on; ``templates`` are the owner's. With
    ``hooks``, plans are started by themselves. ``reload`` is called at SIGHUP, when TLS is read again too. Raises
    ``UsageError`` for an address that can't be listened at.
    """
    runtime.audit.begin()
    service = Service(runtime, place)
    service.templates = templates
    taken_up = len(service.go_on())
    if hooks is not None and hooks.is_used:
        service.hooks = hooks
        runtime.schedules.fire()
    doors = application(service, configured, behind_proxy=behind_proxy)
    config = uvicorn.Config(
        doors, host=host, port=port, log_config=None, access_log=False, server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=DRAIN, http=Patient, ws=Wire,
        ws_max_size=LONGEST_MESSAGE, ws_per_message_deflate=False, lifespan="on",
        ssl_certfile=tls[0] if tls else None, ssl_keyfile=tls[1] if tls else None,
        h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip

    def listening(url: str) -> None:
        runtime.passes.url = _from_here(url)
        runtime.passes.door = Inside(service, runtime.passes)
        ready(url, taken_up)

    def again() -> None:
        reload()
        if tls and config.ssl is not None:
            with suppress(OSError):  # half-written, say: the one before goes on
                config.ssl.load_cert_chain(*tls)

    signal.signal(signal.SIGHUP, lambda number, frame: threading.Thread(target=again, name="reload").start())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _heard)  # uvicorn sends itself what has ended it once more, when it is done
    try:
        _Server(config, service, listening).run()
    except SystemExit:
        raise UsageError(f"{host}:{port} can't be listened at: it is taken, or not ours") from None


def _from_here(url: str) -> str:
    """Where a program on this machine reaches us."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def _heard(number: int, frame: Any) -> None:
    """Nothing is left to do."""
