"""The tasks of an execution as plain data, with the guide's names."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.envelope import hide, timestamp


def tasks_told(state: Execution) -> list[dict[str, Any]]:
    """All tasks in the order of the plan; those that have not had their turn are PENDING."""
    return [_task_told(state, id) for id in state.blueprint.tasks]


def _task_told(state: Execution, id: str) -> dict[str, Any]:
    node, task = state.blueprint.tasks[id], state.tasks.get(id)
    told: dict[str, Any] = {
        "id": id, "name": node.task.title or id, "phase": node.phase, "status": state.task_status(id),
        "startTime": None, "endTime": None, "attempts": 0,
    }  # fmt: skip
    if task is not None:
        start, end = (timestamp(at) if at else None for at in (task.started_at, task.ended_at))
        told |= {"startTime": start, "endTime": end, "attempts": task.attempts, "outputs": hide(task.outputs)}
    return told
