"""Routes to the data sinks of a configuration: an event becomes a row.

What comes while a row is being written waits, and is then written with all that has come meanwhile. A database takes
the row of an event once, however often the event comes. Elsewhere an event that comes again is another row; queues and
APIs are told by the same id, and a queue has its order by the execution.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Final, NamedTuple

from turbo_mode.configuration.destinations import EVENT, Feed, Sink, feed_name
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, compile
from turbo_mode.data.place import DataError, Origin, Written, opened
from turbo_mode.data.work import Places
from turbo_mode.delivery.route import Refused, Route
from turbo_mode.delivery.unfolding import Event
from turbo_mode.delivery.wants import bound, wants
from turbo_mode.delivery.webhooks.building import retries_of
from turbo_mode.errors import IntegrationError, TurboModeError

MOST: Final = 500
"""Rows that are written together."""


class _Waiting(NamedTuple):
    row: dict[str, Any]
    origin: Origin
    written: asyncio.Future[None]


class SinkCarrier:
    """Carries events to a sink."""

    def __init__(self, places: Places, sink: Sink, feed: Feed) -> None:
        self._places, self._sink, self._feed = places, sink, feed
        self._row = {column: compile(text, EVENT) for column, text in feed.row.items()}
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def carry(self, event: Event) -> None:
        """Returns when its row is there. Raises ``Refused``."""
        try:
            row = {column: program.evaluate(bound(event)) for column, program in self._row.items()}
        except EvaluationError as error:
            raise Refused(f"it makes no row: {error}", reason="no_row", is_about_event=True) from None
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(row, Origin(event.envelope.id, event.lane), written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def close(self) -> None:
        """What isn't written by now comes again."""
        if self._writing is not None:
            self._writing.cancel()

    async def _write_all(self) -> None:
        await asyncio.sleep(0)  # whoever comes at the same time comes along
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            if not await self._write(batch) and len(batch) > 1:
                for each in batch:  # so that one bad row keeps no other out
                    await self._write([each])

    async def _write(self, batch: list[_Waiting]) -> bool:
        """Whether that is settled: rows that were refused together are to be tried one by one."""
        refused: Refused | None = None
        try:
            await asyncio.to_thread(self._put, batch)
        except TurboModeError as error:
            if isinstance(error, DataError) and len(batch) > 1:
                return False
            reason = "not_taken" if isinstance(error, IntegrationError) else error.code
            refused = Refused(error.message, reason=reason)
        except Exception as error:
            refused = Refused(f"{type(error).__name__}: {error}", reason="fault")
        for each in batch:
            if each.written.done():  # nobody waits for it any more
                continue
            if refused is not None:
                each.written.set_exception(refused)
            else:
                each.written.set_result(None)
        return True

    def _put(self, batch: list[_Waiting]) -> None:
        feed, rows = self._feed, [each.row for each in batch]
        data = opened(self._places.sink(self._sink.name))
        try:
            if self._sink.type == "database":
                latest = {tuple(str(row[name]) for name in feed.key): row for row in rows}
                data.write(Written(feed.target, list(latest.values()), "upsert", feed.key))
            else:
                data.write(Written(feed.target, rows, origins=[each.origin for each in batch]))
        finally:
            data.close()


def route_to_sink(places: Places, sink: Sink, feed: Feed) -> Route:
    """The way of a feed into its sink."""
    return Route(
        name=feed_name(sink, feed), about=f"{sink.type} {sink.name}", carrier=lambda: SinkCarrier(places, sink, feed),
        wants=wants(feed.events, feed.when), ordered=feed.ordered, concurrency=feed.concurrency,
        timeout=milliseconds(feed.timeout) / 1000, retries=retries_of(feed),
    )  # fmt: skip
