"""What one execution teaches about the next ones of its plan: how long its tasks took, how they ended, who was asked.

A ``Recorder`` is told every entry, as a timeline is. All times in a record are seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.timeline import Timeline

_RAN = ("COMPLETED", "FAILED")


class TaskRecord(Struct, frozen=True):
    """One task or instance. ``task`` is the id that its plan has for it; ``seconds`` are without waiting for a slot.

    ``seconds`` is None for one that was left out.
    """

    task: str
    name: str
    phase: str
    status: str
    seconds: float | None
    attempts: int = 0
    retries: int = 0


class Record(Struct, frozen=True):
    """One execution. ``held`` is how long people were asked about the gate of a phase, ``lasted`` start to end."""

    id: str
    plan: str
    status: str
    started_at: int
    lasted: float
    tasks: dict[str, TaskRecord]
    held: dict[str, float]
    questions: int

    def of(self, task: str) -> list[TaskRecord]:
        """The instances of a task, or itself."""
        return [each for each in self.tasks.values() if each.task == task]


class Recorder:
    """``see`` is to be told every entry, each with the state right after it."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.asked: dict[str, tuple[str, int]] = {}
        self.started: dict[str, int] = {}
        self.failures: dict[str, list[str]] = {}
        self._held: Counter[str] = Counter()
        self._questions = 0

    def see(self, entry: e.AnyEntry, state: Execution) -> None:
        """One entry more."""
        self.timeline.see(entry, state)
        match entry:
            case e.EscalationRaised():
                self.asked[entry.decision] = ("" if entry.task else entry.phase, entry.at)
                self._questions += 1
            case e.OptionChosen() | e.EscalationClosed() if entry.decision in self.asked:
                phase, at = self.asked.pop(entry.decision)
                self._held[phase] += entry.at - at
            case e.AttemptStarted() if entry.purpose in ("run", "fallback"):
                self.started[entry.task] = entry.at
            case e.RetryScheduled():
                said = f"{entry.failure.code}: {entry.failure.message}"
                self.failures.setdefault(entry.task, []).append(said)

    def record(self, state: Execution) -> Record:
        """What has come of it so far."""
        line = self.timeline
        tasks = {}
        for id, task in line.tasks.items():
            node = state.blueprint.tasks[id]
            own = sum(span.until - span.since for span in task.spans if span.what != "waits")
            seconds = own / 1000 if task.status in _RAN and task.attempts else None
            tasks[id] = TaskRecord(
                node.fan or id, task.name, task.phase, task.status, seconds, len(task.attempts), task.retries
            )
        return Record(
            state.id, state.blueprint.plan.name, state.public_status, line.since, (line.until - line.since) / 1000,
            tasks, {phase: held / 1000 for phase, held in self._held.items() if phase}, self._questions,
        )  # fmt: skip


def record_of(seen: Iterable[tuple[e.AnyEntry, Execution]]) -> Record | None:
    """The record of entries, each with the state right after it; None where there are none."""
    recorder, last = Recorder(), None
    for entry, last in seen:
        recorder.see(entry, last)
    return recorder.record(last) if last is not None else None
