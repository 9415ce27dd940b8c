"""Entries of taking back what was done."""

from __future__ import annotations

from turbo_mode.core.machine.entry import Entry
from turbo_mode.core.machine.outcomes import Failure


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
