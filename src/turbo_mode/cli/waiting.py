"""What waits for a window, and until when."""

from __future__ import annotations

from turbo_mode.core.machine import change_window
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.windows import in_words


def until(state: Execution, phase: str, due: int) -> str:
    """``until Mon 09:00 Europe/Berlin``: the time at which the window of a phase opens, or that for its changes."""
    plan = state.blueprint.phases[phase].phase
    window = plan.window if plan is not None else None
    if state.timers.due(f"changes:{phase}") == due or window is None:
        window = next(iter(change_window.in_force(state, phase)), window)
    return f"until {in_words(window, due)}" if window is not None else ""


def waits_until(state: Execution, phase: str) -> str:
    """Until when a phase, or what it would change, waits for a window; empty if it doesn't."""
    if due := state.timers.due(f"window:{phase}"):
        return until(state, phase, due)
    due = state.timers.due(f"changes:{phase}")
    return f"no changes {until(state, phase, due)}" if due else ""
