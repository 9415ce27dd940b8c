"""``apply`` for undoing. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import apply_slots, repeats
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.moves import end_attempt, undo_scope
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Execution, Undo


def undo_started(state: Execution, entry: e.UndoStarted) -> None:
    state.undoing[entry.phase] = Undo(entry.phase, entry.effects)
    state.rolled_back = state.rolled_back or not entry.phase


def effect_undone(state: Execution, entry: e.EffectUndone) -> None:
    state.undoing[undo_scope(state, entry.effect)].left.pop()
    repeats.forget(state, state.effects.pop(entry.effect))
    end_attempt(state, entry.attempt)
    apply_slots.over(state, undo_of(entry.effect))


def undo_retry_scheduled(state: Execution, entry: e.UndoRetryScheduled) -> None:
    end_attempt(state, entry.attempt)
    apply_slots.over(state, undo_of(entry.effect))
    state.timers.set(f"undo:{undo_scope(state, entry.effect)}", entry.due)


def undo_failed(state: Execution, entry: e.UndoFailed) -> None:
    state.effects[entry.effect].polling_since = 0
    state.timers.clear(f"undo:{undo_scope(state, entry.effect)}")
    end_attempt(state, entry.attempt)
    apply_slots.in_doubt(state, undo_of(entry.effect))


def undo_ended(state: Execution, entry: e.UndoEnded) -> None:
    del state.undoing[entry.phase]
    due = state.repeating.get(entry.phase, 0)
    if due > entry.at and not state.closing:
        state.timers.set(f"repeat:{entry.phase}", due)
