"""The public events of a store, in the order of commit, each with its place in it.

Events are made from the journal, so that none is lost and none invented: whoever comes back says which one they had
last and gets all that followed. ``progress:updated`` alone isn't journaled; it comes at most once a second for an
execution in which something has happened.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import progress_event, public_event
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.errors import StoreError
from turbo_mode.server.service import Service
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.queries import Reader, newest_position
from turbo_mode.store.rows import JournalRow, stream_of

KEPT = 1000
"""So many executions are remembered as they were; others are read again."""
EXECUTIONS = "execution/"


class Told(Struct, frozen=True):
    """One event at its place: ``sequence`` is its position in the journal, ``message`` what a socket sends."""

    sequence: int
    event: str
    execution: str
    message: bytes


class _Message(Struct, frozen=True):
    type: str
    event: str
    id: str
    sequence: int
    timestamp: str
    data: dict[str, object]


class Unfolding:
    """Rows of the journal made into events, in order, by states that move along."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._states: OrderedDict[str, Execution] = OrderedDict()
        self._blueprints: dict[str, Blueprint] = {}

    def event(self, row: JournalRow) -> Told | None:
        """The event of a row, or None where it means nothing outside."""
        if not row.stream.startswith(EXECUTIONS):
            return None
        id = row.stream.removeprefix(EXECUTIONS)
        state = self._at(id, row.entry.seq)
        entry = decode(row.entry.body)
        apply(state, entry)
        event = public_event(row.entry.seq, entry, state)
        if state.ended:
            del self._states[id]
        return told(row.position, id, event) if event is not None else None

    def progress(self, id: str, sequence: int) -> Told | None:
        """How far an execution is now, if it goes on."""
        state = self._states.get(id)
        if state is None:
            return None
        return told(sequence, id, progress_event(state, time.time_ns() // 1_000_000))

    def _at(self, id: str, seq: int) -> Execution:
        """The state of an execution right before an entry."""
        state = self._states.get(id)
        if state is None or state.seq != seq - 1:
            state = Execution(self._blueprint(id))
            for row in self._reader.read(stream_of(id)):
                if row.seq == seq:
                    break
                apply(state, decode(row.body))
            self._states[id] = state
            if len(self._states) > KEPT:
                self._states.popitem(last=False)
        self._states.move_to_end(id)
        return state

    def _blueprint(self, id: str) -> Blueprint:
        row = next(row for row in self._reader.find(id) if row.id == id)
        if row.plan_digest not in self._blueprints:
            self._blueprints[row.plan_digest] = blueprint_of(self._reader, row)
        return self._blueprints[row.plan_digest]


class Feed:
    """Tells ``publish`` of every event from now on, in lists, from a thread of its own."""

    def __init__(self, service: Service, publish: Callable[[list[Told]], None]) -> None:
        self._service = service
        self._publish = publish
        self._closing = threading.Event()
        with service.reading() as reader:
            self.position = newest_position(reader)
        self._thread = threading.Thread(target=self._run, name="feed", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell nothing further."""
        self._closing.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                with self._service.reading() as reader:
                    self._follow(reader)
            except StoreError:  # away for a while, and read again from where we were
                self._closing.wait(1)

    def _follow(self, reader: Reader) -> None:
        unfolding, moved, at = Unfolding(reader), dict[str, int](), time.monotonic()

        def pause() -> bool:
            nonlocal at
            if moved and time.monotonic() - at >= 1:
                self._tell([unfolding.progress(id, sequence) for id, sequence in moved.items()])
                moved.clear()
                at = time.monotonic()
            return not self._closing.wait(0.02)

        for rows in reader.follow(self.position, pause=pause):
            ours = [row for row in rows if row.stream.startswith(EXECUTIONS)]
            moved |= {row.stream.removeprefix(EXECUTIONS): row.position for row in ours}
            self._tell([unfolding.event(row) for row in ours])
            self.position = rows[-1].position

    def _tell(self, events: list[Told | None]) -> None:
        if found := [event for event in events if event is not None]:
            self._publish(found)


def missed(service: Service, after: int, until: int, most: int) -> Iterator[Told]:
    """The events behind position ``after``, up to ``until``: at most ``most`` rows of the journal are read for them."""
    with service.reading() as reader:
        unfolding, left = Unfolding(reader), most
        while left > 0 and (rows := reader.after(after, min(left, 500))):
            for row in rows:
                if row.position > until:
                    return
                if (event := unfolding.event(row)) is not None:
                    yield event
            after, left = rows[-1].position, left - len(rows)


def told(sequence: int, execution: str, event: Envelope) -> Told:
    """An event as sockets send it."""
    message = _Message("event", event.event, event.id, sequence, event.timestamp, event.data)
    return Told(sequence, event.event, execution, msgspec.json.encode(message))
