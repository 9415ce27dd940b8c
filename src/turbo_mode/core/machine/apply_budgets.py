"""``apply`` for budgets: pools, what is taken out of them, and what attempts hold. Code here is only ever added to.

A pool belongs to the plan (``""``), to a phase (``phase:ID``) or to its loop (``loop:ID``). It has a limit for each
thing that it bounds; what is taken is what was used up, and what attempts under way have reserved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.amounts import WALL


def begin(state: Execution, entry: e.ExecutionAccepted) -> None:
    """The pools of an execution: those of its plan, within what it was given."""
    pools = state.blueprint.budgets
    if not (pools or entry.budgets):
        return
    whole = dict(pools.get("", {}))
    for key, amount in entry.budgets.items():
        whole[key] = min(amount, whole.get(key, amount))
    state.ledger.pools = {name: dict(pool) for name, pool in {**pools, "": whole}.items() if pool}
    state.ledger.taken = {
        name: dict.fromkeys((key for key in pool if key != WALL), 0) for name, pool in state.ledger.pools.items()
    }
    if time := whole.get(WALL):
        state.timers.set("wall:", entry.at + round(time))


def phase_begins(state: Execution, entry: e.PhaseStarted) -> None:
    """The wall time of a phase begins with its first round."""
    times = [
        state.ledger.pools[name][WALL]
        for name in of_phase(state, entry.phase)
        if name and WALL in state.ledger.pools[name]
    ]
    if times:
        state.timers.set(f"wall:{entry.phase}", entry.at + round(min(times)))


def of_phase(state: Execution, phase: str) -> list[str]:
    """The pools out of which a phase takes."""
    return [name for name in ("", f"phase:{phase}", f"loop:{phase}") if name in state.ledger.pools]


def reserve(state: Execution, entry: e.AttemptStarted) -> None:
    """An attempt holds what it may use up."""
    state.ledger.reserved[entry.attempt] = dict(entry.reserves)
    _take(state, state.blueprint.tasks[entry.task].phase, entry.reserves)


def reserve_for(state: Execution, phase: str, attempt: str, reserves: Mapping[str, float]) -> None:
    """What asks a model about the gate of a phase holds what it may use up."""
    state.ledger.reserved[attempt] = dict(reserves)
    _take(state, phase, reserves)


def settle_for(state: Execution, phase: str, attempt: str, used: Mapping[str, float]) -> None:
    """What a model has not used up is there again."""
    held = state.ledger.reserved.pop(attempt)
    _take(state, phase, {key: used.get(key, 0) - amount for key, amount in held.items()})
    _free(state)


def settled(state: Execution, entry: e.BudgetSettled) -> None:
    """What an attempt has not used up is there again."""
    held = state.ledger.reserved.pop(entry.attempt)
    phase = state.blueprint.tasks[state.attempts[entry.attempt].task].phase
    _take(state, phase, {key: entry.used.get(key, 0) - amount for key, amount in held.items()})
    _free(state)


def let_go(state: Execution, attempt: str) -> None:
    """An attempt is over of which nobody knows what it has used: all that it held counts as used up."""
    del state.ledger.reserved[attempt]
    _free(state)


def _free(state: Execution) -> None:
    state.ledger.freed += [phase for phase in state.ledger.awaiting if phase not in state.ledger.freed]


def ask(state: Execution, entry: e.EscalationRaised) -> None:
    """A question takes one of the questions that may be asked; those about what has gone wrong are always asked."""
    if entry.about not in ("inDoubt", "undo"):
        _take(state, entry.phase, {"asks": 1})


def _take(state: Execution, phase: str, what: Mapping[str, float]) -> None:
    for taken, key, amount in _each(state, phase, what):
        taken[key] += amount


def _each(state: Execution, phase: str, what: Mapping[str, float]) -> Iterator[tuple[dict[str, float], str, float]]:
    for name in of_phase(state, phase):
        taken = state.ledger.taken[name]
        yield from ((taken, key, amount) for key, amount in what.items() if key in taken)


def time_used_up(state: Execution, entry: e.TimeUsedUp) -> None:
    """Nothing of it begins any more."""
    state.timers.clear(f"wall:{entry.phase}")
    for name in ("",) if not entry.phase else (f"phase:{entry.phase}", f"loop:{entry.phase}"):
        if WALL in state.ledger.pools.get(name, ()):
            state.ledger.pools[name][WALL] = 0
