"""Carries committed events to whoever is to have them, each destination by itself, from where it was before a crash.

The journal is the outbox: a destination has a cursor in the store, which moves when it has taken what lies before it.
So it gets every event at least once, and after a crash perhaps the last ones again, with the same id.

There are two kinds. Those in this process look at the state of executions, which moves along with the reading: each
has a thread and a reading of its own, and gets all events in order. Those that are reached over a network (``Route``)
share one reading, are served at the same time, and each has its own order and patience.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from turbo_mode.core.machine.state import Execution
from turbo_mode.delivery.dispatch import Disabled, Dispatch
from turbo_mode.delivery.progressing import Progressing
from turbo_mode.delivery.route import Route
from turbo_mode.delivery.unfolding import Event, Unfolding, execution_of
from turbo_mode.errors import StoreError
from turbo_mode.store.deliveries import cursors
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader, newest_position

DRAIN = 10.0
"""Seconds that destinations have at most to take what was committed before we leave."""
BESIDE_EVERY = 1.0
"""Seconds between two times at which what isn't kept is told."""
_AGAIN = 1.0
_IDLE = 0.02
_ANYWAY = 1.0
"""Seconds after which the store is looked at even if its journal says that there is nothing new."""
SETTLE_EVERY = 0.25
"""Seconds between two times at which it is kept how far a destination is."""


class Leaves(Exception):
    """A destination takes no more for now; what it hasn't taken comes when it is there again."""


class Beside(Protocol):
    """Who hears of what isn't kept, too: how far executions are, and what is odd about them."""

    def wants_beside(self) -> bool:
        """Whether it does."""

    def tell_beside(self, event: Event) -> None:
        """Take one of those; it doesn't come again."""


class Destination:
    """One of those who get events: ``take`` returns when it has one, and raises if it is to come again (``Leaves``: not
    before it is added anew).

    It is handed the state of the execution that an event belongs to, as it was right after it, if that goes on. One
    that was never seen before begins with what is committed from now on.
    """

    def __init__(
        self, journal: Journal, name: str, take: Callable[[Event, Execution | None], None],
        beside: Beside | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.position = 0
        self.failure: Exception | None = None
        self._journal = journal
        self._take = take
        self._beside = beside
        self._leaving = threading.Event()
        self._target: int | None = None
        self._settled_at = time.monotonic()
        with journal.reader() as reader:
            self.position = cursors(reader).get(name, newest_position(reader))
        journal.settle({name: self.position})
        self._kept = self.position
        self._thread = threading.Thread(target=self._run, name=f"relay {name}", daemon=True)
        self._thread.start()

    def drain(self, until: float) -> bool:
        """Take what is committed by now, and then no more; whether all of it was taken by ``until`` (monotonic)."""
        self._target = self._journal.position
        self._thread.join(max(0.0, until - time.monotonic()))
        self._leaving.set()
        self._thread.join(1)
        return self.position >= self._target

    def _run(self) -> None:
        while not self._is_over():
            try:
                with self._journal.reader() as reader:
                    self._follow(reader)
            except Leaves:
                break
            except Exception as error:  # it goes on where it was: nothing is lost
                self.failure = error
                self._leaving.wait(_AGAIN)
        self._settle()

    def _follow(self, reader: Reader) -> None:
        progressing = Progressing(reader) if self._beside is not None and self._beside.wants_beside() else None
        unfolding, moved, told_at = Unfolding(reader, progressing), dict[str, int](), time.monotonic()

        def pause() -> bool:
            nonlocal told_at
            anyway = time.monotonic() + _ANYWAY
            while goes_on := self._pause():
                if progressing is not None and time.monotonic() - told_at >= BESIDE_EVERY:
                    self._tell_beside(unfolding, progressing, moved)
                    told_at = time.monotonic()
                if self._journal.position > self.position or time.monotonic() >= anyway:
                    break
            return goes_on

        for rows in reader.follow(self.position, pause=pause):
            for row in rows:
                event = unfolding.event(row)
                if progressing is not None and (id := execution_of(row)):
                    moved[id] = row.position
                if event is not None:
                    self._take(event, unfolding.state(event.execution))
                    self.failure = None
                self.position = row.position
                if self._leaving.is_set():
                    break
            if self._is_over():
                return
            self._settle_in_time()

    def _tell_beside(self, unfolding: Unfolding, progressing: Progressing, moved: dict[str, int]) -> None:
        odd = progressing.odd(time.time_ns() // 1_000_000)
        events = [Event(self.position, id, envelope) for id, envelope in odd]
        events += [event for id, place in moved.items() if (event := unfolding.progress(id, place)) is not None]
        moved.clear()
        for event in events:
            if self._beside is not None:
                self._beside.tell_beside(event)

    def _settle_in_time(self) -> None:
        if time.monotonic() - self._settled_at >= SETTLE_EVERY:
            self._settle()

    def _settle(self) -> None:
        """Keep how far it is; what comes after that may come again after a crash."""
        self._settled_at = time.monotonic()
        if self._kept == self.position:
            return
        with suppress(StoreError):
            self._journal.settle({self.name: self.position})
            self._kept = self.position

    def _pause(self) -> bool:
        self._settle_in_time()
        return not (self._is_over() or self._leaving.wait(_IDLE) or self._is_over())

    def _is_over(self) -> bool:
        return self._leaving.is_set() or (self._target is not None and self.position >= self._target)


class Relay:
    """All destinations of the store that we own."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.destinations: list[Destination] = []
        self.dispatch: Dispatch | None = None

    def add(self, name: str, take: Callable[[Event, Execution | None], None]) -> Destination:
        """Have events taken from now on, or from where this destination was; ``name`` is what it is known by."""
        made = Destination(self._journal, name, take)
        self.destinations.append(made)
        return made

    def send(self, routes: list[Route], disabled: Disabled = lambda change: None) -> None:
        """Have events sent by these routes, to a new one all that this owner has committed.

        ``disabled`` is told of one that gets nothing any more.
        """
        self.dispatch = Dispatch(self._journal, disabled)
        self.dispatch.begin(routes)

    def close(self, seconds: float = DRAIN) -> list[str]:
        """Have everything taken that is committed; returns the names of those that have not got it all in time."""
        until, target = time.monotonic() + seconds, self._journal.position
        late: list[str] = []
        if self.dispatch is not None:
            self.dispatch.close(seconds)
            late += [post.route.name for post in self.dispatch.posts if post.reached < target or post.is_behind]
        late += [each.name for each in self.destinations if not each.drain(until)]
        self.destinations.clear()
        self.dispatch = None
        return late
