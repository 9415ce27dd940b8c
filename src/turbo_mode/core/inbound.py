"""What the journal has of a queue from which messages come in: those that could not be carried out.

Each queue has a stream, ``inbound/NAME``; ``apply`` is the only thing that changes a record. Nothing of it is
published. What a message *has* started stands elsewhere: its id is known in the store's inbox.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

VERSION = 1
REMEMBERED = 1000
"""So many dead letters are kept, the newest ones."""


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class LetterGivenUp(Entry, frozen=True, tag=True):
    """A dead letter: a message with this ``id`` that means nothing, or may not do what it wants.

    ``body`` is its text; it can't be tried again if it was too large, or no text.
    """

    id: str
    code: str
    reason: str
    body: str
    is_whole: bool = True


class LettersReopened(Entry, frozen=True, tag=True):
    """Somebody wants dead letters to be tried again: the one with this ``id``, or all."""

    by: str = ""
    id: str = ""


class LetterTaken(Entry, frozen=True, tag=True):
    """A message that was given up before has been carried out."""

    id: str


AnyEntry = LetterGivenUp | LettersReopened | LetterTaken
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


def stream_of(name: str) -> str:
    """The stream of the queue with this name."""
    return f"inbound/{name}"


def decode(body: bytes) -> AnyEntry:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)


class InboundRecord:
    """One queue as the journal has it: its dead ``letters`` by id, and those that are to be tried ``again``."""

    def __init__(self) -> None:
        self.seq = 0
        self.letters: dict[str, LetterGivenUp] = {}
        self.again: dict[str, LetterGivenUp] = {}

    def apply(self, entry: AnyEntry) -> None:
        """Take one entry in."""
        self.seq += 1
        match entry:
            case LetterGivenUp():
                self.again.pop(entry.id, None)
                self.letters.pop(entry.id, None)
                self.letters[entry.id] = entry
                if len(self.letters) > REMEMBERED:
                    del self.letters[next(iter(self.letters))]
            case LettersReopened():
                for letter in [each for each in self.letters.values() if each.is_whole and entry.id in ("", each.id)]:
                    self.again[letter.id] = self.letters.pop(letter.id)
            case LetterTaken():
                self.again.pop(entry.id, None)
