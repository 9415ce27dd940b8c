"""Who may be served before whom, judged from what the allocator has written, entry by entry.

While a tenant waits for a pool and there is room for it, no other tenant gets two slots of it out of the lines. Within
a tenant an ask is served before a more urgent one only if it has waited longest. Whoever acts for somebody who has a
slot shares that one, and takes nobody's turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.lines import Waiting
from turbo_mode.core.allocator.state import Allocation


class TurnRules:
    """Follows the stream of an allocator from its start.

    ``passed`` are, for each tenant that waits for a pool, those that were served while there was room for it.
    """

    def __init__(self) -> None:
        self.allocation = Allocation()
        self.passed: dict[tuple[str, str], set[str]] = {}

    def follow(self, entry: a.AnyEntry) -> Iterator[str]:
        """Take an entry in; the rules that it breaks."""
        if isinstance(entry, a.SlotsGranted | a.SlotsTaken):
            served = self.allocation.asks.get(entry.execution, {}).get(entry.who)
            if served is not None and self.allocation.room(served.pool, served.tenant):
                yield from self._among_tenants(served)
                yield from self._within_one(served)
        apply(self.allocation, entry)
        waiting = {(each.pool, each.tenant) for each in self.allocation.waiting()}
        self.passed = {place: others for place, others in self.passed.items() if place in waiting}

    def _among_tenants(self, served: Waiting) -> Iterator[str]:
        pool = served.pool
        for tenant in {each.tenant for each in self.allocation.waiting() if each.pool == pool} - {served.tenant}:
            if self.allocation.room(pool, tenant):
                passed = self.passed.setdefault((pool, tenant), set())
                if served.tenant in passed:
                    yield f"{served.tenant} gets {pool} twice, and {tenant} waits for it"
                passed.add(served.tenant)
        self.passed.pop((pool, served.tenant), None)

    def _within_one(self, served: Waiting) -> Iterator[str]:
        own = [each for each in self.allocation.waiting() if (each.pool, each.tenant) == (served.pool, served.tenant)]
        urgent = [each for each in own if each.priority > served.priority]
        if urgent and served.age > min(each.age for each in own):
            yield f"{served.execution} {served.who} gets {served.pool} before {urgent[0].execution} {urgent[0].who}"
