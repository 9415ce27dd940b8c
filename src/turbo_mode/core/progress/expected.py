"""How long tasks are expected to take before any of them has run: by earlier executions, else by what kind they are.

These are the weights of the percentage. They are settled once for an execution, so that it can't go backwards because
somebody has learned something meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from turbo_mode.core.machine.blueprint import Blueprint, TaskNode
from turbo_mode.core.plan.durations import is_duration, milliseconds
from turbo_mode.core.progress.records import Record

USUAL = {"http": 2.0, "python": 5.0, "shell": 20.0, "service": 3.0, "agent": 60.0, "plan": 60.0, "wait": 60.0,
         "approve": 600.0, "decide": 1.0}  # fmt: skip
"""Seconds that a task of a kind is supposed to take while nothing is known."""
_OTHERWISE = 20.0
_LEAST = 0.05
_RECENT = 5


class Expected:
    """By task: seconds of one instance, and how many instances a fan-out has. ``experience``: executions behind it."""

    def __init__(self, blueprint: Blueprint, records: Sequence[Record] = ()) -> None:
        self._seconds: dict[str, float] = {}
        self._sizes: dict[str, int] = {}
        self.experience = len(records)
        recent = records[-_RECENT:]
        known: dict[str, list[float]] = {}
        for record in recent:
            counts: dict[str, int] = {}
            for task in record.tasks.values():
                if task.seconds is not None:
                    known.setdefault(task.task, []).append(task.seconds)
                counts[task.task] = counts.get(task.task, 0) + 1
            self._sizes |= counts
        for id, node in blueprint.tasks.items():
            self._seconds[id] = max(median(known[id]) if id in known else usual(node), _LEAST)

    def seconds(self, task: str) -> float:
        """Of one instance of the task, or of the task."""
        return self._seconds[task]

    def size(self, task: str) -> int:
        """How many instances the last execution had; 1 where there is no such experience."""
        return max(self._sizes.get(task, 1), 1)


def usual(node: TaskNode) -> float:
    """What a task may take, by its plan alone."""
    wait = node.task.wait
    said = wait if isinstance(wait, str) else wait.for_ if wait is not None else None
    if isinstance(said, str) and is_duration(said):
        return milliseconds(said) / 1000
    return USUAL.get(node.kind, _OTHERWISE)
