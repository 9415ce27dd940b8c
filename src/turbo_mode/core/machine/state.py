"""The state of one execution: what the entries so far add up to. Only ``apply`` changes it.

Everything that a step looks at is found without a search: what may start now stands in a queue, how much a thing waits
for is a count. So a step costs the same in a plan of 100,000 tasks as in one of ten.
"""

from __future__ import annotations

import heapq
from collections import deque
from typing import Any

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.plan.graph import ANY

ENDED = ANY
"""The statuses that nothing leaves."""


class TaskState:
    """One task in the present round of its phase."""

    __slots__ = (
        "attempt", "attempts", "cause", "ended_at", "failure", "lineage", "losses", "outputs", "started_at", "status",
        "waiting",
    )  # fmt: skip

    def __init__(self, waiting: int) -> None:
        self.status = "PENDING"
        self.waiting = waiting
        self.attempts = 0
        self.losses = 0
        self.attempt = ""
        self.cause = ""
        self.lineage = ""
        self.outputs: dict[str, Any] = {}
        self.failure: Failure | None = None
        self.started_at = 0
        self.ended_at = 0


class PhaseState:
    """One phase; ``open`` counts tasks that have not ended, ``failed`` those that failed or were blocked by one."""

    __slots__ = ("decision", "failed", "open", "ready", "round", "running", "started_at", "status", "uses", "waiting")

    def __init__(self, waiting: int) -> None:
        self.status = "PENDING"
        self.waiting = waiting
        self.round = 0
        self.open = 0
        self.failed = 0
        self.running = 0
        self.ready: deque[str] = deque()
        self.started_at = 0
        self.decision: dict[str, Any] = {"selection": "", "confidence": 0.0}
        self.uses: dict[str, int] = {}


class Attempt:
    """One attempt under way."""

    __slots__ = ("effect", "id", "key", "number", "purpose", "request", "started_at", "task", "undoes")

    def __init__(self, started: AttemptStarted) -> None:
        self.id = started.attempt
        self.task = started.task
        self.number = started.number
        self.purpose = started.purpose
        self.request = started.request
        self.effect = started.effect
        self.key = started.key
        self.undoes = started.undoes
        self.started_at = started.at


class Effect:
    """Something done that can be undone: by the task's ``compensate``, by stopping a service, or in a ``child``."""

    __slots__ = ("attempt", "attempts", "child", "number", "outputs", "phase", "round", "task")

    def __init__(
        self, number: int, task: str, phase: str, round: int, attempt: str, outputs: dict[str, Any], child: str = ""
    ) -> None:
        self.number = number
        self.task = task
        self.phase = phase
        self.round = round
        self.attempt = attempt
        self.outputs = outputs
        self.child = child
        self.attempts = 0


class Undo:
    """An undoing under way: the effects still to be undone, the next one at the end."""

    __slots__ = ("left", "phase")

    def __init__(self, phase: str, effects: list[int]) -> None:
        self.phase = phase
        self.left = list(effects)


class Timers:
    """What is due when, by name; the earliest is found at once."""

    def __init__(self) -> None:
        self._due: dict[str, int] = {}
        self._heap: list[tuple[int, str]] = []

    def set(self, name: str, due: int) -> None:
        """Set or move a timer; ``due`` in ms since the epoch."""
        self._due[name] = due
        heapq.heappush(self._heap, (due, name))

    def clear(self, name: str) -> None:
        """Forget a timer, if it is set."""
        self._due.pop(name, None)
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)

    def first(self) -> tuple[int, str] | None:
        """The timer that is due first, as (due, name)."""
        return self._heap[0] if self._heap else None

    def names(self, prefix: str) -> list[str]:
        """The names that begin with ``prefix``, sorted."""
        return sorted(name for name in self._due if name.startswith(prefix))


class Execution:
    """One carrying-out of a plan."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.seq = 0
        self.id = ""
        self.lineage = ""
        self.inputs: dict[str, Any] = {}
        self.facts: dict[str, Any] = {}
        self.level = "medium"
        self.status = "PENDING"
        self.outcome = ""
        self.reason = ""
        self.outputs: dict[str, Any] = {}
        self.started_at = 0
        self.ended_at = 0
        self.paused = False
        self.closing = ""
        self.failed = False
        self.phases: dict[str, PhaseState] = {
            node.id: PhaseState(len(node.needs)) for node in (*blueprint.phases.values(), blueprint.finally_)
        }
        self.tasks: dict[str, TaskState] = {}
        self.attempts: dict[str, Attempt] = {}
        self.timers = Timers()
        self.open_phases = len(blueprint.phases)
        self.due_phases: deque[str] = deque()
        self.full_phases: deque[str] = deque()
        self.startable: dict[str, None] = {}
        self.questions: dict[str, dict[str, Any]] = {}
        self.asking: dict[str, dict[str, Any]] = {}
        self.decisions = 0
        self.effects: dict[int, Effect] = {}
        self.effects_made = 0
        self.effects_at_end: dict[str, int] = {}
        self.undoing: dict[str, Undo] = {}
        self.repeating: dict[str, int] = {}
        self.rolled_back = False
        self.rollback_to = ""
        self.services: dict[str, Attempt] = {}
        self.stopping: set[str] = set()
        self.restarting: set[str] = set()
        self.running = 0
        self.done = 0

    @property
    def ended(self) -> bool:
        """Whether the last entry has been written."""
        return self.status in ("COMPLETED", "FAILED", "CANCELLED")

    @property
    def public_status(self) -> str:
        """PENDING, RUNNING, PAUSED, HELD, or how it ended."""
        if self.ended or self.status == "PENDING":
            return self.status
        if self.paused:
            return "PAUSED"
        asking = tuple(self.asking.values())  # others may look while it moves on
        if not (self.questions or asking) or self.timers.first() or self.startable:
            return "RUNNING"
        moving = len(self.attempts) > len(asking) or not all(each["held"] for each in asking)
        return "RUNNING" if moving else "HELD"

    @property
    def open_questions(self) -> int:
        """How many questions wait for an answer, in children too."""
        below: int = sum(each["questions"] for each in tuple(self.asking.values()))
        return len(self.questions) + below

    @property
    def prospect(self) -> str:
        """What ``execution.status`` says: RUNNING while phases go on, then, for ``finally``, how it will end."""
        if self.open_phases and not self.ended:
            return "RUNNING"
        if self.closing == "cancel":
            return "CANCELLED"
        return "FAILED" if self.failed or self.closing == "rollback" else "COMPLETED"

    def task_status(self, task: str) -> str:
        """The status of a task, also of one whose phase hasn't started: PENDING, or NOT_RUN when it never will."""
        if found := self.tasks.get(task):
            return found.status
        phase = self.phases[self.blueprint.tasks[task].phase].status
        return {"PENDING": "PENDING", "RUNNING": "PENDING", "SKIPPED": "SKIPPED"}.get(phase, "NOT_RUN")

    def round_of(self, task: str) -> int:
        """The present round of the task's phase."""
        return self.phases[self.blueprint.tasks[task].phase].round
