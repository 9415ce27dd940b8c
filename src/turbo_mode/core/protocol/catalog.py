"""The public catalogue: which internal entry becomes which public event, and what of it is told.

An entry makes one event or none; those in ``INTERNAL`` are steps on the way that mean nothing outside. Every way an
execution may end is ``execution:completed``, with its ``status``. What is asked of the other side (requests, which may
hold references to secrets) is never published. ``progress:updated`` and
``anomaly:detected`` are no entries: views make them, of the state at most once a second, and of what is odd once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import to_builtins

from turbo_mode.core.decisions.model import Approval
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.slot_names import parts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol import people
from turbo_mode.core.protocol.envelope import Envelope, hide, timestamp

Data = dict[str, Any]
Told = tuple[str, Data]

PROGRESS = "progress:updated"
ANOMALY = "anomaly:detected"
INTERNAL = frozenset({
    "PhasesClosed", "PhaseDue", "DelayOver", "BudgetSettled", "RetryDue", "RepeatAllowed", "SignalTaken",
    "UndoRetryScheduled", "TaskSkipAsked", "SlotsAsked", "SlotsGranted", "SlotsReturned",
    "AdviceAsked", "AdviceGiven", "SamplesAsked", "SamplesRead",
})  # fmt: skip
"""Entries that are not published."""


def public_event(seq: int, entry: e.AnyEntry, state: Execution) -> Envelope | None:
    """The event of an entry, or None where it is internal. ``state`` is the one right after it."""
    tell = _TELL.get(type(entry))
    if tell is None:
        return None
    name, data = tell(entry, state)
    said = {"executionId": state.id, **{key: value for key, value in data.items() if value not in ("", None)}}
    return Envelope(name, f"{state.id}:{seq}", timestamp(entry.at), hide(said))


def progress_event(state: Execution, now: int, **more: Any) -> Envelope:
    """How far an execution is, at ``now`` (ms); ``more`` is what a view knows beside its state."""
    data = {"executionId": state.id, "status": state.public_status, **counts(state), **more}
    return Envelope(PROGRESS, f"{state.id}:{state.seq}:progress", timestamp(now), data)


def counts(state: Execution) -> Data:
    """Tasks: in all, ended, running; and questions that wait for an answer."""
    total, done = state.total, ended(state)
    running = state.running - state.waiting
    return {"tasks": total, "done": done, "running": running, "openQuestions": state.open_questions}


def ended(state: Execution, phase: str = "") -> int:
    """How many tasks have ended, of one phase or of all; a phase that is done again counts anew.

    A task that has fanned out counts as its instances.
    """
    done = 0
    for id in [phase] if phase else state.phases:
        if state.phases[id].round:
            done += len(tasks_of(state, id)) - state.phases[id].open + state.phases[id].added_done
    return done


def tasks_of(state: Execution, phase: str) -> list[str]:
    """The tasks of a phase; those of its ``finally`` among them as soon as they have their turn."""
    node = state.blueprint.phase(phase)
    return [*node.tasks, *node.finally_tasks] if state.phases[phase].ending else node.tasks


def name_of(state: Execution, attempt: str) -> str:
    """What people call the task of an attempt: an instance by its key."""
    return state.name_of(_node(state, attempt)) if attempt else ""


def _node(state: Execution, attempt: str) -> TaskNode:
    task, round = attempt.split(".")[:2]
    return state.node_in(task, int(round))


def _node_of(state: Execution, effect: int) -> TaskNode:
    done = state.effects[effect]
    return state.node_in(done.task, done.round)


def _who(state: Execution, node: TaskNode) -> Data:
    if not node.fan:
        return {"task": node.id}
    return {"task": node.fan, "instance": node.index, "key": state.fan_of(node).key(node.index)}


def _took(since: int, until: int) -> int:
    """Milliseconds; none if it never began, or the clock was set back."""
    return max(0, until - since) if since else 0


# -- execution ---------------------------------------------------------------------------------------------------------


def _accepted(entry: e.ExecutionAccepted, state: Execution) -> Told:
    plan = state.blueprint.plan
    return "execution:started", {
        "lineage": entry.lineage, "plan": entry.plan, "planDigest": entry.plan_digest, "planVersion": plan.version,
        "labels": plan.labels or None, "inputs": entry.inputs, "autonomyLevel": entry.level, "actor": entry.actor,
        "trigger": entry.trigger, "workspace": entry.workspace, "status": "RUNNING",
        "phases": len(plan.phases), "tasks": len(state.blueprint.tasks), "parent": entry.parent,
        "parentTask": entry.parent_task, "undoes": entry.undoes, "forks": entry.forks,
    }  # fmt: skip


def _updated(change: str) -> Callable[[Any, Execution], Told]:
    def tell(entry: Any, state: Execution) -> Told:
        said = {"by": getattr(entry, "by", ""), "reason": getattr(entry, "reason", "")}
        return "execution:updated", {"status": state.public_status, "change": change, **said}

    return tell


def _recovered(entry: e.ExecutionRecovered, state: Execution) -> Told:
    went_on, lost = ([name_of(state, attempt) for attempt in attempts] for attempts in (entry.adopted, entry.lost))
    data = {"status": state.public_status, "change": "RECOVERED", "wentOn": went_on, "lost": lost}
    return "execution:updated", data


def _closing(entry: e.ClosingStarted, state: Execution) -> Told:
    change = {"cancel": "CANCELLING", "rollback": "ROLLING_BACK", "succeed": "ENDING"}[entry.why]
    data = {"status": state.public_status, "change": change, "by": entry.by, "reason": entry.reason, "to": entry.to}
    return "execution:updated", data


def _ended(entry: e.ExecutionEnded, state: Execution) -> Told:
    return "execution:completed", {
        "plan": state.blueprint.plan.name, "status": entry.status, "outcome": entry.outcome, "reason": entry.reason,
        "outputs": entry.outputs, "durationMs": _took(state.started_at, entry.at), **counts(state),
    }  # fmt: skip


def _superseded(entry: e.ExecutionSuperseded, state: Execution) -> Told:
    return "execution:updated", {"status": state.status, "change": "SUPERSEDED", "fork": entry.fork}


# -- phases ------------------------------------------------------------------------------------------------------------


def _phase_started(entry: e.PhaseStarted, state: Execution) -> Told:
    data = {"phase": entry.phase, "round": entry.round, "tasks": len(state.blueprint.phase(entry.phase).tasks)}
    return "phase:started", data | {"environment": entry.environment}


def _phase(event: str) -> Callable[[Any, Execution], Told]:
    def tell(entry: Any, state: Execution) -> Told:
        return event, {"phase": entry.phase, "status": state.phases[entry.phase].status, "reason": entry.why}

    return tell


def _phase_ended(entry: e.PhaseEnded, state: Execution) -> Told:
    phase = state.phases[entry.phase]
    event = "phase:completed" if entry.status == "COMPLETED" else "phase:failed"
    took = _took(phase.started_at, entry.at)
    return event, {"phase": entry.phase, "status": entry.status, "reason": entry.why, "durationMs": took}


def _phase_held(entry: e.PhaseHeld, state: Execution) -> Told:
    return "phase:held", {"phase": entry.phase, "decision": f"{state.id}/{entry.decision}"}


def _phase_repeating(entry: e.PhaseRepeating, state: Execution) -> Told:
    data = {"phase": entry.phase, "dueAt": timestamp(entry.due), "undo": entry.undo, "loop": entry.loop}
    return "phase:repeating", data


def _phase_waiting(entry: e.PhaseWaiting, state: Execution) -> Told:
    return "phase:waiting", {"phase": entry.phase, "dueAt": timestamp(entry.due), "reason": "its window is closed"}


def _phase_timed_out(entry: e.PhaseTimedOut, state: Execution) -> Told:
    return "phase:timedOut", {"phase": entry.phase, "round": state.phases[entry.phase].round}


def _loop_ended(entry: e.LoopEnded, state: Execution) -> Told:
    return "phase:loopEnded", {"phase": entry.phase, "rounds": entry.rounds, "met": entry.met, "reason": entry.why}


def _phase_ending(entry: e.PhaseEnding, state: Execution) -> Told:
    tasks = len(state.blueprint.phase(entry.phase).finally_tasks)
    data = {"phase": entry.phase, "willBe": entry.status, "tasks": tasks, "reason": entry.why}
    return "phase:finishing", data


# -- tasks -------------------------------------------------------------------------------------------------------------


def _task(state: Execution, id: str, node: TaskNode | None = None, **more: Any) -> Data:
    """A task; ``node`` where that isn't the one of the present round."""
    node = node or state.blueprint.tasks[id]
    return {**_who(state, node), "phase": node.phase, "status": state.task_status(id), **more}


def _reopened(entry: e.TasksReopened, state: Execution) -> Told:
    names = [state.name_of(state.blueprint.tasks[task]) for task in entry.tasks]
    return "phase:reopened", {"phase": entry.phase, "tasks": names, "by": entry.by}


def _items_expanded(entry: e.ItemsExpanded, state: Execution) -> Told:
    return "task:expanded", _task(state, entry.task, instances=len(entry.items))


def _delayed(entry: e.TaskDelayed, state: Execution) -> Told:
    why = "the window for changes is closed" if entry.due else "others have reserved what is left of a budget"
    due = timestamp(entry.due) if entry.due else ""
    return "task:delayed", _task(state, entry.task, dueAt=due, reason=why)


def _time_used_up(entry: e.TimeUsedUp, state: Execution) -> Told:
    return "budget:exhausted", {"phase": entry.phase, "what": "wallTime"}


def _attempt_started(entry: e.AttemptStarted, state: Execution) -> Told:
    event = {"verify": "task:verifying", "undo": "task:undoing"}.get(entry.purpose, "task:started")
    kind = entry.request.get("kind", "")
    node = _node(state, entry.attempt)
    data = _task(state, entry.task, node, attempt=entry.number, kind=kind, effect=entry.effect, case=entry.case)
    if entry.purpose == "fallback":
        data["fallback"] = True
    due = timestamp(entry.due) if entry.due else ""
    return event, data | {"resumesAt": due, "child": entry.request.get("execution", "")}


def _retrying(entry: e.RetryScheduled, state: Execution) -> Told:
    made = state.tasks[entry.task].attempts
    data = _task(state, entry.task, attempt=made, failure=_failure(entry.failure), dueAt=timestamp(entry.due))
    return "task:retrying", data


def _polling(entry: e.PollScheduled, state: Execution) -> Told:
    asked = (state.effects[entry.undoes] if entry.undoes else state.tasks[entry.task]).asked
    return "task:polling", _task(state, entry.task, asked=asked, dueAt=timestamp(entry.due))


def _overdue(entry: e.DeadlinePassed, state: Execution) -> Told:
    return "task:deadlinePassed", _task(state, entry.task)


def _falling_back(entry: e.TaskFellBack, state: Execution) -> Told:
    return "task:fallingBack", _task(state, entry.task, attempts=entry.tried, failure=_failure(entry.failure))


def _attempt_lost(entry: e.AttemptLost, state: Execution) -> Told:
    failure = {"code": "lost", "message": entry.why}
    return "task:retrying", _task(state, entry.task, attempt=state.tasks[entry.task].attempts, failure=failure)


def _task_completed(entry: e.TaskCompleted, state: Execution) -> Told:
    task = state.tasks[entry.task]
    took = _took(task.started_at, entry.at)
    more = {"attempts": task.attempts, "outputs": entry.outputs, "durationMs": took, "by": entry.by}
    more["artifacts"] = entry.artifacts or None
    more |= {"rowsRead": entry.rows.get("read"), "rowsWritten": entry.rows.get("written")}
    return "task:completed", _task(state, entry.task) | more | _counted(state, entry.task)


def _task_failed(entry: e.TaskFailed, state: Execution) -> Told:
    more = {"attempts": state.tasks[entry.task].attempts, "failure": _failure(entry.failure)}
    return "task:failed", _task(state, entry.task) | more | _counted(state, entry.task)


def _counted(state: Execution, id: str) -> Data:
    """How the instances of a fan-out have ended."""
    return {"counts": state.fans[id].counts} if id in state.fans else {}


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


def waits_for(pool: str, holder: str) -> Data:
    """What somebody waits for: a lock, that of a plan, or a slot of the engine, and an execution that has it."""
    kind, name = parts(pool)
    public = {"task": "LOCK", "plan": "PLAN", "tenant": "TENANT"}.get(kind, "ENGINE")
    return {"waitsFor": name or kind, "kind": public, "heldBy": holder}


def _awaited(entry: e.SlotsAwaited, state: Execution) -> Told:
    waits = waits_for(entry.pool, entry.holder)
    if not entry.who:
        return "execution:waiting", {"status": state.public_status, **waits}
    if entry.who.startswith("undo:"):
        effect = int(entry.who.removeprefix("undo:"))
        return "task:waiting", {**_who(state, _node_of(state, effect)), "undoes": effect, **waits}
    return "task:waiting", _task(state, entry.who, **waits)


# -- signals -----------------------------------------------------------------------------------------------------------


def _signal(entry: e.SignalReceived, state: Execution) -> Told:
    return "signal:received", {"name": entry.name, "payload": entry.data, "by": entry.by}


def _refused(entry: e.RequestRefused, state: Execution) -> Told:
    return "request:refused", {"what": entry.what, "attempt": entry.attempt, "about": entry.execution or state.id}


# -- decisions ---------------------------------------------------------------------------------------------------------


def task_told(id: str) -> Data:
    """A task by its id alone: ``shard[3]`` is instance 3 of ``shard``."""
    task, bracket, index = id.removesuffix("]").partition("[")
    return {"task": task, "instance": int(index)} if bracket else {"task": id}


def decision_data(entry: e.OptionChosen | e.EscalationRaised, execution: str) -> Data:
    """A decision or an open question, as all doors show it."""
    data: Data = {
        "id": f"{execution}/{entry.decision}", "about": entry.about, "phase": entry.phase, **task_told(entry.task),
        "question": entry.question, "context": entry.context, "autonomyLevel": entry.level,
        "options": [option["name"] for option in entry.options], "offers": entry.options,
        "confidence": entry.confidence,
    }  # fmt: skip
    if isinstance(entry, e.OptionChosen):
        chosen = {"selection": entry.selection, "rationale": entry.rationale, "decidedBy": entry.by}
        return data | {"status": "CHOSEN", "levels": entry.levels} | chosen
    asks = {"approvals": [approval_told(each) for each in entry.approvals]} if entry.approvals else {}
    return data | {"status": "OPEN", "reason": entry.reason, "advice": entry.advice} | asks


def approval_told(approval: Approval) -> Data:
    """Whose agreement a question asks for, and what they fill in."""
    fields = {name: to_builtins(spec) for name, spec in approval.fields.items()}
    return {
        "of": approval.of, "options": approval.options, "from": approval.asked, "quorum": approval.quorum,
        "notAuthor": bool(approval.author), "fields": fields, "onRefuse": approval.on_refuse,
        "onTimeout": approval.on_timeout, "dueAt": timestamp(approval.due) if approval.due else "",
    }  # fmt: skip


def _escalated(entry: e.EscalationRaised, state: Execution) -> Told:
    return "decision:escalated", decision_data(entry, state.id) | _asked_about(entry, state)


def _chosen(entry: e.OptionChosen, state: Execution) -> Told:
    return "decision:created", decision_data(entry, state.id) | _asked_about(entry, state)


def _asked_about(entry: e.OptionChosen | e.EscalationRaised, state: Execution) -> Data:
    """The task that a question is about; an effect may be of an earlier round."""
    if not entry.task:
        return {}
    effect = entry.context.get("effect")
    return _who(state, _node_of(state, effect) if effect in state.effects else state.blueprint.tasks[entry.task])


def _outcome_known(entry: e.OutcomeKnown, state: Execution) -> Told:
    return "decision:updated", {
        "id": f"{state.id}/{entry.decision}", "change": "OUTCOME", "phase": entry.phase, "option": entry.option,
        "good": entry.good, "reason": entry.why, "confidence": entry.confidence, "by": entry.by,
        **({"task": state.name_of(state.blueprint.tasks[entry.task])} if entry.task else {}),
    }  # fmt: skip


def _void(entry: e.EscalationClosed, state: Execution) -> Told:
    return "decision:updated", {"id": f"{state.id}/{entry.decision}", "status": "VOID"}


# -- undo and services -------------------------------------------------------------------------------------------------


def _undo_started(entry: e.UndoStarted, state: Execution) -> Told:
    effects = [{"effect": number, **_who(state, _node_of(state, number))} for number in reversed(entry.effects)]
    return "undo:started", {"phase": entry.phase, "effects": effects}


def _undone(entry: e.EffectUndone, state: Execution) -> Told:
    who = _who(state, _node(state, entry.attempt)) if entry.attempt else {}
    return "undo:updated", {"effect": entry.effect, "status": "UNDONE", **who, "by": entry.by}


def _undo_failed(entry: e.UndoFailed, state: Execution) -> Told:
    who = _who(state, _node_of(state, entry.effect))
    return "undo:failed", {"effect": entry.effect, **who, "failure": _failure(entry.failure)}


def _undo_ended(entry: e.UndoEnded, state: Execution) -> Told:
    return "undo:completed", {"phase": entry.phase}


def _services_stopping(entry: e.ServicesStopping, state: Execution) -> Told:
    return "service:stopping", {"tasks": [name_of(state, attempt) for attempt in entry.attempts]}


def _service_stopped(entry: e.ServiceStopped, state: Execution) -> Told:
    who = _who(state, _node(state, entry.attempt))
    return "service:stopped", {**who, "asked": entry.asked, "reason": entry.detail}


def _service(event: str) -> Callable[[Any, Execution], Told]:
    return lambda entry, state: (event, _who(state, _node(state, entry.attempt)))


_TELL: Mapping[type, Callable[[Any, Execution], Told]] = {
    e.ExecutionAccepted: _accepted,
    e.ExecutionPaused: _updated("PAUSED"),
    e.ExecutionResumed: _updated("RESUMED"),
    e.ExecutionRecovered: _recovered,
    e.ClosingStarted: _closing,
    e.ExecutionEnded: _ended,
    e.ExecutionSuperseded: _superseded,
    e.PhaseStarted: _phase_started,
    e.PhaseSkipped: _phase("phase:skipped"),
    e.PhaseNotRun: _phase("phase:notRun"),
    e.PhaseHeld: _phase_held,
    e.PhaseRepeating: _phase_repeating,
    e.PhaseWaiting: _phase_waiting,
    e.PhaseTimedOut: _phase_timed_out,
    e.LoopEnded: _loop_ended,
    e.PhaseEnding: _phase_ending,
    e.PhaseEnded: _phase_ended,
    e.TaskSkipped: _task_left("task:skipped"),
    e.TaskNotRun: _task_left("task:notRun"),
    e.TasksReopened: _reopened,
    e.ItemsExpanded: _items_expanded,
    e.TaskDelayed: _delayed,
    e.TimeUsedUp: _time_used_up,
    e.AttemptStarted: _attempt_started,
    e.RetryScheduled: _retrying,
    e.PollScheduled: _polling,
    e.DeadlinePassed: _overdue,
    e.TaskFellBack: _falling_back,
    e.AttemptLost: _attempt_lost,
    e.TaskCompleted: _task_completed,
    e.TaskFailed: _task_failed,
    e.TaskInDoubt: _task_in_doubt,
    e.TaskVerified: _task_verified,
    e.TaskCancelled: _task_cancelled,
    e.SlotsAwaited: _awaited,
    e.SignalReceived: _signal,
    e.RequestRefused: _refused,
    e.ChildAsks: _child_asks,
    e.ChildEnded: _child_ended,
    e.EscalationRaised: _escalated,
    e.AnswerGiven: people.answered,
    e.SayDelegated: people.delegated,
    e.LinkUsed: people.link_used,
    e.LinkRefused: people.link_refused,
    e.EscalationDue: people.widened,
    e.EscalationClosed: _void,
    e.OptionChosen: _chosen,
    e.OutcomeKnown: _outcome_known,
    e.UndoStarted: _undo_started,
    e.EffectUndone: _undone,
    e.UndoFailed: _undo_failed,
    e.UndoEnded: _undo_ended,
    e.ServicesStopping: _services_stopping,
    e.ServiceStopped: _service_stopped,
    e.ServiceRestarted: _service("service:restarted"),
    e.ServiceReady: _service("service:ready"),
}
