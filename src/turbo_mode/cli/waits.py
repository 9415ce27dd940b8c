"""What is waited for, in words: what others have, and who they are; a window, and until when."""

from __future__ import annotations

from turbo_mode.cli.many import called
from turbo_mode.cli.words import short
from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine import change_window
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.slot_names import parts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.windows import in_words

Told = tuple[str, str, str, int]
"""Icon, subject, what is said, and how loud."""


def named(pool: str) -> str:
    """A pool as people call it: a lock by its name."""
    kind, name = parts(pool)
    return {RUNNING: "a slot of the engine", "tenant": f"a slot of tenant `{name}`"}.get(kind, f"`{name}`")


def waits_for(pool: str, holder: str, own: str = "") -> str:
    """``waits for `db` (held by execution 7c2e41)``."""
    by = "another task of this execution" if holder == own else f"execution {short(holder)}"
    return f"waits for {named(pool)}{f' (held by {by})' if holder else ''}"


def wait_of(state: Execution, who: str) -> str:
    """What somebody in an execution waits for, or an empty text."""
    asked = state.awaiting.get(who, {})
    return waits_for(asked["pool"], asked["holder"], state.id) if asked.get("pool") else ""


def waiting(state: Execution, phase: str) -> list[str]:
    """The tasks of a phase that wait for others, each with what it waits for."""
    tasks = [who for who in tuple(state.awaiting) if who and not who.startswith("undo:")]
    of_it = [task for task in tasks if state.blueprint.tasks[task].phase == phase]
    return [f"{called(state, task)} {wait_of(state, task)}" for task in of_it if wait_of(state, task)]


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


def asked(entry: e.SlotsAsked, state: Execution) -> Told:
    """It isn't known yet whether it has to wait."""
    return "PENDING", _who(state, entry.who), f"asks for {_listed(entry.pools)}", 3


def awaited(entry: e.SlotsAwaited, state: Execution) -> Told:
    """Aloud where another execution is in the way."""
    loud = parts(entry.pool)[0] in ("task", "plan") and entry.holder != state.id
    said = waits_for(entry.pool, entry.holder, state.id)
    return "PENDING", _who(state, entry.who), said, 0 if loud else 1


def granted(entry: e.SlotsGranted, state: Execution) -> Told:
    """It goes on."""
    return "RUNNING", _who(state, entry.who), f"has {_listed(entry.pools)}", 2


def returned(entry: e.SlotsReturned, state: Execution) -> Told:
    """Others may have it."""
    said = f"gives back {_listed(entry.pools)}" if entry.pools else "waits no more"
    return "PENDING", _who(state, entry.who), said, 3


def _listed(pools: list[str]) -> str:
    return " and ".join(named(pool) for pool in pools)


def _who(state: Execution, who: str) -> str:
    effect = state.effects.get(int(who.removeprefix("undo:"))) if who.startswith("undo:") else None
    if effect is not None:
        return f"undoing {called(state, effect.task)}"
    return called(state, who) if who and not who.startswith("undo:") else who
