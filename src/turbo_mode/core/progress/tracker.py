"""Following an execution for what is odd: its entries handed to a detector that knows earlier executions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.progress.anomalies import Anomaly, Detector
from turbo_mode.core.progress.baselines import SHORTEST, Experience
from turbo_mode.core.progress.records import Record
from turbo_mode.core.protocol.envelope import hide

_WAIT_FOR_OTHERS = ("approve", "decide", "wait", "plan", "service")
"""Kinds whose length says nothing about themselves."""


def taught(records: Sequence[Record]) -> Experience:
    """What is usual by earlier executions, the oldest first."""
    experience = Experience()
    for record in records:
        number = Counter(task.task for task in record.tasks.values())
        for task in record.tasks.values():
            if task.seconds is None:
                continue
            baseline = experience.of(task.task)
            baseline.begin((number[task.task],))
            baseline.ran += 1
            baseline.failed += task.status == "FAILED"
            baseline.tried(task.retries)
            if task.status == "COMPLETED" and not task.retries:
                baseline.add(math.log(max(task.seconds, SHORTEST)), _clues(task.task, task.name))
        experience.close()
    return experience


def _clues(task: str, name: str) -> tuple[str, ...]:
    """What a task has in common with others: itself in earlier executions, and tasks for the same item of a list."""
    return (name,) if name == task else (name, name.removeprefix(task))


class Tracker:
    """``see`` is to be told every entry, each with the state right after it; all found so far are in ``anomalies``."""

    def __init__(self, records: Sequence[Record] = ()) -> None:
        self._records = records
        self._detector = Detector(taught(records))
        self._state: Execution | None = None
        self._is_late = False
        self.anomalies: list[Anomaly] = []

    def see(self, entry: e.AnyEntry, state: Execution) -> list[Anomaly]:
        """One entry more; returns what is odd about it."""
        self._state = state
        at, found = entry.at / 1000, list[Anomaly]()
        match entry:
            case e.AttemptStarted() if entry.purpose in ("run", "fallback"):
                node = state.blueprint.tasks[entry.task]
                if node.kind not in _WAIT_FOR_OTHERS:
                    self._started(node, state, at)
            case e.RetryScheduled():
                node = state.blueprint.tasks[entry.task]
                said = f"{entry.failure.code}: {entry.failure.message}"
                name = self._name(entry.task, state)
                found = self._detector.retried(name, node.fan or node.id, said, at)
                self._detector.left(name)
            case e.TaskCompleted():
                name = self._name(entry.task, state)
                found = self._detector.ended(name, at, outputs=hide(state.tasks[entry.task].outputs))
            case e.TaskFailed():
                found = self._detector.ended(self._name(entry.task, state), at, failed=True)
            case e.TaskCancelled() | e.AttemptLost() | e.TaskInDoubt():
                self._detector.left(self._name(entry.task, state))
            case e.PhaseStarted() if entry.round > 1:
                again = self._detector.again(set(state.blueprint.phase(entry.phase).tasks))
                if again and self._records:  # what was odd in one round isn't what is usual in the next
                    self._detector.experience = taught(self._records)
            case _:
                pass
        return self._kept(found)

    def _kept(self, found: list[Anomaly]) -> list[Anomaly]:
        """What was found, each with the round in which that was."""
        found = [structs.replace(each, round=self._round(each.task)) for each in found]
        self.anomalies += found
        return found

    def _round(self, task: str) -> int:
        id = task.partition("[")[0]
        return self._state.round_of(id) if self._state is not None and id in self._state.blueprint.tasks else 1

    def _started(self, node: TaskNode, state: Execution, at: float) -> None:
        type, name = node.fan or node.id, state.name_of(node)
        number = len(state.fan_of(node).items) if node.fan else 1
        self._detector.started(name, type, at, _clues(type, name), (number,))

    def learn(self, records: Sequence[Record]) -> None:
        """More is known of earlier executions than when it began."""
        self._records = records
        self._detector.experience = taught(records)

    def printed(self, task: str, at: int) -> None:
        """The task that people call so has printed something at ``at`` (ms)."""
        self._kept(self._detector.printed(task, at / 1000))

    def tick(self, now: int) -> list[Anomaly]:
        """It is ``now`` (ms): what has been running for too long?"""
        return self._kept(self._detector.tick(now / 1000) + self._late(now))

    def _late(self, now: int) -> list[Anomaly]:
        """The plan says from when on it counts as late."""
        state = self._state
        after = state.blueprint.plan.progress_tracking.warn_after if state is not None else None
        if state is None or after is None or self._is_late or now - state.started_at < milliseconds(after):
            return []
        self._is_late = True
        said = f"it goes on for longer than {after}, which its plan has as `warnAfter`"
        return [Anomaly("late", state.blueprint.plan.name, "MEDIUM", said, now / 1000)]

    @staticmethod
    def _name(task: str, state: Execution) -> str:
        return state.name_of(state.blueprint.tasks[task])
