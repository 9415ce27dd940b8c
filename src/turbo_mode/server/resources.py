"""What is told of executions, tasks and decisions at every door, with the guide's names."""

from __future__ import annotations

from typing import Any

import msgspec

from turbo_mode.core.machine.entries import EscalationClosed, EscalationRaised, OptionChosen, decode
from turbo_mode.core.protocol.catalog import decision_data
from turbo_mode.core.protocol.envelope import hide, timestamp
from turbo_mode.core.resources import Resource as Made
from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
from turbo_mode.runtime.embedded.resources import told
from turbo_mode.server.whole import Named, Whole
from turbo_mode.store.by_hand import resource_in
from turbo_mode.store.details import Checkpoint, Details
from turbo_mode.store.rows import DecisionRow, ExecutionRow

Resource = dict[str, Any]


def execution(row: ExecutionRow) -> Resource:
    """An execution as lists show it."""
    return {
        "id": row.id, "shortId": row.short_id, "plan": row.plan_name, "planDigest": row.plan_digest,
        "status": row.status, "outcome": row.outcome or None, "startTime": time_of(row.started_at),
        "endTime": time_of(row.ended_at), "autonomyLevel": row.level, "actor": row.actor,
        "openQuestions": row.open_questions, "telemetry": telemetry(row), "labels": msgspec.json.decode(row.labels),
        "version": row.last_seq,
    }  # fmt: skip


def whole_execution(whole: Whole) -> Resource:
    """An execution with its tasks and checkpoints."""
    row, details = whole.row, whole.details
    return execution(row) | {
        "status": details.status, "outcome": details.outcome or None, "reason": details.reason,
        "inputs": hide(details.inputs), "outputs": hide(details.outputs), "lineage": details.lineage,
        "forks": details.forks or None, "supersededBy": details.superseded_by or None,
        "telemetry": details.counts, "version": details.seq, "openQuestions": details.open_questions,
        "endTime": time_of(details.ended_at), "tasks": tasks(whole),
        "checkpoints": checkpoints(whole),
    }  # fmt: skip


def tasks(whole: Whole) -> list[Resource]:
    """The tasks of an execution in the order of its plan; those that have not had their turn are PENDING."""
    return [task(named, whole.details) for named in whole.tasks]


def printed(piece: LoggedPiece) -> Resource:
    """A piece of what a task has printed."""
    said = {"task": piece.task, "attempt": piece.number, "purpose": piece.purpose, "stream": piece.piece.stream}
    more = {"leftOut": piece.piece.left_out} if piece.piece.stream == "gap" else {"text": piece.piece.text}
    return said | {"timestamp": timestamp(piece.piece.at)} | more


def task(named: Named, details: Details) -> Resource:
    """One task."""
    told: Resource = {
        "id": named.id, "name": named.name, "phase": named.phase,
        "status": details.status_of(named.id, named.phase), "startTime": None, "endTime": None, "attempts": 0,
    }  # fmt: skip
    found = details.tasks.get(named.id)
    if found is None:
        return told
    told |= {
        "startTime": time_of(found.started_at), "endTime": time_of(found.ended_at), "attempts": found.attempts,
        "outputs": hide(found.outputs),
    }  # fmt: skip
    if found.failure is not None:
        told["failure"] = hide({"code": found.failure[0], "message": found.failure[1]})
    return told


def checkpoints(whole: Whole) -> list[Resource]:
    """The places on its way from which a fork may go on."""
    return [checkpoint(whole.row.id, each) for each in whole.checkpoints]


def checkpoint(execution: str, found: Checkpoint) -> Resource:
    """A place from which a fork may go on."""
    state = {"phase": found.phase, "status": found.status, "phases": found.phases}
    return {"id": f"{execution}:{found.seq}", "timestamp": timestamp(found.at), "entry": found.seq, "state": state}


def decision(row: DecisionRow) -> Resource:
    """A decision, or a question that is open or void: then it has no ``selection``."""
    if row.is_by_hand:
        return made_decision(resource_in(row))
    entry = decode(row.body)
    if isinstance(entry, EscalationClosed):
        told: Resource = {"id": row.id, "phase": row.phase, "question": row.question, "options": [], "context": {}}
        told |= {"confidence": None, "rationale": row.rationale}
    else:
        assert isinstance(entry, OptionChosen | EscalationRaised)
        told = dict(hide(decision_data(entry, row.execution)))
    told |= {"executionId": row.execution, "timestamp": timestamp(row.at), "status": row.status}
    told.setdefault("selection", None)
    told.setdefault("rationale", "")
    return told


def made_decision(found: Made) -> Resource:
    """A decision that was made by hand."""
    return dict(hide(told(found))) | {"executionId": found.execution or None}


def telemetry(row: ExecutionRow) -> Resource:
    """How much of an execution is done."""
    known = msgspec.json.decode(row.counts)
    counted = {"tasks": known["total"], "done": known["done"], "running": known["running"]}
    return counted | {"openQuestions": row.open_questions}


def time_of(at: int | None) -> str | None:
    """A time, or None where there was none."""
    return timestamp(at) if at else None
