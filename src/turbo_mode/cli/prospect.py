"""What a view that goes on knows of the future: how far, how long still, and what is odd, found out beside it.

The first seconds cost nothing: short executions are over before anybody asks. After that a thread follows the journal
by a connection of its own, and what it finds out is read here. It takes at most a tenth of a processor.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from turbo_mode.core.protocol.catalog import ended
from turbo_mode.errors import NotInstalled, TurboModeError

if TYPE_CHECKING:
    from turbo_mode.core.machine.state import Execution
    from turbo_mode.core.progress.anomalies import Anomaly
    from turbo_mode.core.progress.moves import Look
    from turbo_mode.core.progress.percentage import Gauge, Reading
    from turbo_mode.core.progress.report import Move, Span
    from turbo_mode.operations.progress import Following
    from turbo_mode.store.learned import Learned
    from turbo_mode.store.place import Place
    from turbo_mode.store.queries import Reader

BEGINS = 2.0
"""Seconds before anything is found out."""
_MOST_TASKS = 5_000
"""Of larger executions only the percentage is told while they go on."""
_EVERY, _SHARE = 1.0, 10
_TELLING, _FEWEST = 4.0, 3
"""Without earlier executions a forecast is told once so many tasks have ended, and if its ends are no further apart."""
_MOVES = 60_000
"""Moves of the end are told of executions that take as long as this (ms)."""


class Prospect:
    """Of one execution."""

    def __init__(self, place: Place, id: str) -> None:
        self._left: Span | None = None
        self._news: dict[str, deque[Anomaly | Move]] = {"people": deque(), "json": deque()}
        self._place, self._id = place, id
        self._began = time.monotonic()
        self._gauge: Gauge | None = None
        self._known: Learned | None = None
        self._read: tuple[float, int, Reading] | None = None
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._foretold_at = 0.0

    def reading(self, state: Execution, now: int) -> Reading:
        """How far it is at ``now`` (ms), found anew when something was done, and a few times a second."""
        at, done = time.monotonic(), ended(state)
        if self._read is not None and at - self._read[0] < 0.25 and self._read[1] == done and not state.ended:
            return self._read[2]
        from turbo_mode.core.progress.expected import Expected
        from turbo_mode.core.progress.percentage import Gauge, Weights

        if self._gauge is None:
            self._gauge = Gauge(Weights(state.blueprint, Expected(state.blueprint)))
        if self._known is not None:
            self._gauge.learn(Weights(state.blueprint, Expected(state.blueprint, self._known.records)))
            self._known = None
        found = self._gauge.read(state, now)
        self._read = (at, done, found)
        return found

    @property
    def remaining(self) -> str:
        """``about 3 min (2–5) left``; empty where nobody knows."""
        if (left := self.left) is None or left.median < 1:
            return ""
        from turbo_mode.cli.prospects import remaining

        return f"{remaining(left)} left"

    @property
    def left(self) -> Span | None:
        """The seconds that are left by now, if they are known."""
        found, passed = self._left, time.monotonic() - self._foretold_at
        if found is None:
            return None
        return found._replace(**{name: max(value - passed, 0.0) for name, value in found._asdict().items()})

    def pulse(self, state: Execution) -> None:
        """Some time has passed."""
        if self._thread is None and time.monotonic() - self._began >= BEGINS and not state.ended:
            self._thread = threading.Thread(target=self._run, args=(state.total,), name="prospect", daemon=True)
            self._thread.start()

    def take(self, who: str) -> list[Anomaly | Move]:
        """Anomalies and moves of the estimate that have come since, for ``people`` or for programs (``json``)."""
        waiting = self._news[who]
        return [waiting.popleft() for _ in range(len(waiting))]

    def _tell(self, *news: Anomaly | Move) -> None:
        for waiting in self._news.values():
            waiting.extend(news)

    def close(self) -> None:
        """Find out nothing further."""
        self._closing.set()

    def _run(self, tasks: int) -> None:
        from turbo_mode.operations import executions

        with suppress(TurboModeError), executions.reading(self._place) as reader:
            self._follow(reader, tasks)

    def _follow(self, reader: Reader, tasks: int) -> None:
        from turbo_mode.operations import executions, progress
        from turbo_mode.store.following import Followed, blueprint_of
        from turbo_mode.store.learned import learned

        row = executions.find(reader, self._id)
        known = self._known = learned(reader, row.plan_name, row.id)
        if tasks > _MOST_TASKS:
            return
        following = progress.Following(blueprint_of(reader, row), known, self._place.folder)
        followed = Followed(reader, row)
        told, before = 0, None
        while not following.state.ended and not self._closing.is_set():
            began = time.monotonic()
            for seen in followed.new():
                following.see(seen.entry, seen.state)
            now = time.time_ns() // 1_000_000
            following.watching.tick(now)
            found = following.watching.anomalies
            self._tell(*found[told:])
            told = len(found)
            before = self._foretell(following, before, now)
            self._closing.wait(max(_EVERY, _SHARE * (time.monotonic() - began)))

    def _foretell(self, following: Following, before: tuple[Look, int] | None, now: int) -> tuple[Look, int] | None:
        """Find out how long it still takes; returns the look that later moves are measured from, and the end then."""
        from turbo_mode.core.progress.moves import move
        from turbo_mode.operations import progress

        state, known = following.state, following.known
        done = sum(task.status == "COMPLETED" for task in following.recorder.timeline.tasks.values())
        if state.closing:
            self._left = None
        if state.ended or state.closing or not (known.runs or done >= _FEWEST):
            return before
        seen, plan, moment = following.look(now)
        try:
            left = progress.foretold(known, state.blueprint, plan.work, moment, now - state.started_at)
        except NotInstalled:
            return before
        is_telling = bool(known.runs) or left.high <= _TELLING * max(left.low, 1.0)
        self._left, self._foretold_at = left if is_telling else None, time.monotonic()
        ends, began = now + round(1000 * left.median), state.started_at
        if before is None:
            return seen, ends
        moved = move(before[0], seen, before[1], ends, ends - began) if is_telling else None
        if moved is None:
            return before
        if ends - began >= _MOVES:
            self._tell(moved)
        return seen, ends
