"""What the journal has of a plugin: whether it is switched on, the values that it keeps, the events it gave up on.

Each has a stream, ``plugin/NAME``; ``apply`` is the only thing that changes a record. Nothing of it is published.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import msgspec
from msgspec import Struct

VERSION = 1
REMEMBERED = 1000
"""So many dead letters are kept, the newest ones."""


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class PluginSwitched(Entry, frozen=True, tag=True):
    """Somebody has switched it on or off."""

    on: bool
    by: str = ""


class ValuePut(Entry, frozen=True, tag=True):
    """It keeps a value under a key, in the place of the one before."""

    key: str
    value: Any


class ValueDropped(Entry, frozen=True, tag=True):
    """It keeps nothing under this key any more."""

    key: str


class EventGivenUp(Entry, frozen=True, tag=True):
    """A dead letter: an event at which a handler has failed ``tries`` times. ``sequence`` is its place."""

    event: str
    id: str
    sequence: int
    handler: str
    tries: int
    error: str


class LettersReopened(Entry, frozen=True, tag=True):
    """Somebody wants all dead letters to be tried again."""

    by: str = ""


class EventTaken(Entry, frozen=True, tag=True):
    """A handler has taken an event that was given up before; or there is nothing left of it."""

    id: str
    handler: str


AnyEntry = PluginSwitched | ValuePut | ValueDropped | EventGivenUp | LettersReopened | EventTaken
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


def stream_of(name: str) -> str:
    """The stream of the plugin with this name."""
    return f"plugin/{name}"


def decode(body: bytes) -> AnyEntry:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)


class PluginRecord:
    """One plugin as the journal has it.

    ``given_up`` counts the dead letters, ``letters`` are the newest of them; those in ``again`` are to be tried again.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.is_on = True
        self.values: dict[str, Any] = {}
        self.given_up = 0
        self.letters: deque[EventGivenUp] = deque(maxlen=REMEMBERED)
        self.again: dict[tuple[str, str], EventGivenUp] = {}

    def apply(self, entry: AnyEntry) -> None:
        """Take one entry in."""
        self.seq += 1
        match entry:
            case PluginSwitched():
                self.is_on = entry.on
            case ValuePut():
                self.values[entry.key] = entry.value
            case ValueDropped():
                self.values.pop(entry.key, None)
            case EventGivenUp():
                self.again.pop((entry.id, entry.handler), None)
                self.given_up += 1
                self.letters.append(entry)
            case LettersReopened():
                self.again |= {(each.id, each.handler): each for each in self.letters}
                self.given_up = 0
                self.letters.clear()
            case EventTaken():
                self.again.pop((entry.id, entry.handler), None)
