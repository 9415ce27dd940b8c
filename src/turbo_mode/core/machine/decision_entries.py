"""The entries about questions and decisions. All entries stand together in ``entries``."""

from __future__ import annotations

from typing import Any, Literal

from turbo_mode.core.decisions.model import Answer, Approval
from turbo_mode.core.machine.entry import Entry


class EscalationRaised(Entry, frozen=True, tag=True):
    """A question for a person; it holds only what depends on it."""

    decision: str
    about: Literal["gate", "loop", "inDoubt", "undo", "approval", "entry", "decide"]
    question: str
    options: list[dict[str, Any]]
    reason: str
    phase: str = ""
    task: str = ""
    context: dict[str, Any] = {}
    level: str = ""
    advice: str = ""
    confidence: float = 0.0
    approvals: list[Approval] = []
    levels: dict[str, str] = {}


class AnswerGiven(Entry, frozen=True, tag=True):
    """A person has answered a question that needs people's agreement; each counts once, with the last answer."""

    decision: str
    answer: Answer


class SayDelegated(Entry, frozen=True, tag=True):
    """A person has handed what they may say to a question ``to`` another one, or has taken it back (``to`` is ``by``).

    ``roles`` are those of ``by``.
    """

    decision: str
    by: str
    to: str
    roles: list[str] = []
    reason: str = ""


class LinkUsed(Entry, frozen=True, tag=True):
    """The answer that follows came by a signed link in the name of ``by``; the link is used up."""

    decision: str
    link: str
    by: str
    made_by: str = ""


class LinkRefused(Entry, frozen=True, tag=True):
    """Somebody has tried a signed link that is good for nothing any more."""

    decision: str
    link: str
    by: str
    why: str


class EscalationDue(Entry, frozen=True, tag=True):
    """A time that was set for a question has come: ``to`` are asked too from now on. ``due``: the next one, or 0."""

    decision: str
    to: list[str] = []
    due: int = 0


class EscalationClosed(Entry, frozen=True, tag=True):
    """The question is void: what it was about has been cancelled."""

    decision: str
    question: str = ""
    phase: str = ""
    task: str = ""


class OptionChosen(Entry, frozen=True, tag=True):
    """The decision, with all that it was based on."""

    decision: str
    about: Literal["gate", "loop", "inDoubt", "undo", "approval", "entry", "decide"]
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


class OutcomeKnown(Entry, frozen=True, tag=True):
    """What came of choosing an option at a gate, or in a ``task`` that decides.

    It turned out right (``good``) or not; ``by`` is who says so, or nobody: then it is what happened afterwards.
    ``usual``, ``factor``, ``confidence``: how likely that had seemed.
    """

    decision: str
    phase: str
    option: str
    then: str
    good: bool
    why: str
    usual: float = 0.0
    factor: float = 1.0
    confidence: float = 0.0
    environment: str = ""
    by: str = ""
    task: str = ""
