"""An allocator beside the one execution of a test, and another execution that wants the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.allocator import decide as allocator
from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.state import RUNNING, Allocation
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.exchange import for_allocator, for_execution, taken_up
from turbo_mode.core.machine.inputs import Facts, Input, Recovered
from turbo_mode.core.machine.state import Execution

OTHER = "other1"
"""The other execution."""


class Shared:
    """What a runtime does between the two machines. ``entries`` are what the allocator has said and nobody stored."""

    def __init__(self) -> None:
        self.allocation = Allocation()
        self.entries: list[a.AnyEntry] = []
        self.granted: list[str] = []

    @property
    def metered(self) -> bool:
        """Whether attempts need a slot of the engine."""
        return bool(self.allocation.sizes.get(RUNNING))

    def feed(self, state: Execution, input: Input, facts: Facts) -> list[e.AnyEntry]:
        """One input of the execution, and all that follows in both machines."""
        told = list(self._taken_up(state, facts.now)) if isinstance(input, Recovered) else []
        said = step(state, input, Facts(facts.now, facts.draw, self.metered))
        return said + self._settle(state, said, facts) + self._hear(state, told, facts)

    def _taken_up(self, state: Execution, now: int) -> Iterator[a.AnyEntry]:
        for input in taken_up(state, self.allocation, ()):
            yield from allocator.step(self.allocation, input, now)

    def ask(self, state: Execution, input: inputs.Input, facts: Facts) -> list[e.AnyEntry]:
        """One input of the allocator, and all that follows."""
        return self._hear(state, allocator.step(self.allocation, input, facts.now), facts)

    def _settle(self, state: Execution, said: Sequence[e.AnyEntry], facts: Facts) -> list[e.AnyEntry]:
        more: list[e.AnyEntry] = []
        for input in for_allocator(state, said, ()):
            more += self.ask(state, input, facts)
        return more

    def _hear(self, state: Execution, said: Sequence[a.AnyEntry], facts: Facts) -> list[e.AnyEntry]:
        self.entries += said
        more: list[e.AnyEntry] = []
        for entry in said:
            told = for_execution(entry, self.allocation)
            if told is not None and told[0] == state.id:
                more += self.feed(state, told[1], facts)
            elif isinstance(entry, a.SlotsGranted):
                self.granted.append(entry.who)
        return more
