"""The line of a tenant before a pool: who is next when it is the tenant's turn, see ``turns.py``.

The highest priority is next, and among equals the executions take turns: each ask gets a tag when it joins, one above
that of the ask before it of the same execution, and the lowest tag goes first (start-time fair queueing). Of every
``SHARE`` slots that the line gets, one goes to whoever has waited longest, whatever its priority. So nobody waits for
ever: with n asks before it, an ask is served after at most ``SHARE * (n + 1)`` slots for its tenant.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Self

from turbo_mode.core.ids import TENANT

SHARE = 8


class Waiting:
    """One ask that stands in a line: it has ``taken`` of its pools.

    ``age`` says who came first, of all lines; ``number`` is the execution's own.
    """

    __slots__ = ("age", "execution", "number", "pools", "priority", "tag", "taken", "tenant", "who", "within")

    def __init__(
        self, age: int, execution: str, who: str, pools: list[str], priority: int, within: list[tuple[str, str]],
        number: int = 0, tenant: str = TENANT,
    ) -> None:  # fmt: skip
        self.age = age
        self.tenant = tenant
        self.number = number
        self.execution = execution
        self.who = who
        self.pools = pools
        self.priority = priority
        self.within = within
        self.taken = 0
        self.tag = 0

    @property
    def pool(self) -> str:
        """The pool in whose line it stands."""
        return self.pools[self.taken]


class Line:
    """Who of one tenant waits for one pool, ``nested`` of them on behalf of somebody who holds something.

    ``served`` counts the slots since the turn of whoever had waited longest.
    """

    __slots__ = ("_ages", "_order", "_waiting", "nested", "served", "tags", "virtual")

    def __init__(self) -> None:
        self._waiting: dict[int, Waiting] = {}
        self._ages: list[int] = []
        self._order: list[tuple[int, int, int]] = []
        self.nested = 0
        self.served = 0
        self.virtual = 0
        self.tags: dict[str, int] = {}

    @classmethod
    def restored(cls, served: int, virtual: int, tags: dict[str, int]) -> Self:
        """A line of a snapshot, before anybody stands in it."""
        line = cls()
        line.served, line.virtual, line.tags = served, virtual, tags
        return line

    def __len__(self) -> int:
        return len(self._ages)

    def __iter__(self) -> Iterator[Waiting]:
        """Who may be next, the likeliest first. Nobody may join or leave meanwhile."""
        oldest = self._waiting[self._ages[0]] if self._ages and self.served == SHARE - 1 else None
        if oldest is not None:
            yield oldest
        for *_, age in self._order:
            if (waiting := self._waiting[age]) is not oldest:
                yield waiting

    def join(self, waiting: Waiting) -> None:
        """It stands in the line from now on."""
        waiting.tag = max(self.virtual, self.tags.get(waiting.execution, 0)) + 1
        self.tags[waiting.execution] = waiting.tag
        self.stand(waiting)

    def stand(self, waiting: Waiting) -> None:
        """It stands where its tag says."""
        self._waiting[waiting.age] = waiting
        self.nested += bool(waiting.within)
        insort(self._ages, waiting.age)
        insort(self._order, _key(waiting))

    def serve(self, waiting: Waiting) -> None:
        """It gets a slot, and leaves the line."""
        self.served = (self.served + 1) % SHARE
        self.virtual = max(self.virtual, waiting.tag)
        self._remove(waiting)
        if self.tags.get(waiting.execution, 0) <= self.virtual:
            self.tags.pop(waiting.execution, None)

    def leave(self, waiting: Waiting) -> None:
        """It doesn't wait any more, and was served nothing: the next ask of its execution may have its tag."""
        self._remove(waiting)
        if self.tags.get(waiting.execution) == waiting.tag:
            self.tags[waiting.execution] -= 1

    def _remove(self, waiting: Waiting) -> None:
        del self._waiting[waiting.age]
        self.nested -= bool(waiting.within)
        del self._ages[bisect_left(self._ages, waiting.age)]
        del self._order[bisect_left(self._order, _key(waiting))]
        if not self._ages:
            self.tags.clear()


def _key(waiting: Waiting) -> tuple[int, int, int]:
    return -waiting.priority, waiting.tag, waiting.age
