"""``apply(state, entry)``: the only code that changes a schedule. It decides nothing, and reads no calendar.

It refuses a moment that is decided already, so no history can fire one twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.state import Line, Schedule, Waiting


def apply(state: Schedule, entry: e.AnyEntry) -> None:
    """Changes the state. Raises ValueError for an entry that can't follow."""
    _APPLY[type(entry)](state, entry)
    state.seq += 1


def _deployed(state: Schedule, entry: e.ScheduleDeployed) -> None:
    before = {line.trigger.number: line for line in state.lines}
    times = [line.through for line in state.lines if not line.trigger.event]
    decided = 0 if state.removed else max(times, default=0)
    state.name, state.plan, state.plan_digest = entry.name, entry.plan, entry.plan_digest
    state.plan_dir, state.actor, state.deployed_at = entry.plan_dir, entry.actor, entry.at
    state.removed, state.paused, state.broken = False, None if state.removed else state.paused, None
    state.lines = []
    for trigger in entry.triggers:
        line = Line(trigger, entry.position if trigger.event else max(entry.at, decided))
        former = before.get(trigger.number)
        if former is not None and former.trigger.kind == trigger.kind:
            del before[trigger.number]
            line.running, line.last = former.running, former.last
        state.lines.append(line)
    state.left += [execution for line in before.values() for execution in line.running]


def _paused(state: Schedule, entry: e.SchedulePaused) -> None:
    state.paused = entry


def _resumed(state: Schedule, entry: e.ScheduleResumed) -> None:
    state.paused = state.broken = None
    for line in state.lines:
        if line.trigger.event:
            line.through = max(line.through, entry.position)


def _broken(state: Schedule, entry: e.ScheduleBroken) -> None:
    state.broken = entry


def _removed(state: Schedule, entry: e.ScheduleRemoved) -> None:
    state.removed = True


def _fired(state: Schedule, entry: e.MomentFired) -> None:
    line = state.line(entry.trigger)
    _leave_queue(line, entry.moment)
    line.running[entry.execution] = entry
    line.last = entry.execution


def _queued(state: Schedule, entry: e.MomentQueued) -> None:
    line = state.line(entry.trigger)
    _advance(line, entry.moment, entry.moment)
    line.waiting.append(Waiting(entry.moment, entry.missed, entry.replaces, entry.of, entry.said, entry.trace))


def _skipped(state: Schedule, entry: e.MomentsSkipped) -> None:
    line = state.line(entry.trigger)
    if entry.count == 1:
        _leave_queue(line, entry.last)
    else:
        _advance(line, entry.first, entry.last)


def _leave_queue(line: Line, moment: int) -> None:
    """A single moment is decided: one that waits, or a new one."""
    kept = [waiting for waiting in line.waiting if waiting.moment != moment]
    if len(kept) == len(line.waiting):
        _advance(line, moment, moment)
    line.waiting = kept


def _advance(line: Line, first: int, last: int) -> None:
    if first <= line.through:
        raise ValueError(f"trigger {line.trigger.number}: {first} is decided already, up to {line.through}")
    line.through = last


def _refused(state: Schedule, entry: e.StartRefused) -> None:
    _over(state, entry.execution)


def _ended(state: Schedule, entry: e.ExecutionOver) -> None:
    _over(state, entry.execution)


def _over(state: Schedule, execution: str) -> None:
    for line in state.lines:
        line.running.pop(execution, None)
    state.left = [each for each in state.left if each != execution]


_APPLY: dict[type, Callable[[Schedule, Any], None]] = {
    e.ScheduleDeployed: _deployed, e.SchedulePaused: _paused, e.ScheduleResumed: _resumed, e.ScheduleRemoved: _removed,
    e.ScheduleBroken: _broken, e.MomentFired: _fired, e.MomentQueued: _queued, e.MomentsSkipped: _skipped,
    e.StartRefused: _refused, e.ExecutionOver: _ended,
}  # fmt: skip
