"""Another execution in a simulated life: at times it takes what the one that is watched wants too."""

from __future__ import annotations

import random
from functools import partial

from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.state import RUNNING, Allocation
from turbo_mode.core.machine.slot_entries import Overlap
from turbo_mode.core.machine.slot_names import lock, parts
from turbo_mode.testing.outside import Outside
from turbo_mode.testing.sharing import OTHER
from turbo_mode.testing.slot_features import LOCKS, PLAN_LOCK, Bounds

_OVERLAPS: tuple[Overlap, ...] = ("queue", "queue", "replace")


class Rival:
    """It wants each thing once and keeps it for a while; after a crash it stands in line again."""

    def __init__(self, rng: random.Random, outside: Outside, bounds: Bounds, *, busy: bool) -> None:
        limited = bool(bounds.slots or bounds.per_tenant)
        self.rng = rng
        self.outside = outside
        self.wanted: dict[str, inputs.Ask] = {}
        self.asked: dict[str, inputs.Ask] = {}
        self.given: dict[str, inputs.Return] = {}
        tasks = [lock("task", name, bounds.rival) for name in (*LOCKS, "host-a", "host-b")]
        pools = [*tasks, lock("plan", PLAN_LOCK, bounds.rival), *([RUNNING] * limited)]
        for number in range(rng.choice([0, 1, 3, 6]) if busy or limited else 0):
            pool = rng.choice(pools)
            overlap: Overlap = rng.choice(_OVERLAPS) if parts(pool)[0] == "plan" else "queue"
            ask = inputs.Ask(OTHER, f"w{number}", [pool], rng.randint(-1, 2), overlap=overlap, tenant=bounds.rival)
            outside.at(rng.choice([0, 0, 1000, 30_000, 600_000]), partial(self._want, ask))

    def _want(self, ask: inputs.Ask) -> None:
        self.wanted[ask.who] = self.asked[ask.who] = ask

    def _give_back(self, who: str) -> None:
        self.given[who] = inputs.Return(OTHER, who)

    def gather(self) -> list[inputs.Input]:
        """What it does now, and does again after a crash until it is committed."""
        due: list[inputs.Input] = [*self.asked.values(), *self.given.values()]
        self.asked.clear()
        return due

    @property
    def is_due(self) -> bool:
        """Whether it does something now."""
        return bool(self.asked or self.given)

    def committed(self, allocation: Allocation) -> None:
        """What it has been granted is durable: it gives it back after a while."""
        held = allocation.holdings.get(OTHER, {})
        for who in [who for who in self.given if who not in held]:
            del self.given[who]
        for who in held:
            if who in self.wanted and who not in allocation.asks.get(OTHER, {}):
                del self.wanted[who]
                after = self.rng.choice([1, 1000, 60_000, 3_600_000])
                self.outside.at(self.outside.now + after, partial(self._give_back, who))

    def engine_died(self) -> None:
        """Whoever waited asks again."""
        self.asked = dict(self.wanted)
