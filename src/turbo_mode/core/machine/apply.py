"""``apply(state, entry)``: what an entry changes. The whole of replay, and the only code that changes a state.

It decides nothing and evaluates nothing, so a journal means tomorrow what it meant when it was written, whatever has
become of the engine, the expression library or the time zones meanwhile. Code here is only ever added to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from turbo_mode.core.machine import (
    apply_advice,
    apply_budgets,
    apply_forks,
    apply_phases,
    apply_samples,
    apply_slots,
    apply_undo,
    children,
    forked,
    queues,
    repeats,
)
from turbo_mode.core.machine import apply_decisions as decisions
from turbo_mode.core.machine import apply_services as services
from turbo_mode.core.machine import apply_waits as waits
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply_phases import move_phase
from turbo_mode.core.machine.artifacts import bytes_of
from turbo_mode.core.machine.bindings import moment
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.moves import IllegalEntry, end_attempt, move_task, unask_gates, undo_scope
from turbo_mode.core.machine.slot_names import lock_of
from turbo_mode.core.machine.state import Attempt, Effect, Execution, TaskState

__all__ = ["IllegalEntry", "apply"]


def apply(state: Execution, entry: e.AnyEntry) -> Execution:
    """Apply one entry in place and return the state. Raises ``IllegalEntry`` where no table allows it."""
    _APPLY[type(entry)](state, entry)
    state.seq += 1
    return state


# -- execution ---------------------------------------------------------------------------------------------------------


def _accepted(state: Execution, entry: e.ExecutionAccepted) -> None:
    state.id, state.lineage, state.inputs, state.level = entry.execution, entry.lineage, entry.inputs, entry.level
    state.rules, state.learned = entry.rules, entry.learned
    apply_budgets.begin(state, entry)
    state.status = "RUNNING"
    state.started_at = entry.at
    plan = state.blueprint.plan
    state.facts = {
        "id": entry.execution, "attempt": 1, "startedAt": moment(entry.at), "plan": plan.name,
        "planVersion": plan.version, "planDir": entry.plan_dir, "workspace": entry.workspace,
        "trigger": entry.trigger, "actor": entry.actor, "tenant": entry.tenant,
    }  # fmt: skip
    if entry.trace:
        state.facts["trace"] = entry.trace
    if entry.runtime:
        state.facts["runtime"] = entry.runtime
    if entry.parent:
        state.facts |= {
            "parent": entry.parent, "parentTask": entry.parent_task, "parentAttempt": entry.parent_attempt,
            "secretsDir": entry.secrets_dir, "undoes": entry.undoes,
        }  # fmt: skip
    if entry.forks:
        forked.take(state, entry.forks, entry.taken)
        return
    if entry.taken:
        children.take(state, entry.taken)
        return
    state.due_phases |= {id: None for id, node in state.blueprint.phases.items() if not node.needs}


def _paused(state: Execution, entry: e.ExecutionPaused) -> None:
    state.paused = True


def _resumed(state: Execution, entry: e.ExecutionResumed) -> None:
    state.paused = False


def _recovered(state: Execution, entry: e.ExecutionRecovered) -> None:
    pass


def _closing(state: Execution, entry: e.ClosingStarted) -> None:
    state.closing, state.reason, state.rollback_to = entry.why, entry.reason, entry.to
    state.paused = False
    unask_gates(state)
    for name in [each for kind in ("repeat:", "window:", "changes:", "wall:") for each in state.timers.names(kind)]:
        state.timers.clear(name)
    for name in state.timers.names("deadline:") if entry.why == "cancel" else ():
        if not state.blueprint.tasks[name.removeprefix("deadline:")].tidies:
            state.timers.clear(name)


def _closed(state: Execution, entry: e.PhasesClosed) -> None:
    for id, phase in state.phases.items():
        if id != FINALLY and phase.status not in ("COMPLETED", "FAILED", "SKIPPED", "NOT_RUN"):
            phase.status = "NOT_RUN" if not phase.round or state.closing == "succeed" else "CANCELLED"
            queues.clear(state, id)
    for task in state.tasks.values():
        if task.status in ("PENDING", "RETRYING"):
            task.status = "NOT_RUN"
    for timer in ("deadline", "timeout"):
        for name in state.timers.names(f"{timer}:"):
            state.timers.clear(name)
    for id in state.fans:
        if state.tasks[id].status == "RUNNING":
            state.tasks[id].status = "CANCELLED"
    state.open_phases = 0
    state.due_phases.clear()
    state.full_phases.clear()
    state.full_fans.clear()
    state.startable.clear()
    state.repeating.clear()


def _ended(state: Execution, entry: e.ExecutionEnded) -> None:
    state.status, state.outcome, state.outputs = entry.status, entry.outcome, entry.outputs
    state.reason = entry.reason
    state.ended_at = entry.at
    for held in (state.awaiting, state.holding, state.returning):
        held.clear()


# -- phases ------------------------------------------------------------------------------------------------------------


def _phase_started(state: Execution, entry: e.PhaseStarted) -> None:
    phase = move_phase(state, entry.phase, entry)
    queues.undue(state, entry.phase)
    state.repeating.pop(entry.phase, None)
    state.timers.clear(f"repeat:{entry.phase}")
    node = state.blueprint.phase(entry.phase)
    apply_phases.new_round(state, entry, phase)
    if phase.round:
        queues.forget_round(state, phase, node)
    phase.round = entry.round
    phase.open, phase.failed = len(node.tasks), 0
    phase.started_at = phase.started_at or entry.at
    for id in node.tasks:
        state.tasks[id] = TaskState(len(state.blueprint.tasks[id].needs))
    queues.join_all(state, phase, (id for id in node.tasks if not state.tasks[id].waiting))
    queues.refresh(state, entry.phase)


def _phase_skipped(state: Execution, entry: e.PhaseSkipped) -> None:
    move_phase(state, entry.phase, entry)
    _phase_over(state, entry.phase)


def _phase_not_run(state: Execution, entry: e.PhaseNotRun) -> None:
    move_phase(state, entry.phase, entry)
    _phase_over(state, entry.phase)


def _phase_held(state: Execution, entry: e.PhaseHeld) -> None:
    move_phase(state, entry.phase, entry)
    queues.undue(state, entry.phase)
    queues.not_full(state, entry.phase)


def _phase_repeating(state: Execution, entry: e.PhaseRepeating) -> None:
    phase = move_phase(state, entry.phase, entry)
    queues.not_full(state, entry.phase)
    phase.lap = phase.lap if entry.loop else 0
    if entry.undo:  # what was looked at is gone
        phase.looked = {}
    state.repeating[entry.phase] = entry.due
    if entry.due > entry.at and not entry.undo:
        state.timers.set(f"repeat:{entry.phase}", entry.due)


def _phase_ended(state: Execution, entry: e.PhaseEnded) -> None:
    move_phase(state, entry.phase, entry, entry.status)
    state.failed = state.failed or entry.status == "FAILED"
    _phase_over(state, entry.phase)


def _phase_over(state: Execution, id: str) -> None:
    queues.undue(state, id)
    queues.not_full(state, id)
    state.startable.pop(id, None)
    state.repeating.pop(id, None)
    for timer in ("repeat", "wall"):
        state.timers.clear(f"{timer}:{id}")
    if id == FINALLY:
        return
    state.open_phases -= 1
    state.effects_at_end[id] = state.effects_made
    for dependent in state.blueprint.phases[id].dependents:
        phase = state.phases[dependent]
        phase.waiting -= 1
        if not phase.waiting:
            state.due_phases[dependent] = None


# -- tasks -------------------------------------------------------------------------------------------------------------


def _items_expanded(state: Execution, entry: e.ItemsExpanded) -> None:
    task = move_task(state, entry.task, "ItemsExpanded")
    task.started_at = entry.at
    node = state.blueprint.tasks[entry.task]
    queues.unready(state, node)
    queues.fan_out(state, node, FanOut(node.task, entry.items, entry.keys))
    queues.refresh(state, node.phase)


def _attempt_started(state: Execution, entry: e.AttemptStarted) -> None:
    state.attempts[entry.attempt] = Attempt(entry)
    if entry.reserves:
        apply_budgets.reserve(state, entry)
    if entry.due:
        state.timers.set(f"wait:{entry.attempt}", entry.due)
    if entry.request["kind"] == "wait" and "signal" in entry.request:
        state.listening[entry.attempt] = entry.request["signal"]
    if entry.purpose == "undo":
        effect = state.effects[entry.undoes]
        effect.attempts += 1
        effect.polling_since = effect.polling_since or entry.at
        state.timers.clear(f"undo:{undo_scope(state, entry.undoes)}")
        return
    task = move_task(state, entry.task, "AttemptStarted")
    task.polling_since = task.polling_since or entry.at
    if entry.purpose == "verify":
        state.timers.clear(f"probe:{entry.task}")
        return
    task.attempts += 1
    task.anew = False
    task.attempt = entry.attempt
    task.case = entry.case
    if entry.deadline:
        state.timers.set(f"deadline:{entry.task}", entry.deadline)
    task.started_at = task.started_at or entry.at
    node = state.blueprint.tasks[entry.task]
    queues.unready(state, node)
    state.phases[node.phase].running += 1
    state.running += 1
    if node.fan:
        queues.instance_runs(state, node, 1)
    queues.refresh(state, node.phase)


def _retry_scheduled(state: Execution, entry: e.RetryScheduled) -> None:
    task = move_task(state, entry.task, "RetryScheduled")
    task.failure = entry.failure
    end_attempt(state, entry.attempt)
    state.timers.set(f"retry:{entry.task}", entry.due)


def _retry_due(state: Execution, entry: e.RetryDue) -> None:
    move_task(state, entry.task, "RetryDue")
    state.timers.clear(f"retry:{entry.task}")
    queues.ready_again(state, entry.task)


def _attempt_lost(state: Execution, entry: e.AttemptLost) -> None:
    task = move_task(state, entry.task, "AttemptLost")
    task.losses += 1
    end_attempt(state, entry.attempt)
    queues.ready_again(state, entry.task)


def _task_in_doubt(state: Execution, entry: e.TaskInDoubt) -> None:
    before = state.task(entry.task).status
    task = move_task(state, entry.task, "TaskInDoubt")
    if before == "PENDING":
        task.case = entry.case
        queues.unready(state, state.blueprint.tasks[entry.task])
        queues.refresh(state, state.blueprint.tasks[entry.task].phase)
    task.failure, task.unseen = entry.failure, True
    task.asked = task.polling_since = 0
    end_attempt(state, entry.attempt)
    if state.holding:
        apply_slots.in_doubt(state, entry.task)


def _task_verified(state: Execution, entry: e.TaskVerified) -> None:
    task = move_task(state, entry.task, "TaskVerified")
    task.unseen = task.unseen and entry.happened is not False
    end_attempt(state, entry.attempt)


def _repeat_allowed(state: Execution, entry: e.RepeatAllowed) -> None:
    task = move_task(state, entry.task, "RepeatAllowed")
    task.losses += 1 if task.attempts and not task.anew else 0
    repeats.allow(state, entry.task)
    task.overdue = False
    queues.ready_again(state, entry.task)


def _task_completed(state: Execution, entry: e.TaskCompleted) -> None:
    task = move_task(state, entry.task, "TaskCompleted")
    task.outputs, task.failure = entry.outputs, None
    task.artifacts = entry.artifacts
    state.kept_bytes += bytes_of(entry.artifacts)
    attempt = end_attempt(state, entry.attempt)
    node = state.blueprint.tasks[entry.task]
    serves = node.kind == "service" or (attempt is not None and attempt.request["kind"] == "service")
    if serves and attempt is not None:
        state.services[attempt.id] = attempt
    if (node.leaves_effects or serves) and not node.many:
        repeats.replace(state, _leave(state, node.id, task.attempt, entry.outputs), attempt)
    _task_over(state, entry.task, task, entry.at)


def _task_failed(state: Execution, entry: e.TaskFailed) -> None:
    task = move_task(state, entry.task, "TaskFailed")
    task.failure = entry.failure
    end_attempt(state, entry.attempt)
    state.timers.clear(f"retry:{entry.task}")
    _count_failure(state, entry.task)
    _task_over(state, entry.task, task, entry.at)


def _task_skipped(state: Execution, entry: e.TaskSkipped) -> None:
    task = move_task(state, entry.task, "TaskSkipped")
    task.outputs = entry.outputs
    state.skips.pop(entry.task, None)
    _task_over(state, entry.task, task, entry.at)


def _task_not_run(state: Execution, entry: e.TaskNotRun) -> None:
    _count_failure(state, entry.task)
    _task_over(state, entry.task, move_task(state, entry.task, "TaskNotRun"), entry.at)


def _count_failure(state: Execution, task: str) -> None:
    """It counts against its phase, also in the ``finally`` of it; of an instance only its task does."""
    node = state.blueprint.tasks[task]
    phase = state.phases[node.phase]
    if node.optional or node.fan:
        return
    if phase.ending:
        phase.untidy += 1
    else:
        phase.failed += 1


def _task_cancelled(state: Execution, entry: e.TaskCancelled) -> None:
    task = move_task(state, entry.task, "TaskCancelled")
    state.timers.clear(f"probe:{entry.task}")
    end_attempt(state, entry.attempt)
    _task_over(state, entry.task, task, entry.at)


def _task_over(state: Execution, id: str, task: TaskState, at: int) -> None:
    """A task has ended: whoever waits for it waits for one less, and a phase with none left is due for its gate."""
    task.ended_at = at
    for timer in ("retry", "deadline"):
        state.timers.clear(f"{timer}:{id}")
    state.done += 1
    node = state.blueprint.tasks[id]
    phase = state.phases[node.phase]
    if id in state.awaiting:
        apply_slots.over(state, id)
    queues.unready(state, node)
    if node.fan:
        queues.instance_over(state, node, task, phase)
        return
    if node.many:
        queues.fan_over(state, id, phase)
    phase.open -= 1
    for dependent in node.dependents:
        waiting = state.tasks[dependent]
        waiting.waiting -= 1
        if not waiting.waiting and not phase.timed_out:
            queues.join(state, node.phase, dependent)
    if not phase.open:
        state.timers.clear(f"timeout:{node.phase}")
        state.full_phases[node.phase] = None
    queues.refresh(state, node.phase)


# -- children ----------------------------------------------------------------------------------------------------------


def _child_asks(state: Execution, entry: e.ChildAsks) -> None:
    if entry.questions:
        state.asking[entry.attempt] = {"questions": entry.questions, "held": entry.held}
    else:
        state.asking.pop(entry.attempt, None)


def _child_ended(state: Execution, entry: e.ChildEnded) -> None:
    attempt = state.attempts[entry.attempt]
    if attempt.purpose != "undo":
        state.tasks[entry.task].lineage = "" if entry.undid else attempt.request["lineage"]
        repeats.forget_lineage(state, entry.task)
    if entry.left:
        _leave(state, entry.task, entry.attempt, {}, entry.execution)


def _leave(state: Execution, task: str, attempt: str, outputs: dict[str, Any], child: str = "") -> Effect:
    """Something that can be taken back has been done."""
    state.effects_made += 1
    number, phase = state.effects_made, state.blueprint.tasks[task].phase
    effect = Effect(number, task, phase, state.phases[phase].round, attempt, outputs, child)
    state.effects[number] = effect
    if state.holding:
        effect.lock = lock_of(state.holding.get(task, []))
    return effect


_APPLY: dict[type, Callable[[Execution, Any], None]] = {
    e.ExecutionAccepted: _accepted,
    e.ExecutionPaused: _paused,
    e.ExecutionResumed: _resumed,
    e.ExecutionRecovered: _recovered,
    e.ClosingStarted: _closing,
    e.PhasesClosed: _closed,
    e.ExecutionEnded: _ended,
    e.ExecutionSuperseded: apply_forks.superseded,
    e.PhaseStarted: _phase_started,
    e.PhaseWaiting: apply_phases.phase_waiting,
    e.PhaseDue: apply_phases.phase_due,
    e.PhaseTimedOut: apply_phases.phase_timed_out,
    e.LoopEnded: apply_phases.loop_ended,
    e.PhaseEnding: apply_phases.phase_ending,
    e.PhaseSkipped: _phase_skipped,
    e.PhaseNotRun: _phase_not_run,
    e.PhaseHeld: _phase_held,
    e.PhaseRepeating: _phase_repeating,
    e.PhaseEnded: _phase_ended,
    e.TaskSkipAsked: apply_forks.task_skip_asked,
    e.TasksReopened: apply_forks.tasks_reopened,
    e.TaskSkipped: _task_skipped,
    e.TaskNotRun: _task_not_run,
    e.ItemsExpanded: _items_expanded,
    e.BudgetSettled: apply_budgets.settled,
    e.TimeUsedUp: apply_budgets.time_used_up,
    e.TaskDelayed: apply_phases.task_delayed,
    e.DelayOver: apply_phases.delay_over,
    e.AttemptStarted: _attempt_started,
    e.RetryScheduled: _retry_scheduled,
    e.RetryDue: _retry_due,
    e.PollScheduled: waits.poll_scheduled,
    e.DeadlinePassed: waits.deadline_passed,
    e.TaskFellBack: waits.task_fell_back,
    e.AttemptLost: _attempt_lost,
    e.TaskCompleted: _task_completed,
    e.TaskFailed: _task_failed,
    e.TaskInDoubt: _task_in_doubt,
    e.TaskVerified: _task_verified,
    e.RepeatAllowed: _repeat_allowed,
    e.TaskCancelled: _task_cancelled,
    e.SlotsAsked: apply_slots.slots_asked,
    e.SlotsAwaited: apply_slots.slots_awaited,
    e.SlotsGranted: apply_slots.slots_granted,
    e.SlotsReturned: apply_slots.slots_returned,
    e.SignalReceived: waits.signal_received,
    e.SignalTaken: waits.signal_taken,
    e.RequestRefused: waits.request_refused,
    e.ChildAsks: _child_asks,
    e.ChildEnded: _child_ended,
    e.EscalationRaised: decisions.escalation_raised,
    e.AnswerGiven: decisions.answer_given,
    e.SayDelegated: decisions.say_delegated,
    e.LinkUsed: decisions.link_used,
    e.LinkRefused: decisions.link_refused,
    e.EscalationDue: decisions.escalation_due,
    e.EscalationClosed: decisions.escalation_closed,
    e.OptionChosen: decisions.option_chosen,
    e.AdviceAsked: apply_advice.advice_asked,
    e.AdviceGiven: apply_advice.advice_given,
    e.SamplesAsked: apply_samples.samples_asked,
    e.SamplesRead: apply_samples.samples_read,
    e.OutcomeKnown: decisions.outcome_known,
    e.UndoStarted: apply_undo.undo_started,
    e.EffectUndone: apply_undo.effect_undone,
    e.UndoRetryScheduled: apply_undo.undo_retry_scheduled,
    e.UndoFailed: apply_undo.undo_failed,
    e.UndoEnded: apply_undo.undo_ended,
    e.ServicesStopping: services.services_stopping,
    e.ServiceStopped: services.service_stopped,
    e.ServiceRestarted: services.service_restarted,
    e.ServiceReady: services.service_ready,
}
