"""What a runtime may feed to the machine of messages, one at a time, and the facts that come with it."""

from __future__ import annotations

from msgspec import Struct

from turbo_mode.core.communications.entries import How, Silence
from turbo_mode.core.communications.message import Message
from turbo_mode.core.communications.settings import Settings


class Facts(Struct, frozen=True):
    """What can't be known here: ``now`` in ms since the epoch."""

    now: int


class Configure(Struct, frozen=True):
    """These settings hold from now on; ``groups`` are the people of roles and teams, ``channels`` those there are."""

    settings: Settings
    groups: dict[str, list[str]] = {}
    channels: list[str] = []


class Post(Struct, frozen=True):
    """Somebody is to be told something."""

    message: Message


class Acknowledge(Struct, frozen=True):
    """A person has seen these messages, or all of a delivery. ``link`` is the id of a link, good once."""

    of: str
    by: str
    how: How = "acknowledged"
    link: str = ""
    expires: int = 0


class Resolve(Struct, frozen=True):
    """What messages asked is settled: a question (``EXECUTION/dN``), or all that an execution asked.

    ``by`` is the person who has decided; empty if nobody has.
    """

    about: str
    by: str = ""


class Hush(Struct, frozen=True):
    """What fits a silence is not told until it is over."""

    silence: Silence


class Unhush(Struct, frozen=True):
    """A silence is over."""

    id: str
    by: str = ""


class Withdraw(Struct, frozen=True):
    """A message is taken back; whoever hasn't got it yet won't."""

    id: str
    by: str = ""


class Amend(Struct, frozen=True):
    """A message says something else from now on, to whoever gets it from now on."""

    id: str
    content: str
    title: str = ""
    by: str = ""


class Pass(Struct, frozen=True):
    """What the journal has up to a position has been told; of what comes again, nothing is."""

    position: int


class Look(Struct, frozen=True):
    """Time has passed. What people get within the next ``ahead`` ms they get now: nobody may be there later."""

    ahead: int = 0


class Sent(Struct, frozen=True):
    """A channel has taken an attempt of a delivery; ``receipt`` is what it said."""

    delivery: str
    attempt: int
    receipt: str = ""


class Failed(Struct, frozen=True):
    """A channel has not taken it. ``for_good``: nor will it ever, as it is."""

    delivery: str
    attempt: int
    why: str
    for_good: bool = False


Input = (
    Configure | Post | Acknowledge | Resolve | Hush | Unhush | Withdraw | Amend | Pass | Look | Sent | Failed
)  # fmt: skip
