"""One queue at work: message after message, in order, and each acknowledged only when what came of it is durable.

    STARTING → RUNNING ⇄ FAILING

A message that means nothing, or may not do what it wants, is a dead letter: it is kept in the record with the reason,
then acknowledged, and the next one has its turn. While the store can't be written (a full disk, a database that is
away) the message waits, and all others behind it. So it is with the system itself: it is tried again without end.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from turbo_mode.core.ids import named_trace
from turbo_mode.core.inbound import LetterGivenUp, LetterTaken
from turbo_mode.errors import PlanError, RequestError, RuntimeFault, StoreError, TurboModeError
from turbo_mode.inbound.acting import Acting
from turbo_mode.inbound.messages import LARGEST, read
from turbo_mode.integrations.reader import WAIT, Reader
from turbo_mode.runtime.embedded.once import LONGEST
from turbo_mode.runtime.embedded.runtime import Runtime

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between two tries to reach the system, or the store."""
TRIES: Final = 5
"""So often a message is tried at which we break ourselves."""
MOST: Final = 50
"""Messages that are held at most."""


class Intake:
    """It runs on one loop, with a thread for each message. ``hide`` takes secrets out of a text."""

    def __init__(
        self, name: str, about: str, make: Callable[[], tuple[Reader, Callable[[str], str]]], acting: Acting,
        runtime: Runtime,
    ) -> None:  # fmt: skip
        self.name = name
        self._about = about
        self._make = make
        self._hide: Callable[[str], str] = str
        self._acting = acting
        self._runtime = runtime
        self._status, self._failure, self._taken = "STARTING", "", 0
        self._again = asyncio.Event()
        self._over = asyncio.Event()

    def told(self) -> dict[str, Any]:
        """How it is."""
        dead = len(self._runtime.inbound.of(self.name).letters)
        said = {"name": self.name, "type": self._about, "status": self._status, "taken": self._taken, "dead": dead}
        return said | ({"failure": self._failure} if self._failure else {})

    def retry(self) -> None:
        """Try again what somebody wants to be tried again. On the loop."""
        self._again.set()

    def leave(self) -> None:
        """Take nothing more. On the loop."""
        self._over.set()

    async def run(self) -> None:
        """Take messages until ``leave`` is called."""
        pause = SHORTEST_PAUSE
        self._again.set()
        while not self._over.is_set():
            reader: Reader | None = None
            try:
                reader, self._hide = self._make()
                while not self._over.is_set():
                    await self._take(reader)
                    pause = SHORTEST_PAUSE
            except Exception as error:
                self._failed(error)
                await self._waited(asyncio.sleep(pause))
                pause = min(2 * pause, LONGEST_PAUSE)
            finally:
                if reader is not None:
                    with suppress(Exception):
                        await reader.close()

    async def _take(self, reader: Reader) -> None:
        if self._again.is_set():
            self._again.clear()
            await self._take_again()
        letters = await self._waited(reader.take(MOST, WAIT))
        self._well()
        for letter in letters or ():
            trace = named_trace(letter.headers.get("traceparent", ""), letter.headers.get("tracestate", ""))
            if self._over.is_set() or not await self._carried(letter.id, letter.body, trace):
                return
            await reader.settle([letter])
            self._taken += 1

    async def _take_again(self) -> None:
        for letter in list(self._runtime.inbound.of(self.name).again.values()):
            if not await self._carried(letter.id, letter.body.encode(), "", again=True):
                return

    async def _carried(self, id: str, body: bytes, trace: str, *, again: bool = False) -> bool:
        """Whether what comes of a message is durable; else we have to leave."""
        tries, pause = 0, SHORTEST_PAUSE
        while not self._over.is_set():
            tries += 1
            try:
                await asyncio.to_thread(self._carry, id, body, trace, tries, again)
                return True
            except Exception as error:
                self._failed(error)
                await self._waited(asyncio.sleep(pause))
                pause = min(2 * pause, LONGEST_PAUSE)
        return False

    def _carry(self, id: str, body: bytes, trace: str, tries: int, again: bool) -> None:
        """Do what a message wants, or keep it as a dead letter. Raises what may be otherwise later."""
        try:
            message = read(body)
            execution = self._acting.act(id, message, trace)
        except (RequestError, PlanError) as error:
            self._give_up(id, body, error)
        except StoreError:
            raise
        except Exception as error:
            if tries < TRIES:
                raise
            self._give_up(id, body, RuntimeFault(f"{type(error).__name__}: {error}"))
        else:
            self._note(type(message).__name__.lower(), "ok", execution)
            if again:
                self._runtime.inbound.note(self.name, LetterTaken(_now(), id))

    def _give_up(self, id: str, body: bytes, error: TurboModeError) -> None:
        known = self._runtime.inbound.of(self.name)
        kept, is_whole = _text(body)
        name = _readable(id) or f"without-id-{known.seq + 1}"
        if (before := known.letters.get(name)) is not None and before.body == kept:
            return  # it came again before it could be acknowledged
        reason = f"{error.message}; {error.hint}" if error.hint else error.message
        self._runtime.inbound.note(self.name, LetterGivenUp(_now(), name, error.code, reason[:1000], kept, is_whole))
        self._note("refuse", error.code, name)

    def _note(self, action: str, result: str, target: str) -> None:
        self._runtime.audit.note("queue", action, result, holder=f"queue:{self.name}", target=target)

    async def _waited(self, work: Any) -> Any:
        """What comes of it; None if we have to leave before that."""
        working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
            return working.result() if working.done() else None
        finally:
            working.cancel()
            leaving.cancel()

    def _failed(self, error: Exception) -> None:
        said = error.message if isinstance(error, TurboModeError) else f"{type(error).__name__}: {error}"
        self._status, self._failure = "FAILING", self._hide(said)[:500]

    def _well(self) -> None:
        self._status, self._failure = "RUNNING", ""


def _text(body: bytes) -> tuple[str, bool]:
    """What is kept of a body, and whether that is all."""
    try:
        return body[:LARGEST].decode(), len(body) <= LARGEST
    except UnicodeDecodeError:
        return body[:LARGEST].decode(errors="replace"), False


def _readable(id: str) -> str:
    """An id as people can type it."""
    return "".join(each for each in id if each.isprintable())[:LONGEST]


def _now() -> int:
    return time.time_ns() // 1_000_000
