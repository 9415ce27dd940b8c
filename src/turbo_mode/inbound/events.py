"""Events of executions for the triggers that wait for them, read from the journal beside an owner that starts plans.

How far it was read is remembered, and each trigger remembers what it was offered last: a crash repeats nothing and
leaves out nothing. What an execution does that a schedule has started is no event for that schedule, or it would never
end.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime
from typing import Final

import msgspec

from turbo_mode.core.machine.entries import ExecutionAccepted, decode
from turbo_mode.core.schedules.inputs import Happening
from turbo_mode.delivery.unfolding import Event, Unfolding
from turbo_mode.errors import StoreError
from turbo_mode.runtime.embedded.scheduler import Scheduler
from turbo_mode.store.deliveries import cursors
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

NAME: Final = "schedules"
"""By what it has its place in the journal."""
PAGE = 500
MOST = 10_000
"""Events that are offered at once, at most: among so many the latest of those that were missed is found."""
SETTLE_EVERY = 1000
"""So many entries are perhaps read again after a crash."""
_IDLE, _AGAIN = 1.0, 1.0


class Offering:
    """A thread that reads what is committed, and offers it to whoever waits for it."""

    def __init__(self, journal: Journal, scheduler: Scheduler) -> None:
        self._journal, self._scheduler = journal, scheduler
        self._news, self._leaving = threading.Event(), threading.Event()
        self._settled = 0
        self._journal.listening.append(self._news)
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Offer no more; the next owner goes on from here."""
        self._leaving.set()
        self._news.set()
        self._thread.join(5)
        self._journal.listening.remove(self._news)

    def _run(self) -> None:
        while not self._leaving.is_set():
            try:
                with self._journal.reader() as reader:
                    self._follow(reader)
            except StoreError:  # away for a while, or full: it goes on where it was
                self._leaving.wait(_AGAIN)

    def _follow(self, reader: Reader) -> None:
        position = self._settled = self._begin(reader)
        unfolding = Unfolding(reader)
        while not self._leaving.is_set():
            self._news.clear()
            found: list[Event] = []
            while len(found) < MOST and (rows := reader.after(position, PAGE)):
                found += [event for row in rows if (event := unfolding.event(row)) and event.execution]
                position = rows[-1].position
            if found:
                self._offer(reader, found)
            if position - self._settled >= SETTLE_EVERY:
                self._settle(position)
            elif not found:
                self._news.wait(_IDLE)
        with suppress(StoreError):
            self._settle(position)

    def _begin(self, reader: Reader) -> int:
        """Where it was; at first, from where the first trigger waits for something."""
        known = cursors(reader).get(NAME)
        return known if known is not None else self._scheduler.first_event()

    def _settle(self, position: int) -> None:
        self._journal.settle({NAME: position})
        self._settled = position

    def _offer(self, reader: Reader, events: list[Event]) -> None:
        """Hand each trigger the events that it waits for, in order."""
        with self._scheduler.events() as happened:
            waiting: dict[tuple[str, int], list[Happening]] = {}
            for event in events:
                for name, trigger in self._scheduler.waiting_for(event=event.envelope.event):
                    if not self._is_own(reader, event, name):
                        waiting.setdefault((name, trigger.number), []).append(_happening(event))
            for (name, number), found in waiting.items():
                happened(name, number, found)

    def _is_own(self, reader: Reader, event: Event, schedule: str) -> bool:
        """Whether this schedule has started the execution, or what it is a child of."""
        begun = _begun(reader, event.execution)
        while begun is not None and begun.parent:
            begun = _begun(reader, begun.parent)
        if begun is None:
            return False
        kind, _, title = begun.trigger.partition(" ")
        return kind in ("cron", "event", "webhook") and title.partition("/")[0] == schedule


def _begun(reader: Reader, execution: str) -> ExecutionAccepted | None:
    """How an execution began."""
    first = next(reader.read(stream_of(execution), page=1), None)
    entry = decode(first.body) if first is not None else None
    return entry if isinstance(entry, ExecutionAccepted) else None


def _happening(event: Event) -> Happening:
    said = event.envelope
    at = round(datetime.fromisoformat(said.timestamp).timestamp() * 1000)
    return Happening(said.id, at, msgspec.to_builtins(said), event.sequence)
