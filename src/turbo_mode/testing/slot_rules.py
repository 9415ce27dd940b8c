"""What must always hold of locks and slots, judged from what both machines have committed.

Nothing runs without the lock of its task. Never are there more holders than slots, of all or of one tenant. What an
execution believes to have is what the allocator has given it. Nobody waits for what is free, and nothing is left behind
at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from turbo_mode.core.allocator.lines import Waiting
from turbo_mode.core.allocator.state import RUNNING, Allocation
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.slot_names import lock_of, undo_of
from turbo_mode.core.machine.slots import FREE

if TYPE_CHECKING:
    from turbo_mode.testing.shadow import Shadow
    from turbo_mode.testing.simulator import Simulation


class SlotNotes:
    """What an execution has and wants, by its own entries; ``of_attempts`` are the locks that attempts had.

    ``left_line``: it waits no more for the lock of its plan, and never had it.
    """

    def __init__(self) -> None:
        self.awaiting: dict[str, list[str]] = {}
        self.holding: dict[str, list[str]] = {}
        self.of_attempts: dict[str, str] = {}
        self.left_line = False

    @property
    def queued(self) -> bool:
        """Whether it waits for the lock of its plan."""
        return "" in self.awaiting

    def follow(self, entry: e.AnyEntry) -> None:
        """Take an entry in."""
        match entry:
            case e.SlotsAsked():
                self.awaiting[entry.who] = entry.pools
                self.left_line = self.left_line and bool(entry.who)
            case e.SlotsGranted():
                del self.awaiting[entry.who]
                self.holding.setdefault(entry.who, []).extend(entry.pools)
            case e.SlotsReturned():
                self.left_line = self.left_line or (not entry.who and self.queued)
                self.awaiting.pop(entry.who, None)
                kept = [pool for pool in self.holding.pop(entry.who, []) if pool not in entry.pools]
                if kept:
                    self.holding[entry.who] = kept
            case e.AttemptStarted(purpose="run" | "fallback"):
                self.of_attempts[entry.attempt] = lock_of(self.holding.get(entry.task, []))
            case e.ExecutionEnded():
                self.awaiting.clear()
                self.holding.clear()


def broken_by(entry: e.AnyEntry, shadow: Shadow) -> Iterator[str]:
    """Rules that an entry breaks, seen before it is taken in."""
    slots = shadow.slots
    match entry:
        case e.AttemptStarted(purpose="undo"):
            effect = shadow.effects[entry.undoes]
            lock = slots.of_attempts.get(effect.attempt, "")
            held = slots.holding.get(undo_of(entry.undoes), [])
            if lock and lock not in held:
                yield f"{effect.task} is undone without {lock}, which it had"
        case e.AttemptStarted(purpose="run" | "fallback"):
            held = slots.holding.get(entry.task, [])
            plan = shadow.task_plans[entry.task.partition("[")[0]]
            if plan.concurrency is not None and not lock_of(held):
                yield f"{entry.task} starts without its lock"
            if not held:
                yield from _out_of_turn(entry.task, shadow)
        case e.SlotsAsked():
            if entry.who in slots.awaiting:
                yield f"{entry.who} asks twice"
            if shadow.paused and not entry.who.startswith("undo:"):
                yield f"{entry.who or 'it'} asks during a pause"
            if entry.who and not entry.who.startswith("undo:"):
                yield from _out_of_turn(entry.who, shadow)
        case e.PhaseStarted() if slots.queued:
            yield f"phase {entry.phase} starts without the lock of the plan"


def _out_of_turn(id: str, shadow: Shadow) -> Iterator[str]:
    """Whether a more urgent task of its phase could have started."""
    if "[" in id:
        return
    phase, own = shadow.phase_of[id], shadow.task_plans[id].priority
    for other in shadow.in_turn(phase):
        ready = shadow.task_status(other) == "PENDING" and shadow.needs_ended(other) and other not in shadow.fans
        waits = other in shadow.slots.awaiting or other in shadow.limits.delayed
        if ready and not waits and shadow.task_plans[other].priority > own:
            yield f"{id} is before {other}, which is more urgent"


def _counted(pool: str, allocation: Allocation) -> Counter[str]:
    """How many slots of a pool each tenant has."""
    holders = allocation.held.get(pool)
    return Counter(map(holders.tenant, holders)) if holders is not None else Counter()


def _bounds(pool: str, allocation: Allocation) -> Iterator[str]:
    """Nobody has more slots than there are, all together and each tenant."""
    many, size, most = _counted(pool, allocation), allocation.sizes.get(pool, 1), allocation.per_tenant.get(pool, 0)
    if size and many.total() > size:
        yield f"{pool} has {size} slots and {many.total()} holders"
    for tenant, slots in many.items():
        if most and slots > most:
            yield f"{tenant} has {slots} slots of {pool}, and may have {most}"


def _waits_rightly(waiting: Waiting, allocation: Allocation) -> Iterator[str]:
    """It waits because there is no room, and for no lock of another tenant."""
    pool = waiting.pool
    many, size, most = _counted(pool, allocation), allocation.sizes.get(pool, 1), allocation.per_tenant.get(pool, 0)
    if not (size and many.total() >= size) and not (most and many[waiting.tenant] >= most):
        yield f"{waiting.execution} {waiting.who} waits, and {pool} is free"
    if pool != RUNNING and set(many) != {waiting.tenant}:
        yield f"{waiting.execution} of {waiting.tenant} waits for {pool}, which is of {sorted(many)}"


def at_rest(shadow: Shadow, simulation: Simulation) -> Iterator[str]:
    """Rules about what has been committed."""
    allocation, id = simulation.shared.allocation, simulation.state.id
    for pool, holders in allocation.held.items():
        yield from _bounds(pool, allocation)
        if any(holders.tenant(holder) != simulation.state.tenant for holder in holders if holder[0] == id):
            yield f"{pool} is held for another tenant"
    for waiting in allocation.waiting():
        yield from _waits_rightly(waiting, allocation)
    partly = {waiting.who: waiting.pools[: waiting.taken] for waiting in allocation.asks.get(id, {}).values()}
    given = {who: [pool for pool in pools if pool not in partly.get(who, [])] for who, pools in
             allocation.holdings.get(id, {}).items()}  # fmt: skip
    if {who: sorted(pools) for who, pools in given.items() if pools} != {
        who: sorted(pools) for who, pools in shadow.slots.holding.items() if pools
    }:
        yield f"it has {shadow.slots.holding}, and was given {given}"
    if sorted(shadow.slots.awaiting) != sorted(partly):
        yield f"it waits for {sorted(shadow.slots.awaiting)}, and {sorted(partly)} stand in line"
    if shadow.paused and (asking := [who for who in partly if not who.startswith("undo:")]):
        yield f"{asking} stand in line during a pause"
    for name, task in shadow.tasks.items():
        lock = shadow.slots.of_attempts.get(task.last, "") if task.status == "IN_DOUBT" else ""
        if lock and lock not in shadow.slots.holding.get(name, []):
            yield f"{name} is in doubt, and has given {lock} back"
    in_doubt = [name for name, task in shadow.tasks.items() if task.status == "IN_DOUBT"]
    for name, pools in shadow.slots.holding.items():
        idle = name and not name.startswith("undo:") and not shadow.tasks[name].running
        if idle and (name not in in_doubt or RUNNING in pools):
            yield f"{name} has {pools}, and nothing of it runs"
    if simulation.shared.metered:
        free = [name for name, task in shadow.tasks.items() if task.running and task.kind not in FREE
                and RUNNING not in shadow.slots.holding.get(name, [])]  # fmt: skip
        if free:
            yield f"{free} run without a slot of the engine"
