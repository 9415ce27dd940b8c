"""Who asks at the control socket: somebody outside, or a program that an execution of this store has started.

A program from inside may look, pause and cancel; it never answers a question, goes on with what is paused, or hands in
a plan under looser limits than its own. That it comes from inside is known by any of three marks, the last of which
no program can shed:

    its ancestry      a shim is among its parents, the last parent of all that an attempt starts
    its environment   it, or one of its parents, began with the variables of an attempt
    no_new_privs      it can't gain privileges, as a shim's programs can't, and the owner of the store could

A peer that is gone before it could be looked at counts as one from inside. Marks that the owner bears itself say
nothing.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from turbo_mode.runtime.embedded.kernel import Process

_PEER_PIDFD = 77  # SO_PEERPIDFD, Linux 6.5
_SHIM = b"runtime/embedded/shim.py"
_MARK = b"TURBO_MODE_EXECUTION="
_OUTPUTS = b"TURBO_MODE_OUTPUTS="
ALLOWED = ("pause", "cancel")
_OF_OTHERS = ("signal",)
_LOOKS = 3


class Peer(Struct, frozen=True):
    """The process at the other end. ``pid`` is 0 if it was gone when it was looked at."""

    pid: int


class Origin(Struct, frozen=True):
    """Where in this store a request comes from; both are empty where only its last mark is known."""

    execution: str = ""
    attempt: str = ""


def peer_of(connection: socket.socket) -> Peer:
    """Who has connected, by the kernel's word."""
    pid, _, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    with contextlib.suppress(OSError):
        handle = struct.unpack("i", connection.getsockopt(socket.SOL_SOCKET, _PEER_PIDFD, 4))[0]
        try:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            return Peer(0 if poll.poll(0) else pid)
        finally:
            os.close(handle)
    return Peer(pid)


class Border:
    """The border around the executions of the store in ``directory``, as its owner, this process, sees it."""

    def __init__(self, directory: Path) -> None:
        self._store = os.fsencode(os.path.realpath(directory))
        self._above = {process.pid for process in _line(os.getpid())}
        self._marks = set(_environment(os.getpid()))
        self._privileged = not _gains_nothing(os.getpid())

    def origin(self, peer: Peer) -> Origin | None:
        """Where a peer comes from, or None if from outside."""
        for _ in range(_LOOKS if peer.pid else 0):
            with contextlib.suppress(OSError):  # a parent ended meanwhile
                return self._look(peer.pid)
        return Origin()

    def _look(self, pid: int) -> Origin | None:
        line = [process.pid for process in _line(pid) if process.pid not in self._above]
        found = next(filter(None, map(self._from_shim, line)), None)
        found = found or next(filter(None, map(self._from_environment, line)), None)
        unprivileged = pid in line and self._privileged and _gains_nothing(pid)
        return found or (Origin() if unprivileged else None)

    def _from_shim(self, pid: int) -> Origin | None:
        words = _read(pid, "cmdline").split(b"\0")
        if len(words) < 5 or not words[3].endswith(_SHIM) or not words[4].startswith(self._store + b"/"):
            return None
        return _named(words[4])

    def _from_environment(self, pid: int) -> Origin | None:
        marks = [each for each in _environment(pid) if each not in self._marks]
        for mark in marks:
            if mark.startswith(_OUTPUTS):
                return _named(os.path.dirname(mark.removeprefix(_OUTPUTS)))
        return Origin(os.fsdecode(marks[0].removeprefix(_MARK))) if marks else None


def within(directory: Path) -> bool:
    """Whether this process was started by an execution of the store in ``directory``."""
    store = os.fsencode(os.path.realpath(directory)) + b"/"
    for process in _line(os.getpid()):
        words = _read(process.pid, "cmdline").split(b"\0")
        if len(words) > 4 and words[3].endswith(_SHIM) and words[4].startswith(store):
            return True
    marks = _environment(os.getpid())
    outputs = [mark.removeprefix(_OUTPUTS) for mark in marks if mark.startswith(_OUTPUTS)]
    return bool(marks) and all(path.startswith(store) for path in outputs)


def around_us() -> str:
    """The execution, of whatever store, that this process was started by; empty if by none."""
    for process in _line(os.getpid()):
        words = _read(process.pid, "cmdline").split(b"\0")
        if len(words) > 4 and words[3].endswith(_SHIM):
            return _named(words[4]).execution
    marks = [each for each in _environment(os.getpid()) if each.startswith(_MARK)]
    return os.fsdecode(marks[0].removeprefix(_MARK)) if marks else ""


def is_allowed(request: dict[str, Any], *, in_family: bool) -> bool:
    """Whether somebody inside may ask for this; ``in_family``: about the execution that it is in, or a relative."""
    if request.get("do") == "command":
        verb = (request.get("command") or {}).get("verb")
        return verb in ALLOWED or (verb in _OF_OTHERS and not in_family)
    return request.get("do") in ("status", "stop", "submit")


def _line(pid: int) -> Iterator[Process]:
    """A process and its parents. Raises OSError when one is gone."""
    while pid > 1:
        process = Process(pid)
        yield process
        pid = process.parent


def _environment(pid: int) -> list[bytes]:
    """The variables of an attempt that a process began with."""
    try:
        text = _read(pid, "environ")
    except PermissionError:
        return []  # one that hides its memory, as shims do
    return [each for each in text.split(b"\0") if each.startswith((_MARK, _OUTPUTS))]


def _gains_nothing(pid: int) -> bool:
    return b"\nNoNewPrivs:\t1\n" in _read(pid, "status")


def _named(attempt_directory: bytes) -> Origin:
    _, found, rest = os.fsdecode(attempt_directory).rpartition("/executions/")
    execution, _, *more = [*rest.split("/"), "", ""]
    return Origin(execution, more[0].partition("+")[0]) if found else Origin()


def _read(pid: int, name: str) -> bytes:
    with open(f"/proc/{pid}/{name}", "rb") as file:
        return file.read()
