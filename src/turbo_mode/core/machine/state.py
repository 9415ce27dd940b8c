"""The state of one execution: what the entries so far add up to. Only ``apply`` changes it.

Everything that a step looks at is found without a search: what may start now stands in a queue, how much a thing waits
for is a count. So a step costs the same in a plan of 100,000 tasks as in one of ten.
"""

from __future__ import annotations

import heapq
from collections import deque
from typing import Any

from msgspec import Struct, field

from turbo_mode.core.decisions.model import HandedRule, Sampled, Verdict
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.blueprint import Blueprint, TaskNode
from turbo_mode.core.machine.entries import AdviceAsked, AttemptStarted, SamplesAsked
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.plan.graph import ANY

ENDED = ANY
"""The statuses of what is over; only a task that somebody wants done again, in a phase that goes on, leaves them."""


class TaskState(Struct, gc=False, omit_defaults=True, rename="camel", forbid_unknown_fields=True):
    """One task in the present round of its phase, also as a checkpoint has it.

    ``asked`` counts the polls in a row that said "not yet", ``polling_since`` is when the first of them began. Of its
    ``attempts``, ``uncounted`` ones say nothing about ``retry``: polls, and all before a fallback. ``fell_back`` is the
    failure because of which the fallback runs, after ``tried`` attempts. ``overdue``: its deadline has passed.
    ``unseen``: an attempt may have had its effect, and nobody saw. ``anew``: somebody wants it done again.
    """

    waiting: int = 0
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


def _undecided() -> dict[str, Any]:
    return {"selection": "", "confidence": 0.0}


class PhaseState(Struct, eq=False, gc=False):
    """One phase; ``open`` counts tasks that have not ended, ``failed`` those that failed or were blocked by one.

    Of its loop, ``lap`` counts the rounds, ``looped`` says that it is over, and ``unmet`` why it counts as failed.
    ``timed_out``: its tasks are being ended. ``ending`` is the status that it will have after its ``finally`` tasks, of
    which ``untidy`` failed. ``previous`` has the tasks as they were in the round before, if the plan reads that.
    Those in ``shut`` would be ``ready`` if the window for changes were open; ``entered``: it may begin for good.
    ``added`` is the work that instances make beyond the phase's own tasks, ``added_done`` how much of that has ended.
    ``consulted``: what came of asking a model about its gate. ``looks``: what the evidence of its gate has shown in the
    rounds before, by name, and ``looked`` with this one.
    """

    waiting: int
    status: str = "PENDING"
    round: int = 0
    open: int = 0
    failed: int = 0
    running: int = 0
    added: int = 0
    added_done: int = 0
    ready: deque[str] = field(default_factory=deque)
    shut: dict[str, None] = {}
    started_at: int = 0
    decision: dict[str, Any] = field(default_factory=_undecided)
    uses: dict[str, int] = {}
    consulted: Consulted | None = None
    looks: dict[str, list[Verdict]] = {}
    looked: dict[str, list[Verdict]] = {}
    lap: int = 0
    looped: bool = False
    unmet: str = ""
    timed_out: bool = False
    ending: str = ""
    why: str = ""
    untidy: int = 0
    entered: bool = False
    environment: str = ""
    values: dict[str, Any] = {}
    previous: dict[str, dict[str, Any]] = {}


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


class Origin(Struct, gc=False):
    """Of a fork, what it must know of the executions before it; ``forks`` is the one that it comes from.

    ``deeds`` are what must not happen again unasked, but for ``allowed`` tasks. ``lineages`` are those of the children
    of plan tasks, ``marked`` the adopted effects by their marks.
    """

    forks: str = ""
    deeds: dict[str, dict[str, Any]] = {}
    allowed: list[str] = []
    lineages: dict[str, str] = {}
    marked: dict[str, list[int]] = {}


class Ledger(Struct, gc=False):
    """Budgets: the limits of each pool, what is ``taken`` out of it, and what attempts under way have ``reserved``.

    In phases ``awaiting`` tasks wait for what others hold; those in ``freed`` are to be looked at again.
    """

    pools: dict[str, dict[str, float]] = {}
    taken: dict[str, dict[str, float]] = {}
    reserved: dict[str, dict[str, float]] = {}
    awaiting: list[str] = []
    freed: list[str] = []


class Timers:
    """What is due when, by name; the earliest is found at once."""

    __slots__ = ("_due", "_heap")

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


class Execution(Struct, eq=False, gc=False):
    """One carrying-out of a plan.

    Before something is decided, models may be asked (``advising``) and numbers read from data sources (``measuring``),
    by attempt. What came of it is in ``samples``, by the name of the place, and ``opinions``, for tasks that decide.
    Of locks and slots (see ``slots.py``) it is ``awaiting`` some, is ``holding`` others, and is ``returning`` what it
    needs no more, each by who in it has them. ``queued``: it can't begin without the lock of its plan.
    """

    blueprint: Blueprint
    seq: int = 0
    id: str = ""
    lineage: str = ""
    inputs: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    level: str = "medium"
    rules: list[HandedRule] = []
    ledger: Ledger = field(default_factory=Ledger)
    status: str = "PENDING"
    outcome: str = ""
    reason: str = ""
    outputs: dict[str, Any] = {}
    started_at: int = 0
    ended_at: int = 0
    paused: bool = False
    failed: bool = False
    closing: str = ""
    phases: dict[str, PhaseState] = {}
    tasks: dict[str, TaskState] = {}
    fans: dict[str, FanOut] = {}
    former_fans: dict[str, FanOut] = {}
    attempts: dict[str, Attempt] = {}
    timers: Timers = field(default_factory=Timers)
    open_phases: int = 0
    due_phases: dict[str, None] = {}
    full_phases: dict[str, None] = {}
    full_fans: dict[str, None] = {}
    startable: dict[str, None] = {}
    questions: dict[str, dict[str, Any]] = {}
    asking: dict[str, dict[str, Any]] = {}
    decisions: int = 0
    choices: list[Chosen] = []
    learned: Learned | None = None
    effects: dict[int, Effect] = {}
    effects_made: int = 0
    effects_at_end: dict[str, int] = {}
    undoing: dict[str, Undo] = {}
    repeating: dict[str, int] = {}
    rolled_back: bool = False
    rollback_to: str = ""
    signals: dict[str, list[dict[str, Any]]] = {}
    listening: dict[str, str] = {}
    kept_bytes: int = 0
    queued: bool = False
    awaiting: dict[str, dict[str, Any]] = {}
    holding: dict[str, list[str]] = {}
    returning: dict[str, list[str]] = {}
    services: dict[str, Attempt] = {}
    advising: dict[str, AdviceAsked] = {}
    opinions: dict[str, Consulted] = {}
    measuring: dict[str, SamplesAsked] = {}
    samples: dict[str, dict[str, Sampled]] = {}
    origin: Origin = field(default_factory=Origin)
    superseded_by: str = ""
    skips: dict[str, dict[str, Any]] = {}
    links: dict[str, str] = {}
    stopping: set[str] = set()
    restarting: set[str] = set()
    running: int = 0
    done: int = 0
    added: int = 0

    def __post_init__(self) -> None:
        nodes = (*self.blueprint.phases.values(), self.blueprint.finally_)
        self.phases = {node.id: PhaseState(len(node.needs)) for node in nodes}
        self.open_phases = len(self.blueprint.phases)

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
