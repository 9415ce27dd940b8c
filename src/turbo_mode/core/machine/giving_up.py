"""The end of a task whose attempts have all failed: its fallback, if the plan has one, and else FAILED.

A fallback is the same task by other means: its outputs count, and whoever needs the task goes on. It has attempts,
retries and an effect class of its own. It is no way out for a task that was cancelled, or of which nobody knows what
became.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution

Entries = Iterator[e.AnyEntry]


def give_up(state: Execution, node: TaskNode, attempt: str, failure: Failure, facts: Facts) -> Entries:
    """No further attempt at what the task does now: begin with its fallback, or fail with every reason."""
    task = state.task(node.id)
    reason = late(node, failure) if task.overdue else failure
    closing = state.phases[node.phase].timed_out or (bool(state.closing) and not node.tidies)
    if node.fallback is not None and task.fell_back is None and not closing:
        yield e.TaskFellBack(at=facts.now, task=node.id, attempt=attempt, failure=reason, tried=task.tries)
        return
    if (first := task.fell_back) is not None:
        reason = after_fallback(first, reason)
    yield e.TaskFailed(at=facts.now, task=node.id, attempt=attempt, failure=reason)


def after_fallback(first: Failure, then: Failure) -> Failure:
    """Both reasons of a task whose fallback failed too."""
    return Failure(first.code, f"{first.message}; then its fallback: {then.message}")


def late(node: TaskNode, last: Failure) -> Failure:
    """The reason of a task that has had its time; ``last`` is what went wrong when it had."""
    if last.code == "deadline":
        return last
    said = f": {last.message}" if last.message else ""
    return Failure("deadline", f"not done within {node.task.deadline}{said}")
