"""The story of an execution: what a person would say aloud about each entry, and how loud (``level``) it is.

Level 0 is always told: a phase is done, a gate has decided, something failed, somebody is needed. Level 1 adds tasks
(``-v``), level 2 every attempt (``-vv``), and level 3 is left for a listing of all entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from turbo_mode.cli import advising, measuring, story_forks, story_people, waits
from turbo_mode.cli.answering import commands_for, sureness
from turbo_mode.cli.hindsight import outcome_known
from turbo_mode.cli.many import called, progress, work
from turbo_mode.cli.note import Note, by
from turbo_mode.cli.story_people import sentence
from turbo_mode.cli.waits import until
from turbo_mode.cli.words import count, duration, listed, short
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import name_of, tasks_of
from turbo_mode.store.following import Seen

ALOUD = ("FAILED", "HELD", "IN_DOUBT")
MOST_FAILURES = 5
"""So many failed tasks of a phase are told aloud; the others are counted when it ends."""


def tell(entry: e.AnyEntry, state: Execution) -> Note:
    """What to say of an entry; ``state`` is the one right after it."""
    return _TELL[type(entry)](entry, state)


def told_of(seen: Seen) -> Note:
    """What to say of an entry that was seen. Of a child: below which task; of one among many, not everything aloud."""
    note = tell(seen.entry, seen.state)
    if not seen.below:
        return note
    one_of_many = any("[" in task for task in seen.below) and note.icon not in ALOUD
    subject = "/".join([*seen.below, *([note.subject] if note.subject else [])])
    return note._replace(subject=subject, level=note.level + one_of_many)


def title(state: Execution) -> str:
    """``release 7c2e41  6 phases, 17 tasks  autonomy high``."""
    plan = state.blueprint.plan
    size = f"{count(len(plan.phases), 'phase')}, {count(len(state.blueprint.tasks), 'task')}"
    return f"{size}  autonomy {state.level}"


# -- execution ---------------------------------------------------------------------------------------------------------


def _accepted(entry: e.ExecutionAccepted, state: Execution) -> Note:
    if not entry.forks:
        return Note(entry.at, "RUNNING", entry.plan, f"accepted, {title(state)}", 3)
    since = f" as of entry {entry.from_entry}" if entry.from_entry else ""
    said = f"goes on where {short(entry.forks)} was{since}: {state.done} of {state.total} tasks are kept"
    return Note(entry.at, "RUNNING", entry.plan, said)


def _paused(entry: e.ExecutionPaused, state: Execution) -> Note:
    return Note(entry.at, "PAUSED", "", f"paused{by(entry.by, entry.reason)}; what runs comes to its end")


def _resumed(entry: e.ExecutionResumed, state: Execution) -> Note:
    return Note(entry.at, "RUNNING", "", f"goes on{by(entry.by)}")


def _recovered(entry: e.ExecutionRecovered, state: Execution) -> Note:
    lost = [name_of(state, attempt) for attempt in entry.lost]
    went_on = [name_of(state, attempt) for attempt in entry.adopted]
    said = ["taken up again"]
    if went_on:
        said.append(f"{listed(went_on)} went on meanwhile")
    if lost:
        said.append(f"{listed(lost)} {'was' if len(lost) == 1 else 'were'} lost")
    return Note(entry.at, "NOTICE" if lost else "RUNNING", "", "; ".join(said))


def _closing(entry: e.ClosingStarted, state: Execution) -> Note:
    if entry.why == "cancel":
        return Note(entry.at, "CANCELLED", "", f"cancelled{by(entry.by, entry.reason)}")
    if entry.why == "rollback":
        back = f" to the end of {entry.to}" if entry.to else ""
        why = by(entry.by, entry.reason) if entry.by else f": {entry.reason}"
        return Note(entry.at, "ROLLED_BACK", "", f"rolling back{back}{why}")
    return Note(entry.at, "NOTICE", "", f"ends here, with success: {entry.reason}")


def _ended(entry: e.ExecutionEnded, state: Execution) -> Note:
    status = entry.outcome or entry.status
    return Note(entry.at, status, "", f"{status}{f': {entry.reason}' if entry.reason else ''}", 3)


# -- phases ------------------------------------------------------------------------------------------------------------


def _phase_started(entry: e.PhaseStarted, state: Execution) -> Note:
    again = f", round {entry.round}" if entry.round > 1 else ""
    where = f" in {entry.environment}" if entry.environment else ""
    return Note(entry.at, "RUNNING", entry.phase, f"started{where}{again}", 2)


def _phase_skipped(entry: e.PhaseSkipped, state: Execution) -> Note:
    return Note(entry.at, "SKIPPED", entry.phase, f"skipped, {entry.why}")


def _phase_not_run(entry: e.PhaseNotRun, state: Execution) -> Note:
    first = "NOT_RUN" not in entry.why  # those behind it aren't worth a line each
    return Note(entry.at, "NOT_RUN", entry.phase, f"not run, {entry.why}", 0 if first else 1)


def _phase_held(entry: e.PhaseHeld, state: Execution) -> Note:
    return Note(entry.at, "HELD", entry.phase, f"held by {entry.decision}", 3)


def _phase_repeating(entry: e.PhaseRepeating, state: Execution) -> Note:
    pause = f" in {duration(entry.due - entry.at)}" if entry.due > entry.at else ""
    undo = ", after its effects are undone" if entry.undo else ""
    lap, plan = state.phases[entry.phase].lap, state.blueprint.phases[entry.phase].phase
    if entry.loop and plan is not None and plan.loop is not None:
        said = f"not done after round {lap} of {plan.loop.max_rounds} at most; once more{pause}"
        return Note(entry.at, "REPEATING", entry.phase, said, 1)
    return Note(entry.at, "REPEATING", entry.phase, f"once more{pause}{undo}")


def _phase_waiting(entry: e.PhaseWaiting, state: Execution) -> Note:
    return Note(entry.at, "WAITING", entry.phase, f"waits {until(state, entry.phase, entry.due)}")


def _quietly(said: str) -> Callable[[Any, Execution], Note]:
    """A step on the way, for a listing of all entries."""
    return lambda entry, state: Note(entry.at, "RUNNING", getattr(entry, "phase", ""), said, 3)


def _phase_timed_out(entry: e.PhaseTimedOut, state: Execution) -> Note:
    return Note(entry.at, "NOTICE", entry.phase, "its time is up: what runs is stopped")


def _loop_ended(entry: e.LoopEnded, state: Execution) -> Note:
    if entry.met:
        return Note(entry.at, "COMPLETED", entry.phase, f"its loop is done after {count(entry.rounds, 'round')}", 1)
    then = "it goes on all the same" if entry.then == "continue" else "that counts as a failure"
    return Note(entry.at, "NOTICE", entry.phase, f"{entry.why}; {then}")


def _phase_ending(entry: e.PhaseEnding, state: Execution) -> Note:
    tidy = f"tidies up, {count(len(state.blueprint.phase(entry.phase).finally_tasks), 'task')}"
    said = {"COMPLETED": "is done", "FAILED": "has failed", "CANCELLED": "goes on no further"}[entry.status]
    return Note(entry.at, "FINISHING", entry.phase, f"{said}, and {tidy}", 1)


def _phase_ended(entry: e.PhaseEnded, state: Execution) -> Note:
    phase = state.phases[entry.phase]
    took = duration(entry.at - phase.started_at) if phase.started_at else ""
    if entry.status == "FAILED":
        return Note(entry.at, "FAILED", entry.phase, f"failed{f' after {took}' if took else ''}: {entry.why}")
    return Note(entry.at, "COMPLETED", entry.phase, f"{_tasks_of(state, entry.phase)} in {took}")


def _tasks_of(state: Execution, phase: str) -> str:
    """``97 at the first try, 3 after a retry``; when all went well at once: ``100 tasks``."""
    statuses: Counter[str] = Counter()
    retried = fell_back = 0
    for status, task in work(state, tasks_of(state, phase)):
        statuses[status] += 1
        if task is not None and status == "COMPLETED":
            fell_back += task.fell_back is not None
            retried += task.fell_back is None and task.tries > 1
    done = statuses["COMPLETED"]
    at_once = done - retried - fell_back
    parts = [count(done, "task") if at_once == done else f"{at_once:,} at the first try"]
    parts += [f"{retried:,} after a retry"] if retried else []
    parts += [f"{fell_back:,} by a fallback"] if fell_back else []
    for status, word in (("SKIPPED", "skipped"), ("FAILED", "failed"), ("NOT_RUN", "not run")):
        if statuses[status]:
            parts.append(f"{statuses[status]:,} {word}")
    return ", ".join(parts)


# -- tasks -------------------------------------------------------------------------------------------------------------


def _task(entry: Any, state: Execution, icon: str, said: str, level: int = 0) -> Note:
    """A note about a task. What is told of each task in turn is told of an instance one level later."""
    instance = bool(state.blueprint.tasks[entry.task].fan)
    return Note(entry.at, icon, called(state, entry.task), said, level + 1 if instance and level == 1 else level)


def _items_expanded(entry: e.ItemsExpanded, state: Execution) -> Note:
    task = state.blueprint.tasks[entry.task].task
    at_once = f", {task.max_parallel} at once" if task.max_parallel else ""
    batches = f", in batches of {task.batch.size}" if task.batch else ""
    return _task(entry, state, "RUNNING", f"{count(len(entry.items), 'instance')}{at_once}{batches}", 1)


def _delayed(entry: e.TaskDelayed, state: Execution) -> Note:
    if not entry.due:
        return _task(entry, state, "WAITING", "waits until others give back what they have reserved", 1)
    phase = state.blueprint.tasks[entry.task].phase
    return _task(entry, state, "WAITING", f"no changes {until(state, phase, entry.due)}; it goes on by itself then")


def _time_used_up(entry: e.TimeUsedUp, state: Execution) -> Note:
    return Note(entry.at, "NOTICE", entry.phase, "the time of its budget is used up: what runs is stopped")


def _attempt_started(entry: e.AttemptStarted, state: Execution) -> Note:
    what = {
        "run": "attempt", "verify": "its probe looks, attempt", "undo": "is being undone, attempt",
        "fallback": "its fallback, attempt",
    }[entry.purpose]  # fmt: skip
    case = f", case {entry.case}" if entry.case else ""
    return Note(entry.at, "RUNNING", name_of(state, entry.attempt), f"{what} {entry.number}{case}", 2)


def not_yet(asked: int) -> str:
    """``not yet, asked 4 times``."""
    return f"not yet, asked {'once' if asked == 1 else f'{asked} times'}"


def _polling(entry: e.PollScheduled, state: Execution) -> Note:
    asked = (state.effects[entry.undoes] if entry.undoes else state.tasks[entry.task]).asked
    said = f"{not_yet(asked)}; again in {duration(entry.due - entry.at)}"
    return _task(entry, state, "RETRYING", said, 1 if asked == 1 else 2)


def _overdue(entry: e.DeadlinePassed, state: Execution) -> Note:
    deadline = state.blueprint.tasks[entry.task].task.deadline
    asked = "; it is asked to end" if entry.attempt else ""
    return _task(entry, state, "NOTICE", f"its deadline of {deadline} has passed{asked}", 1)


def _fell_back(entry: e.TaskFellBack, state: Execution) -> Note:
    return _task(entry, state, "NOTICE", f"{entry.failure.message}; its fallback is next")


def _retrying(entry: e.RetryScheduled, state: Execution) -> Note:
    again = f"again in {duration(entry.due - entry.at)}"
    return _task(entry, state, "RETRYING", f"{entry.failure.message}; {again}", 1)


def _retry_due(entry: e.RetryDue, state: Execution) -> Note:
    return _task(entry, state, "RETRYING", "its pause is over", 3)


def _attempt_lost(entry: e.AttemptLost, state: Execution) -> Note:
    return _task(entry, state, "RETRYING", f"{entry.why}; a repeat does no harm, so it is repeated", 1)


def _task_completed(entry: e.TaskCompleted, state: Execution) -> Note:
    task = state.tasks[entry.task]
    took = f" in {duration(entry.at - task.started_at)}" if task.started_at else ""
    if entry.task in state.fans:
        return _task(entry, state, "COMPLETED", f"completed{took}: {progress(state, entry.task)}", 1)
    tries = f", {count(task.attempts, 'attempt')}" if task.attempts > 1 else ""
    settled = f", settled by {entry.by}" if entry.by else ""
    settled = ", by its fallback" if entry.by == "fallback" else settled
    if kept := sum(map(len, entry.artifacts.values())):
        settled += f", {count(kept, 'file')} kept"
    return _task(entry, state, "COMPLETED", f"completed{took}{tries}{settled}", 1)


def _task_failed(entry: e.TaskFailed, state: Execution) -> Note:
    node = state.blueprint.tasks[entry.task]
    optional = " (optional)" if node.optional and not node.fan else ""
    failed = len(state.fans[node.fan].bad) if node.fan else state.phases[node.phase].failed
    level = 0 if failed <= MOST_FAILURES else 1
    return _task(entry, state, "FAILED", f"failed{optional}: {entry.failure.message}", level)


def _task_in_doubt(entry: e.TaskInDoubt, state: Execution) -> Note:
    return _task(entry, state, "IN_DOUBT", f"in doubt: {entry.failure.message}")


def _task_verified(entry: e.TaskVerified, state: Execution) -> Note:
    said = {True: "it has happened", False: "it has not happened", None: "it can't tell"}[entry.happened]
    why = f" ({entry.failure.message})" if entry.failure else ""
    return _task(entry, state, "IN_DOUBT", f"its probe says that {said}{why}")


def _repeat_allowed(entry: e.RepeatAllowed, state: Execution) -> Note:
    return _task(entry, state, "RETRYING", f"will be done again{by(entry.by)}", 1)


def _task_cancelled(entry: e.TaskCancelled, state: Execution) -> Note:
    said = "cancelled; it may have happened" if entry.open else "cancelled"
    return _task(entry, state, "CANCELLED", said, 0 if entry.open else 1)


def _signal_received(entry: e.SignalReceived, state: Execution) -> Note:
    return Note(entry.at, "NOTICE", "", f"signal {entry.name}{by(entry.by)}")


def _signal_taken(entry: e.SignalTaken, state: Execution) -> Note:
    return Note(entry.at, "RUNNING", entry.task, f"has its signal {entry.name}", 2)


def _request_refused(entry: e.RequestRefused, state: Execution) -> Note:
    known = entry.attempt.partition(".")[0] in state.blueprint.tasks
    about = f" of {short(entry.execution)}" if entry.execution else ""
    who = name_of(state, entry.attempt) if known else ""
    return Note(entry.at, "FAILED", who, f"asked from inside to {entry.what}{about}; refused")


def _child_asks(entry: e.ChildAsks, state: Execution) -> Note:
    who = name_of(state, entry.attempt)
    if not entry.questions:
        return Note(entry.at, "RUNNING", who, f"its plan {short(entry.execution)} goes on", 3)
    asked = count(entry.questions, "question")
    return Note(entry.at, "HELD", who, f"{asked} in its plan {short(entry.execution)}", 3)


def _child_ended(entry: e.ChildEnded, state: Execution) -> Note:
    status = entry.outcome or entry.status
    left = ", with effects that can be taken back" if entry.left else ""
    who = name_of(state, entry.attempt)
    return Note(entry.at, status, who, f"its plan {short(entry.execution)} ended {status}{left}", 2)


def _task_skipped(entry: e.TaskSkipped, state: Execution) -> Note:
    return _task(entry, state, "SKIPPED", f"skipped, {entry.why}", 1)


def _task_not_run(entry: e.TaskNotRun, state: Execution) -> Note:
    return _task(entry, state, "NOT_RUN", f"not run, {entry.why}", 1)


# -- decisions ---------------------------------------------------------------------------------------------------------


def _about(entry: e.OptionChosen | e.EscalationRaised, state: Execution) -> str:
    return called(state, entry.task) if entry.task else entry.phase


def _chosen(entry: e.OptionChosen, state: Execution) -> Note:
    question = f"{entry.question} " if entry.question and not entry.task else ""
    said = f"{question}→ {entry.selection} ({sureness(entry.confidence, entry.by)})"
    return Note(entry.at, "CHOSEN", _about(entry, state), said, 0, (("dim", entry.rationale),), entry.decision)


def _raised(entry: e.EscalationRaised, state: Execution) -> Note:
    commands = [("command", line) for line in commands_for(state.id, entry)]
    more = (("dim", sentence(entry.reason)), *commands)
    return Note(entry.at, "HELD", _about(entry, state), f"asks: {entry.question}", 0, more, entry.decision)


# -- undo and services -------------------------------------------------------------------------------------------------


def _undo_started(entry: e.UndoStarted, state: Execution) -> Note:
    names = [_name_of_effect(state, number) for number in reversed(entry.effects)]
    said = f"undoing {listed(names)}" if names else "nothing to undo"
    return Note(entry.at, "ROLLED_BACK", entry.phase, said)


def _name_of_effect(state: Execution, number: int) -> str:
    effect = state.effects[number]
    return state.name_of(state.node_in(effect.task, effect.round))


def _undone(entry: e.EffectUndone, state: Execution) -> Note:
    who = name_of(state, entry.attempt)
    done = "undone" if who else "an effect is undone"
    left = f"left as it is{by(entry.by)}"
    return Note(entry.at, "ROLLED_BACK", who, left if entry.by else done, 0 if entry.by else 1)


def _undo_retrying(entry: e.UndoRetryScheduled, state: Execution) -> Note:
    again = f"not undone: {entry.failure.message}; again in {duration(entry.due - entry.at)}"
    return Note(entry.at, "RETRYING", _name_of_effect(state, entry.effect), again, 1)


def _undo_failed(entry: e.UndoFailed, state: Execution) -> Note:
    said = f"could not be undone: {entry.failure.message}"
    return Note(entry.at, "FAILED", _name_of_effect(state, entry.effect), said)


def _undo_ended(entry: e.UndoEnded, state: Execution) -> Note:
    return Note(entry.at, "ROLLED_BACK", entry.phase, "everything is undone that can be", 1)


def _services_stopping(entry: e.ServicesStopping, state: Execution) -> Note:
    return Note(
        entry.at, "RUNNING", "", f"stopping {listed([name_of(state, attempt) for attempt in entry.attempts])}", 1
    )


def _service_stopped(entry: e.ServiceStopped, state: Execution) -> Note:
    if entry.asked:
        return Note(entry.at, "COMPLETED", name_of(state, entry.attempt), "stopped", 1)
    detail = f": {entry.detail}" if entry.detail else ""
    return Note(entry.at, "NOTICE", name_of(state, entry.attempt), f"has stopped, and nobody asked it to{detail}")


def _service_restarted(entry: e.ServiceRestarted, state: Execution) -> Note:
    return Note(entry.at, "NOTICE", name_of(state, entry.attempt), "was lost with its host and is started again")


def _service_ready(entry: e.ServiceReady, state: Execution) -> Note:
    return Note(entry.at, "COMPLETED", name_of(state, entry.attempt), "answers again", 1)


_TELL: Mapping[type, Callable[[Any, Execution], Note]] = {
    e.ExecutionAccepted: _accepted,
    e.ExecutionPaused: _paused,
    e.ExecutionResumed: _resumed,
    e.ExecutionRecovered: _recovered,
    e.ClosingStarted: _closing,
    e.PhasesClosed: _quietly("no further phase"),
    e.ExecutionEnded: _ended,
    e.ExecutionSuperseded: story_forks.superseded,
    e.PhaseStarted: _phase_started,
    e.PhaseSkipped: _phase_skipped,
    e.PhaseNotRun: _phase_not_run,
    e.PhaseHeld: _phase_held,
    e.PhaseRepeating: _phase_repeating,
    e.PhaseWaiting: _phase_waiting,
    e.PhaseDue: _quietly("it is looked at again"),
    e.PhaseTimedOut: _phase_timed_out,
    e.LoopEnded: _loop_ended,
    e.PhaseEnding: _phase_ending,
    e.PhaseEnded: _phase_ended,
    e.TaskSkipAsked: story_forks.skip_asked,
    e.TasksReopened: story_forks.reopened,
    e.TaskSkipped: _task_skipped,
    e.TaskNotRun: _task_not_run,
    e.ItemsExpanded: _items_expanded,
    e.TaskDelayed: _delayed,
    e.DelayOver: _quietly("what was delayed is looked at again"),
    e.AdviceAsked: advising.asked,
    e.AdviceGiven: advising.given,
    e.SamplesAsked: measuring.asked,
    e.SamplesRead: measuring.read,
    e.BudgetSettled: _quietly("what was not used up of a budget is there again"),
    e.TimeUsedUp: _time_used_up,
    e.AttemptStarted: _attempt_started,
    e.RetryScheduled: _retrying,
    e.RetryDue: _retry_due,
    e.PollScheduled: _polling,
    e.DeadlinePassed: _overdue,
    e.TaskFellBack: _fell_back,
    e.AttemptLost: _attempt_lost,
    e.TaskCompleted: _task_completed,
    e.TaskFailed: _task_failed,
    e.TaskInDoubt: _task_in_doubt,
    e.TaskVerified: _task_verified,
    e.RepeatAllowed: _repeat_allowed,
    e.TaskCancelled: _task_cancelled,
    e.SignalReceived: _signal_received,
    e.SignalTaken: _signal_taken,
    e.SlotsAsked: lambda entry, state: Note(entry.at, *waits.asked(entry, state)),
    e.SlotsAwaited: lambda entry, state: Note(entry.at, *waits.awaited(entry, state)),
    e.SlotsGranted: lambda entry, state: Note(entry.at, *waits.granted(entry, state)),
    e.SlotsReturned: lambda entry, state: Note(entry.at, *waits.returned(entry, state)),
    e.RequestRefused: _request_refused,
    e.ChildAsks: _child_asks,
    e.ChildEnded: _child_ended,
    e.EscalationRaised: _raised,
    e.AnswerGiven: story_people.answered,
    e.SayDelegated: story_people.delegated,
    e.LinkUsed: story_people.link_used,
    e.LinkRefused: story_people.link_refused,
    e.EscalationDue: story_people.widened,
    e.EscalationClosed: story_people.void,
    e.OptionChosen: _chosen,
    e.OutcomeKnown: outcome_known,
    e.UndoStarted: _undo_started,
    e.EffectUndone: _undone,
    e.UndoRetryScheduled: _undo_retrying,
    e.UndoFailed: _undo_failed,
    e.UndoEnded: _undo_ended,
    e.ServicesStopping: _services_stopping,
    e.ServiceStopped: _service_stopped,
    e.ServiceRestarted: _service_restarted,
    e.ServiceReady: _service_ready,
}
