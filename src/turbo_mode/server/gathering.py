"""What requests make is gathered: one run of a thread, and one sync, for all that have come since the one before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import anyio.to_thread

from turbo_mode.core.resources import Resource
from turbo_mode.runtime.embedded.resources import New, Outcome


class Gathering:
    """Has resources made. Everything is called from the loop's own thread, but ``make``."""

    def __init__(self, make: Callable[[Sequence[New]], list[Outcome]]) -> None:
        self._make = make
        self._waiting: list[tuple[New, asyncio.Future[tuple[Resource, bool]]]] = []
        self._running: asyncio.Task[None] | None = None

    async def create(self, new: New) -> tuple[Resource, bool]:
        """One of them, durable, and whether it was there already. Raises what ``Resources.create`` raises."""
        made: asyncio.Future[tuple[Resource, bool]] = asyncio.get_running_loop().create_future()
        self._waiting.append((new, made))
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        return await made

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            outcomes: list[Outcome]
            try:
                outcomes = await anyio.to_thread.run_sync(self._make, [new for new, _ in batch])
            except Exception as error:
                outcomes = [error] * len(batch)
            for (_, made), outcome in zip(batch, outcomes, strict=True):
                if made.done():  # nobody waits for it any more
                    continue
                if isinstance(outcome, Exception):
                    made.set_exception(outcome)
                else:
                    made.set_result(outcome)
