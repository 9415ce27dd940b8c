"""An allocator beside the one execution of a test, and another execution that wants the same."""

from __future__ import annotations

from collections import deque

from msgspec import structs

from turbo_mode.core.allocator import decide as allocator
from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.state import Allocation
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.exchange import for_allocator, for_execution, taken_up
from turbo_mode.core.machine.inputs import Facts, Input
from turbo_mode.core.machine.state import Execution

OTHER = "other1"
"""The other execution."""


MOST_AT_ONCE = 20_000
"""Entries that may follow from one thing; a plan of the simulation has a few dozen tasks."""


class RestlessError(Exception):
    """Something never comes to an end."""


class Shared:
    """What a runtime does between the two machines. ``entries`` are what the allocator has said and nobody stored."""

    def __init__(self) -> None:
        self.allocation = Allocation()
        self.entries: list[a.AnyEntry] = []
        self._told: deque[tuple[str, Input]] = deque()

    @property
    def metered(self) -> bool:
        """Whether attempts need a slot of the engine."""
        return self.allocation.metered

    def feed(self, state: Execution, input: Input, facts: Facts) -> list[e.AnyEntry]:
        """One input of the execution; the allocator hears what it says."""
        said = step(state, input, structs.replace(facts, metered=self.metered))
        for wanted in for_allocator(state, said, ()):
            self.ask(wanted, facts)
        return said

    def take_up(self, state: Execution, facts: Facts) -> None:
        """Another engine begins with this execution."""
        for wanted in taken_up(state, self.allocation, ()):
            self.ask(wanted, facts)

    def ask(self, input: inputs.Input, facts: Facts) -> None:
        """One input of the allocator."""
        said = allocator.step(self.allocation, input, facts.now)
        self.entries += said
        self._told += [told for entry in said if (told := for_execution(entry, self.allocation)) is not None]

    def hear(self, state: Execution, facts: Facts) -> list[e.AnyEntry]:
        """What the allocator has answered reaches the execution, and all that follows in both machines."""
        said: list[e.AnyEntry] = []
        while self._told:
            execution, input = self._told.popleft()
            if execution == state.id:
                said += self.feed(state, input, facts)
            if len(said) > MOST_AT_ONCE:
                raise RestlessError("the execution and the allocator answer each other for ever")
        return said
