"""``apply`` for numbers that are read from data sources. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.moves import IllegalEntry, unask, waits_for
from turbo_mode.core.machine.state import Execution


def samples_asked(state: Execution, entry: e.SamplesAsked) -> None:
    """The gate, or the task, waits for them. What is read again is read once more, not twice."""
    waits_for(state, entry)
    state.measuring[entry.attempt] = entry
    state.timers.set(f"measure:{entry.attempt}", entry.due)


def samples_read(state: Execution, entry: e.SamplesRead) -> None:
    """It is weighed next."""
    if state.measuring.pop(entry.attempt, None) is None:
        raise IllegalEntry(f"SamplesRead by {entry.attempt}, for which nobody waits")
    state.timers.clear(f"measure:{entry.attempt}")
    state.samples[f"task:{entry.task}" if entry.task else f"gate:{entry.phase}"] = entry.samples
    if not entry.task:
        state.full_phases[entry.phase] = None


def forget(state: Execution, phase: str) -> None:
    """What the gate of a phase has been given is of a round that is over."""
    unask(state, phase)
    state.samples.pop(f"gate:{phase}", None)
