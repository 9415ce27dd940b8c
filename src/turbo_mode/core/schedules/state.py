"""What a schedule is: what its entries so far add up to. Only ``apply`` changes it.

A snapshot is the state as JSON. One of another version is worthless: the entries are the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from turbo_mode.core.plan.cron_moments import next_moment
from turbo_mode.core.schedules import entries as e

SNAPSHOT = 2
"""The version of snapshots."""


class Waiting(Struct, omit_defaults=True):
    """A moment that waits; ``replaces`` are executions that end for its sake. ``of`` and so on: see its entry."""

    moment: int
    missed: bool = False
    replaces: list[str] = []
    of: str = ""
    said: Any = None
    trace: str = ""


class Line(Struct):
    """One trigger: everything up to ``through`` is decided. ``running`` holds what was fired and isn't over, by id."""

    trigger: e.Trigger
    through: int
    running: dict[str, e.MomentFired] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    last: str = ""


class Schedule(Struct):
    """A schedule; without lines before it is deployed. ``left`` are executions of triggers that are gone."""

    name: str = ""
    seq: int = 0
    plan: str = ""
    plan_digest: str = ""
    plan_dir: str = ""
    actor: str = ""
    deployed_at: int = 0
    removed: bool = False
    paused: e.SchedulePaused | None = None
    broken: e.ScheduleBroken | None = None
    lines: list[Line] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def exists(self) -> bool:
        """Whether it is deployed."""
        return bool(self.lines) and not self.removed

    @property
    def status(self) -> str:
        """What people see."""
        if not self.exists:
            return "REMOVED"
        return "BROKEN" if self.broken else "PAUSED" if self.paused else "ACTIVE"

    def lines_for(self, *, event: str = "", webhook: str = "") -> list[Line]:
        """The lines of triggers that wait for this event, or this call."""
        return [line for line in self.lines if (line.trigger.event, line.trigger.webhook) == (event, webhook)]

    def line(self, trigger: int) -> Line:
        """The line of a trigger, by its number in the plan."""
        return next(line for line in self.lines if line.trigger.number == trigger)

    def title(self, trigger: int) -> str:
        """What people call a trigger: the schedule's name, with its number where there are several."""
        return self.name if len(self.lines) < 2 else f"{self.name}/{trigger}"

    def words(self, trigger: int) -> str:
        """What an execution says of what has started it: ``cron nightly``."""
        return f"{self.line(trigger).trigger.kind} {self.title(trigger)}"

    def running(self) -> Iterator[str]:
        """Every execution that was fired and isn't known to be over."""
        for line in self.lines:
            yield from line.running
        yield from self.left


def next_due(line: Line) -> int | None:
    """The next moment of a trigger that is not decided yet; None if nobody knows it, or it never comes again."""
    if not line.trigger.cron:
        return None
    return next_moment(line.trigger.cron, line.trigger.timezone, line.through)


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Schedule).decode
"""Reads a snapshot. Raises ``msgspec.ValidationError``."""
