"""What is held and who waits: what the allocator's entries so far add up to. Only ``apply`` changes it.

A pool is a number of slots under a name, of which a tenant may have some or all. A lock is a pool with one slot; it
exists as long as somebody has or wants it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.allocator.lines import Waiting
from turbo_mode.core.allocator.turns import Turns

RUNNING = "running"
"""The pool whose slots are the attempts that an engine carries out at once, of all executions."""

Holder = tuple[str, str]
"""An execution, and who in it: a task, ``undo:N`` for its effect N, or nobody ("") where it is the execution itself."""


class Holders:
    """Who has the slots of one pool, each with its tenant, the earliest first; ``of`` counts those of each tenant."""

    __slots__ = ("_tenants", "of")

    def __init__(self) -> None:
        self._tenants: dict[Holder, str] = {}
        self.of: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._tenants)

    def __iter__(self) -> Iterator[Holder]:
        return iter(self._tenants)

    def __contains__(self, holder: Holder) -> bool:
        return holder in self._tenants

    def tenant(self, holder: Holder) -> str:
        """Whose a holder is."""
        return self._tenants[holder]

    def add(self, holder: Holder, tenant: str) -> None:
        """It has a slot from now on; it had none."""
        self._tenants[holder] = tenant
        self.of[tenant] = self.of.get(tenant, 0) + 1

    def remove(self, holder: Holder) -> None:
        """It has none any more."""
        tenant = self._tenants.pop(holder)
        self.of[tenant] -= 1
        if not self.of[tenant]:
            del self.of[tenant]


class Allocation:
    """All pools of a store. ``asked`` counts the asks; ``yielding`` are executions that are to end, and for whom.

    ``sizes`` say how many slots a pool has (else one) and ``per_tenant`` how many of them one tenant may have at once;
    0 means any number.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.epoch = 0
        self.asked = 0
        self.sizes: dict[str, int] = {}
        self.per_tenant: dict[str, int] = {}
        self.held: dict[str, Holders] = {}
        self.holdings: dict[str, dict[str, list[str]]] = {}
        self.lines: dict[str, Turns] = {}
        self.asks: dict[str, dict[str, Waiting]] = {}
        self.yielding: dict[str, str] = {}

    @property
    def metered(self) -> bool:
        """Whether an owner has limited how many attempts run at once, of all tenants or of each."""
        return any(self.limit(RUNNING))

    def limit(self, pool: str) -> tuple[int, int]:
        """What an owner has set for a pool: its slots, and those of each tenant; 0 where nothing was set."""
        return self.sizes.get(pool, 0), self.per_tenant.get(pool, 0)

    def room(self, pool: str, tenant: str, within: Sequence[Holder] = ()) -> bool:
        """Whether a slot of a pool is free for somebody of a tenant who acts on behalf of ``within``."""
        held = self.held.get(pool)
        if held is None:
            return True
        size = self.sizes.get(pool, 1)
        shared = sum(holder in held for holder in within) if within else 0
        return (not size or len(held) - shared < size) and not self.has_all(pool, tenant, shared)

    def has_all(self, pool: str, tenant: str, shared: int = 0) -> bool:
        """Whether a tenant has all the slots of a pool that one may have, ``shared`` of which are no obstacle."""
        held, most = self.held.get(pool), self.per_tenant.get(pool, 0)
        return held is not None and most > 0 and held.of.get(tenant, 0) - shared >= most

    def obstacles(self, pool: str, within: Sequence[Holder] = ()) -> list[Holder]:
        """Who holds the slots that somebody waits for."""
        return [holder for holder in self.held.get(pool, ()) if holder not in within]

    def waiting(self) -> Iterator[Waiting]:
        """Every ask that waits."""
        for asks in self.asks.values():
            yield from asks.values()

    def has(self, execution: str) -> bool:
        """Whether an execution holds or wants anything."""
        return execution in self.holdings or execution in self.asks
