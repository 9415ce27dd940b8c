"""Everything that can stand in the stream of a schedule: committed results, in the past tense.

The rules of ``core/machine/entries.py`` hold here too: a field may be added with a default, none is renamed or removed.
A ``moment`` is the time (ms since the epoch) at which a trigger is due, or at which somebody has called; of an event,
its place in the journal. ``trigger`` is its number in the plan, from 1; ``of`` is the id of the event or call, and
``trace`` the ``traceparent`` with which a call came.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct

VERSION = 1

Why = Literal["missed", "paused", "overlap", "full", "replaced", "when", "broken", "deployed", "removed"]
"""Why a moment started nothing; ``words.py`` has the sentences."""


class Trigger(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A trigger as its plan has it: a ``cron`` time, an ``event`` or a ``webhook``; ``number`` is its place there."""

    number: int
    cron: str = ""
    timezone: str = "UTC"
    when: str = ""
    inputs: dict[str, Any] = {}
    overlap: Literal["skip", "queue", "replace", "allow"] = "skip"
    catch_up: Literal["none", "latest", "all"] = "none"
    event: str = ""
    webhook: str = ""

    @property
    def kind(self) -> str:
        """What it waits for: ``cron``, ``event`` or ``webhook``."""
        return "event" if self.event else "webhook" if self.webhook else "cron"


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class ScheduleDeployed(Entry, frozen=True, tag=True):
    """This plan is started by these triggers from now on, on behalf of ``actor``.

    Nothing before ``at`` is due, and no event up to ``position`` in the journal.
    """

    name: str
    plan: str
    plan_digest: str
    triggers: list[Trigger]
    plan_dir: str = ""
    actor: str = ""
    position: int = 0


class SchedulePaused(Entry, frozen=True, tag=True):
    """Nothing is started until somebody resumes it."""

    by: str = ""
    reason: str = ""


class ScheduleResumed(Entry, frozen=True, tag=True):
    """What is due from now on is started again; of events, those behind ``position``."""

    by: str = ""
    position: int = 0


class ScheduleRemoved(Entry, frozen=True, tag=True):
    """Nothing is started any more."""

    by: str = ""


class ScheduleBroken(Entry, frozen=True, tag=True):
    """Something that should never go wrong did, so nothing is started until somebody resumes or deploys it."""

    reason: str


class MomentFired(Entry, frozen=True, tag=True):
    """An execution with this id is to be started for a moment. ``missed``: long after it was due."""

    trigger: int
    moment: int
    execution: str
    inputs: dict[str, Any] = {}
    missed: bool = False
    of: str = ""
    trace: str = ""


class MomentQueued(Entry, frozen=True, tag=True):
    """A moment waits for those before it; ``replaces`` are executions that are asked to end, because it takes over.

    ``said`` is what the event or the call says.
    """

    trigger: int
    moment: int
    missed: bool = False
    replaces: list[str] = []
    of: str = ""
    said: Any = None
    trace: str = ""


class MomentsSkipped(Entry, frozen=True, tag=True):
    """``count`` moments in a row, from ``first`` to ``last``, started nothing. ``execution``: the one in the way."""

    trigger: int
    first: int
    last: int
    why: Why
    count: int = 1
    detail: str = ""
    execution: str = ""
    of: str = ""


class StartRefused(Entry, frozen=True, tag=True):
    """What was fired could not be started; nothing of it has happened."""

    execution: str
    reason: str


class ExecutionOver(Entry, frozen=True, tag=True):
    """An execution that this schedule has started has ended."""

    execution: str
    status: str


AnyEntry = (
    ScheduleDeployed | SchedulePaused | ScheduleResumed | ScheduleRemoved | ScheduleBroken
    | MomentFired | MomentQueued | MomentsSkipped | StartRefused | ExecutionOver
)  # fmt: skip

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder[AnyEntry](AnyEntry).decode
"""Reads an entry back. Raises ``msgspec.ValidationError`` for what no version has written."""
