"""What is told of executions, tasks and decisions at every door, with the guide's names."""

from __future__ import annotations

import json
from typing import Any

from turbo_mode.core.machine.entries import EscalationRaised, OptionChosen, decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import counts, decision_data
from turbo_mode.core.protocol.envelope import hide, timestamp
from turbo_mode.server.service import Shown
from turbo_mode.store.rows import DecisionRow, ExecutionRow

Resource = dict[str, Any]


def execution(row: ExecutionRow) -> Resource:
    """An execution as lists show it."""
    return {
        "id": row.id, "shortId": row.short_id, "plan": row.plan_name, "planDigest": row.plan_digest,
        "status": row.status, "outcome": row.outcome or None, "startTime": _time(row.started_at),
        "endTime": _time(row.ended_at), "autonomyLevel": row.level, "actor": row.actor,
        "openQuestions": row.open_questions, "telemetry": _telemetry(row), "labels": json.loads(row.labels),
        "version": row.last_seq,
    }  # fmt: skip


def whole_execution(shown: Shown) -> Resource:
    """An execution with its tasks and checkpoints."""
    state = shown.state
    return execution(shown.row) | {
        "status": state.public_status, "outcome": state.outcome or None, "reason": state.reason,
        "inputs": hide(state.inputs), "outputs": hide(state.outputs), "lineage": state.lineage,
        "forks": state.origin.forks or None, "supersededBy": state.superseded_by or None,
        "telemetry": counts(state), "version": state.seq, "openQuestions": state.open_questions,
        "endTime": _time(state.ended_at), "tasks": tasks(state), "checkpoints": shown.checkpoints,
    }  # fmt: skip


def tasks(state: Execution) -> list[Resource]:
    """The tasks of an execution in the order of its plan; those that have not had their turn are PENDING."""
    return [_task(state, id) for id in state.blueprint.tasks]


def decision(row: DecisionRow) -> Resource:
    """A decision, or an open question: then it has no ``selection`` yet."""
    entry = decode(row.body)
    assert isinstance(entry, OptionChosen | EscalationRaised)
    told = hide(decision_data(entry, row.execution))
    told |= {"executionId": row.execution, "timestamp": timestamp(row.at), "status": row.status}
    told.setdefault("selection", None)
    told.setdefault("rationale", "")
    return dict(told)


def _task(state: Execution, id: str) -> Resource:
    node, task = state.blueprint.tasks[id], state.tasks.get(id)
    told: Resource = {
        "id": id, "name": node.task.title or id, "phase": node.phase, "status": state.task_status(id),
        "startTime": None, "endTime": None, "attempts": 0,
    }  # fmt: skip
    if task is None:
        return told
    told |= {
        "startTime": _time(task.started_at), "endTime": _time(task.ended_at), "attempts": task.attempts,
        "outputs": hide(task.outputs),
    }  # fmt: skip
    if task.failure is not None:
        told["failure"] = hide({"code": task.failure.code, "message": task.failure.message})
    return told


def _telemetry(row: ExecutionRow) -> Resource:
    known = json.loads(row.counts)
    counted = {"tasks": known["total"], "done": known["done"], "running": known["running"]}
    return counted | {"openQuestions": row.open_questions}


def _time(at: int | None) -> str | None:
    return timestamp(at) if at else None
