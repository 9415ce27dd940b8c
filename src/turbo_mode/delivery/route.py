"""The way to a destination that is reached over a network: what it wants, who carries it there, how patiently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct

from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import IntegrationError

RETRIES: Final = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
"""Seconds between the attempts at one delivery, as Standard Webhooks proposes: ten attempts in about 75 hours."""


class Refused(IntegrationError):
    """The other side has not taken an event.

    ``after``: seconds in which it wants to be let alone. ``is_final``: it will never take this one. ``is_gone``: it
    wants nothing any more. ``is_about_event``: it is well, only this event isn't for it.
    """

    def __init__(
        self, message: str, *, reason: str, after: float | None = None, is_final: bool = False, is_gone: bool = False,
        is_about_event: bool = False,
    ) -> None:  # fmt: skip
        self.reason = reason
        self.after = after
        self.is_final = is_final
        self.is_gone = is_gone
        self.is_about_event = is_about_event or is_final
        super().__init__(message)


class Carrier(Protocol):
    """Brings events to one destination. It lives on one asyncio loop, and may be asked for many at once."""

    async def carry(self, event: Event) -> None:
        """Returns when the other side has it. Raises ``Refused``; anything else counts as a failure too."""

    async def close(self) -> None:
        """Leave. May be called without anything having been carried."""


class Route(Struct, frozen=True, kw_only=True):
    """A destination by its ``name``; ``about`` says in a few words where it is, without anything secret.

    At most ``concurrency`` events are on their way at once, each for ``timeout`` seconds at most; if ``ordered``, those
    of one execution only one after the other. An event that was refused is tried again after each of ``retries`` (s).
    """

    name: str
    about: str
    carrier: Callable[[], Carrier]
    wants: Callable[[Event], bool]
    ordered: bool = False
    concurrency: int = 4
    timeout: float = 15.0
    retries: tuple[float, ...] = RETRIES
