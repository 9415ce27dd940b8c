"""Where the time of an execution went, task by task: folded from its entries, with nothing measured anew.

The time of a task is cut into *spans*: it ``waits`` for a slot, a pause or an engine once its needs have ended,
``runs``, ``pauses`` between attempts, or ``asks`` for a person's word. Taking its effect back has spans of its own,
which count for nothing that is said of the task. All numbers are milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.envelope import timestamp

What = Literal["waits", "runs", "pauses", "asks"]
_OVER = e.TaskCompleted | e.TaskFailed | e.TaskSkipped | e.TaskCancelled | e.TaskNotRun


class Span(NamedTuple):
    """From when to when (ms since the epoch) a task did what."""

    since: int
    until: int
    what: What


class TaskTime:
    """One task or instance, over all rounds of its phase. ``attempts`` are the ids of all its attempts."""

    def __init__(self, name: str, phase: str) -> None:
        self.name = name
        self.phase = phase
        self.status = "PENDING"
        self.attempts: list[str] = []
        self.retries = 0
        self.spans: list[Span] = []

    def of(self, what: What) -> int:
        """How long it did this, in all."""
        return sum(span.until - span.since for span in self.spans if span.what == what)

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        data: dict[str, Any] = {"task": self.name, "phase": self.phase, "status": self.status}
        if self.spans:
            data |= {"startedAt": timestamp(self.spans[0].since), "endedAt": timestamp(self.spans[-1].until)}
        return data | {
            "waitedMs": self.of("waits"), "ranMs": self.of("runs"), "pausedMs": self.of("pauses"),
            "askedMs": self.of("asks"), "attempts": len(self.attempts), "retries": self.retries,
        }  # fmt: skip


class Timeline:
    """``see`` is to be told every entry, each with the state right after it; ``upto`` ends what has not ended.

    ``undoing``: by task (which an earlier execution may have carried out), when its effects were taken back.
    """

    def __init__(self) -> None:
        self.since = self.until = 0
        self.tasks: dict[str, TaskTime] = {}
        self.undoing: dict[str, TaskTime] = {}
        self.questions: list[int] = []
        self._open: dict[str, tuple[int, What]] = {}
        self._asked: dict[str, int] = {}
        self._undoing: dict[int, tuple[TaskTime, int, What]] = {}

    def see(self, entry: e.AnyEntry, state: Execution) -> None:
        """One entry more."""
        if isinstance(entry, e.ExecutionSuperseded):
            return  # long after the end
        self.since, self.until = self.since or entry.at, max(self.until, entry.at)
        match entry:
            case e.AttemptStarted(purpose="undo"):
                self._undo(entry.undoes, entry.at, "runs", state)
            case e.UndoRetryScheduled(effect=effect) | e.PollScheduled(undoes=effect) if effect:
                self._undo(effect, entry.at, "pauses", state)
            case e.UndoFailed():
                self._undo(entry.effect, entry.at, "asks", state)
            case e.EffectUndone():
                self._end_undo(entry.effect, entry.at)
            case e.AttemptStarted():
                self._started(entry, state)
            case e.RetryScheduled() | e.PollScheduled() | e.AttemptLost() | e.TaskFellBack():
                self._next(entry.task, entry.at, "pauses", state)
                self._task(entry.task, state).retries += isinstance(entry, e.RetryScheduled)
            case e.RetryDue() | e.RepeatAllowed():
                self._next(entry.task, entry.at, "waits", state)
            case e.TaskInDoubt():
                self._next(entry.task, entry.at, "asks", state)
            case e.EscalationRaised():
                self._asked[entry.decision] = entry.at
            case e.OptionChosen() | e.EscalationClosed():
                self.questions.append(entry.at - self._asked.pop(entry.decision, entry.at))
        if isinstance(entry, _OVER) and not state.blueprint.tasks[entry.task].many:
            self._close(entry.task, entry.at, state)
            self._task(entry.task, state).status = state.task_status(entry.task)

    def upto(self, now: int) -> None:
        """The execution goes on, and this is how it is now."""
        self.until = max(self.until, now)
        for id in list(self._open):
            since, what = self._open.pop(id)
            self.tasks[id].spans.append(Span(since, self.until, what))
        for effect in list(self._undoing):
            self._end_undo(effect, self.until)
        self.questions += [self.until - at for at in self._asked.values()]

    @property
    def work(self) -> int:
        """How long all tasks together have run."""
        return sum(task.of("runs") for task in self.tasks.values())

    def _started(self, entry: e.AttemptStarted, state: Execution) -> None:
        task = self._task(entry.task, state)
        if entry.purpose == "verify":
            return
        task.attempts.append(entry.attempt)
        node = state.blueprint.tasks[entry.task]
        if entry.task not in self._open and (ready := max(_ready(state, node), self.since)) < entry.at:
            self._open[entry.task] = (ready, "waits")
        self._next(entry.task, entry.at, "runs", state)

    def _next(self, id: str, at: int, what: What, state: Execution) -> None:
        self._close(id, at, state)
        self._open[id] = (at, what)
        self._task(id, state).status = state.task_status(id)

    def _close(self, id: str, at: int, state: Execution) -> None:
        if (before := self._open.pop(id, None)) is not None and before[0] < at:
            self._task(id, state).spans.append(Span(before[0], at, before[1]))

    def _undo(self, number: int, at: int, what: What, state: Execution) -> None:
        self._end_undo(number, at)
        effect = state.effects[number]
        if effect.task not in self.undoing:
            node = state.node_in(effect.task, effect.round)
            self.undoing[effect.task] = TaskTime(state.name_of(node), node.phase)
        self._undoing[number] = (self.undoing[effect.task], at, what)

    def _end_undo(self, number: int, at: int) -> None:
        if number in self._undoing:
            task, since, what = self._undoing.pop(number)
            task.spans.append(Span(since, at, what))

    def _task(self, id: str, state: Execution) -> TaskTime:
        if id not in self.tasks:
            node = state.blueprint.tasks[id]
            self.tasks[id] = TaskTime(state.name_of(node), node.phase)
        return self.tasks[id]


def _ready(state: Execution, node: TaskNode) -> int:
    """When nothing but a slot, a pause or an engine was missing."""
    owner = state.blueprint.tasks[node.fan] if node.fan else node
    ends = [state.tasks[need].ended_at for need, _ in owner.needs]
    listed = [state.tasks[node.fan].started_at] if node.fan else []
    return max([state.phases[node.phase].started_at, *ends, *listed])


def timeline_of(seen: Iterable[tuple[e.AnyEntry, Execution]]) -> Timeline:
    """The timeline of entries, each with the state right after it."""
    found = Timeline()
    for entry, state in seen:
        found.see(entry, state)
    return found
