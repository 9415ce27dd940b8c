"""What must always hold of fan-outs, judged like everything else from the entries and from the plan as written."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.testing.notes import FanNotes
from turbo_mode.testing.shadow import TASK_ENDS, Shadow


def broken_by(entry: e.AnyEntry, shadow: Shadow) -> Iterator[str]:
    """What an entry breaks, before the shadow follows it."""
    match entry:
        case e.ItemsExpanded():
            yield from _expansion(entry, shadow)
        case e.AttemptStarted(purpose="run") if fan := shadow.fan_of(entry.task):
            yield from _beginning(fan, entry.task, shadow)
            if fan.task.when == "index != 1" and entry.task.endswith("[1]"):
                yield f"{entry.task} starts, and its condition is false"
            if not _may_start(shadow, fan):
                yield f"{entry.task} starts, and no instance may"
            yield from _request(entry, fan.items[fan.ids.index(entry.task)])
        case e.AttemptStarted(purpose="undo") if "[" in entry.task:
            yield from _request(entry, shadow.effects[entry.undoes].item)
        case e.TaskSkipped() | e.TaskFailed() if fan := shadow.fan_of(entry.task):
            yield from _beginning(fan, entry.task, shadow)
        case e.TaskCompleted() | e.TaskFailed() | e.TaskCancelled() if entry.task in shadow.fans:
            yield from _end(entry, shadow.fans[entry.task], shadow)


def broken_at_rest(shadow: Shadow, state: Execution, *, free: set[str]) -> Iterator[str]:
    """What doesn't hold between two inputs; ``free`` are the phases that have a slot for another attempt."""
    for id, fan in shadow.fans.items():
        counted = state.fans[id]
        there = (counted.completed, len(counted.bad), counted.skipped, counted.cancelled)
        ends = ("COMPLETED", "FAILED", "SKIPPED", "CANCELLED")
        wanted = tuple(len(shadow.instances(fan, status)) for status in ends)
        if there != wanted:
            yield f"{id} counts {there}, and its instances ended {wanted}"
        over = all(shadow.tasks[each].status in TASK_ENDS for each in fan.ids if _has_begun(shadow, each))
        left = [each for each in fan.ids if not _has_begun(shadow, each)]
        if shadow.tasks[id].status == "RUNNING":
            if over and (not left or _is_stopped(shadow, fan) or shadow.phase_of[id] in shadow.timed_out):
                yield f"{id} has nothing left to do and doesn't end"
            if shadow.phase_of[id] in free and _may_start(shadow, fan):
                yield f"an instance of {id} could start and doesn't"
    if not shadow.closed and (state.total, state.done) != (work := _work(shadow)):
        yield f"{state.done} of {state.total} are done by the state, {work[1]} of {work[0]} by the entries"


def reached(entry: e.AnyEntry, shadow: Shadow) -> Iterator[str]:
    """What an entry shows to have been reached, for the table of what the simulation has seen."""
    match entry:
        case e.TaskInDoubt() if shadow.fan_of(entry.task):
            yield "instance in doubt"
        case e.AttemptStarted(purpose="run", number=1) if fan := shadow.fan_of(entry.task):
            if fan.batch_of[fan.ids.index(entry.task)]:
                yield "a later batch begins"
        case e.AttemptStarted(purpose="undo") if "[" in entry.task:
            round = int(entry.attempt.split(".")[1])
            earlier = round < shadow.rounds[shadow.phase_of[entry.task]]
            yield f"instance of {'an earlier' if earlier else 'this'} round undone"
        case e.TaskCompleted() | e.TaskFailed() | e.TaskCancelled() if fan := shadow.fans.get(entry.task):
            left = not all(_has_begun(shadow, each) for each in fan.ids)
            failed = shadow.instances(fan, "FAILED")
            how = "empty" if not fan.ids else "with some left" if left else "with failures" if failed else "whole"
            yield f"fan-out {type(entry).__name__} {how}"


FAN_OUTS = (
    "instance in doubt", "a later batch begins", "instance of an earlier round undone", "instance of this round undone",
    "fan-out TaskCompleted empty", "fan-out TaskCompleted whole", "fan-out TaskCompleted with failures",
    "fan-out TaskFailed with some left", "fan-out TaskFailed with failures",
)  # fmt: skip


def _expansion(entry: e.ItemsExpanded, shadow: Shadow) -> Iterator[str]:
    plan = shadow.task_plans[entry.task]
    if not plan.is_many or shadow.tasks[entry.task].status != "PENDING":
        yield f"{entry.task} fans out while {shadow.tasks[entry.task].status}"
    if shadow.paused or shadow.closes(entry.task):
        yield f"{entry.task} fans out during a pause, or while it is closing"
    if not shadow.needs_met(entry.task):
        yield f"{entry.task} fans out before its needs have ended well"
    if (items := _expected(plan, shadow)) is not None and items != entry.items:
        yield f"{entry.task} has the items {entry.items}, and should have {items}"
    if len(entry.items) > plan.max_items:
        yield f"{entry.task} has more items than it may"
    if len(set(entry.keys)) != len(entry.keys) or len(entry.keys) not in (0, len(entry.items)):
        yield f"{entry.task} has the keys {entry.keys}"


def _expected(plan: model.Task, shadow: Shadow) -> list[Any] | None:
    if plan.foreach is None:
        return [dict(zip(plan.matrix, values, strict=True)) for values in itertools.product(*plan.matrix.values())]
    if found := re.fullmatch(r"inputs\.(\w+)", plan.foreach):
        return list(shadow.inputs[found[1]])
    return list(ast.literal_eval(plan.foreach)) if plan.foreach.startswith("[") else None


def _beginning(fan: FanNotes, id: str, shadow: Shadow) -> Iterator[str]:
    if shadow.tasks[fan.task.id].status != "RUNNING":
        yield f"{id} begins while its task is {shadow.tasks[fan.task.id].status}"
    if not _has_begun(shadow, id) and not _is_next(shadow, fan, id):
        yield f"{id} begins out of order, before its batch, or beyond the tolerance"


def _request(entry: e.AttemptStarted, item: Any) -> Iterator[str]:
    told = entry.request.get("env", {}).get("ITEM")
    wanted = str(item["x"] if isinstance(item, dict) else item)
    if told not in (None, wanted):
        yield f"{entry.attempt} is about {told}, and {entry.task} is {wanted}"


def _end(entry: e.TaskCompleted | e.TaskFailed | e.TaskCancelled, fan: FanNotes, shadow: Shadow) -> Iterator[str]:
    unended = [id for id in fan.ids if _has_begun(shadow, id) and shadow.tasks[id].status not in TASK_ENDS]
    left = [id for id in fan.ids if not _has_begun(shadow, id)]
    if unended:
        yield f"{entry.task} ends while {unended} have not"
    timed_out = bool(left) and shadow.phase_of[entry.task] in shadow.timed_out
    if left and not _is_stopped(shadow, fan) and not timed_out:
        yield f"{entry.task} ends, and {left} have not begun"
    if isinstance(entry, e.TaskCancelled) != bool(shadow.instances(fan, "CANCELLED")):
        yield f"{entry.task}: {type(entry).__name__} with {shadow.instances(fan, 'CANCELLED')} cancelled"
    elif not isinstance(entry, e.TaskCancelled) and isinstance(entry, e.TaskFailed) != (
        timed_out or _is_stopped(shadow, fan)
    ):
        yield f"{entry.task}: {type(entry).__name__} with {shadow.instances(fan, 'FAILED')} failed"


def _work(shadow: Shadow) -> tuple[int, int]:
    """All the work that is known of, and how much of it has ended."""
    plans = {id for groups in (shadow.members, shadow.tidies) for ids in groups.values() for id in ids}
    total, done = len(plans), 0
    for id in plans & shadow.tasks.keys():
        fan, over = shadow.fans.get(id), shadow.tasks[id].status in TASK_ENDS
        if fan is None or not fan.ids:
            done += over
        else:
            total += len(fan.ids) - 1
            done += len(fan.ids) if over else len(shadow.instances(fan, *TASK_ENDS))
    return total, done


def _has_begun(shadow: Shadow, id: str) -> bool:
    """Whether there has been anything about an instance yet."""
    task = shadow.tasks[id]
    return task.attempts > 0 or task.asked or task.status not in ("PENDING", "NOT_RUN")


def _is_stopped(shadow: Shadow, fan: FanNotes) -> bool:
    """More of all, or of the first batch, have failed than are tolerated."""
    bad = [fan.batch_of[fan.ids.index(id)] for id in shadow.instances(fan, "FAILED")]
    return len(bad) > fan.most_bad or bad.count(0) > fan.most_bad_first


def _is_next(shadow: Shadow, fan: FanNotes, id: str) -> bool:
    """Whether an instance may be the next one to begin: in order, batch by batch, not beyond the tolerance."""
    begun = [_has_begun(shadow, each) for each in fan.ids]
    number = fan.ids.index(id)
    earlier = [each for each, batch in zip(fan.ids, fan.batch_of, strict=True) if batch < fan.batch_of[number]]
    waiting = [each for each in earlier if shadow.tasks[each].status not in TASK_ENDS]
    return begun.index(False) == number and not waiting and not _is_stopped(shadow, fan)


def _may_start(shadow: Shadow, fan: FanNotes) -> bool:
    """Whether an attempt of any instance could start now, if there is a slot."""
    if shadow.phase_of[fan.task.id] in shadow.timed_out:
        return False
    one_lock = fan.task.concurrency is not None and "${{" not in fan.task.concurrency
    most = 1 if one_lock else fan.task.max_parallel or len(fan.items)
    if sum(bool(shadow.tasks[id].running) or id in shadow.slots.awaiting for id in fan.ids) >= most:
        return False
    waiting = [id for id in shadow.instances(fan, "PENDING") if id not in shadow.slots.awaiting]
    return any(_has_begun(shadow, id) or _is_next(shadow, fan, id) for id in waiting)
