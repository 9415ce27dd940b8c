"""The machine: ``decide(state, input, facts) -> entries``. Pure; what it says has not happened until it is committed.

A runtime has four duties, in this order.

1. **Feed** one input at a time; nothing else may change an execution's state.
2. **Commit** the entries with all that they ask to be remembered, in one transaction guarded by the owner's epoch.
3. **Perform** what the entries ask for only after the commit returned.
4. **Report** every effect as an input with its attempt and the time at which it happened.

A runtime that does this may crash at any line and lose nothing but effort.

``decide`` yields one entry at a time and expects it to be applied before it is asked for the next one; ``step`` does
both. It only routes: what an input means stands in the file of the entity that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import (
    budgets,
    children,
    deadline,
    entry_gate,
    execution,
    fanout,
    grants,
    overtime,
    phase,
    queues,
    services,
    signals,
    slots,
    task,
    undo,
)
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.inputs import (
    Answer,
    ChildWaits,
    Command,
    Facts,
    Input,
    Intrusion,
    OutcomeTold,
    Recovered,
    Report,
    ServiceEnded,
    Submit,
    Supersede,
    Tick,
)
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone
from turbo_mode.core.machine.reports import answered, late, reported
from turbo_mode.core.machine.state import Attempt, Execution

Entries = Iterator[e.AnyEntry]


def step(state: Execution, input: Input, facts: Facts) -> list[e.AnyEntry]:
    """Decides on one input and applies what follows; returns the entries, to be committed before anything is done."""
    entries: list[e.AnyEntry] = []
    for entry in decide(state, input, facts):
        apply(state, entry)
        entries.append(entry)
    return entries


def decide(state: Execution, input: Input, facts: Facts) -> Entries:
    """What follows from one input, entry by entry, until nothing more can start."""
    if isinstance(input, Supersede | OutcomeTold) or (isinstance(input, Command) and input.warrant and state.ended):
        return (yield from execution.afterwards(state, input, facts))
    if state.ended or (state.status == "PENDING" and not isinstance(input, Submit)):
        return
    match input:
        case Report():
            yield from _reported(state, input, facts)
        case Tick():
            yield from _due(state, facts)
        case Command():
            yield from execution.obey(state, input, facts)
        case ServiceEnded():
            yield from services.ended(state, input, facts)
        case Answer():
            yield from grants.hear(state, input, facts)
        case ChildWaits():
            yield from children.waits(state, input, facts)
        case Recovered():
            yield from execution.recover(state, input, facts)
        case Intrusion():
            about = "" if input.execution == state.id else input.execution
            yield e.RequestRefused(at=facts.now, what=input.what, attempt=input.attempt, execution=about)
            return
        case Submit():
            yield from execution.accept(state, input, facts)
    yield from advance(state, facts)


def advance(state: Execution, facts: Facts) -> Entries:
    """Starts and ends whatever can start or end now."""
    while not state.ended:
        if state.closing and state.open_phases:
            yield from execution.stop_waiting(state, facts)
        if state.returning or state.awaiting:
            yield from slots.settle(state, facts)
        if state.full_fans:
            yield from fanout.end(state, next(iter(state.full_fans)), facts)
        elif state.ledger.freed:
            yield e.DelayOver(at=facts.now, phase=state.ledger.freed[0])
        elif (here := signals.awaited(state)) is not None:
            yield from signals.deliver(state, *here, facts)
        elif (due := _phase_due(state)) is not None:
            yield from phase.begin(state, due, facts)
        elif (full := _closable(state)) is not None:
            yield from phase.close(state, full, facts)
        elif (again := _repeat_due(state, facts)) is not None:
            yield from phase.start_round(state, again, facts)
        elif (ready := queues.next_task(state)) is not None:
            yield from task.begin(state, ready, facts)
        else:
            before = state.seq
            yield from execution.finish(state, facts)
            if state.seq == before:
                return


def _phase_due(state: Execution) -> str | None:
    """The phase that begins next, or none. One with a window is looked at again after a pause."""
    if state.closing or state.queued or not state.due_phases:
        return None
    return next((id for id in state.due_phases if not (state.paused and _waits_in_a_pause(state, id))), None)


def _waits_in_a_pause(state: Execution, id: str) -> bool:
    """A pause keeps it from beginning: it has a window, or it must be decided that it begins."""
    phase = state.blueprint.phases[id].phase
    return phase is not None and (phase.window is not None or entry_gate.wanted(state, phase))


def _closable(state: Execution) -> str | None:
    """The phase with no task left whose end is decided next; while it closes, only ends that are decided follow."""
    if state.paused or not state.full_phases or (state.queued and not state.closing):
        return None
    decided = ("COMPLETED", "FAILED")
    return next(
        (id for id in state.full_phases if not state.closing or id == FINALLY or state.phases[id].ending in decided),
        None,
    )


def _repeat_due(state: Execution, facts: Facts) -> str | None:
    if state.closing or state.queued:
        return None
    for id, due in state.repeating.items():
        if due <= facts.now and id not in state.undoing and not (state.paused and _waits_in_a_pause(state, id)):
            return id
    return None


def _reported(state: Execution, report: Report, facts: Facts) -> Entries:
    attempt = state.attempts.get(report.attempt)
    if report.attempt in state.services:
        yield from services.reported(state, report, facts)
    elif report.attempt in state.advising or report.attempt in state.measuring:
        yield from answered(state, report.attempt, report.observation, facts)
    elif attempt is not None and attempt.request["kind"] not in ("approve", "decide"):
        yield from reported(state, attempt, report.observation, facts)


def _due(state: Execution, facts: Facts) -> Entries:
    first = state.timers.first()
    if first is None or first[0] > facts.now:
        return
    what, _, name = first[1].partition(":")
    if what == "retry":
        yield e.RetryDue(at=facts.now, task=name)
    elif what == "wait":
        yield from _waited(state, state.attempts[name], facts)
    elif what == "undo":
        yield from undo.undo_next(state, state.undoing[name], facts)
    elif what == "probe":
        yield from task.resolve_doubt(state, name, facts)
    elif what == "deadline":
        yield from deadline.passed(state, name, facts)
    elif what == "window" or (what == "repeat" and state.paused and _waits_in_a_pause(state, name)):
        yield e.PhaseDue(at=facts.now, phase=name)
    elif what == "changes":
        yield e.DelayOver(at=facts.now, phase=name)
    elif what == "wall":
        yield from budgets.wall_time_over(state, name, facts)
    elif what in ("advice", "measure"):
        yield from late(state, name, facts)
    elif what == "ask":
        yield from execution.question_due(state, name, facts)
    elif what == "timeout":
        yield from overtime.time_up(state, name, facts)


def _waited(state: Execution, attempt: Attempt, facts: Facts) -> Entries:
    """A pause is over, or a signal hasn't come in time."""
    signal = attempt.request.get("signal")
    late = NotDone(Failure("timeout", f"no signal `{signal}` came in time"))
    yield from reported(state, attempt, Done({"data": None}) if signal is None else late, facts)
