"""The entries about what somebody wants done again, skipped, or gone on with as a fork."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine.entry import Entry


class ExecutionSuperseded(Entry, frozen=True, tag=True):
    """A fork goes on from here, and has all that this execution has done; written after the end."""

    fork: str


class TaskSkipAsked(Entry, frozen=True, tag=True):
    """Somebody wants it skipped, and it is as soon as its turn comes; ``outputs`` stand in for its own."""

    task: str
    by: str = ""
    reason: str = ""
    outputs: dict[str, Any] = {}


class TasksReopened(Entry, frozen=True, tag=True):
    """Somebody wants a failed task of a phase done again, or skipped; so what ended because of it hasn't ended."""

    phase: str
    tasks: list[str]
    by: str = ""
