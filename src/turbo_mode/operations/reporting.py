"""Reports about progress: messages that a plan wants every so often while it goes on (``progressTracking.reports``).

Each has a moment: the start of the execution and so many times ``every``. Its message has an id that is made of the
execution and the number of the moment, so whoever owns the store next tells it once. A moment that passed while nobody
owned it is told once as well, with what is known by then, and those before it are left out.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress

from turbo_mode.core.communications.inputs import Post
from turbo_mode.core.communications.notifying import report_message
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.progress.report import Span
from turbo_mode.errors import NotFound, StoreError, TurboModeError
from turbo_mode.operations import progress
from turbo_mode.runtime.embedded.messages import KIND
from turbo_mode.runtime.embedded.runtime import Runtime

SHORTEST = 1_000
"""No report comes more often than this (ms)."""
GLANCE = 5.0
"""Seconds after which the clock is looked at again, at the latest."""
_MOST = 500
"""So many executions that an owner before us has begun are looked for."""


class Reporter:
    """Tells people how far executions are. A thread of its own sleeps until a report is due."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._known: dict[str, list[int]] = {}
        self._told: dict[tuple[str, int], int] = {}
        self._woken, self._closing = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        with runtime.resources.reading() as reader:
            begun = reader.executions(children=False, limit=_MOST)
        for row in begun:
            if row.ended_at is None:
                with suppress(TurboModeError):
                    self.begin(runtime.look_up(row.id))

    def begin(self, state: Execution) -> None:
        """An execution goes on from now on; children are part of their parents' reports."""
        every = [max(milliseconds(each.every), SHORTEST) for each in state.blueprint.plan.progress_tracking.reports]
        if not every or "parent" in state.facts or state.ended:
            return
        self._known[state.id] = every
        self._woken.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reports", daemon=True)
            self._thread.start()

    def end(self, execution: str) -> None:
        """It is over."""
        self._known.pop(execution, None)

    def close(self) -> None:
        """Report nothing more."""
        self._closing.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._woken.clear()
            pause = GLANCE
            for id, every in list(self._known.items()):
                try:
                    state = self._runtime.look_up(id)
                    self._report(state, every)
                    pause = min(pause, *(self._left(state, each) for each in every))
                except NotFound:
                    self.end(id)
                except StoreError:
                    continue  # the next look tells it
            self._woken.wait(max(pause, 0.01))

    def _left(self, state: Execution, every: int) -> float:
        """Seconds to the next moment."""
        return (every - (_now() - state.started_at) % every) / 1000

    def _report(self, state: Execution, every: list[int]) -> None:
        now = _now()
        due = list(self._due(state, every, now))
        if not due or state.ended:
            return
        usual = self._usual(state.id)
        for place, number in due:
            message = report_message(state, place, number, usual, now)
            if self._runtime.resources.get(KIND, message.id) is None:
                self._runtime.messages.postman.feed(Post(message))
            self._told[state.id, place] = number

    def _due(self, state: Execution, every: list[int], now: int) -> Iterator[tuple[int, int]]:
        for place, each in enumerate(every):
            number = (now - state.started_at) // each
            if state.started_at and number > self._told.get((state.id, place), 0):
                yield place, number

    def _usual(self, execution: str) -> str:
        """How far it is, in words."""
        with self._runtime.resources.reading() as reader:
            row = reader.find(execution)[0]
            found = progress.track(reader, row, self._runtime.directory).progress
        numbers, waits = found.metrics, len(self._runtime.look_up(execution).questions)
        left = found.predictions.get("remaining") if found.predictions.get("executions") else None
        end = f"; {_remaining(Span(**left))}" if left else ""
        lines = [
            f"{row.plan_name} is {found.percentage:.0f} % done, {numbers['done']} of {numbers['tasks']} tasks{end}."
        ]
        lines += [f"{id}: {part:.0f} %" for id, part in found.phases.items() if 0 < part < 100]
        if waits:
            lines.append(f"{waits} question{'s' if waits > 1 else ''} wait{'' if waits > 1 else 's'} for an answer.")
        lines += [f"{each.task} is {each.kind}: {each.explanation}" for each in found.anomalies[-5:]]
        return "\n".join(lines)


def _remaining(left: Span) -> str:
    size, unit = next(
        (size, unit) for size, unit in ((3600, "h"), (60, "min"), (1, "s")) if left.median >= 1.5 * size or size == 1
    )
    return f"about {left.median / size:.0f} {unit} left ({left.low / size:.0f}–{left.high / size:.0f})"


def _now() -> int:
    return time.time_ns() // 1_000_000
