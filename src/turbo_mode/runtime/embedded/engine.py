"""The engine: feeds, commits, performs and takes reports for all executions of a store, one turn at a time.

Whatever has arrived while a commit was under way goes into the next one together, so many tasks share one sync.
Effects run elsewhere (the performer); nothing else changes a state or writes the journal. See
``core/machine/decide.py`` for the four duties.

State is ahead of the disk only inside one turn. If a commit fails, the executions concerned are read again from the
journal: a full disk then pauses everything until there is space, and reports wait; a failed sync ends the engine, since
nobody can know what is on the disk until it is read by a new process.
"""

from __future__ import annotations

import heapq
import random
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Facts, Input, Recovered, Tick
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import RuntimeFault, StoreFull, TurboModeError
from turbo_mode.runtime.embedded.clock import Clock
from turbo_mode.runtime.embedded.counting import counting
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.runtime.embedded.sharing import Sharing
from turbo_mode.store.checkpoints import checkpoint, restore
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import decision_rows, details_row, execution_row, moves, outcome_rows
from turbo_mode.store.rows import Changes, EntryRow, PlanRow, stream_of

FRESH_MS = 250
"""How old the counts in the list of executions may be while one runs."""
FULL_PAUSE_MS = 1000
"""The time between tries when the disk is full."""
GATHERING = 0.002
"""Seconds that a report may wait for others to share its sync, while workers have jobs to do."""
REMEMBERED = 512
"""So many executions that have ended stay in hand, for who looks at them at once; the others are read again."""


class Live:
    """One execution in the engine's hands."""

    __slots__ = ("entries", "fault", "fed", "id", "plan", "projected_as", "projected_at", "saved", "state", "stream")

    def __init__(self, id: str, state: Execution, plan: PlanRow | None = None) -> None:
        self.id = id
        self.stream = stream_of(id)
        self.state = state
        self.plan = plan
        self.entries: list[e.AnyEntry] = []
        self.fed: list[str] = []
        self.saved = state.seq
        self.projected_at = 0
        self.projected_as: tuple[str, int] = ("", 0)
        self.fault: TurboModeError | None = None


@dataclass
class Item:
    """Something for the engine's thread; ``command`` names the row of the inbox that it came from.

    ``also`` is for another execution, and committed together with it.
    """

    execution: str
    input: Input
    command: str = ""
    done: Callable[[TurboModeError | None], None] | None = None
    also: Item | None = None


@dataclass
class Engine:
    """The owner of an open journal. ``start`` runs the thread, ``close`` ends it; what runs goes on under its shims."""

    journal: Journal
    performer: Performer
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.failure: TurboModeError | None = None
        self.full = False
        self._items: SimpleQueue[Item] = SimpleQueue()
        self._parked: deque[Item] = deque()
        self._lives: dict[str, Live] = {}
        self._going: set[str] = set()
        self._over: dict[str, None] = {}
        self._due: list[tuple[int, str]] = []
        self._stale: dict[str, Live] = {}
        self._changed = threading.Condition()
        self._turning = threading.Lock()
        self._wake = threading.Event()
        self._awake_at = 0
        self._closed = False
        self.sharing = Sharing(self.journal, self.state, self._wake.set)
        self.adviser: Adviser | None = None
        self.performer.post = lambda execution, input: self.feed(Item(execution, input))
        self.performer.report = lambda execution, input: self._combine(Item(execution, input))
        self.performer.may_act = self.journal.tenure.is_sure
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    # -- from any thread -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the turn under way. Running programs go on under their shims."""
        self._closed = True
        self._wake.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join()
        with self._turning:
            self.performer.close()
            self.journal.close()

    def take(self, live: Live) -> None:
        """Take an execution in hand; inputs for it may follow."""
        self._going.add(live.id)
        self._lives[live.id] = live

    def forget(self, id: str) -> None:
        """Let go of an execution that has ended, or never began."""
        self._lives.pop(id, None)
        self._going.discard(id)

    def feed(self, item: Item) -> None:
        """Hand in an input; ``item.done`` is called when what follows from it is durable."""
        self._items.put(item)
        self._rouse()

    def _rouse(self) -> None:
        if not self._wake.is_set():
            self._wake.set()

    def adopt(self, id: str, state: Execution, inbox: list[Item], lost: list[str]) -> None:
        """Take over an execution that was read from the journal.

        What waits in its inbox comes first, so that a pause or a cancel is in force before anything starts again;
        ``lost`` are attempts that nothing holds any more.
        """
        self.take(Live(id, state))
        self.sharing.adopted.add(id)
        for item in (*inbox, Item(id, Recovered(lost, self.journal.epoch))):
            self.feed(item)

    def state(self, id: str) -> Execution | None:
        """The state of an execution. Only to look at, and it moves on while you look."""
        live = self._lives.get(id)
        return live.state if live else None

    def wait(self, until: Callable[[], Any], timeout: float | None = None) -> bool:
        """Wait until ``until()`` is true; it is asked again when an end is durable. False after ``timeout`` seconds.

        Raises what ended the engine.
        """
        if self.failure is None and until():
            return True
        with self._changed:
            self._changed.wait_for(lambda: self.failure is not None or until(), timeout)
            if self.failure is not None:
                raise self.failure
            return bool(until())

    def nudge(self) -> None:
        """Let those who ``wait`` ask again."""
        with self._changed:
            self._changed.notify_all()

    @property
    def busy(self) -> bool:
        """Whether any execution goes on."""
        return bool(self._going)

    def goes_on(self, id: str) -> bool:
        """Whether an execution is in hand, sound, and without an end in the journal."""
        return id in self._going

    def fault_of(self, id: str) -> TurboModeError | None:
        """What keeps an execution from going on, if it is our fault."""
        live = self._lives.get(id)
        return live.fault if live else None

    # -- turns ---------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        """The engine's own thread: inputs from outside, timers, and whatever nobody else has taken a turn for."""
        while not self._closed and self.failure is None:
            self._wake.clear()
            with self._turning:
                self._take_turn()
                patience = self._patience()
            if self._items.empty():
                self._wake.wait(patience)
            if self.performer.has_jobs:
                time.sleep(GATHERING)

    def _combine(self, item: Item) -> None:
        """For a worker with a report: it takes the turn itself if nobody else does, which saves two changes of thread.

        Whoever has the turn goes on until nothing is left, so a report that finds it taken is not forgotten. While
        other jobs wait the report does too, for the engine's thread at the latest: many share one sync then.
        """
        self._items.put(item)
        if self.performer.has_jobs:
            self._rouse()
            return
        while not self._items.empty() and self._turning.acquire(blocking=False):
            try:
                self.performer.share()
                self._take_turn()
            finally:
                self._turning.release()

    def _take_turn(self) -> None:
        if self._closed or self.failure is not None:
            return
        try:
            self._turn([self._items.get() for _ in range(self._items.qsize())])
        except TurboModeError as error:
            self._fail(error)
        except BaseException as error:
            fault = RuntimeFault(f"the engine broke: {type(error).__name__}: {error}")
            fault.__cause__ = error
            self._fail(fault)
        if self._due and self._due[0][0] < self._awake_at:
            self._wake.set()

    def _fail(self, error: TurboModeError) -> None:
        with self._changed:
            self.failure = error
            self._changed.notify_all()
        self._wake.set()
        for item in (*self._parked, *(self._items.get() for _ in range(self._items.qsize()))):
            if item.done:
                item.done(error)

    def _patience(self) -> float | None:
        """How long the engine's thread may sleep: until the next timer, but not long while anything goes on."""
        now = self.clock.now()
        self.performer.expire(now)
        if not self.busy:
            self._awake_at = self._due[0][0] if self._due else sys.maxsize
            return self.clock.until(self._awake_at) if self._due else None
        pause = FULL_PAUSE_MS if self.full else FRESH_MS
        self._awake_at = min(now + pause, self._due[0][0]) if self._due and not self.full else now + pause
        return self.clock.until(self._awake_at)

    def _turn(self, items: list[Item]) -> None:
        """Feed, commit, perform."""
        self.journal.check()
        now = self.clock.now()
        if self._parked:
            items = [*self._parked, *items]
            self._parked.clear()
        touched: dict[str, Live] = {}
        if self.sharing.due:
            self.sharing.begin(now)
        together = [each for item in items for each in (item, item.also) if each is not None]
        answers = [(item, self._feed_item(item, now, touched)) for item in together]
        self._feed_timers(now, touched)
        self._tell_shares(now, touched)
        wrong = self._commit(touched, now)
        if wrong is None:
            self._parked.extend(items)
            self._tell(touched)
            return
        for live in touched.values():
            if live.id not in wrong:
                self._perform(live)
            live.entries, live.fed = [], []
        for item, refused in answers:
            if item.done:
                item.done(refused or wrong.get(item.execution))
        self.sharing.call_absent()
        self._tell(touched)

    def _tell(self, touched: dict[str, Live]) -> None:
        """Whoever waits hears of ends when they are durable, and of faults."""
        over = [live.id for live in touched.values() if live.state.ended or live.fault is not None]
        if over:
            with self._changed:
                self._going.difference_update(over)
                self._changed.notify_all()
            self._let_go(over)

    def _let_go(self, over: list[str]) -> None:
        """Ended executions don't stay for as long as their owner lives; one with a fault does, to tell it."""
        for id in over:
            self._over.pop(id, None)
            self._over[id] = None
        while len(self._over) > REMEMBERED:
            old = next(iter(self._over))
            del self._over[old]
            live = self._lives.get(old)
            if live is not None and live.state.ended and live.fault is None:
                self.forget(old)

    def _feed_item(self, item: Item, now: int, touched: dict[str, Live]) -> TurboModeError | None:
        live = self._lives.get(item.execution)
        if live is None or live.fault is not None:
            return live.fault if live else RuntimeFault(f"execution {item.execution} isn't in hand")
        if item.command:
            live.fed.append(item.command)
        self._step(live, item.input, now, touched)
        return live.fault

    def _feed_timers(self, now: int, touched: dict[str, Live]) -> None:
        while self._due and self._due[0][0] <= now:
            _, id = heapq.heappop(self._due)
            live = self._lives.get(id)
            if live is None or live.fault is not None:
                continue
            first = live.state.timers.first()
            while first is not None and first[0] <= now and live.fault is None:
                self._step(live, Tick(), now, touched)
                first = live.state.timers.first()

    def _tell_shares(self, now: int, touched: dict[str, Live]) -> None:
        """What executions hear of the locks and slots that they share."""
        for live, input in self.sharing.tell(self._lives):
            if live.fault is None:
                self._step(live, input, now, touched)

    def _step(self, live: Live, input: Input, now: int, touched: dict[str, Live]) -> None:
        touched[live.id] = live
        try:
            facts = Facts(now, random.random(), self.sharing.metered, self.adviser, counting)
            live.entries += self.sharing.step(live.state, input, facts)
        except Exception as error:
            live.fault = RuntimeFault(f"the machine broke on {type(input).__name__}: {type(error).__name__}: {error}")
            live.fault.__cause__ = error
            live.entries = []
            self.sharing.broken(live.id, live.fault)
            return
        first = live.state.timers.first()
        if first is not None:
            heapq.heappush(self._due, (first[0], live.id))

    def _commit(self, touched: dict[str, Live], now: int) -> dict[str, TurboModeError] | None:
        """Make it durable. Returns what could not be stored, by execution, or None when the disk is full."""
        batch = [live for live in touched.values() if live.fault is None and (live.entries or live.fed)]
        if not batch and not self._stale and not self.sharing.pending:
            return {live.id: live.fault for live in touched.values() if live.fault}
        changes = [self._changes(live, now) for live in batch]
        fresh = [live for live in self._stale.values() if live.id not in touched and self._is_old(live, now)]
        changes += [Changes(live.stream, execution=self._project(live, now)) for live in fresh]
        changes += self.sharing.changes()
        if not changes:
            return {}
        try:
            results = self.journal.commit(changes)
        except StoreFull:
            self.full = True
            for live in batch:
                self._reload(live)
            self.sharing.reload()
            return None
        if self.full:
            self.full = False
            self.journal.ballast.restore()
        wrong: dict[str, TurboModeError] = {live.id: live.fault for live in touched.values() if live.fault}
        for live, result in zip(batch, results, strict=False):
            live.plan = None
            if result is not None:
                live.fault = wrong[live.id] = result
                self.sharing.leave(live.id)
        self.sharing.committed(results[-1])
        return wrong

    def _reload(self, live: Live) -> None:
        """Forget what could not be stored."""
        live.entries, live.fed = [], []
        live.projected_at = 0
        with self.journal.reader() as reader:
            live.state = restore(reader, live.stream, live.state.blueprint)
        if first := live.state.timers.first():
            heapq.heappush(self._due, (first[0], live.id))

    def _changes(self, live: Live, now: int) -> Changes:
        seq = live.state.seq - len(live.entries)
        rows = [
            EntryRow(seq + number, e.VERSION, type(entry).__name__, entry.at, e.encode(entry))
            for number, entry in enumerate(live.entries, 1)
        ]
        decisions = decision_rows(live.id, live.entries)
        look = (live.state.public_status, live.state.open_questions)
        if look == live.projected_as and not self._is_old(live, now):
            self._stale[live.id] = live
            execution = None
        else:
            execution = self._project(live, now)
        saved = checkpoint(live.state, live.saved)
        live.saved = saved.seq if saved else live.saved
        return Changes(
            live.stream, rows, fed=[(command, live.state.seq) for command in live.fed], execution=execution,
            decisions=decisions, plan=live.plan, checkpoint=saved, outcomes=outcome_rows(live.state, live.entries),
            details=details_row(live.state, live.entries), moves=moves(live.id, live.entries),
        )  # fmt: skip

    def _is_old(self, live: Live, now: int) -> bool:
        return now - live.projected_at >= FRESH_MS

    def _project(self, live: Live, now: int) -> Any:
        self._stale.pop(live.id, None)
        live.projected_at = now
        live.projected_as = (live.state.public_status, live.state.open_questions)
        return execution_row(live.state)

    def _perform(self, live: Live) -> None:
        for entry in live.entries:
            self.performer.perform(live.state, entry)
