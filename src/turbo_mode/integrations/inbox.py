"""The port of queues from which messages come in: what one has to do.

It is a file ``inbox.py`` in the folder of a system, with a class ``Inbox``. What a message means, whether it came
before, and how patiently all is tried again is not its business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol, cast

from msgspec import Struct

from turbo_mode.integrations.queue import Settings, module_of

MOST: Final = 50
"""So many messages are held at most."""
WAIT: Final = 2.0
"""Seconds that one call waits for messages at most."""


class Letter(Struct, frozen=True):
    """A message: ``id`` is the same however often it comes, or empty; ``receipt`` is for whoever takes it back.

    ``trace`` is the ``traceparent`` (W3C) with which it was sent, as it stands there.
    """

    id: str
    body: bytes
    receipt: Any
    trace: str = ""


class Inbox(Protocol):
    """A queue, on one asyncio loop. It connects when it is first asked, and again when it was cut off.

    What was received and not settled comes again, after ``close`` or after the system's own time.
    """

    async def receive(self) -> list[Letter]:
        """What is there, the oldest first; waits for a while if that is nothing. Raises whatever keeps it from that."""

    async def settle(self, letter: Letter) -> None:
        """It has been carried out for good, and never has to come again."""

    async def close(self) -> None:
        """Leave; also if nothing was ever received."""


def inbox_of(type: str) -> Callable[[Settings], Inbox]:
    """What makes an inbox of this type. Raises ``NotInstalled``, with the line that brings its client."""
    return cast(Callable[[Settings], Inbox], module_of(type, "inbox").Inbox)
