"""What the owner has set about messages, as far as deciding needs it. How a channel is reached is not known here.

Durations are texts such as ``5m``, as everywhere in a configuration.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from turbo_mode.core.communications.message import CommunicationType
from turbo_mode.core.plan.model import Duration, Record, Window, Zone
from turbo_mode.core.regex import regex

ChannelName = Annotated[str, Meta(max_length=64)]
PersonName = Annotated[str, Meta(max_length=128)]
Recipient = Annotated[str, Meta(max_length=256)]
"""``user:NAME``, ``role:NAME``, ``team:NAME``, ``onCall:NAME``, ``mailto:ADDRESS``; ``slack:#x`` by the channel of
this name.
"""
LocalTime = Annotated[str, Meta(max_length=16)]
"""A time without a zone: ``2026-12-24T09:00``."""
_RECIPIENT = regex(
    r"(user|role|team|onCall):[^\s:,{}]+|mailto:[^\s:,{}@]+@[^\s:,{}@]+"
    r"|(?!(?:user|role|team|onCall|mailto):)[A-Za-z][A-Za-z0-9_-]*:[^\s,{}]+"
)
INBOX = "inbox"
"""The channel that is always there."""


def is_recipient(text: str) -> bool:
    """Whether this is how a recipient is written."""
    return _RECIPIENT.fullmatch(text) is not None


class Reachable(Record, frozen=True, kw_only=True):
    """Somebody: by which channels, the dearest first, and under which address on each.

    ``quiet_hours`` are those of this person alone; ``bot``: no human, so that nothing they say counts as seen.
    """

    reach: dict[ChannelName, str] = field(default_factory=dict)
    quiet_hours: Window | list[Window] | None = None
    timezone: Zone = "UTC"
    bot: bool = False


class Route(Record, frozen=True, kw_only=True):
    """How messages go that fit: of one of these ``types``, about this ``plan``. The first route that fits counts.

    ``to`` get them too; only ``channels`` are used, in this order. Messages that are the same in ``group`` belong
    together; they are waited for as long as ``wait``. ``escalation`` is the chain that goes on until somebody
    acknowledges. An answer within ``acknowledge_within`` is in time.
    """

    types: list[CommunicationType] = field(default_factory=list)
    plan: str | None = None
    to: list[Recipient] = field(default_factory=list)
    channels: list[ChannelName] = field(default_factory=list)
    group: list[Literal["type", "plan", "execution", "phase", "decision"]] | None = None
    wait: Duration = "2s"
    escalation: str | None = None
    urgent: bool | None = None
    acknowledge_within: Duration | None = None


class Step(Record, frozen=True, kw_only=True):
    """Who is told, so long after the first message, if nobody has acknowledged it by then."""

    after: Duration
    to: Annotated[list[Recipient], Meta(min_length=1)]


class Chain(Record, frozen=True, kw_only=True):
    """The steps of an escalation, in order; the last one comes again every ``repeat``."""

    steps: Annotated[list[Step], Meta(min_length=1, max_length=20)]
    repeat: Duration | None = None


class Override(Record, frozen=True, kw_only=True):
    """Somebody else is on call, from a time up to another (``2026-12-24T09:00``, in the rotation's zone)."""

    person: PersonName
    from_: LocalTime = field(name="from")
    to: LocalTime


class Rotation(Record, frozen=True, kw_only=True):
    """People who are on call one after another, each for ``every``, beginning at ``start`` (a time in ``timezone``).

    Whole days are days of the calendar there: a change of clocks moves no hand-over.
    """

    people: Annotated[list[PersonName], Meta(min_length=1)]
    start: LocalTime
    every: Duration = "7d"
    timezone: Zone = "UTC"
    overrides: list[Override] = field(default_factory=list)


class Inhibition(Record, frozen=True, kw_only=True):
    """While a message of a type in ``while_`` is open, those of ``mute`` about the same thing tell nothing new."""

    while_: Annotated[list[CommunicationType], Meta(min_length=1)] = field(name="while")
    mute: Annotated[list[CommunicationType], Meta(min_length=1)]
    same: Literal["execution", "plan"] = "execution"


class Quiet(Record, frozen=True, kw_only=True):
    """When people are not interrupted; messages of the types in ``except_`` come all the same."""

    windows: Annotated[list[Window], Meta(min_length=1)]
    except_: list[CommunicationType] = field(name="except", default_factory=list)


class Budget(Record, frozen=True, kw_only=True):
    """So many ``pages`` that nobody has acknowledged interrupt one person ``per`` so long; the rest is in a digest."""

    pages: Annotated[int, Meta(ge=0, le=1000)] = 1
    per: Duration = "5m"


class Digests(Record, frozen=True, kw_only=True):
    """How long what isn't urgent may wait for a digest. ``learned``: it comes in the hour that suits a person best."""

    every: Duration = "1h"
    learned: bool = True


class Settings(Record, frozen=True, kw_only=True):
    """All of it. ``dedup`` is how long an equal message says nothing new."""

    people: dict[PersonName, Reachable] = field(default_factory=dict)
    routes: list[Route] = field(default_factory=list)
    quiet_hours: Quiet | None = None
    escalation: dict[str, Chain] = field(default_factory=dict)
    on_call: dict[str, Rotation] = field(default_factory=dict)
    inhibitions: list[Inhibition] = field(default_factory=list)
    digests: Digests = Digests()
    budgets: Budget = Budget()
    dedup: Duration = "1h"
