"""A network that fails on demand: a proxy before the server, which cuts, falls silent, or loses one answer."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Callable

COMMIT_ASKED = b"Q\x00\x00\x00\x0bCOMMIT\x00"
COMMIT_ANSWERED = b"C\x00\x00\x00\x0bCOMMIT\x00"

Seen = Callable[[bool, bytes], bool]
"""Asked about every piece, to the server or from it: whether the connection is cut before it goes on."""


class Network:
    """Listens on ``port`` and passes everything on to ``server_port``. Use it as a context manager."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.seen: Seen = lambda to_server, data: False
        self.connections = 0
        self._flows = threading.Event()
        self._flows.set()
        self._refuses = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Network:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._flows.set()
        self.cut()

    def cut(self) -> None:
        """Every connection ends now; new ones can be made."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            self._close(pair)

    def refuse(self, refuses: bool = True) -> None:
        """New connections end at once."""
        self._refuses = refuses

    def fall_silent(self) -> None:
        """Nothing passes any more, in either direction; nobody is told."""
        self._flows.clear()

    def speak(self) -> None:
        """All that was held back passes now."""
        self._flows.set()

    def cut_before(self, piece: bytes) -> threading.Event:
        """The next time that this is on its way the connection is cut instead, once. The event tells when."""
        done = threading.Event()

        def seen(to_server: bool, data: bytes) -> bool:
            if done.is_set() or piece not in data:
                return False
            done.set()
            return True

        self.seen = seen
        return done

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                if self._refuses:
                    raise ConnectionRefusedError
                server = socket.create_connection(("127.0.0.1", self._server_port))
            except OSError:
                client.close()
                continue
            self.connections += 1
            with self._lock:
                self._pairs.append((client, server))
            threading.Thread(target=self._pass_on, args=((client, server),), daemon=True).start()

    def _pass_on(self, pair: tuple[socket.socket, socket.socket]) -> None:
        client, server = pair
        with contextlib.suppress(OSError, ValueError), selectors.DefaultSelector() as ready:
            ready.register(client, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, client)
            while True:
                for key, _ in ready.select():
                    source: socket.socket = key.fileobj  # type: ignore[assignment]
                    data = source.recv(65536)
                    self._flows.wait()
                    if not data or self.seen(source is client, data):
                        return self._close(pair)
                    key.data.sendall(data)
        return self._close(pair)

    def _close(self, pair: tuple[socket.socket, socket.socket]) -> None:
        for each in pair:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
