"""Following an execution for what is odd, also about what its programs print, which isn't in the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.anomalies import Anomaly
from turbo_mode.core.progress.records import Record
from turbo_mode.core.progress.tracker import Tracker
from turbo_mode.data.work import Places
from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded.attempt_log import LogReader
from turbo_mode.runtime.embedded.programs import newest_directory
from turbo_mode.store.following import Followed
from turbo_mode.store.learned import learned
from turbo_mode.store.queries import Reader

QUIET_MS = 30_000
"""Who has run for less has not been silent."""
MOST = 1_000
"""So many anomalies are looked at, the latest."""
_ENDS = (
    e.TaskCompleted, e.TaskFailed, e.TaskCancelled, e.TaskInDoubt, e.RetryScheduled, e.PollScheduled, e.AttemptLost,
)  # fmt: skip
_Log = tuple[LogReader, str, int]


class Watching:
    """``see`` is to be told every entry, each with the state right after it; ``folder`` is that of the store."""

    def __init__(self, folder: Path, records: Sequence[Record] = ()) -> None:
        self._tracker = Tracker(records)
        self._executions = folder / "executions"
        self._logs: dict[str, _Log] = {}

    @property
    def anomalies(self) -> list[Anomaly]:
        """All that was found so far."""
        return self._tracker.anomalies

    def see(self, entry: e.AnyEntry, state: Execution) -> None:
        """One entry more."""
        if isinstance(entry, _ENDS) and (log := self._logs.pop(entry.task, None)) is not None:
            if entry.at - log[2] >= QUIET_MS:
                self._hear(log)
            log[0].close()
        self._tracker.see(entry, state)
        if isinstance(entry, e.AttemptStarted) and entry.request["kind"] == "shell":
            if (before := self._logs.pop(entry.task, None)) is not None:
                before[0].close()
            printed = LogReader(newest_directory(self._executions / state.id / "attempts" / entry.attempt))
            self._logs[entry.task] = (printed, state.name_of(state.blueprint.tasks[entry.task]), entry.at)

    def tick(self, now: int) -> None:
        """It is ``now`` (ms): look what runs too long, and what has stopped to print."""
        for log in self._logs.values():
            self._hear(log)
        self._tracker.tick(now)

    def close(self) -> None:
        """Close what is open."""
        for log, _, _ in self._logs.values():
            log.close()

    def _hear(self, log: _Log) -> None:
        reader, name, _ = log
        for piece in reader.read():
            self._tracker.printed(name, piece.at)


def look_up(
    data: Places,
    reader: Callable[[], AbstractContextManager[Reader]] | None,
    folder: Path,
    execution: str,
    read: Mapping[str, Any],
) -> dict[str, Any]:
    """What a piece of evidence rests on: numbers of a data source or what is odd; or why that can't be known."""
    try:
        if not read.get("anomalies"):
            return data.measured(read)
        assert reader is not None
        with reader() as opened:
            return noticed(opened, folder, execution, read["until"])
    except TurboModeError as error:
        return {"problem": error.message + (f"; {error.hint}" if error.hint else "")}


def noticed(reader: Reader, folder: Path, execution: str, until: int) -> dict[str, Any]:
    """What was odd about an execution by ``until`` (ms), by what is committed and by so many earlier ``executions``.

    ``folder`` is that of the store.
    """
    row = reader.find(execution)[0]
    records = learned(reader, row.plan_name, row.id).records
    watching = Watching(folder, records)
    for seen in Followed(reader, row).new():
        watching.see(seen.entry, seen.state)
    watching.tick(until)
    watching.close()
    found = [
        {"kind": each.kind, "task": each.task, "severity": each.severity, "explanation": each.explanation,
         "round": each.round}
        for each in watching.anomalies[-MOST:]
    ]  # fmt: skip
    return {"noticed": found, "executions": len(records)}
