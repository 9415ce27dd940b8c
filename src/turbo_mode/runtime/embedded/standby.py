"""Hot standby: waits beside an owner, and goes on with what it leaves behind when it is gone: executions, schedules."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from turbo_mode.errors import NotFound, StoreBusy, StoreDamaged, TurboModeError
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.store import schedules as stored
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import UNFINISHED, ExecutionRow

GOES_ON = tuple(status for status in UNFINISHED if status != "PAUSED")
"""What needs somebody who carries it out; what is paused waits for whoever resumes it."""


class Taken(NamedTuple):
    """What was taken over: executions, and the names of schedules. Close ``runtime`` when all is over."""

    runtime: Runtime
    rows: list[ExecutionRow]
    schedules: list[str]


class Standby:
    """``read`` opens the store, ``is_owned`` looks for an owner, ``own`` becomes it. ``faults``: what can't go on."""

    def __init__(self, read: Callable[[], Reader], is_owned: Callable[[], bool], own: Callable[[], Runtime]) -> None:
        self._read = read
        self._is_owned = is_owned
        self._own = own
        self.faults: dict[str, TurboModeError] = {}

    def look(self) -> Taken | None:
        """Takes over if something is left and nobody owns the store."""
        with suppress(StoreBusy, NotFound):
            if (self._left() or self.schedules()) and not self._is_owned():
                return self._take_over()
        return None

    def schedules(self) -> list[str]:
        """The schedules by which somebody has to start executions."""
        with self._read() as reader:
            return stored.active(reader)

    def _left(self) -> list[ExecutionRow]:
        with self._read() as reader:
            rows = reader.executions(statuses=GOES_ON, children=False, limit=10_000)
        return [row for row in reversed(rows) if row.id not in self.faults]

    def _take_over(self) -> Taken:
        runtime = self._own()
        try:
            taken = [row for row in self._left() if self._goes_on(runtime, row)]
            if schedules := self.schedules():
                runtime.schedules.fire()
        except BaseException:
            runtime.close()
            raise
        return Taken(runtime, taken, schedules)

    def _goes_on(self, runtime: Runtime, row: ExecutionRow) -> bool:
        try:
            return runtime.go_on(row.id, family=True)
        except StoreDamaged as error:
            self.faults[row.id] = error
            return False
