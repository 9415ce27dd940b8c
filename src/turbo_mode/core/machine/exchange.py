"""Between an execution and the allocator: what the one has said becomes an input of the other.

A runtime feeds both, and commits what both have said in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.state import Allocation, Holder
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Command, Granted, Input, Refused, Waits
from turbo_mode.core.machine.slot_names import OF_TENANT, undo_of
from turbo_mode.core.machine.state import Execution

REPLACED = "concurrency"
"""Who cancels an execution in whose place a newer one begins."""


def for_allocator(state: Execution, entries: Iterable[e.AnyEntry], above: Sequence[Holder]) -> Iterator[inputs.Input]:
    """What these entries of an execution ask of the allocator. ``above``: on whose behalf it acts, see ``chain``."""
    for entry in entries:
        match entry:
            case e.SlotsAsked():
                yield inputs.Ask(
                    state.id, entry.who, entry.pools, entry.priority, tuple(above), entry.overlap, entry.number,
                    state.tenant,
                )  # fmt: skip
            case e.SlotsReturned():
                yield inputs.Return(state.id, entry.who, tuple(entry.pools))
            case e.ExecutionEnded():
                yield inputs.Leave(state.id)


def taken_up(state: Execution, allocation: Allocation, above: Sequence[Holder]) -> Iterator[inputs.Input]:
    """Before another engine feeds anything to an execution: it stands in line again, and has only what it knows of."""
    for who, pools in list(allocation.holdings.get(state.id, {}).items()):
        known = state.holding.get(who, ())
        unknown = tuple(pool for pool in pools if pool not in known)
        if unknown and who not in state.awaiting:
            yield inputs.Return(state.id, who, unknown)
    for who, asked in state.awaiting.items():
        yield inputs.Ask(
            state.id, who, asked["pools"], asked["priority"], tuple(above), asked["overlap"], asked["number"],
            state.tenant,
        )  # fmt: skip


def for_execution(entry: a.AnyEntry, allocation: Allocation) -> tuple[str, Input] | None:
    """Which execution must hear of an entry of the allocator, and what."""
    match entry:
        case a.SlotsGranted():
            return entry.execution, Granted(entry.who, entry.number, entry.pools, entry.epoch)
        case a.SlotsAsked():
            pool, holder = in_the_way(allocation, entry.pools[entry.taken], entry.tenant, entry.within)
            return entry.execution, Waits(entry.who, entry.number, pool, holder)
        case a.SlotsRefused():
            return entry.execution, Refused(entry.who, entry.number, entry.pool, entry.why, entry.holder)
        case a.YieldAsked():
            return entry.execution, replaced(entry.by)
    return None


def in_the_way(allocation: Allocation, pool: str, tenant: str, within: Sequence[Holder] = ()) -> tuple[str, str]:
    """What somebody of a tenant waits for, and an execution that has it.

    That is the pool, or the slots of the tenant where it has all that one may have (``tenant/NAME``). An execution of
    another tenant is not named: then, and if nobody has it, the second text is empty.
    """
    held = allocation.held.get(pool)
    known = [holder for holder in held if holder not in within and held.tenant(holder) == tenant] if held else []
    said = f"{OF_TENANT}{tenant}" if allocation.has_all(pool, tenant) else pool
    return said, known[0][0] if known else ""


def replaced(by: str) -> Command:
    """What ends an execution in whose place a newer one begins."""
    return Command("cancel", by=REPLACED, reason=f"execution {by[-6:]} takes its place")


def chain(state: Execution, find: Callable[[str], Execution | None]) -> list[Holder]:
    """On whose behalf an execution acts: for a child the attempt that it carries out, and so on upwards.

    ``find`` gives the execution in hand that has an id.
    """
    above: list[Holder] = []
    while (parent := find(state.facts.get("parent", ""))) is not None:
        attempt = parent.attempts.get(state.facts["parentAttempt"])
        if attempt is not None:
            above.append((parent.id, undo_of(attempt.undoes) if attempt.purpose == "undo" else attempt.task))
        state = parent
    return above
