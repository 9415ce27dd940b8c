"""Hands events to all posts, from one reading of the journal, and remembers how far each has got.

Two threads. One reads and writes the store: it follows the journal, gives each post as many events as that has room
for, and stores cursors and rows, a few times a second for all together. On the other an asyncio loop delivers.
So no destination can delay another one, nor the engine: one that doesn't take anything isn't given anything.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from turbo_mode.delivery.pace import Pace
from turbo_mode.delivery.post import MOST_BYTES, Job, Post
from turbo_mode.delivery.route import Route
from turbo_mode.delivery.source import Source
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import StoreError
from turbo_mode.store.deliveries import cursors, due_behind, due_deliveries, next_due, troubled, waiting_by_execution
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DISABLED, DONE, DeliveryRow, DestinationRow

SETTLE = 0.25
"""Seconds after which it is stored how far destinations have got: so much is perhaps told again after a crash."""
_SOON = 0.02
_AGAIN = 1.0
_LONGEST_STOP = 10.0
Disabled = Callable[[DestinationRow], None]


class Handed:
    """What the reading thread knows of a post: up to where it was ``fed``, what is stored, which rows are tried."""

    def __init__(self, post: Post, due: int | None) -> None:
        self.post = post
        self.fed = self.settled = post.reached
        self.due = due
        self.count = 0
        self.bytes = 0
        self.underway: dict[int, str] = {}

    @property
    def room(self) -> int:
        """How many events may be given to it."""
        if self.bytes - self.post.done_bytes > MOST_BYTES:
            return 0
        return self.post.window - (self.count - self.post.done)

    def give(self, events: list[Event]) -> None:
        """These are its now."""
        self.count += len(events)
        self.bytes += sum(event.size for event in events)


class Dispatch:
    """All posts of a store that we own. ``disabled`` is called when one gets nothing any more."""

    def __init__(self, journal: Journal, disabled: Disabled) -> None:
        self._journal = journal
        self._disabled = disabled
        self._handed: list[Handed] = []
        self._unsettled: list[DeliveryRow] = []
        self._changes: list[DestinationRow] = []
        self._settled_at = 0.0
        self._leaving = threading.Event()
        self._news = threading.Event()
        journal.listening.append(self._news)
        self._looking_again = threading.Event()
        self.failure: Exception | None = None
        self._pace = Pace(time.monotonic())
        self._post_spent = 0.0
        self._loop = asyncio.new_event_loop()
        self._post_thread = threading.Thread(target=self._loop.run_forever, name="post", daemon=True)
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)

    def begin(self, routes: list[Route]) -> None:
        """Deliver from where each destination was; to one that is new, all that this owner has committed."""
        with self._journal.reader() as reader:
            trouble, known = troubled(reader), cursors(reader)
            for route in routes:
                position = known.get(route.name, self._journal.begun)
                waiting = waiting_by_execution(reader, route.name)
                post = Post(route, position, waiting, trouble.get(route.name), self._news.set)
                self._handed.append(Handed(post, next_due(reader, route.name)))
        self._journal.settle({each.post.route.name: each.fed for each in self._handed})
        self._post_thread.start()
        self._thread.start()

    @property
    def posts(self) -> list[Post]:
        """All of them, to look at."""
        return [each.post for each in self._handed]

    def look_again(self) -> None:
        """Something was changed in the store: deliveries that are to be made again, a destination that may go on."""
        self._looking_again.set()
        self._news.set()

    def close(self, seconds: float) -> None:
        """Have delivered what is committed by now, as far as it can be in so many seconds, and then no more."""
        target, until = self._journal.position, time.monotonic() + seconds
        while time.monotonic() < until and not all(post.is_through(target) for post in self.posts):
            if not self._thread.is_alive():
                break
            self._leaving.wait(_SOON)
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._close_posts(), self._loop).result(5)
        self._leaving.set()
        self._news.set()
        self._thread.join(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._post_thread.join(1)

    async def _close_posts(self) -> None:
        await asyncio.gather(*(post.close() for post in self.posts))

    # -- reading -------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._leaving.is_set():
            try:
                with self._journal.reader() as reader:
                    self._serve(reader)
            except Exception as error:  # nothing is lost: what was given goes on, the rest is read again
                self.failure = error
                self._leaving.wait(_AGAIN)
        with suppress(StoreError), self._journal.reader() as reader:
            self._settle(reader, at_once=True)

    def _serve(self, reader: Reader) -> None:
        source = Source(reader)
        while not self._leaving.is_set():
            self._news.clear()
            if self._looking_again.is_set():
                self._looking_again.clear()
                self._look(reader)
            self._settle(reader)
            if self._gives_way():
                self._leaving.wait(_SOON)
                continue
            moved = source.front < self._journal.position and source.advance()
            for handed in self._handed:
                if not handed.post.is_disabled:
                    moved = self._feed(source, reader, handed) or moved
            if not moved:
                self._news.wait(self._patience())

    def _gives_way(self) -> bool:
        """Whether the engine goes first now; then nothing more is begun."""
        stood, spent = self._pace.is_over, time.thread_time() + self._post_spent
        is_over = self._pace.look(spent, time.process_time(), time.monotonic())
        self._loop.call_soon_threadsafe(self._look_at_clock)
        if is_over != stood:
            for post in self.posts:
                self._loop.call_soon_threadsafe(post.hold, is_over)
        return is_over

    def _look_at_clock(self) -> None:
        """On the loop: how many seconds of a processor that has taken."""
        self._post_spent = time.thread_time()

    def _patience(self) -> float:
        if self._unsettled or any(each.post.reached != each.settled for each in self._handed):
            return _SOON if self._unsettled else SETTLE
        soonest = min((each.due for each in self._handed if each.due is not None), default=None)
        return _AGAIN if soonest is None else min(_AGAIN, max(_SOON, soonest / 1000 - time.time()))

    def _feed(self, source: Source, reader: Reader, handed: Handed) -> bool:
        """Give a post what it has room for; whether that was something."""
        post, room = handed.post, handed.room
        if handed.due is not None and handed.due <= time.time() * 1000 and room > 0:
            self._feed_again(source, reader, handed, max(1, room // 2))
            room = handed.room
        if handed.fed >= source.front or room <= post.window // 4:
            return False
        events, reached = source.behind(handed.fed)
        chosen: list[Event] = []
        for event in events:
            if post.route.wants(event):
                if len(chosen) == room:
                    reached = chosen[-1].sequence
                    break
                chosen.append(event)
        handed.fed = reached
        handed.give(chosen)
        self._loop.call_soon_threadsafe(post.take, chosen, reached)
        return True

    def _feed_again(self, source: Source, reader: Reader, handed: Handed, most: int) -> None:
        """Give a post what has failed before and is due."""
        name, now = handed.post.route.name, time.time_ns() // 1_000_000
        jobs: list[Job] = []
        for row in self._due(reader, handed, now, most):
            handed.underway[row.position] = row.execution
            if (event := source.at(row.position)) is None:  # purged meanwhile
                self._unsettled.append(row._replace(status=DONE))
            else:
                jobs.append(Job(event, row))
        handed.due = now + round(_SOON * 1000) if handed.underway else next_due(reader, name)
        if jobs:
            handed.give([job.event for job in jobs])
            self._loop.call_soon_threadsafe(handed.post.again, jobs)

    def _due(self, reader: Reader, handed: Handed, now: int, most: int) -> list[DeliveryRow]:
        """What is to be tried again now; where order matters, of an execution nothing while some of it is tried."""
        route, limit = handed.post.route, most + len(handed.underway)
        found: list[DeliveryRow] = []
        for row in due_deliveries(reader, route.name, now, ordered=route.ordered, limit=limit):
            if len(found) >= most:
                break
            if route.ordered and row.execution not in handed.underway.values():
                found += [row, *due_behind(reader, row, now, most - len(found) - 1)]
            elif not route.ordered and row.position not in handed.underway:
                found.append(row)
        return found

    # -- remembering ---------------------------------------------------------------------------------------------------

    def _settle(self, reader: Reader, *, at_once: bool = False) -> None:
        """Store what has come of deliveries; rows soon, cursors a few times a second."""
        cursors: dict[str, int] = {}
        for handed in self._handed:
            post, name = handed.post, handed.post.route.name
            if (reached := post.reached) != handed.settled:  # read before its rows, which have to be stored with it
                cursors[name] = reached
            while post.rows:
                self._unsettled.append(post.rows.popleft())
            while post.changes:
                self._changes.append(post.changes.popleft())
        now = time.monotonic()
        is_time = at_once or now - self._settled_at >= (_SOON if self._unsettled or self._changes else SETTLE)
        if not is_time or not (cursors or self._unsettled or self._changes):
            return
        self._journal.settle(cursors, self._unsettled, self._changes)
        self._settled_at = now
        rows, self._unsettled = self._unsettled, []
        changes, self._changes = self._changes, []
        self._note(reader, cursors, {(row.destination, row.position) for row in rows})
        for change in changes:
            if change.status == DISABLED:
                self._disabled(change)

    def _note(self, reader: Reader, cursors: dict[str, int], rows: set[tuple[str, int]]) -> None:
        for handed in self._handed:
            name = handed.post.route.name
            handed.settled = cursors.get(name, handed.settled)
            if positions := {position for destination, position in rows if destination == name}:
                handed.underway = {at: lane for at, lane in handed.underway.items() if at not in positions}
                handed.due = next_due(reader, name)

    def _look(self, reader: Reader) -> None:
        """What somebody has changed in the store."""
        with self._standing_still():
            self._settle(reader, at_once=True)
            trouble = troubled(reader)
            for handed in self._handed:
                name = handed.post.route.name
                handed.due = next_due(reader, name)
                handed.post.recount(waiting_by_execution(reader, name))
                if name not in trouble or trouble[name].status != DISABLED:
                    self._loop.call_soon_threadsafe(handed.post.go_on)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """Meanwhile nothing changes on the loop, so that what is counted in the store is all there is."""
        stands, goes_on = threading.Event(), threading.Event()

        def stand() -> None:
            stands.set()
            goes_on.wait(_LONGEST_STOP)

        self._loop.call_soon_threadsafe(stand)
        stands.wait(_LONGEST_STOP)
        try:
            yield
        finally:
            goes_on.set()
