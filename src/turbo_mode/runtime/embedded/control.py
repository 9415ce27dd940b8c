"""The control socket: how every other process reaches the owner of a store.

``control.sock`` lies beside the store, readable by its user alone, and the peer's user is checked again by the kernel's
word. One request a connection, one JSON object each way, a line each; the answer comes when what was asked is durable.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode import errors
from turbo_mode.errors import NotPermitted, RuntimeFault, StoreError, TurboModeError
from turbo_mode.runtime.embedded.border import Peer, peer_of
from turbo_mode.store.place import Place, Where

SOCKET = "control.sock"
_LARGEST = 64 * 1024 * 1024
_PATIENCE = 30.0
_LAST_WORDS = 1.0

Serve = Callable[[dict[str, Any], Peer], dict[str, Any]]


class OwnerAway(StoreError):
    """Nobody owns this store at the moment."""

    code = "owner_away"


class _BrokenOff(RuntimeFault):
    """The other side has gone in the middle of a line."""


class ControlServer:
    """Answers requests in threads of its own; ``serve`` may raise any TurboModeError, which goes back to the caller."""

    def __init__(self, directory: Path, serve: Serve) -> None:
        self._serve = serve
        self._directory = directory
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        with _within(directory) as place:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{place}/{SOCKET}")
            before = os.umask(0o177)
            try:
                self._listener.bind(f"{place}/{SOCKET}")
            finally:
                os.umask(before)
            self._socket = os.stat(f"{place}/{SOCKET}").st_ino
        self._listener.listen(64)
        self._answering: set[threading.Thread] = set()
        self._accepting = threading.Thread(target=self._accept, name="control", daemon=True)
        self._accepting.start()

    def close(self) -> None:
        """Answer no more; what is being answered is answered first, if that doesn't take long."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join(_LAST_WORDS)  # from then on nothing more begins
        for thread in list(self._answering):
            thread.join(_LAST_WORDS)
        with contextlib.suppress(FileNotFoundError):
            if (self._directory / SOCKET).stat().st_ino == self._socket:  # else another owner is here by now
                (self._directory / SOCKET).unlink()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._answer, args=(connection,), name="control", daemon=True)
            self._answering.add(thread)
            thread.start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._answer_one(connection)
        self._answering.discard(threading.current_thread())

    def _answer_one(self, connection: socket.socket) -> None:
        connection.settimeout(_PATIENCE)
        try:
            _check_peer(connection)
            peer = peer_of(connection)
            reply = self._serve(_decoded(_receive(connection)), peer)
        except TurboModeError as error:
            reply = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
        except Exception as error:
            reply = {"error": {"code": RuntimeFault.code, "message": f"{type(error).__name__}: {error}"}}
        connection.sendall(msgspec.json.encode(reply) + b"\n")


def ask(place: Where, request: dict[str, Any], *, timeout: float = 60.0) -> dict[str, Any]:
    """Ask the owner of the store. Raises ``OwnerAway`` if there is none, and whatever the owner raised."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    with connection:
        connection.settimeout(timeout)
        try:
            with _within(Place.at(place).folder) as folder:
                connection.connect(f"{folder}/{SOCKET}")
            connection.sendall(msgspec.json.encode(request) + b"\n")
            reply = _decoded(_receive(connection))
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            raise OwnerAway() from None
        except _BrokenOff:
            raise OwnerAway("the owner of this store went away while it was asked") from None
        except OSError as problem:
            raise OwnerAway(f"the owner of this store doesn't answer: {problem}") from problem
    if (said := reply.get("error")) is not None:
        raise errors.told(said["code"], said["message"], said.get("hint"))
    return reply


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        request = msgspec.json.decode(line)
    except msgspec.DecodeError as problem:
        raise RuntimeFault(f"not a request: {problem}") from None
    if not isinstance(request, dict):
        raise RuntimeFault("not a request")
    return request


def _receive(connection: socket.socket) -> bytes:
    data = bytearray()
    while not data.endswith(b"\n"):
        piece = connection.recv(65536)
        if not piece:
            raise _BrokenOff("the request is incomplete")
        if len(data) > _LARGEST:
            raise RuntimeFault("the request is too large")
        data += piece
    return bytes(data)


def _check_peer(connection: socket.socket) -> None:
    found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, uid, _ = struct.unpack("3i", found)
    if uid != os.getuid():
        raise NotPermitted("this store belongs to another user")


@contextlib.contextmanager
def _within(directory: Path) -> Iterator[str]:
    """A short path to a folder: the address of a socket may have 107 bytes, a folder's path many more."""
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{fd}"
    finally:
        os.close(fd)
