"""Everything that can stand in the stream of messages: committed results, in the past tense.

The rules of ``core/machine/entries.py`` hold here too: a field may be added with a default, none is renamed or removed.
Times are ms since the epoch.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from turbo_mode.core.communications.message import CommunicationType, Message
from turbo_mode.core.communications.settings import Settings

VERSION = 1

Kind = Literal["page", "digest"]
"""A page comes at once, a digest gathers."""
How = Literal["acknowledged", "answered", "stopped"]
"""What somebody has done with a message."""


class Silence(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What is not told, until when: messages of this type, plan and execution, where these are given."""

    id: str
    until: int
    by: str = ""
    reason: str = ""
    type: CommunicationType | None = None
    plan: str = ""
    execution: str = ""

    def fits(self, message: Message) -> bool:
        """Whether it is about a message."""
        return (
            self.type in (None, message.type)
            and self.plan in ("", message.plan)
            and self.execution in ("", message.execution)
        )


class Terms(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What the effectiveness of a message is made of, each from 0 to 1."""

    delivered: float = 0
    acknowledged: float = 0
    in_time: float = 0
    right: float = 0
    noise: float = 0


class Learned(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What one message teaches about a person: by this channel, in this hour of theirs, it was seen in time or not."""

    person: str
    channel: str
    hour: int
    good: bool


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class SettingsChanged(Entry, frozen=True, tag=True):
    """These settings hold from now on."""

    settings: Settings
    groups: dict[str, list[str]] = {}
    channels: list[str] = []


class MessagePosted(Entry, frozen=True, tag=True):
    """Something is to be told to these ``people``; behind the recipients in ``nobody`` there is none.

    ``urgent``: it interrupts; ``deadline``: until when an answer is in time; ``channels``: only by these.
    """

    message: Message
    people: list[str] = []
    nobody: list[str] = []
    urgent: bool = False
    deadline: int = 0
    channels: list[str] = []


class MessageRepeated(Entry, frozen=True, tag=True):
    """Somebody said the same again, under this id and title."""

    of: str
    id: str
    title: str = ""


class MessageMuted(Entry, frozen=True, tag=True):
    """It is told to nobody, because of a silence, or of another message that is open."""

    id: str
    why: str


class MatterOpened(Entry, frozen=True, tag=True):
    """Something that somebody has to acknowledge; messages of the same group belong to it from now on.

    ``chain`` is its escalation, if it has one.
    """

    group: str
    message: str
    chain: str = ""


class MatterJoined(Entry, frozen=True, tag=True):
    """A message belongs to a matter that is there already."""

    group: str
    message: str


class StepFired(Entry, frozen=True, tag=True):
    """Nobody has acknowledged a matter, so that others are told; ``due`` is when that was to be."""

    group: str
    step: int
    due: int
    people: list[str] = []


class MatterClosed(Entry, frozen=True, tag=True):
    """A matter needs nobody any more; what comes of its group until ``calm_until`` interrupts nobody."""

    group: str
    why: Literal["acknowledged", "settled"]
    calm_until: int = 0


class Gathered(Entry, frozen=True, tag=True):
    """A message goes into what a person gets at ``due``: a page or a digest."""

    person: str
    of: Kind
    message: str
    due: int


class DeliveryBegun(Entry, frozen=True, tag=True):
    """These messages are to be sent to a person by a channel, now. Whatever was gathered of them is taken.

    ``attempt`` counts from 1. The same delivery with the same attempt may reach a receiver again after a crash, under
    the same id.
    """

    id: str
    person: str
    of: Kind
    messages: list[str]
    channel: str
    attempt: int = 1
    step: int = 0


class DeliverySent(Entry, frozen=True, tag=True):
    """The channel has taken it."""

    id: str
    attempt: int
    receipt: str = ""


class DeliveryFailed(Entry, frozen=True, tag=True):
    """The channel has not taken it; it is tried again at ``again``, or given up if that is 0."""

    id: str
    attempt: int
    why: str
    again: int = 0
    channel: str = ""


class BundleDropped(Entry, frozen=True, tag=True):
    """What was gathered needs nobody any more."""

    person: str
    of: Kind
    messages: list[str] = []


class MessagesSeen(Entry, frozen=True, tag=True):
    """A person has acknowledged messages. ``counts``: it says something about people, being no bot's and no reflex."""

    messages: list[str]
    by: str
    how: How = "acknowledged"
    counts: bool = True
    link: str = ""
    expires: int = 0


class QuestionSettled(Entry, frozen=True, tag=True):
    """What messages asked is decided, by a person or else by itself."""

    messages: list[str]
    by: str = ""


class SilenceMade(Entry, frozen=True, tag=True):
    """Something is not told for a while."""

    silence: Silence


class SilenceEnded(Entry, frozen=True, tag=True):
    """It is told again."""

    id: str
    by: str = ""


class MessageWithdrawn(Entry, frozen=True, tag=True):
    """It was taken back."""

    id: str
    by: str = ""


class MessageAmended(Entry, frozen=True, tag=True):
    """It says something else from now on."""

    id: str
    content: str
    title: str = ""
    by: str = ""


class PositionPassed(Entry, frozen=True, tag=True):
    """What the journal has up to here has been told."""

    position: int


class MessageSettled(Entry, frozen=True, tag=True):
    """The time for an answer is over: this is how much it has achieved, and what that teaches."""

    id: str
    effectiveness: float
    terms: Terms = Terms()
    learned: list[Learned] = []


class MessagesForgotten(Entry, frozen=True, tag=True):
    """They are over and done with; what is to be known of them is elsewhere."""

    ids: list[str]


AnyEntry = (
    SettingsChanged | MessagePosted | MessageRepeated | MessageMuted | MatterOpened | MatterJoined | StepFired
    | MatterClosed | Gathered | DeliveryBegun | DeliverySent | DeliveryFailed | BundleDropped | MessagesSeen
    | QuestionSettled | SilenceMade | SilenceEnded | MessageWithdrawn | MessageAmended | PositionPassed | MessageSettled
    | MessagesForgotten
)  # fmt: skip

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder[AnyEntry](AnyEntry).decode
"""Reads an entry back. Raises ``msgspec.ValidationError`` for what no version has written."""
