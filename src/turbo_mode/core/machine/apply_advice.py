"""``apply`` for asking a model about a gate. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import apply_budgets
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.moves import IllegalEntry, waits_for
from turbo_mode.core.machine.state import Execution


def advice_asked(state: Execution, entry: e.AdviceAsked) -> None:
    """The gate waits for the answer. One that is asked again is asked once more, not twice."""
    waits_for(state, entry)
    state.advising[entry.attempt] = entry
    state.timers.set(f"advice:{entry.attempt}", entry.due)
    if entry.reserves:
        apply_budgets.reserve_for(state, entry.phase, entry.attempt, entry.reserves)


def advice_given(state: Execution, entry: e.AdviceGiven) -> None:
    """The gate is weighed next."""
    if state.advising.pop(entry.attempt, None) is None:
        raise IllegalEntry(f"AdviceGiven by {entry.attempt}, which nobody waits for")
    state.timers.clear(f"advice:{entry.attempt}")
    if entry.attempt in state.ledger.reserved:
        apply_budgets.settle_for(state, entry.phase, entry.attempt, entry.used)
    if entry.task:
        state.opinions[entry.task] = entry.consulted
    else:
        state.phases[entry.phase].consulted = entry.consulted
        state.full_phases[entry.phase] = None
