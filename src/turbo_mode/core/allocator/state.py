"""What is held and who waits: what the allocator's entries so far add up to. Only ``apply`` changes it.

A pool is a number of slots under a name. A lock is a pool with one slot; it exists as long as somebody has or wants it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.allocator.lines import Line, Waiting

RUNNING = "running"
"""The pool whose slots are the attempts that an engine carries out at once, of all executions."""
TASK, PLAN = "task/", "plan/"
"""How the names of locks begin: those of tasks, and those of whole plans."""

Holder = tuple[str, str]
"""An execution, and who in it: a task, ``undo:N`` for its effect N, or nobody ("") where it is the execution itself."""


class Allocation:
    """All pools of a store. ``asked`` counts the asks; ``yielding`` are executions that are to end, and for whom."""

    def __init__(self) -> None:
        self.seq = 0
        self.epoch = 0
        self.asked = 0
        self.sizes: dict[str, int] = {}
        self.held: dict[str, dict[Holder, None]] = {}
        self.holdings: dict[str, dict[str, list[str]]] = {}
        self.lines: dict[str, Line] = {}
        self.asks: dict[str, dict[str, Waiting]] = {}
        self.yielding: dict[str, str] = {}

    def room(self, pool: str, within: Sequence[Holder] = ()) -> bool:
        """Whether a slot of a pool is free for somebody who acts on behalf of ``within``."""
        size = self.sizes.get(pool, 1)
        if not size:
            return True
        held = self.held.get(pool)
        if held is None or len(held) < size:
            return True
        return sum(holder in held for holder in within) > len(held) - size if within else False

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
