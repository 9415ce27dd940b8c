"""Everything that can stand in the journal of an execution: committed results, in the past tense.

An entry is what *happened*, never what should be computed again: replay applies entries and decides nothing. So a
field may be added with a default, but none is ever renamed, removed or given another meaning; that would be another
``VERSION``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from turbo_mode.core.decisions.model import HandedRule
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.advice_entries import AdviceAsked as AdviceAsked
from turbo_mode.core.machine.advice_entries import AdviceGiven as AdviceGiven
from turbo_mode.core.machine.decision_entries import AnswerGiven as AnswerGiven
from turbo_mode.core.machine.decision_entries import EscalationClosed as EscalationClosed
from turbo_mode.core.machine.decision_entries import EscalationDue as EscalationDue
from turbo_mode.core.machine.decision_entries import EscalationRaised as EscalationRaised
from turbo_mode.core.machine.decision_entries import LinkRefused as LinkRefused
from turbo_mode.core.machine.decision_entries import LinkUsed as LinkUsed
from turbo_mode.core.machine.decision_entries import OptionChosen as OptionChosen
from turbo_mode.core.machine.decision_entries import OutcomeKnown as OutcomeKnown
from turbo_mode.core.machine.decision_entries import SayDelegated as SayDelegated
from turbo_mode.core.machine.entries_again import ExecutionSuperseded as ExecutionSuperseded
from turbo_mode.core.machine.entries_again import TaskSkipAsked as TaskSkipAsked
from turbo_mode.core.machine.entries_again import TasksReopened as TasksReopened
from turbo_mode.core.machine.entry import Entry
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.sample_entries import SamplesAsked as SamplesAsked
from turbo_mode.core.machine.sample_entries import SamplesRead as SamplesRead
from turbo_mode.core.machine.service_entries import ServiceReady as ServiceReady
from turbo_mode.core.machine.service_entries import ServiceRestarted as ServiceRestarted
from turbo_mode.core.machine.service_entries import ServicesStopping as ServicesStopping
from turbo_mode.core.machine.service_entries import ServiceStopped as ServiceStopped
from turbo_mode.core.machine.slot_entries import SlotsAsked as SlotsAsked
from turbo_mode.core.machine.slot_entries import SlotsAwaited as SlotsAwaited
from turbo_mode.core.machine.slot_entries import SlotsGranted as SlotsGranted
from turbo_mode.core.machine.slot_entries import SlotsReturned as SlotsReturned
from turbo_mode.core.machine.undo_entries import EffectUndone as EffectUndone
from turbo_mode.core.machine.undo_entries import UndoEnded as UndoEnded
from turbo_mode.core.machine.undo_entries import UndoFailed as UndoFailed
from turbo_mode.core.machine.undo_entries import UndoRetryScheduled as UndoRetryScheduled
from turbo_mode.core.machine.undo_entries import UndoStarted as UndoStarted

VERSION = 1

Purpose = Literal["run", "verify", "undo", "fallback"]


class ExecutionAccepted(Entry, frozen=True, tag=True):
    """The first entry: which plan, with which inputs, for whom, within which limits.

    A child names its ``parent``, the task and the attempt whose plan it carries out, and the folder from which its
    secrets are named; it keeps to ``rules`` and ``budgets`` of the plans above. One that takes back what another has
    done (``undoes``) begins with the state in which that ended. A fork begins with what it has taken over of the one
    that it ``forks``, at the entry ``from_entry`` (0: its end). Children and forks are of the same ``tenant``.
    ``trace`` is the ``traceparent`` under which it was handed in (``forked_trace``: what it forks), ``runtime`` who
    carries it out if not the owner.
    """

    execution: str
    lineage: str
    plan: str
    plan_digest: str
    inputs: dict[str, Any]
    level: str
    policy_digest: str = ""
    actor: str = ""
    workspace: str = ""
    plan_dir: str = ""
    trigger: str = ""
    parent: str = ""
    parent_task: str = ""
    parent_attempt: str = ""
    secrets_dir: str = ""
    undoes: str = ""
    taken: dict[str, Any] = {}
    forks: str = ""
    from_entry: int = 0
    rules: list[HandedRule] = []
    budgets: dict[str, float] = {}
    learned: Learned | None = None
    tenant: str = TENANT
    trace: str = ""
    forked_trace: str = ""
    runtime: str = ""


class ExecutionPaused(Entry, frozen=True, tag=True):
    """Nothing new starts until somebody resumes it."""

    by: str = ""
    reason: str = ""


class ExecutionResumed(Entry, frozen=True, tag=True):
    """It goes on after a pause."""

    by: str = ""


class ExecutionRecovered(Entry, frozen=True, tag=True):
    """A new engine has taken over; ``adopted`` attempts went on meanwhile, ``lost`` ones are gone."""

    epoch: int
    adopted: list[str] = []
    lost: list[str] = []


class ClosingStarted(Entry, frozen=True, tag=True):
    """No further task starts: it was cancelled, is rolled back, or a gate ended it early."""

    why: Literal["cancel", "rollback", "succeed"]
    by: str = ""
    reason: str = ""
    to: str = ""


class PhasesClosed(Entry, frozen=True, tag=True):
    """What had not ended by then never will: phases and tasks end CANCELLED or NOT_RUN."""


class ExecutionEnded(Entry, frozen=True, tag=True):
    """The last entry."""

    status: Literal["COMPLETED", "FAILED", "CANCELLED"]
    outcome: str = ""
    reason: str = ""
    outputs: dict[str, Any] = {}


class PhaseStarted(Entry, frozen=True, tag=True):
    """Its needs are met and its condition holds; ``values`` are those of the ``environment`` that it names."""

    phase: str
    round: int = 1
    environment: str = ""
    values: dict[str, Any] = {}


class PhaseWaiting(Entry, frozen=True, tag=True):
    """It could begin, or begin again, and its window is closed; it opens when ``due``."""

    phase: str
    due: int


class PhaseDue(Entry, frozen=True, tag=True):
    """A phase should begin, or begin again: its window opens, or somebody lets it. It is looked at anew."""

    phase: str


class PhaseTimedOut(Entry, frozen=True, tag=True):
    """The time for this round is up: what runs is stopped, what hasn't started never will."""

    phase: str


class LoopEnded(Entry, frozen=True, tag=True):
    """There is no further round: ``until`` holds (``met``), or what follows without it is ``then``."""

    phase: str
    rounds: int
    met: bool
    then: Literal["continue", "fail"] = "continue"
    why: str = ""


class PhaseEnding(Entry, frozen=True, tag=True):
    """It will end with this status; before that, its ``finally`` tasks run. CANCELLED: the execution is closing."""

    phase: str
    status: Literal["COMPLETED", "FAILED", "CANCELLED"]
    why: str = ""


class PhaseSkipped(Entry, frozen=True, tag=True):
    """Its condition was false, or a handler had nothing to handle. This satisfies who needs it."""

    phase: str
    why: str = ""


class PhaseNotRun(Entry, frozen=True, tag=True):
    """Something that it needs did not end well."""

    phase: str
    why: str = ""


class PhaseHeld(Entry, frozen=True, tag=True):
    """Its gate waits for a person."""

    phase: str
    decision: str


class PhaseRepeating(Entry, frozen=True, tag=True):
    """It is done again from ``due`` on: because its gate chose so (``undo``: after its effects are undone), or
    because its ``loop`` goes on."""

    phase: str
    due: int
    undo: bool = False
    loop: bool = False


class PhaseEnded(Entry, frozen=True, tag=True):
    """Its gate opened, or it failed."""

    phase: str
    status: Literal["COMPLETED", "FAILED"]
    why: str = ""


class TaskSkipped(Entry, frozen=True, tag=True):
    """Its condition was false, a handler had nothing to handle, or somebody wanted it: see ``TaskSkipAsked``."""

    task: str
    why: str = ""
    by: str = ""
    outputs: dict[str, Any] = {}


class TaskNotRun(Entry, frozen=True, tag=True):
    """A task that it needs did not end well."""

    task: str
    why: str = ""


class ItemsExpanded(Entry, frozen=True, tag=True):
    """A fan-out task has an instance for each of ``items``; ``keys`` are their names, where not just their indices."""

    task: str
    items: list[Any]
    keys: list[str] = []


class TaskDelayed(Entry, frozen=True, tag=True):
    """The task may not start yet: the window for changes is closed until ``due``, or others hold the budget (0)."""

    task: str
    due: int = 0


class DelayOver(Entry, frozen=True, tag=True):
    """What was delayed in this phase may start, as far as it is known; each task is looked at anew."""

    phase: str


class AttemptStarted(Entry, frozen=True, tag=True):
    """The intent: committed before anything is done. ``request`` is the action with its values.

    ``case``: the value by which a switch has picked the action; ``deadline``: when the task must have ended;
    ``reserves``: what it may use up of budgets.
    """

    task: str
    attempt: str
    number: int
    request: dict[str, Any]
    purpose: Purpose = "run"
    effect: str = "once"
    key: str = ""
    due: int = 0
    undoes: int = 0
    case: str = ""
    deadline: int = 0
    reserves: dict[str, float] = {}


class BudgetSettled(Entry, frozen=True, tag=True):
    """What an attempt has really used up of what it had reserved; the rest is there for others."""

    attempt: str
    used: dict[str, float]


class TimeUsedUp(Entry, frozen=True, tag=True):
    """The wall time of a budget is over, of a ``phase`` or (empty) of the plan: no round and no task of it begins."""

    phase: str = ""


class RetryScheduled(Entry, frozen=True, tag=True):
    """The attempt failed, and another one is due later."""

    task: str
    attempt: str
    failure: Failure
    due: int


class RetryDue(Entry, frozen=True, tag=True):
    """The pause before the next attempt is over."""

    task: str


class PollScheduled(Entry, frozen=True, tag=True):
    """The attempt went well, but what is waited for is not there yet; it is asked again later."""

    task: str
    attempt: str
    due: int
    undoes: int = 0


class DeadlinePassed(Entry, frozen=True, tag=True):
    """The task has had its time: no further attempt, and the one under way (if any) is asked to end."""

    task: str
    attempt: str = ""


class TaskFellBack(Entry, frozen=True, tag=True):
    """Every attempt has failed, ``tried`` of them by the author's count; its fallback is next."""

    task: str
    failure: Failure
    attempt: str = ""
    tried: int = 0


class AttemptLost(Entry, frozen=True, tag=True):
    """Nothing holds the attempt any more; a repeat does no harm, so there will be one."""

    task: str
    attempt: str
    why: str = ""


class TaskCompleted(Entry, frozen=True, tag=True):
    """It did what it should; ``by`` says who settled it where no attempt of its own did: also ``fallback``.

    ``artifacts``: files kept by name, with ``path``, ``size``, ``sha256``; ``rows``: how many ``read`` and ``written``;
    ``cursor``: which one (``name``) it has moved, in which ``source``, to which ``value``.
    """

    task: str
    attempt: str = ""
    outputs: dict[str, Any] = {}
    by: str = ""
    artifacts: dict[str, list[dict[str, Any]]] = {}
    rows: dict[str, int] = {}
    cursor: dict[str, Any] = {}


class TaskFailed(Entry, frozen=True, tag=True):
    """It did not, and there is no further attempt."""

    task: str
    failure: Failure
    attempt: str = ""


class TaskInDoubt(Entry, frozen=True, tag=True):
    """Nobody saw whether its effect happened, and it must not happen twice.

    Without an attempt: it has happened before, or may have; then ``case`` is what its switch picks.
    """

    task: str
    attempt: str
    failure: Failure
    case: str = ""


class TaskVerified(Entry, frozen=True, tag=True):
    """The probe has looked: it happened, it did not, or (``happened`` null) the probe couldn't tell."""

    task: str
    attempt: str
    happened: bool | None
    failure: Failure | None = None


class RepeatAllowed(Entry, frozen=True, tag=True):
    """A task in doubt may be done again: it is known not to have happened, or a person took it on."""

    task: str
    by: str = ""


class TaskCancelled(Entry, frozen=True, tag=True):
    """It was stopped; ``open`` says that its effect may have happened."""

    task: str
    attempt: str = ""
    open: bool = False


class SignalReceived(Entry, frozen=True, tag=True):
    """Somebody outside has sent a signal; it is kept until a task takes it, first in, first out."""

    name: str
    data: Any = None
    by: str = ""


class SignalTaken(Entry, frozen=True, tag=True):
    """An attempt that waits for it has taken the oldest signal of a name."""

    task: str
    attempt: str
    name: str


class RequestRefused(Entry, frozen=True, tag=True):
    """A program of this execution, or one that hides where it comes from, asked for what only somebody outside may.

    ``what`` it asked for, in words; ``execution``: about which, if not its own; ``attempt``: whose program it is.
    """

    what: str
    attempt: str = ""
    execution: str = ""


class ChildAsks(Entry, frozen=True, tag=True):
    """So many ``questions`` are open in a child; ``held``: nothing goes on there before one is answered."""

    task: str
    attempt: str
    execution: str
    questions: int
    held: bool = False


class ChildEnded(Entry, frozen=True, tag=True):
    """A child has ended. ``left``: with effects that are ours to take back; ``undid``: it took some back itself."""

    task: str
    attempt: str
    execution: str
    status: str
    outcome: str = ""
    left: bool = False
    undid: bool = False


AnyEntry = (
    ExecutionAccepted | ExecutionPaused | ExecutionResumed | ExecutionRecovered | ClosingStarted | PhasesClosed
    | ExecutionEnded | ExecutionSuperseded
    | PhaseStarted | PhaseWaiting | PhaseDue | PhaseTimedOut | LoopEnded | PhaseEnding | PhaseSkipped | PhaseNotRun
    | PhaseHeld | PhaseRepeating | PhaseEnded
    | TaskSkipAsked | TasksReopened
    | TaskSkipped | TaskNotRun | ItemsExpanded | TaskDelayed | DelayOver | AttemptStarted | BudgetSettled | TimeUsedUp
    | RetryScheduled | RetryDue | PollScheduled | DeadlinePassed | TaskFellBack | AttemptLost | TaskCompleted
    | TaskFailed | TaskInDoubt | TaskVerified
    | RepeatAllowed | TaskCancelled
    | SlotsAsked | SlotsAwaited | SlotsGranted | SlotsReturned
    | SignalReceived | SignalTaken | RequestRefused | ChildAsks | ChildEnded
    | EscalationRaised | AnswerGiven | SayDelegated | LinkUsed | LinkRefused | EscalationDue | EscalationClosed
    | OptionChosen | OutcomeKnown | AdviceAsked | AdviceGiven | SamplesAsked | SamplesRead
    | UndoStarted | EffectUndone | UndoRetryScheduled | UndoFailed | UndoEnded
    | ServicesStopping | ServiceStopped | ServiceRestarted | ServiceReady
)  # fmt: skip

_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)
encode = msgspec.json.Encoder().encode


def decode(body: bytes) -> AnyEntry:
    """Read an entry back. Raises ``msgspec.ValidationError`` for what no version of the machine has written."""
    return _decoder.decode(body)
