"""Receivers of messages on this machine: a mail server, and a web server that keeps what is posted to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """A mail server; ``mails`` is what it took, in order. It refuses as often as ``refusals`` says."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.to: list[list[str]] = []
        self.refusals = 0
        self._controller = Controller(self, hostname="127.0.0.1", port=0, ready_timeout=30)

    @property
    def port(self) -> int:
        return int(self._controller.server.sockets[0].getsockname()[1])  # type: ignore[union-attr]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusals:
            self.refusals -= 1
            return "451 try again later"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to.append(list(envelope.rcpt_tos))
        return "250 taken"

    def text(self, number: int = -1) -> str:
        """What a mail says."""
        body = self.mails[number].get_body(("plain",))
        assert body is not None
        return str(body.get_content())


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server that is there for a while."""
    box = Mailbox()
    controller = box._controller
    controller.port = _free_port()
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Hook:
    """A web server; ``calls`` holds the headers and the data of each request. It answers with ``status``.

    ``kept`` is what a receiver has that keeps ids.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.kept: dict[str, dict[str, Any]] = {}
        self.status = 200
        self.hold = threading.Event()
        self.hold.set()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = json.loads(self.rfile.read(int(self.headers["content-length"])))
                hook.calls.append((dict(self.headers), data))
                if hook.status == 200:
                    hook.kept.setdefault(self.headers["Idempotency-Key"], data)
                hook.hold.wait(30)
                self.send_response(hook.status)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        """As Apprise wants it."""
        return f"json://127.0.0.1:{self.server.server_port}/hook"


@contextmanager
def hook() -> Iterator[Hook]:
    """A web server that is there for a while."""
    made = Hook()
    thread = threading.Thread(target=lambda: made.server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.hold.set()
        made.server.shutdown()
        made.server.server_close()
