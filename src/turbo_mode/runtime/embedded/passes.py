"""Passes: tokens by which the agent of an attempt comes to the door for agents, while the attempt is under way.

They live in this process alone, and so does an agent's attempt: whoever loses one has lost the other. A pass is bound
to its execution: what it tells is told of that one, what it asks for is decided under the limits of that one, and it
answers nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple, Protocol

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import TELLING
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.tasks.agent import Tool

SCOPES = TELLING | {"plans:read", "decisions:read"}
URL, TOKEN = "TURBO_MODE_MCP_URL", "TURBO_MODE_TOKEN"
"""The variables in which an agent's programs find the door, and their pass."""
_PREFIX = "turbo-pass-"


class Door(Protocol):
    """The door for agents, for those that this process carries out itself."""

    def tools(self, token: str) -> Mapping[str, Tool]:
        """What whoever has this pass may use, by name. Each use shows the pass again."""


class Lent(NamedTuple):
    """What an agent has of us for one attempt.

    ``variables`` are for its programs, ``tools`` for itself, ``hidden`` is what nobody may see.
    """

    variables: Mapping[str, str] = MappingProxyType({})
    tools: Mapping[str, Tool] = MappingProxyType({})
    hidden: tuple[str, ...] = ()


class Passes:
    """All passes of this process. ``url`` is where our doors are; without it there are none to come to."""

    def __init__(self) -> None:
        self.url = ""
        self.door: Door | None = None
        self._held: dict[bytes, Key] = {}
        self._lock = threading.Lock()

    @contextmanager
    def lent(self, execution: str, entry: AttemptStarted) -> Iterator[Lent]:
        """What the agent of an attempt has of us. Its pass counts no more afterwards."""
        if not self.url:
            yield Lent()
            return
        now = time.time_ns() // 1_000_000
        holder = f"agent:{execution[-6:]}/{entry.task}"
        expires = now + int(entry.request["timeoutMs"])
        token = _PREFIX + secrets.token_urlsafe(32)
        key = Key(new_id(now), holder, SCOPES, ("agent",), TENANT, now, expires, holder, execution=execution)
        with self._lock:
            self._held[_digest(token)] = key
        try:
            tools = self.door.tools(token) if self.door is not None else {}
            yield Lent({URL: f"{self.url}/mcp", TOKEN: token}, tools, (token,))
        finally:
            with self._lock:
                del self._held[_digest(token)]

    def find(self, token: str) -> Key | None:
        """The pass that a token is, if it counts."""
        if not token.startswith(_PREFIX):
            return None
        with self._lock:
            found = self._held.get(_digest(token))
        return found if found is not None and found.status(time.time_ns() // 1_000_000) == "ACTIVE" else None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).digest()
