"""What the processes with doors to one database share: they hear of what is new, count together, and leave letters."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

import anyio.to_thread

from turbo_mode.core.access.audit import Noted, noted
from turbo_mode.errors import StoreAway, StoreError
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.security import keyfile
from turbo_mode.security.notes import Notary
from turbo_mode.server.replicas import letter as letters
from turbo_mode.server.replicas.letter import Answer, Left, Notes, read_answer
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.bell import ANSWERS, INBOX, JOURNAL, OWNER, Bell
from turbo_mode.store.postgresql.requests import Visitor

PATIENCE = 40.0
"""Seconds for which an answer is waited for: longer than it takes another owner to be there."""
LOOK = 1.0
"""Seconds after which is looked though nothing was heard."""
GATHER = 0.2
"""Seconds for which notes gather."""


class Shared:
    """Of one process. ``news``, ``letters`` and ``vacancy`` are called when entries, letters or an end of the owner are
    heard of, from a thread that mustn't be held up."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.visitor = Visitor(place, keyfile.from_environment())
        self.news: Callable[[], None] = _nobody
        self.letters: Callable[[], None] = _nobody
        self.vacancy: Callable[[], None] = _nobody
        self._waiting: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Event]] = {}
        self.audit = NotesForOwner(self)
        self._bell = Bell(place, self._heard)

    @property
    def waits_for(self) -> str:
        """``database`` while that isn't heard; else empty."""
        return "" if self._bell.is_heard else "database"

    def close(self) -> None:
        """Hear nothing more."""
        self.audit.close()
        self._bell.close()
        self.visitor.close()

    async def ask(self, id: str, letter: Left) -> Answer:
        """What the owner answers, whoever that is by then. Raises ``StoreAway`` if nobody does in time."""
        heard = asyncio.Event()
        self._waiting[id] = (asyncio.get_running_loop(), heard)
        try:
            await anyio.to_thread.run_sync(self.leave, id, letter)
            return await self._answer(id, heard)
        finally:
            del self._waiting[id]
            with suppress(StoreError):
                await anyio.to_thread.run_sync(self.visitor.done, id)

    async def _answer(self, id: str, heard: asyncio.Event) -> Answer:
        late = time.monotonic() + PATIENCE
        while time.monotonic() < late:
            with suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), LOOK)
            heard.clear()
            with suppress(StoreAway):
                if found := await anyio.to_thread.run_sync(self.visitor.answer, id):
                    return read_answer(found)
        raise StoreAway(
            f"the owner of the store has not answered within {PATIENCE:.0f} s; whether it does this is not known",
            hint="ask again, with the same Idempotency-Key",
        )

    def leave(self, id: str, letter: Left) -> None:
        """Put a letter into the inbox."""
        self.visitor.ask(id, letters.write(id, letter, self._notary))

    def read(self, id: str, body: bytes) -> Left:
        """A letter that lies there. Raises ``StoreDamaged``, ``KeyMissing``, and ``NotPermitted`` for one of others."""
        return letters.read(id, self.visitor.opened(id, body), self._notary)

    @cached_property
    def _notary(self) -> Notary:
        return Notary.beside(self.place.folder)

    def _heard(self, channel: str, payload: str) -> None:
        match channel:
            case _ if channel == JOURNAL:
                self.news()
            case _ if channel == INBOX:
                self.letters()
            case _ if channel == OWNER:
                self.vacancy()
            case _ if channel == ANSWERS:
                for id, (loop, heard) in list(self._waiting.items()):
                    if payload in ("", id) and not loop.is_closed():
                        loop.call_soon_threadsafe(heard.set)


class NotesForOwner:
    """What a replica has to say for the audit log: it gathers for a moment, and goes to the owner by letter."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._waiting: list[Noted] = []
        self._woken, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="notes", daemon=True)
        self._thread.start()

    def note(
        self, door: str, action: str, result: str, *, holder: str = "", key: str = "", target: str = "",
        address: str = "",
    ) -> None:  # fmt: skip
        """Somebody has asked for something, and this came of it."""
        now = time.time_ns() // 1_000_000
        self._waiting.append(noted(
            at=now, door=door, action=action, result=result, holder=holder, key=key, target=target, address=address
        ))  # fmt: skip
        self._woken.set()

    def close(self) -> None:
        """Send what waits, and note no more."""
        self._closing.set()
        self._woken.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._closing.is_set() or self._waiting:
            self._woken.wait()
            self._closing.wait(GATHER)
            self._woken.clear()
            batch = self._waiting[:1_000]
            try:
                if batch:
                    self._shared.leave(new_id(time.time_ns() // 1_000_000), Notes(batch))
                    del self._waiting[: len(batch)]
            except StoreError:  # away for a while
                if self._closing.wait(LOOK):
                    return
            if self._waiting:
                self._woken.set()


def _nobody() -> None:
    """Nobody wants to know."""
