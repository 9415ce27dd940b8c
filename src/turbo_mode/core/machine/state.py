"""The state of one execution: what the entries so far add up to. Only ``apply`` changes it.

Everything that a step looks at is found without a search: what may start now stands in a queue, how much a thing waits
for is a count. So a step costs the same in a plan of 100,000 tasks as in one of ten.
"""

from __future__ import annotations

import heapq
from collections import deque
from typing import Any

from msgspec import Struct

from turbo_mode.core.allocator.entries import TENANT
from turbo_mode.core.decisions.model import HandedRule, Sampled, Verdict
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.machine.blueprint import Blueprint, TaskNode
from turbo_mode.core.machine.entries import AdviceAsked, AttemptStarted, SamplesAsked
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.plan.graph import ANY

ENDED = ANY
"""The statuses of what is over; only a task that somebody wants done again, in a phase that goes on, leaves them."""


class TaskState(Struct, gc=False):
    """One task in the present round of its phase.

    ``asked`` counts the polls in a row that said "not yet", ``polling_since`` is when the first of them began. Of its
    ``attempts``, ``uncounted`` ones say nothing about ``retry``: polls, and all before a fallback. ``fell_back`` is the
    failure because of which the fallback runs, after ``tried`` attempts. ``overdue``: its deadline has passed.
    ``unseen``: an attempt may have had its effect, and nobody saw. ``anew``: somebody wants it done again.
    """

    waiting: int
    status: str = "PENDING"
    attempts: int = 0
    losses: int = 0
    attempt: str = ""
    cause: str = ""
    lineage: str = ""
    outputs: dict[str, Any] = {}
    artifacts: dict[str, list[dict[str, Any]]] = {}
    failure: Failure | None = None
    started_at: int = 0
    ended_at: int = 0
    case: str = ""
    asked: int = 0
    uncounted: int = 0
    polling_since: int = 0
    fell_back: Failure | None = None
    tried: int = 0
    overdue: bool = False
    unseen: bool = False
    anew: bool = False

    @property
    def tries(self) -> int:
        """The attempts that count against ``retry``, the one under way included."""
        return self.attempts - self.losses - self.uncounted


class PhaseState:
    """One phase; ``open`` counts tasks that have not ended, ``failed`` those that failed or were blocked by one.

    Of its loop, ``lap`` counts the rounds, ``looped`` says that it is over, and ``unmet`` why it counts as failed.
    ``timed_out``: its tasks are being ended. ``ending`` is the status that it will have after its ``finally`` tasks, of
    which ``untidy`` failed. ``previous`` has the tasks as they were in the round before, if the plan reads that.
    Those in ``shut`` would be ``ready`` if the window for changes were open; ``entered``: it may begin for good.
    ``added`` is the work that instances make beyond the phase's own tasks, ``added_done`` how much of that has ended.
    ``consulted``: what came of asking a model about its gate. ``looks``: what the evidence of its gate has shown in the
    rounds before, by name, and ``looked`` with this one.
    """

    __slots__ = (
        "added", "added_done", "consulted", "decision", "ending", "entered", "environment", "failed", "lap", "looked",
        "looks", "looped", "open", "previous", "ready", "round", "running", "shut", "started_at", "status", "timed_out",
        "unmet", "untidy", "uses", "values", "waiting", "why",
    )  # fmt: skip

    def __init__(self, waiting: int) -> None:
        self.status = "PENDING"
        self.waiting = waiting
        self.round = 0
        self.open = 0
        self.failed = 0
        self.running = 0
        self.added = 0
        self.added_done = 0
        self.ready: deque[str] = deque()
        self.shut: deque[str] = deque()
        self.started_at = 0
        self.decision: dict[str, Any] = {"selection": "", "confidence": 0.0}
        self.uses: dict[str, int] = {}
        self.consulted: Consulted | None = None
        self.looks: dict[str, list[Verdict]] = {}
        self.looked: dict[str, list[Verdict]] = {}
        self.lap = 0
        self.looped = False
        self.unmet = ""
        self.timed_out = False
        self.ending = ""
        self.why = ""
        self.untidy = 0
        self.entered = False
        self.environment = ""
        self.values: dict[str, Any] = {}
        self.previous: dict[str, dict[str, Any]] = {}


class Attempt:
    """One attempt under way."""

    __slots__ = ("case", "effect", "id", "key", "number", "purpose", "request", "started_at", "task", "undoes")

    def __init__(self, started: AttemptStarted) -> None:
        self.id = started.attempt
        self.task = started.task
        self.number = started.number
        self.purpose = started.purpose
        self.request = started.request
        self.effect = started.effect
        self.key = started.key
        self.undoes = started.undoes
        self.case = started.case
        self.started_at = started.at


class Effect:
    """Something done that can be undone: by the task's ``compensate``, by stopping a service, or in a ``child``.

    ``asked`` and ``polling_since`` are about a compensation that polls, as in ``TaskState``. In a fork, ``mark`` is by
    what a repeat of an adopted effect is known, and one whose task is done again has a ``round`` below 0. ``lock`` is
    what its task held, and what taking it back needs.
    """

    __slots__ = (
        "asked", "attempt", "attempts", "child", "lock", "mark", "number", "outputs", "phase", "polling_since", "round",
        "task",
    )  # fmt: skip

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
        self.mark = ""
        self.lock = ""
        self.attempts = 0
        self.asked = 0
        self.polling_since = 0


class Undo:
    """An undoing under way: the effects still to be undone, the next one at the end."""

    __slots__ = ("left", "phase")

    def __init__(self, phase: str, effects: list[int]) -> None:
        self.phase = phase
        self.left = list(effects)


class Chosen(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A choice at a gate, or in a ``task`` that decides, of which the outcome is to be known in the end.

    ``told``: somebody has said it.

    ``instead``: a person chose that in place of ``option``, which had been advised. ``confidence`` rests on how often
    it turns out right as a rule (``usual``) and by what the evidence multiplied the odds of that (``factor``).
    """

    decision: str
    phase: str
    option: str
    then: str
    usual: float
    factor: float
    confidence: float
    environment: str = ""
    by: str = ""
    instead: str = ""
    told: bool = False
    task: str = ""


class Origin(Struct):
    """Of a fork, what it must know of the executions before it; ``forks`` is the one that it comes from.

    ``deeds`` are what must not happen again unasked, but for ``allowed`` tasks. ``lineages`` are those of the children
    of plan tasks, ``marked`` the adopted effects by their marks.
    """

    forks: str = ""
    deeds: dict[str, dict[str, Any]] = {}
    allowed: list[str] = []
    lineages: dict[str, str] = {}
    marked: dict[str, list[int]] = {}


class Ledger:
    """Budgets: the limits of each pool, what is ``taken`` out of it, and what attempts under way have ``reserved``.

    In phases ``awaiting`` tasks wait for what others hold; those in ``freed`` are to be looked at again.
    """

    __slots__ = ("awaiting", "freed", "pools", "reserved", "taken")

    def __init__(self) -> None:
        self.pools: dict[str, dict[str, float]] = {}
        self.taken: dict[str, dict[str, float]] = {}
        self.reserved: dict[str, dict[str, float]] = {}
        self.awaiting: list[str] = []
        self.freed: list[str] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and all(
            getattr(self, name) == getattr(other, name) for name in Ledger.__slots__
        )

    __hash__ = None  # type: ignore[assignment]  # it changes


class Timers:
    """What is due when, by name; the earliest is found at once."""

    def __init__(self) -> None:
        self._due: dict[str, int] = {}
        self._heap: list[tuple[int, str]] = []

    def set(self, name: str, due: int) -> None:
        """Set or move a timer; ``due`` in ms since the epoch."""
        self._due[name] = due
        heapq.heappush(self._heap, (due, name))
        self._drop_old()

    def clear(self, name: str) -> None:
        """Forget a timer, if it is set."""
        self._due.pop(name, None)
        self._drop_old()

    def _drop_old(self) -> None:
        """What comes first is a timer that is set so: those that were moved or cleared are dropped there."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)

    def first(self) -> tuple[int, str] | None:
        """The timer that is due first, as (due, name)."""
        return self._heap[0] if self._heap else None

    def others(self, prefixes: tuple[str, ...]) -> bool:
        """Whether there is a timer whose name begins with none of these."""
        return any(not name.startswith(prefixes) for name in self._due)

    def due(self, name: str) -> int:
        """When a timer is due, or 0 if it isn't set."""
        return self._due.get(name, 0)

    def names(self, prefix: str) -> list[str]:
        """The names that begin with ``prefix``, sorted."""
        return sorted(name for name in self._due if name.startswith(prefix))


class Execution:
    """One carrying-out of a plan.

    Before something is decided, models may be asked (``advising``) and numbers read from data sources (``measuring``),
    by attempt. What came of it is in ``samples``, by the name of the place, and ``opinions``, for tasks that decide.
    Of locks and slots (see ``slots.py``) it is ``awaiting`` some, is ``holding`` others, and is ``returning`` what it
    needs no more, each by who in it has them. ``queued``: it can't begin without the lock of its plan.
    """

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.seq = 0
        self.id = ""
        self.lineage = ""
        self.inputs: dict[str, Any] = {}
        self.facts: dict[str, Any] = {}
        self.level = "medium"
        self.rules: list[HandedRule] = []
        self.ledger = Ledger()
        self.status = "PENDING"
        self.outcome = self.reason = ""
        self.outputs: dict[str, Any] = {}
        self.started_at = self.ended_at = 0
        self.paused = self.failed = False
        self.closing = ""
        self.phases: dict[str, PhaseState] = {
            node.id: PhaseState(len(node.needs)) for node in (*blueprint.phases.values(), blueprint.finally_)
        }
        self.tasks: dict[str, TaskState] = {}
        self.fans: dict[str, FanOut] = {}
        self.former_fans: dict[str, FanOut] = {}
        self.attempts: dict[str, Attempt] = {}
        self.timers = Timers()
        self.open_phases = len(blueprint.phases)
        self.due_phases: deque[str] = deque()
        self.full_phases: deque[str] = deque()
        self.full_fans: deque[str] = deque()
        self.startable: dict[str, None] = {}
        self.questions: dict[str, dict[str, Any]] = {}
        self.asking: dict[str, dict[str, Any]] = {}
        self.decisions = 0
        self.choices: list[Chosen] = []
        self.learned: Learned | None = None
        self.effects: dict[int, Effect] = {}
        self.effects_made = 0
        self.effects_at_end: dict[str, int] = {}
        self.undoing: dict[str, Undo] = {}
        self.repeating: dict[str, int] = {}
        self.rolled_back = False
        self.rollback_to = ""
        self.signals: dict[str, list[dict[str, Any]]] = {}
        self.listening: dict[str, str] = {}
        self.kept_bytes = 0
        self.queued = False
        self.awaiting: dict[str, dict[str, Any]] = {}
        self.holding: dict[str, list[str]] = {}
        self.returning: dict[str, list[str]] = {}
        self.services: dict[str, Attempt] = {}
        self.advising: dict[str, AdviceAsked] = {}
        self.opinions: dict[str, Consulted] = {}
        self.measuring: dict[str, SamplesAsked] = {}
        self.samples: dict[str, dict[str, Sampled]] = {}
        self.origin = Origin()
        self.superseded_by = ""
        self.skips: dict[str, dict[str, Any]] = {}
        self.links: dict[str, str] = {}
        self.stopping: set[str] = set()
        self.restarting: set[str] = set()
        self.running = self.done = self.added = 0

    @property
    def asked(self) -> list[AdviceAsked | SamplesAsked]:
        """What has been asked before something is decided, and isn't there yet."""
        return [*self.advising.values(), *self.measuring.values()]

    @property
    def tenant(self) -> str:
        """Whose it is; a journal of before there were tenants says nothing."""
        said: str = self.facts.get("tenant", TENANT)
        return said

    @property
    def ended(self) -> bool:
        """Whether the last entry has been written."""
        return self.status in ("COMPLETED", "FAILED", "CANCELLED")

    @property
    def public_status(self) -> str:
        """PENDING, RUNNING, PAUSED, HELD, or how it ended."""
        if self.ended or self.status == "PENDING":
            return self.status
        if self.paused or self.queued:
            return "PAUSED" if self.paused else "PENDING"
        asking = tuple(self.asking.values())  # others may look while it moves on
        if not (self.questions or asking) or self.timers.others(("ask:", "wall:")) or self.startable or self.awaiting:
            return "RUNNING"
        waiting = len(asking) + sum(question["about"] in ("approval", "decide") for question in self.questions.values())
        moving = len(self.attempts) > waiting or not all(each["held"] for each in asking)
        return "RUNNING" if moving else "HELD"

    @property
    def open_questions(self) -> int:
        """How many questions wait for an answer, in children too."""
        if not self.asking:
            return len(self.questions)
        below: int = sum(each["questions"] for each in tuple(self.asking.values()))
        return len(self.questions) + below

    @property
    def waiting(self) -> int:
        """How many of the tasks that count as running wait for a lock or a slot."""
        return sum(who != "" and not who.startswith("undo:") for who in tuple(self.awaiting)) if self.awaiting else 0

    @property
    def prospect(self) -> str:
        """What ``execution.status`` says: RUNNING while phases go on, then, for ``finally``, how it will end."""
        if self.open_phases and not self.ended:
            return "RUNNING"
        if self.closing == "cancel":
            return "CANCELLED"
        return "FAILED" if self.failed or self.closing == "rollback" else "COMPLETED"

    @property
    def final(self) -> set[str]:
        """The phases whose effects no rollback undoes, since a point of no return has been passed."""
        points = self.blueprint.points_of_no_return.items()
        return {id for point, final in points if self.phases[point].round for id in final}

    def task(self, id: str) -> TaskState:
        """The state of a task; a blank one for an instance that has not begun."""
        found = self.tasks.get(id)
        return TaskState(0) if found is None else found

    def task_status(self, task: str) -> str:
        """The status of a task, also of one whose phase hasn't started: PENDING, or NOT_RUN when it never will."""
        if found := self.tasks.get(task):
            return found.status
        node = self.blueprint.tasks[task]
        if node.fan and self.task_status(node.fan) in ENDED:
            return "NOT_RUN"
        phase = self.phases[node.phase].status
        return "SKIPPED" if phase == "SKIPPED" else "NOT_RUN" if phase in ENDED else "PENDING"

    def round_of(self, task: str) -> int:
        """The present round of the task's phase."""
        return self.phases[self.blueprint.tasks[task].phase].round

    def node_in(self, task: str, round: int) -> TaskNode:
        """A task in a round of its phase; it matters to an instance, whose item may have been another one."""
        node = self.blueprint.tasks[task]
        return node.in_round(round) if node.fan and round != self.round_of(task) else node

    def fan_of(self, node: TaskNode) -> FanOut:
        """The fan-out that an instance belongs to, in the round that is meant."""
        return self.former_fans[f"{node.fan}.{node.round}"] if node.round else self.fans[node.fan]

    def name_of(self, node: TaskNode) -> str:
        """A task as people call it; an instance by its key, as in ``shard[orders_7]``."""
        return f"{node.fan}[{self.fan_of(node).key(node.index)}]" if node.fan else node.id

    @property
    def total(self) -> int:
        """How much work there is as far as it is known: tasks, and the instances of those that have fanned out."""
        return len(self.blueprint.tasks) + self.added
