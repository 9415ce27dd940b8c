"""The port of what messages are read from: queues and streams, each in the folder of its system, as ``source.py``.

Reading has two steps. ``take`` hands messages out and leaves them where they are; ``acknowledge`` says that they have
been dealt with. What was taken and not acknowledged comes again, to us or to another reader: after a crash that may be
messages that were dealt with already, never too few.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, cast

from msgspec import Struct

from turbo_mode.integrations.queue import Settings, module_of

GROUP = "turbo-mode"
"""What readers are called together if nobody says otherwise: each group gets every message once."""


class Taken(Struct, frozen=True):
    """A message as it was found: ``id`` is the same however often it comes; ``key`` is empty where there is none."""

    id: str
    key: str
    body: bytes
    headers: Mapping[str, str]


class Source(Protocol):
    """A queue or stream, read on one asyncio loop. Its methods raise whatever keeps them from it."""

    async def look(self) -> str:
        """What is there, in a few words."""

    async def take(self, most: int) -> Sequence[Taken]:
        """So many messages at most, the oldest first; none if there are none. To be called once."""

    async def acknowledge(self, number: int) -> None:
        """The first so many of what was taken don't come again."""

    async def close(self) -> None:
        """Leave; what was not acknowledged comes again."""


def source_of(type: str) -> Callable[[Settings], Source]:
    """What makes a source of this type. Raises ``NotInstalled``, with the line that brings its client."""
    return cast(Callable[[Settings], Source], module_of(type, "source").Source)
