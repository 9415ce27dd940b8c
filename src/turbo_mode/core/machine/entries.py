"""Everything that can stand in the journal of an execution: committed results, in the past tense.

An entry is what *happened*, never what should be computed again: replay applies entries and decides nothing. So a
field may be added with a default, but none is ever renamed, removed or given another meaning; that would be another
``VERSION``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.outcomes import Failure

VERSION = 1

Purpose = Literal["run", "verify", "undo"]


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class ExecutionAccepted(Entry, frozen=True, tag=True):
    """The first entry: which plan, with which inputs, for whom, within which limits.

    A child names its ``parent``, the task and the attempt whose plan it carries out, and the folder from which its
    secrets are named. One that takes back what another has done (``undoes``) begins with the state in which that ended.
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
    """Its needs are met and its condition holds."""

    phase: str
    round: int = 1


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
    """Its gate chose to do it again, from ``due`` on; ``undo``: after its effects are undone."""

    phase: str
    due: int
    undo: bool = False


class PhaseEnded(Entry, frozen=True, tag=True):
    """Its gate opened, or it failed."""

    phase: str
    status: Literal["COMPLETED", "FAILED"]
    why: str = ""


class TaskSkipped(Entry, frozen=True, tag=True):
    """Its condition was false, or a handler had nothing to handle."""

    task: str
    why: str = ""


class TaskNotRun(Entry, frozen=True, tag=True):
    """A task that it needs did not end well."""

    task: str
    why: str = ""


class AttemptStarted(Entry, frozen=True, tag=True):
    """The intent: committed before anything is done. ``request`` is the action with its values."""

    task: str
    attempt: str
    number: int
    request: dict[str, Any]
    purpose: Purpose = "run"
    effect: str = "once"
    key: str = ""
    due: int = 0
    undoes: int = 0


class RetryScheduled(Entry, frozen=True, tag=True):
    """The attempt failed, and another one is due later."""

    task: str
    attempt: str
    failure: Failure
    due: int


class RetryDue(Entry, frozen=True, tag=True):
    """The pause before the next attempt is over."""

    task: str


class AttemptLost(Entry, frozen=True, tag=True):
    """Nothing holds the attempt any more; a repeat does no harm, so there will be one."""

    task: str
    attempt: str
    why: str = ""


class TaskCompleted(Entry, frozen=True, tag=True):
    """It did what it should; ``by`` says who settled it where no attempt did."""

    task: str
    attempt: str = ""
    outputs: dict[str, Any] = {}
    by: str = ""


class TaskFailed(Entry, frozen=True, tag=True):
    """It did not, and there is no further attempt."""

    task: str
    failure: Failure
    attempt: str = ""


class TaskInDoubt(Entry, frozen=True, tag=True):
    """Nobody saw whether its effect happened, and it must not happen twice."""

    task: str
    attempt: str
    failure: Failure


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


class EscalationRaised(Entry, frozen=True, tag=True):
    """A question for a person; it holds only what depends on it."""

    decision: str
    about: Literal["gate", "inDoubt", "undo"]
    question: str
    options: list[dict[str, Any]]
    reason: str
    phase: str = ""
    task: str = ""
    context: dict[str, Any] = {}
    level: str = ""
    advice: str = ""
    confidence: float = 0.0


class EscalationClosed(Entry, frozen=True, tag=True):
    """The question is void: what it was about has been cancelled."""

    decision: str
    question: str = ""
    phase: str = ""
    task: str = ""


class OptionChosen(Entry, frozen=True, tag=True):
    """The decision, with all that it was based on."""

    decision: str
    about: Literal["gate", "inDoubt", "undo"]
    question: str
    options: list[dict[str, Any]]
    selection: str
    confidence: float
    rationale: str
    by: str
    phase: str = ""
    task: str = ""
    context: dict[str, Any] = {}
    level: str = ""
    levels: dict[str, str] = {}


class UndoStarted(Entry, frozen=True, tag=True):
    """Effects are undone, last one first: of one ``phase``, or (empty) of the execution back to the end of ``to``."""

    effects: list[int]
    phase: str = ""


class EffectUndone(Entry, frozen=True, tag=True):
    """One effect is undone, or was given up by a person."""

    effect: int
    attempt: str = ""
    by: str = ""


class UndoRetryScheduled(Entry, frozen=True, tag=True):
    """The undoing failed, and another attempt is due later."""

    effect: int
    attempt: str
    failure: Failure
    due: int


class UndoFailed(Entry, frozen=True, tag=True):
    """An effect could not be undone; a person is needed (ROLLBACK_STUCK)."""

    effect: int
    attempt: str
    failure: Failure


class UndoEnded(Entry, frozen=True, tag=True):
    """Everything that was to be undone is."""

    phase: str = ""


class ServicesStopping(Entry, frozen=True, tag=True):
    """These services are asked to stop."""

    attempts: list[str]


class ServiceStopped(Entry, frozen=True, tag=True):
    """A service is gone; ``asked`` tells whether it should be."""

    attempt: str
    asked: bool
    detail: str = ""


class ServiceRestarted(Entry, frozen=True, tag=True):
    """A service that was lost with its host is started again, on the same port."""

    attempt: str


class ServiceReady(Entry, frozen=True, tag=True):
    """A restarted service answers again."""

    attempt: str


AnyEntry = (
    ExecutionAccepted
    | ExecutionPaused
    | ExecutionResumed
    | ExecutionRecovered
    | ClosingStarted
    | PhasesClosed
    | ExecutionEnded
    | PhaseStarted
    | PhaseSkipped
    | PhaseNotRun
    | PhaseHeld
    | PhaseRepeating
    | PhaseEnded
    | TaskSkipped
    | TaskNotRun
    | AttemptStarted
    | RetryScheduled
    | RetryDue
    | AttemptLost
    | TaskCompleted
    | TaskFailed
    | TaskInDoubt
    | TaskVerified
    | RepeatAllowed
    | TaskCancelled
    | ChildAsks
    | ChildEnded
    | EscalationRaised
    | EscalationClosed
    | OptionChosen
    | UndoStarted
    | EffectUndone
    | UndoRetryScheduled
    | UndoFailed
    | UndoEnded
    | ServicesStopping
    | ServiceStopped
    | ServiceRestarted
    | ServiceReady
)

_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)
encode = msgspec.json.Encoder().encode


def decode(body: bytes) -> AnyEntry:
    """Read an entry back. Raises ``msgspec.ValidationError`` for what no version of the machine has written."""
    return _decoder.decode(body)
