"""Who of those that wait for a host may begin next, where it carries out only so many attempts at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NamedTuple

FAIR = 8
"""One turn of so many is for whoever has waited longest, whatever its priority."""
Ticket = asyncio.Future[None]


class _Waits(NamedTuple):
    priority: int
    since: int
    ticket: Ticket


def _by_priority(each: _Waits) -> tuple[int, int]:
    return -each.priority, each.since


def _by_age(each: _Waits) -> int:
    return each.since


class Turns:
    """At most ``most`` at once; the highest priority first, and of equal ones who has waited longest. For one loop."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._waiting: list[_Waits] = []
        self._handed_on = 0

    @property
    def locked(self) -> bool:
        """Whether somebody who comes now has to wait."""
        return not self._free

    def ask(self, priority: int, since: int) -> Ticket:
        """A ticket, that is done as soon as it is its turn; ``since`` (ms) when it began to wait."""
        ticket = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waits(priority, since, ticket))
        self._hand_on()
        return ticket

    def give_back(self, ticket: Ticket) -> None:
        """Its turn is over, or it waits no more."""
        if ticket.done():
            self._free += 1
            self._hand_on()
        else:
            self._waiting = [each for each in self._waiting if each.ticket is not ticket]

    def _hand_on(self) -> None:
        while self._free and self._waiting:
            self._handed_on += 1
            order: Callable[[_Waits], object] = _by_priority if self._handed_on % FAIR else _by_age
            first = min(self._waiting, key=order)  # type: ignore[arg-type]
            self._waiting.remove(first)
            self._free -= 1
            first.ticket.set_result(None)
