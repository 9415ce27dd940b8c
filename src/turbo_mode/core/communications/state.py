"""What is known of messages: what the entries so far add up to. Only ``apply`` changes it.

A snapshot is the state as JSON. One of another version is worthless: the entries are the truth.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

from turbo_mode.core.communications.entries import How, Kind, Silence, Terms
from turbo_mode.core.communications.message import CommunicationStatus, Message
from turbo_mode.core.communications.settings import Settings

SNAPSHOT = 1
"""The version of snapshots."""


class Seen(Struct):
    """That a person has acknowledged a message; whether it ``counts``, see there."""

    at: int
    how: How
    counts: bool


class Receipt(Struct, omit_defaults=True):
    """What became of a message on its way to one person by one channel."""

    person: str
    channel: str
    delivery: str
    status: str
    at: int
    attempt: int = 1
    said: str = ""


class Told(Struct):
    """One message, and all that became of it.

    ``sent`` is when each person first got it, ``copies`` how often anybody did; ``repeats`` is how often the same was
    said again, ``also`` under which other titles. ``settled_at``: what it asked is decided.
    """

    message: Message
    at: int
    people: list[str] = []
    nobody: list[str] = []
    urgent: bool = False
    deadline: int = 0
    channels: list[str] = []
    matter: str = ""
    repeats: int = 0
    also: list[str] = []
    last: int = 0
    muted: str = ""
    withdrawn: bool = False
    sent: dict[str, int] = field(default_factory=dict)
    copies: int = 0
    seen: dict[str, Seen] = field(default_factory=dict)
    answered_by: str = ""
    settled_at: int = 0
    receipts: list[Receipt] = field(default_factory=list)
    terms: Terms | None = None
    effectiveness: float = 0.0
    over_at: int = 0
    given_up: int = 0
    amended: int = 0

    @property
    def is_open(self) -> bool:
        """Whether anybody still has to do something about it."""
        is_seen = any(seen.counts for seen in self.seen.values())
        return not (self.muted or self.withdrawn or self.settled_at or (is_seen and not self.message.decision))

    @property
    def status(self) -> CommunicationStatus:
        """What people see."""
        if self.withdrawn:
            return CommunicationStatus.WITHDRAWN
        if self.settled_at:
            return CommunicationStatus.ANSWERED
        if self.seen:
            return CommunicationStatus.ACKNOWLEDGED
        if self.muted:
            return CommunicationStatus.MUTED
        if self.sent:
            return CommunicationStatus.SENT
        return CommunicationStatus.FAILED if self.given_up else CommunicationStatus.PENDING


class Matter(Struct):
    """Messages that belong together and that somebody has to acknowledge. ``step`` is the next one of its chain."""

    group: str
    opened: int
    messages: list[str] = []
    chain: str = ""
    step: int = 0


class Bundle(Struct):
    """What a person gets at ``due``."""

    due: int
    messages: list[str] = []


class Delivery(Struct):
    """Something on its way to a person. ``again``: when it is tried again; 0 while a channel has it."""

    id: str
    person: str
    of: Kind
    messages: list[str]
    channel: str
    attempt: int
    began: int
    again: int = 0
    tried: list[str] = []
    step: int = 0


class Page(Struct):
    """An interruption of somebody; ``seen`` if they have acknowledged something since."""

    at: int
    seen: bool = False


class Line(Struct):
    """What is gathered for one person, and what is known of them.

    ``by_channel`` and ``by_hour`` count: how often something was seen in time, and how often it was sent at all.
    """

    page: Bundle | None = None
    digest: Bundle | None = None
    pages: list[Page] = []
    by_channel: dict[str, list[int]] = field(default_factory=dict)
    by_hour: dict[str, list[int]] = field(default_factory=dict)


class Post(Struct):
    """All of it. ``keys`` has the newest message of each key, ``links`` which are used up and until when that matters.

    ``calm`` are groups that somebody has just seen to, and until when they interrupt nobody again. ``done`` counts
    deliveries, so that each has an id of its own.
    """

    seq: int = 0
    position: int = 0
    settings: Settings = Settings()
    groups: dict[str, list[str]] = field(default_factory=dict)
    channels: list[str] = []
    told: dict[str, Told] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    silences: dict[str, Silence] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    calm: dict[str, int] = field(default_factory=dict)
    done: int = 0

    def line(self, person: str) -> Line:
        """The line of a person, an empty one if nothing was ever gathered for them."""
        return self.lines.get(person) or Line()

    def about(self, what: str) -> list[Told]:
        """The messages that ask about a question, or about anything of an execution."""
        return [
            told for told in self.told.values()
            if told.message.decision and what in (told.message.decision, told.message.execution)
        ]  # fmt: skip


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Post).decode
"""Reads a snapshot. Raises ``msgspec.ValidationError``."""
