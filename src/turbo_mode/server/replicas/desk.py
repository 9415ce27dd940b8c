"""Where the owner takes what was left for it: each request goes through its own doors, and its answer back.

A request that may be repeated is carried out by whoever is the owner, again if the one before was lost in the middle:
by its Idempotency-Key it counts once. Any other is marked before it is begun; where its owner was lost in the middle,
nobody knows what came of it, and that is the answer.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from functools import partial
from typing import Any

import anyio.to_thread
import msgspec
from litestar import Litestar

from turbo_mode.errors import NotPermitted, OwnerLost, StoreDamaged, StoreError, TurboModeError
from turbo_mode.server import problems
from turbo_mode.server.replicas.letter import Answer, Letter, Notes
from turbo_mode.server.service import Service
from turbo_mode.store.postgresql import requests
from turbo_mode.store.rows import DOORS, Command

AT_ONCE = 32
"""So many are carried out at the same time."""
LOOK = 1.0
"""Seconds after which the inbox is looked into though nothing was heard."""
LAST_WORDS = 10.0
"""Seconds that those under way have to come to their end when we leave."""
KEPT = 3600.0
"""Seconds for which an answer is kept that nobody fetches."""
_MOST = 5_000


class Desk:
    """Of one process; it does nothing while another one owns the store. All is called from the loop's own thread."""

    def __init__(self, service: Service, app: Litestar) -> None:
        self._service = service
        self._app = app
        self._rung = asyncio.Event()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._running: asyncio.Task[None] | None = None
        self._tidied = float("-inf")

    async def begin(self) -> None:
        """Look from now on."""
        loop = asyncio.get_running_loop()

        def ring() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._rung.set)

        self._service.ours.letters = ring
        self._running = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Take nothing more; what is under way is answered first."""
        if self._running is not None:
            self._running.cancel()
            if self._under_way:
                await asyncio.wait(self._under_way.values(), timeout=LAST_WORDS)

    async def _run(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), LOOK)
            self._rung.clear()
            if self._service.is_owner and not self._service.is_draining:
                with suppress(StoreError):
                    for letter in await anyio.to_thread.run_sync(self._found):
                        if letter.id not in self._under_way and len(self._under_way) < AT_ONCE:
                            self._under_way[letter.id] = asyncio.create_task(self._take(letter))

    def _found(self) -> list[Command]:
        if time.monotonic() - self._tidied > KEPT:
            self._tidied = time.monotonic()
            before = _now() - int(KEPT * 1000)
            self._written("tidy up", lambda connection: requests.forget(connection, before))
        with self._service.reading() as reader:
            return [each for each in reader.pending_commands(_MOST) if each.stream == DOORS]

    async def _take(self, letter: Command) -> None:
        try:
            with suppress(StoreError):  # it lies there still, for us or for whoever is the owner then
                await self._answered(letter)
                self._rung.set()
        finally:
            del self._under_way[letter.id]

    async def _answered(self, letter: Command) -> None:
        try:
            said = self._service.ours.read(letter.id, letter.body)
        except (StoreDamaged, NotPermitted) as error:
            self._service.runtime.audit.note("replica", "leave a request", error.code)
            await self._answer(letter.id, _problem(error, "", 403 if isinstance(error, NotPermitted) else 503))
            return
        if isinstance(said, Notes):
            self._service.runtime.audit.take(said.entries)
            await anyio.to_thread.run_sync(self._service.ours.visitor.done, letter.id)
            return
        if not said.is_repeatable and not await anyio.to_thread.run_sync(self._begun, letter.id):
            lost = OwnerLost("the owner of the store was lost while it did this; whether it is done is not known")
            await self._answer(letter.id, _problem(lost, said.path))
            return
        answer = await self._carried_out(said)
        if self._service.is_sound:
            await self._answer(letter.id, answer)

    def _begun(self, id: str) -> bool:
        """Marks a request; false if somebody has begun it before us."""
        if self._service.ours.visitor.answer(id) is not None:
            return False
        self._written("begin a request", lambda connection: requests.begin(connection, id, _now()))
        return True

    async def _carried_out(self, letter: Letter) -> Answer:
        """Through our own doors."""
        answer = Answer(500, [], b"")
        left: list[Any] = [{"type": "http.request", "body": letter.body, "more_body": False}]

        async def receive() -> Any:
            if left:
                return left.pop()
            return await asyncio.Future()  # they don't hang up

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in message["headers"]]
            elif message["type"] == "http.response.body":
                answer.body += message.get("body", b"")

        await self._app(letter.scope(), receive, send)  # type: ignore[arg-type]
        return answer

    async def _answer(self, id: str, answer: Answer) -> None:
        sealed = self._service.ours.visitor.sealed(id, msgspec.msgpack.encode(answer))
        write = partial(requests.answer, id=id, body=sealed, now=_now())
        await anyio.to_thread.run_sync(self._written, "answer a request", write)

    def _written(self, doing: str, work: Any) -> None:
        self._service.runtime.journal.also(doing, work)


def attend(service: Service, app: Litestar) -> None:
    """Have what is left for the owner carried out by these doors, as long as they are open."""
    desk = Desk(service, app)
    app.on_startup.append(desk.begin)
    app.on_shutdown.insert(0, desk.close)


def _problem(error: TurboModeError, path: str, status: int = 503) -> Answer:
    said = problems.problem(status, error.code, error.message, path)
    headers = [("content-type", problems.MEDIA_TYPE), *((k.lower(), v) for k, v in problems.HEADERS.items())]
    return Answer(status, headers, bytes(said.content))


def _now() -> int:
    return time.time_ns() // 1_000_000
