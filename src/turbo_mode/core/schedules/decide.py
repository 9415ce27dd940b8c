"""A schedule: ``decide(state, input, facts) -> entries``. Every due moment starts an execution or says why not.

Each trigger has a line of its own. What is due of a cron time is found by looking; an event or a call is fed, and is a
moment too. An event that ``when`` doesn't want is none: it leaves no entry. A moment is looked at once, in order. If it
is looked at within ``PATIENCE`` it is on time; later it was *missed*, and ``catchUp`` says whether it is made up for.
What then still runs of the same trigger is the matter of ``overlap``; a missed moment that is made up for waits for its
turn, unless all may run at once.

A schedule that is broken by a fault of ours asks no calendar before it is resumed, so that it can be paused, removed
and deployed anew whatever is wrong with it.

That an execution is fired is an entry, with its id, before anything is done. A start that is repeated after a crash
finds the execution that is there, so a moment is never fired twice. A clock that goes back fires nothing again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from turbo_mode.core import ids
from turbo_mode.core.plan.cron_moments import MINUTE, moments
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.inputs import (
    Break,
    Deploy,
    Ended,
    Facts,
    Happened,
    Input,
    Look,
    Pause,
    Refused,
    Remove,
    Resume,
)
from turbo_mode.core.schedules.state import Line, Schedule, Waiting
from turbo_mode.core.schedules.values import fill_inputs, is_wanted

PATIENCE = MINUTE
"""How late (ms) a moment may be and still count as on time."""
MOST = 100
"""So many moments of a trigger may wait, and so many missed ones are made up for at most: the newest."""

Entries = Iterator[e.AnyEntry]


def step(state: Schedule, input: Input, facts: Facts) -> list[e.AnyEntry]:
    """Decides on one input and applies what follows; returns the entries."""
    entries: list[e.AnyEntry] = []
    for entry in decide(state, input, facts):
        apply(state, entry)
        entries.append(entry)
    return entries


def decide(state: Schedule, input: Input, facts: Facts) -> Entries:
    """What follows from one input, entry by entry; each is to be applied before the next one is asked for."""
    now = facts.now
    match input:
        case Deploy():
            yield from _pass_over(state, "deployed", facts)
            yield e.ScheduleDeployed(
                at=now, name=input.name, plan=input.plan, plan_digest=input.plan_digest, triggers=input.triggers,
                plan_dir=input.plan_dir, actor=input.actor, position=facts.position,
            )  # fmt: skip
        case Pause() if state.exists and not state.paused:
            if not state.broken:
                yield from _due_until(state, "paused", facts)
            yield e.SchedulePaused(at=now, by=input.by, reason=input.reason)
        case Resume() if state.exists and (state.paused or state.broken):
            why: e.Why = "broken" if state.broken else "paused"
            yield from _due_until(state, why, facts, state.broken.reason if state.broken else "")
            yield e.ScheduleResumed(at=now, by=input.by, position=facts.position)
        case Remove() if state.exists:
            yield from _pass_over(state, "removed", facts)
            yield e.ScheduleRemoved(at=now, by=input.by)
        case Break() if state.exists and not state.broken:
            yield e.ScheduleBroken(at=now, reason=input.reason)
        case Ended() if input.execution in state.running():
            yield e.ExecutionOver(at=now, execution=input.execution, status=input.status)
        case Refused() if input.execution in state.running():
            yield e.StartRefused(at=now, execution=input.execution, reason=input.reason)
        case Happened() if state.exists:
            yield from _happened(state, input, facts)
        case Look() if state.status == "ACTIVE":
            for line in state.lines:
                yield from _next(line, facts)
                yield from _due(line, ((due, Waiting(due)) for due in _coming(line, facts)), facts)


def _next(line: Line, facts: Facts) -> Entries:
    """Whoever waits first has its turn, if nothing runs; one whose inputs have no value makes room at once."""
    while line.waiting and not line.running:
        yield from _fire(line, line.waiting[0], facts)


def _pass_over(state: Schedule, why: e.Why, facts: Facts) -> Entries:
    """Nothing that was due, or waits, is started any more."""
    if not state.exists:
        return
    if not state.broken:
        yield from _due_until(state, "paused" if state.paused else why, facts)
    for line in state.lines:
        for waiting in list(line.waiting):
            yield _skipped(line, waiting, why, facts)


def _due_until(state: Schedule, why: e.Why, facts: Facts, detail: str = "") -> Entries:
    """What is due up to now starts nothing."""
    for line in state.lines:
        yield from _skip_all(line, _coming(line, facts), why, facts, detail)


def _happened(state: Schedule, input: Happened, facts: Facts) -> Entries:
    """What somebody was told, or has called for: in a pause a call is skipped, and an event isn't looked at."""
    for line in state.lines:
        if line.trigger.number == input.trigger:
            if line.trigger.event:
                found = [(each.at, Waiting(each.position, of=each.of, said=each.said)) for each in input.found
                         if each.position > line.through]  # fmt: skip
                if state.status == "ACTIVE":
                    yield from _due(line, (each for each in found if _counts(line, each[1], facts)), facts)
                continue
            for call in input.found:  # one that was kept is never missed, however late it is carried out
                waiting = Waiting(max(facts.now, line.through + 1), of=call.of, said=call.said, trace=call.trace)
                if state.status == "ACTIVE":
                    yield from _offer(line, waiting, facts)
                else:
                    yield _skipped(line, waiting, "broken" if state.broken else "paused", facts)


def _counts(line: Line, waiting: Waiting, facts: Facts) -> bool:
    """Whether an event may be wanted; one of which that can't be said is told as broken later."""
    try:
        return is_wanted(line.trigger, waiting, facts.now)
    except (EvaluationError, ExpressionProblems):
        return True


def _coming(line: Line, facts: Facts) -> Iterator[int]:
    if not line.trigger.cron:
        return iter(())
    return moments(line.trigger.cron, line.trigger.timezone, line.through, facts.now)


def _skip_all(line: Line, found: Iterator[int], why: e.Why, facts: Facts, detail: str) -> Entries:
    first = next(found, None)
    if first is None:
        return
    last, count = first, 1
    for moment in found:
        last, count = moment, count + 1
    yield e.MomentsSkipped(
        at=facts.now, trigger=line.trigger.number, first=first, last=last, count=count, why=why, detail=detail
    )


def _due(line: Line, found: Iterable[tuple[int, Waiting]], facts: Facts) -> Entries:
    """Decides on all that is due of one trigger, each with its time. What is due right now is newer than the latest
    that was missed.
    """
    keep = {"none": 0, "latest": 1, "all": MOST}[line.trigger.catch_up]
    made_up, on_time = deque[Waiting](), list[Waiting]()
    first, last, dropped = 0, 0, 0
    for time, waiting in found:
        if facts.now - time < PATIENCE:
            on_time.append(waiting)
            continue
        made_up.append(waiting)
        if len(made_up) > keep:
            last = made_up.popleft().moment
            first, dropped = first or last, dropped + 1
    if on_time and line.trigger.catch_up == "latest" and made_up:
        last = made_up.popleft().moment
        first, dropped = first or last, dropped + 1
    if dropped:
        number = line.trigger.number
        yield e.MomentsSkipped(at=facts.now, trigger=number, first=first, last=last, count=dropped, why="missed")
    for waiting in made_up:
        waiting.missed = True
        yield from _offer(line, waiting, facts)
    for waiting in on_time:
        yield from _offer(line, waiting, facts)


def _offer(line: Line, waiting: Waiting, facts: Facts) -> Entries:
    """One moment is due: it is fired, waits, or is skipped."""
    trigger = line.trigger
    try:
        wanted = is_wanted(trigger, waiting, facts.now)
    except (EvaluationError, ExpressionProblems) as problem:
        yield _skipped(line, waiting, "broken", facts, f"when: {problem}")
        return
    if not wanted:
        yield _skipped(line, waiting, "when", facts)
    elif trigger.overlap == "allow" or not (line.running or line.waiting):
        yield from _fire(line, waiting, facts)
    elif waiting.missed or trigger.overlap == "queue":
        yield from _queue(line, waiting, facts)
    elif trigger.overlap == "skip":
        yield _skipped(line, waiting, "overlap", facts, execution=next(iter(line.running), ""))
    else:
        for earlier in list(line.waiting):
            yield _skipped(line, earlier, "replaced", facts)
        yield _queued(line, waiting, facts, list(line.running))


def _queue(line: Line, waiting: Waiting, facts: Facts) -> Entries:
    if len(line.waiting) >= MOST:
        yield _skipped(line, waiting, "full", facts, execution=next(iter(line.running), ""))
    else:
        yield _queued(line, waiting, facts, [])


def _queued(line: Line, waiting: Waiting, facts: Facts, replaces: list[str]) -> e.MomentQueued:
    return e.MomentQueued(
        at=facts.now, trigger=line.trigger.number, moment=waiting.moment, missed=waiting.missed, replaces=replaces,
        of=waiting.of, said=waiting.said, trace=waiting.trace,
    )  # fmt: skip


def _fire(line: Line, waiting: Waiting, facts: Facts) -> Entries:
    moment, trigger = waiting.moment, line.trigger
    try:
        inputs = fill_inputs(trigger, waiting, facts.now)
    except (EvaluationError, ExpressionProblems) as problem:
        yield _skipped(line, waiting, "broken", facts, f"inputs: {problem}")
        return
    yield e.MomentFired(
        at=facts.now, trigger=trigger.number, moment=moment, inputs=inputs, missed=waiting.missed, of=waiting.of,
        execution=ids.drawn(f"{facts.seed}:{trigger.number}:{moment}", facts.now), trace=waiting.trace,
    )  # fmt: skip


def _skipped(
    line: Line, waiting: Waiting, why: e.Why, facts: Facts, detail: str = "", execution: str = ""
) -> e.MomentsSkipped:
    return e.MomentsSkipped(
        at=facts.now, trigger=line.trigger.number, first=waiting.moment, last=waiting.moment, why=why, detail=detail,
        execution=execution, of=waiting.of,
    )  # fmt: skip
