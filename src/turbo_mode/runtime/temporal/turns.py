"""Who of those that wait for a host may begin next, where it carries out only so many attempts at once."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from turbo_mode.core.allocator.lines import Line, Waiting

_AT_ONCE = 1 << 20


class Ticket(NamedTuple):
    """Its ``turn`` is done as soon as it has come."""

    waiting: Waiting
    turn: asyncio.Future[None]


class Turns:
    """At most ``most`` at once; the others stand in a ``Line``, as for locks. For one event loop."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._asked = 0
        self._line = Line()
        self._tickets: dict[int, Ticket] = {}

    @property
    def locked(self) -> bool:
        """Whether somebody who comes now has to wait."""
        return not self._free

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._line)

    def ask(self, execution: str, priority: int, since: int) -> Ticket:
        """Take part; ``since`` (ms) when it began to wait, perhaps with another ticket."""
        self._asked += 1
        age = since * _AT_ONCE + self._asked % _AT_ONCE
        ticket = Ticket(Waiting(age, execution, "", [], priority, []), asyncio.get_running_loop().create_future())
        self._tickets[age] = ticket
        self._line.join(ticket.waiting)
        self._hand_on()
        return ticket

    def give_back(self, ticket: Ticket) -> None:
        """Its turn is over, or it waits no more."""
        if ticket.turn.done():
            self._free += 1
            self._hand_on()
        else:
            self._line.leave(self._tickets.pop(ticket.waiting.age).waiting)

    def _hand_on(self) -> None:
        while self._free and self._line:
            first = next(iter(self._line))
            self._line.serve(first)
            self._free -= 1
            self._tickets.pop(first.age).turn.set_result(None)
