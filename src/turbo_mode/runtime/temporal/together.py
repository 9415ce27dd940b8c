"""Attempts that begin in one step of a workflow are begun by one activity, which soon says what has come of them.

What takes longer than that is then followed by an activity of its own. So short tasks side by side cost one activity,
and long ones are known and stopped one by one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct
from temporalio.exceptions import ActivityError

from turbo_mode.runtime.temporal import messages as m

MOST = 25
"""Attempts that one activity begins …"""
MOST_BYTES = 256 * 1024
"""… and about so many bytes of what is asked for."""


class Answer(Struct, frozen=True):
    """What came of an attempt, if it has ended; and whether it was begun at all."""

    seen: m.Seen | None = None
    begun: bool = False


_Asked = tuple[m.Order, "asyncio.Future[Answer]"]
Begin = Callable[[list[m.Order]], Awaitable[m.SeenTogether]]


class Together:
    """For one workflow. ``begin`` asks the host for several attempts; for one that begins alone only if ``alone``."""

    def __init__(self, begin: Begin, spawn: Callable[[Any], Any], *, alone: bool) -> None:
        self._begin, self._spawn, self._alone = begin, spawn, alone
        self._waiting: list[_Asked] = []

    async def ask(self, order: m.Order) -> Answer:
        """Begin an attempt with those that begin in the same step. Raises ``ActivityError``."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((order, answer))
        if len(self._waiting) == 1:
            self._spawn(self._send())
        return await answer

    async def _send(self) -> None:
        """All who have asked by now."""
        waiting, self._waiting = self._waiting, []
        for batch in _batches(waiting):
            if len(batch) == 1 and not self._alone:
                batch[0][1].set_result(Answer())
            else:
                self._spawn(self._see(batch))

    async def _see(self, batch: list[_Asked]) -> None:
        try:
            said = await self._begin([order for order, _ in batch])
        except ActivityError as error:
            for _, answer in batch:
                answer.set_exception(error)
            return
        reports, begun = {report.attempt: report for report in said.reports}, set(said.begun)
        for order, answer in batch:
            report = reports.get(order.started.attempt)
            seen = None if report is None else m.Seen(report=report, host=said.host)
            answer.set_result(Answer(seen, order.started.attempt in begun))


def _batches(asked: list[_Asked]) -> Iterator[list[_Asked]]:
    batch: list[_Asked] = []
    size = 0
    for each in asked:
        size += (own := len(msgspec.json.encode(each[0].started)))
        if batch and (len(batch) == MOST or size > MOST_BYTES):
            yield batch
            batch, size = [], own
        batch.append(each)
    yield batch
