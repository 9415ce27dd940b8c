"""What the allocator says: go on, wait, or no."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import slots, task, undo
from turbo_mode.core.machine.giving_up import give_up
from turbo_mode.core.machine.inputs import Answer, Facts, Granted, Refused, Waits
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.slot_names import parts
from turbo_mode.core.machine.state import Execution

Entries = Iterator[e.AnyEntry]


def hear(state: Execution, answer: Answer, facts: Facts) -> Entries:
    """An answer to what an execution still asks for; whoever has withdrawn an ask has given back what it brings."""
    asked = state.awaiting.get(answer.who)
    if asked is None or asked["number"] != answer.number:
        return
    match answer:
        case Granted():
            yield from _granted(state, answer, facts)
        case Waits():
            yield e.SlotsAwaited(at=facts.now, who=answer.who, pool=answer.pool, holder=answer.holder)
        case Refused():
            yield from _refused(state, answer, facts)


def _granted(state: Execution, given: Granted, facts: Facts) -> Entries:
    """Whoever has asked begins now, or gives it back if it can't."""
    who = given.who
    if who and state.restarting and not who.startswith("undo:"):
        yield e.SlotsReturned(at=facts.now, who=who, pools=given.pools)
        return
    yield e.SlotsGranted(at=facts.now, who=who, pools=given.pools, epoch=given.epoch)
    if who.startswith("undo:"):
        yield from undo.go_on(state, int(who.removeprefix("undo:")), facts)
    elif who:
        yield from task.start(state, who, facts)
    else:
        for service in list(state.services):  # those of the execution that it is a fork of
            yield e.ServiceRestarted(at=facts.now, attempt=service)


def _refused(state: Execution, told: Refused, facts: Facts) -> Entries:
    """What is asked for will not be had: the task fails, the undoing asks a person, the execution ends."""
    who = told.who
    name, holder = parts(told.pool)[1] or told.pool, told.holder[-6:]
    if not who:
        yield e.ClosingStarted(
            at=facts.now,
            why="cancel",
            reason=f"`{name}` is held by execution {holder}, and the plan says `overlap: skip`",
        )
        yield from slots.leave(state, facts)
        return
    yield e.SlotsReturned(at=facts.now, who=who)
    why = Failure("deadlock", f"`{name}` is held by execution {holder}, which waits for what holds this one up")
    if who.startswith("undo:"):
        yield from undo.stuck(state, int(who.removeprefix("undo:")), why, facts)
    else:
        yield from give_up(state, state.blueprint.tasks[who], "", why, facts)
