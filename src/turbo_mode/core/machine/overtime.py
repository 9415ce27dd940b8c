"""The time for a round of a phase is up: its tasks are ended, and then its gate decides, as always.

What runs is stopped by whoever performs it, and fails with the code ``phase_timeout`` when that is reported. What has
not started is NOT_RUN. A task in doubt may still be settled by its ``verify``; nobody is asked any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import agreement
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import TIME_IS_UP, UNSEEN
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.works import IDLE

Entries = Iterator[e.AnyEntry]


def time_up(state: Execution, id: str, facts: Facts) -> Entries:
    """Ends all tasks of a phase that nobody has to be waited for."""
    yield e.PhaseTimedOut(at=facts.now, phase=id)
    for decision, question in list(state.questions.items()):
        if question["phase"] == id and question["about"] in agreement.OF_TASKS:
            yield from agreement.close(state, question["task"], facts)
        elif question["phase"] == id and question["about"] == "inDoubt":
            yield e.EscalationClosed(
                at=facts.now, decision=decision, question=question["question"], phase=id, task=question["task"]
            )
            yield e.TaskFailed(at=facts.now, task=question["task"], failure=UNSEEN)
    for task in state.blueprint.phase(id).tasks:
        yield from _end(state, task, facts)


def _end(state: Execution, id: str, facts: Facts) -> Entries:
    task = state.tasks[id]
    never = not task.attempts and task.fell_back is None and not state.blueprint.tasks[id].fan
    if task.status == "PENDING" and never:
        yield e.TaskNotRun(at=facts.now, task=id, why=TIME_IS_UP.message)
    elif task.status in ("PENDING", "RETRYING"):
        yield e.TaskFailed(at=facts.now, task=id, failure=TIME_IS_UP)
    elif id in state.fans and task.status == "RUNNING":
        for index in range(state.fans[id].next):
            yield from _end(state, f"{id}[{index}]", facts)
    elif task.status == "RUNNING" and _is_a_pause(state, task.attempt):
        yield e.TaskFailed(at=facts.now, task=id, attempt=task.attempt, failure=TIME_IS_UP)


def _is_a_pause(state: Execution, attempt: str) -> bool:
    found = state.attempts.get(attempt)
    return found is not None and found.request["kind"] in IDLE


def should_end(state: Execution, attempt: Attempt) -> bool:
    """Whoever performs an attempt has to end it: the execution is cancelled, or the time of its phase is up.

    Never what tidies up (compensations, ``finally``), and no probe of a task whose time is up.
    """
    node = state.blueprint.tasks[attempt.task]
    if attempt.purpose == "undo" or node.tidies:
        return False
    return state.closing == "cancel" or (attempt.purpose in ("run", "fallback") and state.phases[node.phase].timed_out)
