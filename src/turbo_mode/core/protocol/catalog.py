"""The public catalogue: which internal entry becomes which public event, and what of it is told.

An entry makes one event or none; those in ``INTERNAL`` are steps on the way that mean nothing outside. Every way an
execution may end is ``execution:completed``, with its ``status``. What is asked of the other side (requests, which may
hold references to secrets) is never published. ``progress:updated`` is no entry: a view makes it from the state, at
most once a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.envelope import Envelope, hide, timestamp

Data = dict[str, Any]
Told = tuple[str, Data]

PROGRESS = "progress:updated"
INTERNAL = frozenset({"PhasesClosed", "RetryDue", "RepeatAllowed", "UndoRetryScheduled"})
"""Entries that are not published."""


def public_event(seq: int, entry: e.AnyEntry, state: Execution) -> Envelope | None:
    """The event of an entry, or None where it is internal. ``state`` is the one right after it."""
    tell = _TELL.get(type(entry))
    if tell is None:
        return None
    name, data = tell(entry, state)
    said = {"executionId": state.id, **{key: value for key, value in data.items() if value not in ("", None)}}
    return Envelope(name, f"{state.id}:{seq}", timestamp(entry.at), hide(said))


def progress_event(state: Execution, now: int) -> Envelope:
    """How far an execution is, at ``now`` (ms)."""
    data = {"executionId": state.id, "status": state.public_status, **counts(state)}
    return Envelope(PROGRESS, f"{state.id}:{state.seq}:progress", timestamp(now), data)


def counts(state: Execution) -> Data:
    """Tasks: in all, ended, running; and questions that wait for an answer."""
    total = len(state.blueprint.tasks)
    return {"tasks": total, "done": ended(state), "running": state.running, "openQuestions": state.open_questions}


def ended(state: Execution, phase: str = "") -> int:
    """How many tasks have ended, of one phase or of all; a phase that is done again counts anew."""
    phases = [phase] if phase else state.phases
    return sum(len(state.blueprint.phase(id).tasks) - state.phases[id].open for id in phases if state.phases[id].round)


def task_of(attempt: str) -> str:
    """The task of an attempt's id, which begins with it."""
    return attempt.partition(".")[0]


# -- execution ---------------------------------------------------------------------------------------------------------


def _accepted(entry: e.ExecutionAccepted, state: Execution) -> Told:
    plan = state.blueprint.plan
    return "execution:started", {
        "lineage": entry.lineage, "plan": entry.plan, "planDigest": entry.plan_digest, "planVersion": plan.version,
        "labels": plan.labels or None, "inputs": entry.inputs, "autonomyLevel": entry.level, "actor": entry.actor,
        "trigger": entry.trigger, "workspace": entry.workspace, "status": "RUNNING",
        "phases": len(plan.phases), "tasks": len(state.blueprint.tasks), "parent": entry.parent,
        "parentTask": entry.parent_task, "undoes": entry.undoes,
    }  # fmt: skip


def _updated(change: str) -> Callable[[Any, Execution], Told]:
    def tell(entry: Any, state: Execution) -> Told:
        said = {"by": getattr(entry, "by", ""), "reason": getattr(entry, "reason", "")}
        return "execution:updated", {"status": state.public_status, "change": change, **said}

    return tell


def _recovered(entry: e.ExecutionRecovered, state: Execution) -> Told:
    went_on, lost = ([task_of(attempt) for attempt in attempts] for attempts in (entry.adopted, entry.lost))
    data = {"status": state.public_status, "change": "RECOVERED", "wentOn": went_on, "lost": lost}
    return "execution:updated", data


def _closing(entry: e.ClosingStarted, state: Execution) -> Told:
    change = {"cancel": "CANCELLING", "rollback": "ROLLING_BACK", "succeed": "ENDING"}[entry.why]
    data = {"status": state.public_status, "change": change, "by": entry.by, "reason": entry.reason, "to": entry.to}
    return "execution:updated", data


def _ended(entry: e.ExecutionEnded, state: Execution) -> Told:
    return "execution:completed", {
        "plan": state.blueprint.plan.name, "status": entry.status, "outcome": entry.outcome, "reason": entry.reason,
        "outputs": entry.outputs, "durationMs": entry.at - state.started_at, **counts(state),
    }  # fmt: skip


# -- phases ------------------------------------------------------------------------------------------------------------


def _phase_started(entry: e.PhaseStarted, state: Execution) -> Told:
    data = {"phase": entry.phase, "round": entry.round, "tasks": len(state.blueprint.phase(entry.phase).tasks)}
    return "phase:started", data


def _phase(event: str) -> Callable[[Any, Execution], Told]:
    def tell(entry: Any, state: Execution) -> Told:
        return event, {"phase": entry.phase, "status": state.phases[entry.phase].status, "reason": entry.why}

    return tell


def _phase_ended(entry: e.PhaseEnded, state: Execution) -> Told:
    phase = state.phases[entry.phase]
    event = "phase:completed" if entry.status == "COMPLETED" else "phase:failed"
    took = entry.at - phase.started_at if phase.started_at else 0
    return event, {"phase": entry.phase, "status": entry.status, "reason": entry.why, "durationMs": took}


def _phase_held(entry: e.PhaseHeld, state: Execution) -> Told:
    return "phase:held", {"phase": entry.phase, "decision": f"{state.id}/{entry.decision}"}


def _phase_repeating(entry: e.PhaseRepeating, state: Execution) -> Told:
    return "phase:repeating", {"phase": entry.phase, "dueAt": timestamp(entry.due), "undo": entry.undo}


# -- tasks -------------------------------------------------------------------------------------------------------------


def _task(state: Execution, id: str, **more: Any) -> Data:
    node = state.blueprint.tasks[id]
    return {"task": id, "phase": node.phase, "status": state.task_status(id), **more}


def _attempt_started(entry: e.AttemptStarted, state: Execution) -> Told:
    event = {"run": "task:started", "verify": "task:verifying", "undo": "task:undoing"}[entry.purpose]
    kind = entry.request.get("kind", "")
    data = _task(state, entry.task, attempt=entry.number, kind=kind, effect=entry.effect)
    due = timestamp(entry.due) if entry.due else ""
    return event, data | {"resumesAt": due, "child": entry.request.get("execution", "")}


def _retrying(entry: e.RetryScheduled, state: Execution) -> Told:
    made = state.tasks[entry.task].attempts
    data = _task(state, entry.task, attempt=made, failure=_failure(entry.failure), dueAt=timestamp(entry.due))
    return "task:retrying", data


def _attempt_lost(entry: e.AttemptLost, state: Execution) -> Told:
    failure = {"code": "lost", "message": entry.why}
    return "task:retrying", _task(state, entry.task, attempt=state.tasks[entry.task].attempts, failure=failure)


def _task_completed(entry: e.TaskCompleted, state: Execution) -> Told:
    task = state.tasks[entry.task]
    took = entry.at - task.started_at if task.started_at else 0
    more = {"attempts": task.attempts, "outputs": entry.outputs, "durationMs": took, "by": entry.by}
    return "task:completed", _task(state, entry.task, **more)


def _task_failed(entry: e.TaskFailed, state: Execution) -> Told:
    failure = _failure(entry.failure)
    return "task:failed", _task(state, entry.task, attempts=state.tasks[entry.task].attempts, failure=failure)


def _task_in_doubt(entry: e.TaskInDoubt, state: Execution) -> Told:
    return "task:inDoubt", _task(state, entry.task, failure=_failure(entry.failure))


def _task_verified(entry: e.TaskVerified, state: Execution) -> Told:
    failure = _failure(entry.failure) if entry.failure else None
    return "task:verified", _task(state, entry.task, happened=entry.happened, failure=failure)


def _task_cancelled(entry: e.TaskCancelled, state: Execution) -> Told:
    return "task:cancelled", _task(state, entry.task, mayHaveHappened=entry.open)


def _task_left(event: str) -> Callable[[Any, Execution], Told]:
    def tell(entry: Any, state: Execution) -> Told:
        return event, _task(state, entry.task, reason=entry.why)

    return tell


def _child(state: Execution, entry: e.ChildAsks | e.ChildEnded) -> Data:
    return {"child": entry.execution, "task": entry.task, "phase": state.blueprint.tasks[entry.task].phase}


def _child_asks(entry: e.ChildAsks, state: Execution) -> Told:
    return "child:updated", {**_child(state, entry), "openQuestions": entry.questions, "held": entry.held}


def _child_ended(entry: e.ChildEnded, state: Execution) -> Told:
    return "child:completed", {**_child(state, entry), "status": entry.status, "outcome": entry.outcome}


def _failure(failure: Failure) -> Data:
    return {"code": failure.code, "message": failure.message}


# -- decisions ---------------------------------------------------------------------------------------------------------


def decision_data(entry: e.OptionChosen | e.EscalationRaised, execution: str) -> Data:
    """A decision or an open question, as all doors show it."""
    data: Data = {
        "id": f"{execution}/{entry.decision}", "about": entry.about, "phase": entry.phase, "task": entry.task,
        "question": entry.question, "context": entry.context, "autonomyLevel": entry.level,
        "options": [option["name"] for option in entry.options], "offers": entry.options,
        "confidence": entry.confidence,
    }  # fmt: skip
    if isinstance(entry, e.OptionChosen):
        chosen = {"selection": entry.selection, "rationale": entry.rationale, "decidedBy": entry.by}
        return data | {"status": "CHOSEN", "levels": entry.levels} | chosen
    return data | {"status": "OPEN", "reason": entry.reason, "advice": entry.advice}


def _escalated(entry: e.EscalationRaised, state: Execution) -> Told:
    return "decision:escalated", decision_data(entry, state.id)


def _chosen(entry: e.OptionChosen, state: Execution) -> Told:
    return "decision:created", decision_data(entry, state.id)


def _void(entry: e.EscalationClosed, state: Execution) -> Told:
    return "decision:updated", {"id": f"{state.id}/{entry.decision}", "status": "VOID"}


# -- undo and services -------------------------------------------------------------------------------------------------


def _undo_started(entry: e.UndoStarted, state: Execution) -> Told:
    effects = [{"effect": number, "task": state.effects[number].task} for number in reversed(entry.effects)]
    return "undo:started", {"phase": entry.phase, "effects": effects}


def _undone(entry: e.EffectUndone, state: Execution) -> Told:
    return "undo:updated", {"effect": entry.effect, "status": "UNDONE", "task": task_of(entry.attempt), "by": entry.by}


def _undo_failed(entry: e.UndoFailed, state: Execution) -> Told:
    task = state.effects[entry.effect].task
    return "undo:failed", {"effect": entry.effect, "task": task, "failure": _failure(entry.failure)}


def _undo_ended(entry: e.UndoEnded, state: Execution) -> Told:
    return "undo:completed", {"phase": entry.phase}


def _services_stopping(entry: e.ServicesStopping, state: Execution) -> Told:
    return "service:stopping", {"tasks": [task_of(attempt) for attempt in entry.attempts]}


def _service_stopped(entry: e.ServiceStopped, state: Execution) -> Told:
    return "service:stopped", {"task": task_of(entry.attempt), "asked": entry.asked, "reason": entry.detail}


def _service(event: str) -> Callable[[Any, Execution], Told]:
    return lambda entry, state: (event, {"task": task_of(entry.attempt)})


_TELL: Mapping[type, Callable[[Any, Execution], Told]] = {
    e.ExecutionAccepted: _accepted,
    e.ExecutionPaused: _updated("PAUSED"),
    e.ExecutionResumed: _updated("RESUMED"),
    e.ExecutionRecovered: _recovered,
    e.ClosingStarted: _closing,
    e.ExecutionEnded: _ended,
    e.PhaseStarted: _phase_started,
    e.PhaseSkipped: _phase("phase:skipped"),
    e.PhaseNotRun: _phase("phase:notRun"),
    e.PhaseHeld: _phase_held,
    e.PhaseRepeating: _phase_repeating,
    e.PhaseEnded: _phase_ended,
    e.TaskSkipped: _task_left("task:skipped"),
    e.TaskNotRun: _task_left("task:notRun"),
    e.AttemptStarted: _attempt_started,
    e.RetryScheduled: _retrying,
    e.AttemptLost: _attempt_lost,
    e.TaskCompleted: _task_completed,
    e.TaskFailed: _task_failed,
    e.TaskInDoubt: _task_in_doubt,
    e.TaskVerified: _task_verified,
    e.TaskCancelled: _task_cancelled,
    e.ChildAsks: _child_asks,
    e.ChildEnded: _child_ended,
    e.EscalationRaised: _escalated,
    e.EscalationClosed: _void,
    e.OptionChosen: _chosen,
    e.UndoStarted: _undo_started,
    e.EffectUndone: _undone,
    e.UndoFailed: _undo_failed,
    e.UndoEnded: _undo_ended,
    e.ServicesStopping: _services_stopping,
    e.ServiceStopped: _service_stopped,
    e.ServiceRestarted: _service("service:restarted"),
    e.ServiceReady: _service("service:ready"),
}

EVENTS = frozenset(
    {PROGRESS, "execution:started", "execution:updated", "execution:completed", "phase:started", "phase:skipped"}
    | {"phase:notRun", "phase:held", "phase:repeating", "phase:completed", "phase:failed", "task:started"}
    | {"task:verifying", "task:undoing", "task:retrying", "task:completed", "task:failed", "task:inDoubt"}
    | {"task:verified", "task:cancelled", "task:skipped", "task:notRun", "decision:escalated", "decision:created"}
    | {"decision:updated", "undo:started", "undo:updated", "undo:failed", "undo:completed", "service:stopping"}
    | {"service:stopped", "service:restarted", "service:ready", "child:updated", "child:completed"}
)
"""All public names."""
