"""A task's deadline: the time for all its attempts, polls and pauses together.

When it passes, an attempt under way is asked to end, as at a time-out, and what it shows is judged as always: a task
whose effect must happen once may be in doubt then. In a pause the task is given up at once, and in the queue when it
would start. What is in doubt is cleared up first; a person may have it repeated all the same. The fallback has a time
of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import agreement
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.giving_up import give_up
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import IDLE

Entries = Iterator[e.AnyEntry]


def passed(state: Execution, id: str, facts: Facts) -> Entries:
    """The deadline of a task is now."""
    task = state.tasks[id]
    running = state.attempts.get(task.attempt) if task.status == "RUNNING" else None
    attempt = running.id if running is not None else ""
    yield e.DeadlinePassed(at=facts.now, task=id, attempt=attempt)
    if id in state.awaiting:
        yield e.SlotsReturned(at=facts.now, who=id)
    if task.status in ("IN_DOUBT", "PENDING") or (running is not None and running.request["kind"] not in IDLE):
        return
    yield from agreement.close(state, id, facts)
    yield from out_of_time(state, id, attempt, facts)


def out_of_time(state: Execution, id: str, attempt: str, facts: Facts) -> Entries:
    """A task that has had its time is given up."""
    node, task = state.blueprint.tasks[id], state.tasks[id]
    asked = f"not yet, asked {task.asked} times" if task.asked else ""
    yield from give_up(state, node, attempt, task.failure or Failure("poll_timeout", asked), facts)


def asked_again(state: Execution, facts: Facts) -> Entries:
    """For a new engine: the last one may not have lived to ask these attempts to end."""
    for attempt in list(state.attempts.values()):
        if attempt.purpose == "run" and state.tasks[attempt.task].overdue:
            yield e.DeadlinePassed(at=facts.now, task=attempt.task, attempt=attempt.id)
