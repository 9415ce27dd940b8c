"""The facts of one execution, as documents tell them: plain records, each with the entries that it is known from.

All times are ms since the epoch, all lengths ms. ``seq`` is the number of an entry of the journal. Values that were
secret are shown as ``***``.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Fact(Struct, rename="camel", omit_defaults=True):
    """Something that is known from entries."""


class Mishap(Fact):
    """An attempt that failed, was lost, or whose end nobody saw. ``last``: no further attempt followed."""

    seq: int
    at: int
    number: int
    code: str
    message: str
    last: bool = False


class TaskFact(Fact):
    """One task or instance, in its last round; it has ``begun_at`` its first one.

    ``kind`` and ``command`` are those of its last attempt. ``by``: who settled it, where no attempt of its own did.
    ``undone`` is the entry after which nothing of it was left, 0 if there is none. ``took`` is 0 where it never ran.
    ``unseen``: it was cut off, and its effect may have happened.
    """

    id: str
    name: str
    phase: str
    kind: str
    effect: str
    title: str = ""
    status: str = "PENDING"
    attempts: int = 0
    retries: int = 0
    rounds: int = 0
    begun_at: int = 0
    started_at: int = 0
    ended_at: int = 0
    first_seq: int = 0
    last_seq: int = 0
    by: str = ""
    why: str = ""
    command: str = ""
    many: int = 0
    fan: str = ""
    counts: dict[str, int] = {}
    outputs: dict[str, Any] = {}
    artifacts: dict[str, int] = {}
    mishaps: list[Mishap] = []
    undone: int = 0
    undo_failed: int = 0
    unseen: bool = False
    fell_back: bool = False
    irreversible: bool = False
    reversible: bool = False
    optional: bool = False
    blast_radius: float = 0.0
    child: str = ""

    @property
    def took(self) -> int:
        """From the first attempt of its last round to its end."""
        return max(self.ended_at - self.started_at, 0) if self.started_at and self.ended_at else 0


class PhaseFact(Fact):
    """One phase. ``why`` is the reason of an end that wasn't good."""

    id: str
    title: str = ""
    description: str = ""
    status: str = "PENDING"
    rounds: int = 0
    needs: list[str] = []
    tasks: list[str] = []
    gated: bool = False
    started_at: int = 0
    ended_at: int = 0
    first_seq: int = 0
    last_seq: int = 0
    why: str = ""
    point_of_no_return: bool = False
    environment: str = ""

    @property
    def took(self) -> int:
        """From its first start to its end."""
        return max(self.ended_at - self.started_at, 0) if self.started_at and self.ended_at else 0


class OptionFact(Fact):
    """What could have been chosen."""

    name: str
    then: str = ""
    permitted: bool = True
    why: str = ""
    description: str = ""
    success: float = 0.0


class EvidenceFact(Fact):
    """What was looked at, and what it said."""

    name: str
    verdict: str
    note: str = ""
    critical: bool = True


class AnswerFact(Fact):
    """What one person said."""

    seq: int
    by: str
    selection: str
    reason: str = ""


class DecisionFact(Fact):
    """One question: chosen, open, or void. ``asked_at`` is 0 where nobody was asked.

    ``good`` is about the option that is ``judged``, which had seemed right with the chance ``expected``: the selection,
    or what had been advised where a person chose otherwise.
    """

    name: str
    about: str
    phase: str
    task: str
    question: str
    status: str
    seq: int
    at: int
    level: str = ""
    options: list[OptionFact] = []
    evidence: list[EvidenceFact] = []
    selection: str = ""
    confidence: float = 0.0
    rationale: str = ""
    by: str = ""
    asked_at: int = 0
    asked_seq: int = 0
    why_asked: str = ""
    advice: str = ""
    levels: dict[str, str] = {}
    answers: list[AnswerFact] = []
    good: bool | None = None
    judged: str = ""
    expected: float = 0.0
    outcome: str = ""
    outcome_seq: int = 0

    @property
    def waited(self) -> int:
        """How long people were asked."""
        return max(self.at - self.asked_at, 0) if self.asked_at and self.status != "OPEN" else 0


class EventFact(Fact):
    """Something else that happened, in a sentence of its own without a full stop; ``by``: whose doing it was."""

    seq: int
    at: int
    kind: str
    what: str
    by: str = ""


class BudgetFact(Fact):
    """One amount of a budget: ``used`` out of ``limit``, of a phase or (empty) of the plan."""

    phase: str
    what: str
    limit: float
    used: float


class Facts(Fact):
    """Everything that documents tell of one execution, by the entries up to ``seq``."""

    id: str
    plan: str
    seq: int = 0
    title: str = ""
    description: str = ""
    version: str = ""
    digest: str = ""
    policy: str = ""
    level: str = ""
    confidence: float = 0.0
    actor: str = ""
    trigger: str = ""
    tenant: str = ""
    plan_dir: str = ""
    parent: str = ""
    forks: str = ""
    superseded_by: str = ""
    status: str = "PENDING"
    outcome: str = ""
    reason: str = ""
    started_at: int = 0
    ended_at: int = 0
    now: int = 0
    last_seq: int = 0
    inputs: dict[str, Any] = {}
    described: dict[str, str] = {}
    outputs: dict[str, Any] = {}
    secrets: list[str] = []
    rules: dict[str, str] = {}
    settings: dict[str, Any] = {}
    phases: dict[str, PhaseFact] = {}
    tasks: dict[str, TaskFact] = {}
    decisions: dict[str, DecisionFact] = {}
    events: list[EventFact] = []
    budgets: list[BudgetFact] = []
    worked: int = 0
    waited: int = 0
    asked: int = 0
    recoveries: int = 0
    in_doubt: int = 0

    @property
    def short(self) -> str:
        """The id that people type."""
        return self.id[-6:]

    @property
    def ending(self) -> str:
        """How it stands or has ended, in one word: ``ROLLED_BACK`` says more than ``FAILED``."""
        return self.outcome or self.status

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return bool(self.ended_at)

    @property
    def took(self) -> int:
        """From its start to its end, or to the last entry."""
        return max((self.ended_at or self.now) - self.started_at, 0)

    @property
    def work(self) -> list[TaskFact]:
        """What was to be done: every task, and of one that fanned out its instances."""
        fans = {task.fan for task in self.tasks.values() if task.fan}
        return [task for task in self.tasks.values() if task.id not in fans]

    @property
    def failed(self) -> list[TaskFact]:
        """What failed in the end, as it happened."""
        return sorted((task for task in self.work if task.status == "FAILED"), key=lambda task: task.last_seq)

    @property
    def retries(self) -> int:
        """How many retries there were in all."""
        return sum(task.retries for task in self.work)

    @property
    def chosen(self) -> list[DecisionFact]:
        """The decisions that were taken."""
        return [each for each in self.decisions.values() if each.status == "CHOSEN"]

    @property
    def open(self) -> list[DecisionFact]:
        """The questions that wait for an answer."""
        return [each for each in self.decisions.values() if each.status == "OPEN"]
