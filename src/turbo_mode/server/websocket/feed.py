"""What sockets hear: the public events of a store as messages, as soon as they are committed.

Two aren't journaled: ``progress:updated``, at most once a second for an execution in which something has happened, and
``anomaly:detected``, once for each task and what is odd about it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from turbo_mode.delivery.progressing import Progressing
from turbo_mode.delivery.unfolding import Event, Unfolding, events_behind, execution_of
from turbo_mode.errors import StoreError
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.wire import framed
from turbo_mode.store.queries import Reader, newest_position

IDLE = 0.1
"""Seconds after which the journal is looked at though nothing was heard."""
GATHERING = 0.01
"""Seconds between two looks while much happens."""


class Told(Struct, frozen=True):
    """One event at its place: ``sequence`` is its position in the journal, ``message`` what a socket sends.

    ``frame`` is the message as it goes over the wire.
    """

    sequence: int
    event: str
    execution: str
    message: bytes
    frame: bytes


class _Message(Struct, frozen=True):
    type: str
    event: str
    id: str
    sequence: int
    timestamp: str
    data: dict[str, object]


class Feed:
    """Tells ``publish`` of every event from now on, in lists, from a thread of its own."""

    def __init__(self, service: Service, publish: Callable[[list[Told]], None]) -> None:
        self._service = service
        self._publish = publish
        self._closing = threading.Event()
        self._news = threading.Event()
        service.listen(self._news)
        self._looked = 0.0
        with service.reading() as reader:
            self.position = newest_position(reader)
        self._thread = threading.Thread(target=self._run, name="feed", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell nothing further."""
        self._closing.set()
        self._news.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                with self._service.reading() as reader:
                    self._follow(reader)
            except StoreError:  # away for a while, and read again from where we were
                self._closing.wait(1)

    def _follow(self, reader: Reader) -> None:
        progressing = Progressing(reader)
        unfolding, moved, at = Unfolding(reader, progressing), dict[str, int](), time.monotonic()

        def pause() -> bool:
            nonlocal at
            if time.monotonic() - at >= 1:
                odd = progressing.odd(time.time_ns() // 1_000_000)
                self._tell([Event(self.position, id, envelope) for id, envelope in odd])
                self._tell([unfolding.progress(id, sequence) for id, sequence in moved.items()])
                moved.clear()
                at = time.monotonic()
            # Told at once after a while of nothing; while much happens, in batches that leave the engine its time.
            self._news.wait(IDLE)
            self._news.clear()
            return not self._closing.wait(max(0.0, self._looked + GATHERING - time.monotonic()))

        for rows in reader.follow(self.position, pause=pause):
            self._looked = time.monotonic()
            moved |= {id: row.position for row in rows if (id := execution_of(row))}
            self._tell([unfolding.event(row) for row in rows])
            self.position = rows[-1].position

    def _tell(self, events: list[Event | None]) -> None:
        if found := [told(event) for event in events if event is not None]:
            self._publish(found)


def missed(service: Service, after: int, until: int, most: int) -> Iterator[Told]:
    """The events behind position ``after``, up to ``until``: at most ``most`` rows of the journal are read for them."""
    with service.reading() as reader:
        for event in events_behind(reader, after, until, most):
            yield told(event)


def told(event: Event) -> Told:
    """An event as sockets send it."""
    said = event.envelope
    message = msgspec.json.encode(_Message("event", said.event, said.id, event.sequence, said.timestamp, said.data))
    return Told(event.sequence, said.event, event.execution, message, framed(message))
