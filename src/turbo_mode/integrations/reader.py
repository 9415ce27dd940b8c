"""The port of what messages are read from: queues and streams, each in the folder of its system, as ``reader.py``.

Reading has two steps. ``take`` hands messages out and leaves them where they are; ``settle`` says that they have been
dealt with. What was taken and not settled comes again, to us or to another reader: after a crash that may be messages
that were dealt with already, never too few. What a message means, and whether it came before, is not its business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, cast

from msgspec import Struct

from turbo_mode.integrations.queue import Settings, module_of

GROUP: Final = "turbo-mode"
"""What readers are called together if nobody says otherwise: each group gets every message once."""
WAIT: Final = 2.0
"""Seconds that one waits for a first message."""


class Taken(Struct, frozen=True):
    """A message as it was found: ``id`` is the same however often it comes; ``key`` is empty where there is none.

    ``receipt`` is for whoever has handed it out.
    """

    id: str
    key: str
    body: bytes
    headers: Mapping[str, str]
    receipt: Any = None


class Reader(Protocol):
    """A queue or stream, read on one asyncio loop. It connects when it is first asked.

    Its methods raise whatever keeps them from it; then it is closed, and another one made.
    """

    async def look(self) -> str:
        """What is there, in a few words."""

    async def take(self, most: int, wait: float) -> Sequence[Taken]:
        """Some of what is there, the oldest first, and each once; none if nothing came within ``wait`` seconds."""

    async def settle(self, taken: Sequence[Taken]) -> None:
        """These have been dealt with for good, and don't come again. They are in the order in which they were taken."""

    async def close(self) -> None:
        """Leave, also if nothing was ever taken; what was not settled comes again."""


class Making(Protocol):
    """What makes a reader. ``stays``: it is the only one at its place, and there all the time.

    Then the place is made, where the system has a reader do that, and what its predecessor was handed and had not
    settled when it crashed comes first.
    """

    def __call__(self, settings: Settings, *, stays: bool = False) -> Reader: ...


def reader_of(type: str) -> Making:
    """What makes a reader of this type. Raises ``NotInstalled``, with the line that brings its client."""
    return cast(Making, module_of(type, "reader").Reader)
