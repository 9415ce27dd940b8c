"""What a runtime may feed to a schedule, one at a time, and the facts that come with it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from turbo_mode.core.schedules.entries import Trigger


class Facts(Struct, frozen=True):
    """What can't be known here: ``now`` in ms since the epoch, random text from which ids are made, and how far the
    journal goes.
    """

    now: int
    seed: str = ""
    position: int = 0


class Deploy(Struct, frozen=True):
    """A plan is to be started by its triggers, instead of what the schedule has started so far."""

    name: str
    plan: str
    plan_digest: str
    triggers: list[Trigger]
    plan_dir: str = ""
    actor: str = ""


class Pause(Struct, frozen=True):
    """Nothing is to be started for now."""

    by: str = ""
    reason: str = ""


class Resume(Struct, frozen=True):
    """It is to go on."""

    by: str = ""


class Remove(Struct, frozen=True):
    """Nothing is to be started any more."""

    by: str = ""


class Break(Struct, frozen=True):
    """Carrying it out has failed by our own fault: it is put aside, so that the others go on."""

    reason: str


class Look(Struct, frozen=True):
    """Time has passed."""


class Happening(Struct, frozen=True):
    """An event at its place in the journal, or a call from outside, which has none: its id, when, and what it says.

    ``trace`` is the ``traceparent`` with which it came.
    """

    of: str
    at: int
    said: Any
    position: int = 0
    trace: str = ""


class Happened(Struct, frozen=True):
    """What a trigger waits for has happened, so often; the oldest first."""

    trigger: int
    found: list[Happening]


class Ended(Struct, frozen=True):
    """An execution has ended, durably."""

    execution: str
    status: str


class Refused(Struct, frozen=True):
    """An execution that was fired can't be started."""

    execution: str
    reason: str


Input = Deploy | Pause | Resume | Remove | Break | Look | Happened | Ended | Refused
