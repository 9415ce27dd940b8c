"""The deliveries to one destination: at most so many at once, in order where that is asked, again if they fail.

What is held in memory is bounded: more comes when there is room (``Dispatch`` sees to that), and what waits for long
stands in the store. An event that was refused gets a row there and lets the others pass; only where order is asked for
do the later ones of its execution line up behind it, as rows too. While the circuit is open nothing is tried, so that
a destination which is down for a day has a few rows and a cursor that stays.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct

from turbo_mode.delivery.circuit import Circuit, varied
from turbo_mode.delivery.route import Carrier, Refused, Route
from turbo_mode.delivery.unfolding import Event
from turbo_mode.store.rows import DEAD, DISABLED, DONE, FAILING, WAITING, DeliveryRow, DestinationRow

WINDOW = 16
"""So many events for each that is on its way are held in memory at most …"""
MOST_BYTES = 4 * 1024 * 1024
"""… and about so many bytes of them."""
PATIENCE = 5 * 24 * 3600.0
"""Seconds of nothing but failures after which a destination gets nothing any more."""
LONGEST_MESSAGE = 300


class Job(Struct, eq=False):
    """An event to deliver; it has a row if it has failed before, or waits behind one that has."""

    event: Event
    row: DeliveryRow | None = None


class Post:
    """``take``, ``again``, ``go_on``, ``hold`` are called on the loop, what else is public by the thread that reads.

    ``reached`` is the position up to which everything was taken or has a row in ``rows``, which are to be stored first.
    ``changes`` are what is new of the destination itself. ``waiting``: how many rows each execution has. ``news`` is
    called when something has changed that the reading thread may want to know.
    """

    def __init__(
        self,
        route: Route,
        position: int,
        waiting: dict[str, int],
        trouble: DestinationRow | None,
        news: Callable[[], None],
    ) -> None:
        self.route = route
        self.reached = position
        self.rows: deque[DeliveryRow] = deque()
        self.changes: deque[DestinationRow] = deque()
        self.is_disabled = trouble is not None and trouble.status == DISABLED
        self.circuit = Circuit(random.random)
        self.done = 0
        self.done_bytes = 0
        self._news = news
        self._since = trouble.since if trouble is not None and not self.is_disabled else 0
        self._offered = position
        self._waiting = waiting
        self._pending: OrderedDict[int, None] = OrderedDict()
        self._ready: deque[Job] = deque()
        self._busy: dict[str, deque[Job]] = {}
        self._stopped: set[str] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._carrier: Carrier | None = None
        self._wake: asyncio.TimerHandle | None = None
        self._is_leaving = False
        self._holds = False

    @property
    def window(self) -> int:
        """How many events it holds at most."""
        return self.route.concurrency * WINDOW

    @property
    def is_behind(self) -> bool:
        """Whether something that has failed waits for its next attempt."""
        return bool(self._waiting)

    def is_through(self, target: int) -> bool:
        """Whether there is nothing up to a position that could be tried now."""
        return self.reached >= target or self.is_disabled or self.circuit.is_open

    def take(self, events: list[Event], offered: int) -> None:
        """Deliver these; with them, it has been offered everything up to a position."""
        for event in events:
            self._pending[event.sequence] = None
            self._ready.append(Job(event))
        self._offered = offered
        self._move()
        self._launch()

    def again(self, jobs: list[Job]) -> None:
        """Try these again; of an execution whose order matters, nothing else is being tried."""
        self._stopped -= {job.event.lane for job in jobs}
        self._ready.extend(jobs)
        self._launch()

    def recount(self, waiting: dict[str, int]) -> None:
        """So many rows each execution has now; while this is said, the loop stands still."""
        self._waiting = waiting

    def go_on(self) -> None:
        """Try at once, also after too many failures."""
        if self.is_disabled:
            self.is_disabled, self._since = False, 0
        self.circuit.close()
        self._launch()

    def hold(self, holds: bool) -> None:
        """Begin nothing for now, or go on."""
        self._holds = holds
        self._launch()

    async def close(self) -> None:
        """Stop what is on its way; it comes again when the store is owned again."""
        self._is_leaving = True
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._carrier is not None:
            with suppress(Exception):
                await asyncio.wait_for(self._carrier.close(), 2)

    # -- on the loop ---------------------------------------------------------------------------------------------------

    def _launch(self) -> None:
        while self._ready and len(self._running) < self.route.concurrency:
            if self.is_disabled or self._is_leaving or self._holds:
                return
            if wait := self.circuit.wait(time.monotonic()):
                self._launch_after(wait)
                return
            job = self._ready.popleft()
            if self.route.ordered and self._has_to_wait(job):
                continue
            self.circuit.begin()
            task = asyncio.get_running_loop().create_task(self._carry(job))
            self._running.add(task)
            task.add_done_callback(self._over)

    def _launch_after(self, seconds: float) -> None:
        if seconds == float("inf"):  # whatever comes of the one that is tried goes on from there
            return
        if self._wake is not None:
            self._wake.cancel()
        self._wake = asyncio.get_running_loop().call_later(seconds, self._launch)

    def _has_to_wait(self, job: Job) -> bool:
        """Whether something earlier of its execution is on its way, or has failed."""
        lane = job.event.lane
        if job.row is None and self._waiting.get(lane):
            self._line_up(job)
        elif job.row is not None and lane in self._stopped:
            self._give_back(job, job.row)
        elif lane in self._busy:
            self._busy[lane].append(job)
        else:
            self._busy[lane] = deque()
            return False
        return True

    def _line_up(self, job: Job) -> None:
        """It comes when what failed before it is through."""
        now = _now()
        self._note(_row(self.route.name, job.event, WAITING, 0, (now, now, now)), +1)
        self._ended(job)

    def _give_back(self, job: Job, row: DeliveryRow) -> None:
        """It stays as it was: what failed before it has to be through first."""
        self.rows.append(row)
        self._ended(job)

    async def _carry(self, job: Job) -> None:
        refused = await self._attempt(job.event)
        self._settle(job, refused)
        self._ended(job)
        if self.route.ordered:
            self._let_next(job, refused)

    def _over(self, task: asyncio.Task[None]) -> None:
        """One less is on its way."""
        self._running.discard(task)
        if not task.cancelled():
            self._launch()

    async def _attempt(self, event: Event) -> Refused | None:
        try:
            async with asyncio.timeout(self.route.timeout):
                if self._carrier is None:
                    self._carrier = self.route.carrier()
                await self._carrier.carry(event)
        except Refused as refused:
            return refused
        except TimeoutError:
            return Refused(f"no answer within {self.route.timeout:g} s", reason="timeout")
        except Exception as error:  # a client's own, or a fault of ours: this delivery has failed, nothing else has
            return Refused(f"{type(error).__name__}: {error}", reason="fault")
        return None

    def _settle(self, job: Job, refused: Refused | None) -> None:
        if refused is not None:
            self._failed(job, refused)
            return
        self.circuit.succeeded()
        if job.row is not None:
            self._note(job.row._replace(status=DONE), -1)
        if self._since:
            self._since = 0
            self.changes.append(DestinationRow(self.route.name, "", 0, ""))

    def _failed(self, job: Job, refused: Refused) -> None:
        attempts, now = (job.row.attempts if job.row else 0) + 1, _now()
        delays = self.route.retries
        is_over = refused.is_final or attempts > len(delays)
        wait = 0.0 if is_over else max(varied(delays[attempts - 1], random.random()), refused.after or 0.0)
        times = (job.row.first_at if job.row and job.row.attempts else now, now, now + round(wait * 1000))
        status, change = (DEAD, -1 if job.row else 0) if is_over else (WAITING, 0 if job.row else +1)
        said = (refused.reason, refused.message[:LONGEST_MESSAGE])
        self._note(_row(self.route.name, job.event, status, attempts, times, said), change)
        if not refused.is_about_event:
            self.circuit.failed(time.monotonic(), refused.after)
            self._count(refused, now)

    def _count(self, refused: Refused, now: int) -> None:
        """The destination itself has failed."""
        if refused.is_gone or (self._since and now - self._since > PATIENCE * 1000):
            self.is_disabled = True
            self.changes.append(DestinationRow(self.route.name, DISABLED, now, refused.message[:LONGEST_MESSAGE]))
        elif self.circuit.is_open and not self._since:
            self._since = now
            self.changes.append(DestinationRow(self.route.name, FAILING, now, refused.message[:LONGEST_MESSAGE]))

    def _note(self, row: DeliveryRow, change: int) -> None:
        self.rows.append(row)
        if left := self._waiting.get(row.execution, 0) + change:
            self._waiting[row.execution] = left
        else:
            self._waiting.pop(row.execution, None)

    def _let_next(self, job: Job, refused: Refused | None) -> None:
        """What was behind it has its turn; or, if it is to come again, lines up."""
        lane = job.event.lane
        behind = self._busy.pop(lane)
        if refused is None or not self._waiting.get(lane):
            self._ready.extendleft(reversed(behind))
            return
        self._stopped.add(lane)
        for each in behind:
            if each.row is None:
                self._line_up(each)
            else:
                self._give_back(each, each.row)

    def _ended(self, job: Job) -> None:
        """Nothing of it is held any more."""
        self.done += 1
        self.done_bytes += job.event.size
        if self.rows or len(self._ready) <= self.window // 4:
            self._news()
        if job.row is None:
            self._pending.pop(job.event.sequence, None)
            self._move()

    def _move(self) -> None:
        self.reached = next(iter(self._pending)) - 1 if self._pending else self._offered


def _row(
    destination: str, event: Event, status: str, attempts: int, times: tuple[int, int, int],
    said: tuple[str, str] = ("", ""),
) -> DeliveryRow:  # fmt: skip
    return DeliveryRow(destination, event.sequence, event.lane, event.envelope.event, status, attempts, *times, *said)


def _now() -> int:
    return time.time_ns() // 1_000_000
