"""Who listens to what: every open socket, its subscriptions, and what waits to be sent to it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import anyio.to_thread
from msgspec import Struct

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import allows
from turbo_mode.errors import StoreError
from turbo_mode.server.quotas import Quotas
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.feed import Feed, Told
from turbo_mode.server.websocket.wire import Wire

HEARTBEAT = 30
"""Seconds of silence after which we say something."""
HIGH_WATER = 1_000
"""Messages that may wait for a reader for long."""
MOST_WAITING = 20_000
"""Messages that may wait at all."""
SLOW_SECONDS = 10.0
_SCOPES = {
    "decision": "decisions:read", "task": "tasks:read", "service": "tasks:read", "artifact": "tasks:read",
    "documentation": "documentation:read", "communication": "communications:read", "progress": "progress:read",
    "anomaly": "progress:read", "plan": "plans:read",
}  # fmt: skip


def scope_of(event: str) -> str:
    """What a key needs to hear of an event, or of all that a pattern means."""
    return _SCOPES.get(event.partition(":")[0], "executions:read")


class Subscription(Struct, eq=False):
    """What one wants to hear: names of events or patterns such as ``execution:*``, of one execution or of all.

    While it catches up on what it has missed, what happens meanwhile is ``held`` back.
    """

    id: str
    patterns: tuple[str, ...]
    execution: str = ""
    held: list[Told] | None = None

    def wants(self, told: Told) -> bool:
        """Whether an event is one of those."""
        if self.execution and told.execution != self.execution:
            return False
        kind = told.event.partition(":")[0] + ":*"
        return told.event in self.patterns or kind in self.patterns or "*" in self.patterns


class Closed(Exception):
    """A conversation is over, for this reason."""

    def __init__(self, code: int, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)


class Listener:
    """One socket: what it has subscribed to, and what waits to be sent.

    ``over`` raises ``Closed`` when it has to go. ``wire``: what can be written to at once.
    """

    def __init__(self, wire: Wire | None = None) -> None:
        self._wire = wire
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.spoke = time.monotonic()
        self.key: Key | None = None
        self.subscriptions: dict[str, Subscription] = {}
        self.waiting: deque[bytes] = deque()
        self.woken = asyncio.Event()
        self.slow_since = 0.0

    def hear(self, told: Told) -> None:
        """Have an event sent once, if any subscription wants it and the key may."""
        wanted = False
        for each in self.subscriptions.values():
            if each.wants(told):
                if each.held is not None:
                    each.held.append(told)
                else:
                    wanted = True
        if wanted and self.may(told.event):
            self.tell(told)

    def tell(self, told: Told) -> None:
        """Have an event sent, at once if nothing waits."""
        if self.waiting or self._wire is None or not self._wire.write(told.frame):
            self.send(told.message)
        else:
            self.spoke = time.monotonic()

    def send(self, message: bytes) -> None:
        """Have a message sent, in order."""
        self.waiting.append(message)
        self.woken.set()
        if len(self.waiting) <= HIGH_WATER:
            self.slow_since = 0.0
        elif not self.slow_since:
            self.slow_since = time.monotonic()

    def may(self, event: str) -> bool:
        """Whether its key lets it hear of an event."""
        return self.key is not None and allows(self.key.scopes, scope_of(event))

    def look(self, now: float, counts: Callable[[Key], bool]) -> None:
        """Is this to go on? ``now`` is of the monotonic clock; ``counts`` tells whether a key counts still."""
        lags = self.slow_since and len(self.waiting) > HIGH_WATER and now - self.slow_since > SLOW_SECONDS
        if self.key is not None and not counts(self.key):
            self._end(4401, "this key counts no more")
        elif lags or len(self.waiting) > MOST_WAITING:
            self._end(1013, "too slow")
        elif now - self.spoke >= HEARTBEAT and not self.waiting:
            self.send(b'{"type":"ping"}')

    def _end(self, code: int, reason: str) -> None:
        if not self.over.done():
            self.over.set_exception(Closed(code, reason))


class Hub:
    """All listeners of a server. Everything is called from the loop's own thread."""

    def __init__(self, service: Service, failures: Quotas) -> None:
        self.service = service
        self.failures = failures
        self.listeners: set[Listener] = set()
        self.position = 0
        self.strangers: dict[str, int] = {}
        self._feed: Feed | None = None
        self._looking: asyncio.Task[None] | None = None

    def add(self, listener: Listener) -> None:
        """Somebody has come."""
        self.listeners.add(listener)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())

    def begin(self) -> None:
        """Follow the journal from now on, if that isn't done already."""
        if self._feed is None:
            loop = asyncio.get_running_loop()
            self._feed = Feed(self.service, lambda events: _on(loop, self._publish, events))
            self.position = self._feed.position

    def close(self) -> None:
        """Follow nothing any more."""
        if self._looking is not None:
            self._looking.cancel()
        if self._feed is not None:
            self._feed.close()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(1)
            if self.listeners and not self.service.is_owner:
                with suppress(StoreError):  # away for a while
                    await anyio.to_thread.run_sync(self.service.keyring.refresh)
            now, counts = time.monotonic(), self.service.keyring.counts
            for listener in self.listeners:
                listener.look(now, counts)

    def _publish(self, events: list[Told]) -> None:
        for told in events:
            for listener in self.listeners:
                if listener.subscriptions:
                    listener.hear(told)
            self.position = max(self.position, told.sequence)


def _on(loop: asyncio.AbstractEventLoop, work: Any, events: list[Told]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(work, events)
