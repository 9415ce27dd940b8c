"""An execution: accepted, carried on until nothing is left to do, ended.

It never stops at a phase boundary. What ends it early is said by a closing: somebody cancelled it, a gate chose to roll
it back or to end it with success. Then nothing new starts, what runs comes to its end, phases that had started tidy up,
the rest is closed, effects are undone where that was chosen, and the plan's ``finally`` tasks run in every case.
Services stop last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import (
    agreement,
    approvals,
    deadline,
    deciding,
    delegation,
    entry_gate,
    gate,
    learning,
    links,
    loop,
    points,
    signals,
    slots,
    steering,
    task,
    undo,
)
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import evaluate
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.ending import end_phase, is_tidying, untidied
from turbo_mode.core.machine.inputs import Command, Facts, OutcomeTold, Recovered, Submit, Supersede
from turbo_mode.core.machine.outcomes import Failure, Unknown
from turbo_mode.core.machine.reports import answered, reported
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import DECIDED
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems

TABLE = {
    ("PENDING", "ExecutionAccepted"): "RUNNING",
    ("RUNNING", "ExecutionPaused"): "PAUSED",
    ("PAUSED", "ExecutionResumed"): "RUNNING",
    ("RUNNING", "ClosingStarted"): "RUNNING",
    ("PAUSED", "ClosingStarted"): "RUNNING",
    ("RUNNING", "ExecutionEnded"): "COMPLETED | FAILED | CANCELLED",
    ("COMPLETED", "ExecutionSuperseded"): "COMPLETED",
    ("FAILED", "ExecutionSuperseded"): "FAILED",
    ("CANCELLED", "ExecutionSuperseded"): "CANCELLED",
}

Entries = Iterator[e.AnyEntry]


def accept(state: Execution, submit: Submit, facts: Facts) -> Entries:
    """The first entry."""
    if state.status != "PENDING":
        return
    plan = state.blueprint.plan
    yield e.ExecutionAccepted(
        at=facts.now, execution=submit.execution, lineage=submit.lineage, plan=plan.name,
        plan_digest=submit.plan_digest, inputs=submit.inputs, level=plan.decision_engine.autonomy_level,
        policy_digest=submit.policy_digest, actor=submit.actor, workspace=submit.workspace, plan_dir=submit.plan_dir,
        trigger=submit.trigger, parent=submit.parent, parent_task=submit.parent_task,
        parent_attempt=submit.parent_attempt, secrets_dir=submit.secrets_dir, undoes=submit.undoes, taken=submit.taken,
        forks=submit.forks, from_entry=submit.from_entry, runtime=submit.runtime,
        rules=submit.rules, budgets=submit.budgets, learned=submit.learned, tenant=submit.tenant,
        trace=submit.trace, forked_trace=submit.forked_trace,
    )  # fmt: skip
    if state.blueprint.plan.concurrency is not None:
        yield from _queue(state, facts)
    if submit.forks and not state.queued:
        for service in list(state.services):
            yield e.ServiceRestarted(at=facts.now, attempt=service)
    elif submit.taken and not submit.forks:
        yield e.ClosingStarted(at=facts.now, why="rollback", reason=f"takes back what {submit.undoes[-6:]} has done")


def afterwards(state: Execution, told: Supersede | OutcomeTold | Command, facts: Facts) -> Entries:
    """What may still become of an execution that has ended: a fork takes over, somebody says what came of it, or tries
    a link to one of its questions."""
    if isinstance(told, Command):
        yield from links.afterwards(state, told, facts)
    elif isinstance(told, OutcomeTold):
        yield from learning.told(state, told, facts)
    elif state.ended and not state.superseded_by:
        yield e.ExecutionSuperseded(at=facts.now, fork=told.fork)


def _queue(state: Execution, facts: Facts) -> Entries:
    """Asks for the lock of the plan; one whose name can't be made ends the execution."""
    try:
        yield from slots.ask_for_plan(state, facts)
    except (EvaluationError, ExpressionProblems) as problem:
        yield e.ExecutionEnded(at=facts.now, status="FAILED", reason=f"concurrency: {problem}")


def obey(state: Execution, command: Command, facts: Facts) -> Entries:
    """What somebody outside wants. What no longer applies changes nothing."""
    now = facts.now
    match command.verb:
        case "pause" if not state.paused:
            yield e.ExecutionPaused(at=now, by=command.by, reason=command.reason)
        case "resume" if state.paused:
            yield e.ExecutionResumed(at=now, by=command.by)
            if state.queued and not state.awaiting:
                yield from _queue(state, facts)
        case "cancel" | "rollback" if not state.closing:
            yield e.ClosingStarted(at=now, why=command.verb, by=command.by, reason=command.reason)
            if state.queued:
                yield from slots.leave(state, facts)
            elif command.verb == "cancel":
                yield from _void_questions(state, facts)
        case "answer":
            yield from _answer(state, command, facts)
        case "delegate":
            yield from delegation.hand_over(state, command, facts)
        case "signal":
            yield from signals.receive(state, command, facts)
        case "skip":
            yield from steering.skip(state, command, facts)
        case "retry":
            yield from steering.retry(state, command, facts)


def _void_questions(state: Execution, facts: Facts, *, but_tidying: bool = False) -> Entries:
    for decision, question in list(state.questions.items()):
        tidies = _tidies(state, question["task"])
        if tidies and (question["about"] in agreement.OF_TASKS or (but_tidying and question["about"] == "inDoubt")):
            continue
        if question["about"] in agreement.OF_TASKS:
            yield from agreement.cancel(state, question["task"], facts)
            continue
        yield _void(decision, question, facts)
        if question["about"] == "inDoubt":
            yield e.TaskCancelled(at=facts.now, task=question["task"], open=True)


def _void(decision: str, question: dict[str, Any], facts: Facts) -> e.EscalationClosed:
    return e.EscalationClosed(
        at=facts.now, decision=decision, question=question["question"], phase=question["phase"], task=question["task"]
    )


def _answer(state: Execution, command: Command, facts: Facts) -> Entries:
    question = state.questions.get(command.decision)
    if why := links.refusal(state, command, facts.now):
        yield from links.refuse(state, command, why, facts)
        return
    if question is None or refusal(question, command):
        return
    yield from links.use(command, facts)
    if question.get("approvals"):
        yield from _chosen(state, question, approvals.take(state, command, facts), facts)
    else:
        why = command.reason or f"Chosen by {command.by or 'a person'}."
        by = command.by or "person"
        made = approvals.chosen(state, command.decision, command.selection, by, why, facts)
        yield from _chosen(state, question, iter((made,)), facts, command.data)


def question_due(state: Execution, decision: str, facts: Facts) -> Entries:
    """A time that was set for a question has come."""
    yield from _chosen(state, state.questions[decision], approvals.due(state, decision, facts), facts)


def _chosen(state: Execution, question: dict[str, Any], entries: Entries, facts: Facts, data: Any = None) -> Entries:
    """Passes entries on; after the choice among them follows what it says."""
    for entry in entries:
        yield entry
        if isinstance(entry, e.OptionChosen):
            yield from _follow(state, question, entry, facts, data)


def _follow(state: Execution, question: dict[str, Any], made: e.OptionChosen, facts: Facts, data: Any) -> Entries:
    match question["about"]:
        case "inDoubt":
            yield from task.answered(state, question, made.selection, data, facts, made.by)
        case "undo":
            yield from undo.answered(state, question["context"], made.selection, facts, made.by)
        case "loop":
            yield from loop.answered(state, question["phase"], made.selection, facts)
        case "entry" if made.selection == entry_gate.FAIL:
            yield from end_phase(state, question["phase"], "FAILED", facts, f"{made.by} did not let it begin")
        case "entry":
            yield e.PhaseDue(at=facts.now, phase=question["phase"])
        case "approval" | "decide":
            attempt = state.attempts[state.tasks[made.task].attempt]
            outcome = agreement.outcome if made.about == "approval" else deciding.outcome
            yield from reported(state, attempt, outcome(made), facts)
        case _:
            yield from gate.follow(state, points.point_of(state, question["phase"]), made.selection, facts)


def refusal(question: dict[str, Any], command: Command) -> str:
    """Everything that keeps a command about an open question from being obeyed, or an empty text if nothing does."""
    look = delegation.problems if command.verb == "delegate" else approvals.problems
    return "\n".join(look(question, command))


def recover(state: Execution, recovered: Recovered, facts: Facts) -> Entries:
    """A new engine has taken over: what went on meanwhile goes on, what is lost is settled attempt by attempt."""
    lost = [attempt for attempt in recovered.lost if _is_performed(state, attempt)]
    adopted = [attempt for attempt in (*state.attempts, *state.services) if attempt not in lost]
    yield e.ExecutionRecovered(at=facts.now, epoch=recovered.epoch, adopted=adopted, lost=lost)
    if asked := [id for id in state.services if id in state.stopping and id not in lost]:
        yield e.ServicesStopping(at=facts.now, attempts=asked)  # the engine may have died before it asked them
    unseen = Unknown(Failure("lost", "its engine was lost while it ran"))
    for id in lost:
        if id in state.services:
            if id in state.stopping or state.closing:
                yield e.ServiceStopped(at=facts.now, attempt=id, asked=True, detail="gone with its host")
                yield from undo.service_stopped(state, id, facts)
            else:
                yield e.ServiceRestarted(at=facts.now, attempt=id)
        else:
            yield from reported(state, state.attempts[id], unseen, facts)
    for id in recovered.lost:
        if id in state.advising or id in state.measuring:
            yield from answered(state, id, unseen, facts)
    yield from deadline.asked_again(state, facts)
    if state.blueprint.plan.execution_pipeline.on_crash == "hold" and not (state.paused or state.closing):
        yield e.ExecutionPaused(at=facts.now, by="", reason="its engine was gone, and its plan says `onCrash: hold`")


def _is_performed(state: Execution, attempt: str) -> bool:
    """It is under way, and somebody carries it out; a question to people, or a decision, is never lost."""
    if attempt in state.services:
        return True
    return attempt in state.attempts and bool(state.attempts[attempt].request["kind"] not in DECIDED)


def stop_waiting(state: Execution, facts: Facts) -> Entries:
    """It is closing: pauses, tasks that wait for another try, and gates that wait for a person end now."""
    for decision, question in list(state.questions.items()):
        if question["about"] in ("gate", "loop", "entry"):
            yield _void(decision, question, facts)
        elif question["about"] in agreement.OF_TASKS and not _tidies(state, question["task"]):
            yield from agreement.cancel(state, question["task"], facts)
    for id in {asked.task: None for asked in state.asked if asked.task}:
        if not _tidies(state, id):
            yield e.TaskCancelled(at=facts.now, task=id, attempt=state.tasks[id].attempt)
    for name in state.timers.names("retry:"):
        if not _tidies(state, id := name.removeprefix("retry:")):
            yield e.TaskCancelled(at=facts.now, task=id)
    for name in state.timers.names("probe:"):
        if not _tidies(state, id := name.removeprefix("probe:")):
            yield e.TaskCancelled(at=facts.now, task=id, open=True)
    for name in (*state.timers.names("wait:"), *(f"wait:{id}" for id in state.listening)):
        attempt = state.attempts.get(name.removeprefix("wait:"))
        if attempt is not None and attempt.purpose != "undo" and not _tidies(state, attempt.task):
            in_doubt = attempt.purpose == "verify"
            yield e.TaskCancelled(at=facts.now, task=attempt.task, attempt=attempt.id, open=in_doubt)


def _tidies(state: Execution, task: str) -> bool:
    return bool(task) and state.blueprint.tasks[task].tidies


def finish(state: Execution, facts: Facts) -> Entries:
    """Nothing more can start: the remaining steps to the end, as far as they can be taken now."""
    now = facts.now
    if state.closing and state.open_phases and not state.attempts and not _undoing_phase(state):
        yield from _wind_up(state, facts)
    if state.open_phases or state.attempts or state.undoing or state.questions or state.paused:
        return
    if state.closing == "rollback" and not state.rolled_back:
        yield from undo.undo_effects(state, "", state.rollback_to, facts)
        if state.undoing or state.attempts:
            return
    last = state.phases[FINALLY]
    if last.status == "PENDING" and state.blueprint.has_finally:
        yield e.PhaseStarted(at=now, phase=FINALLY)
    if last.status == "RUNNING" or state.attempts:
        return
    if running := [id for id in state.services if id not in state.stopping]:
        yield e.ServicesStopping(at=now, attempts=running)
    if not state.services:
        end = _end(state, facts)
        yield from learning.outcomes(state, end, facts)
        yield end


def _undoing_phase(state: Execution) -> bool:
    return any(undo.phase for undo in state.undoing.values()) and state.closing != "cancel"


def _wind_up(state: Execution, facts: Facts) -> Entries:
    """Nothing but ``finally`` tasks goes on: those of phases that had started run, then all phases are closed."""
    if state.closing != "cancel":
        yield from _void_questions(state, facts, but_tidying=True)
    for id in untidied(state):
        if id not in state.undoing:
            yield e.PhaseEnding(at=facts.now, phase=id, status="CANCELLED", why=state.reason)
    if not untidied(state) and not is_tidying(state):
        yield e.PhasesClosed(at=facts.now)


def _end(state: Execution, facts: Facts) -> e.ExecutionEnded:
    outputs, failure = _outputs(state, facts)
    if state.closing == "cancel":
        return e.ExecutionEnded(at=facts.now, status="CANCELLED", reason=state.reason, outputs=outputs)
    if state.closing == "rollback":
        return e.ExecutionEnded(at=facts.now, status="FAILED", outcome="ROLLED_BACK", reason=state.reason)
    if state.failed or failure:
        return e.ExecutionEnded(at=facts.now, status="FAILED", reason=failure or _first_failure(state), outputs=outputs)
    return e.ExecutionEnded(at=facts.now, status="COMPLETED", reason=state.reason, outputs=outputs)


def _outputs(state: Execution, facts: Facts) -> tuple[dict[str, object], str]:
    """The plan's outputs. Where it ended well, one that can't be made is a failure; else it is left out."""
    outputs: dict[str, object] = {}
    failure = ""
    for name, text in state.blueprint.plan.outputs.items():
        try:
            outputs[name] = evaluate(state, text, state.blueprint.scopes.base, facts.now)
        except (EvaluationError, ExpressionProblems) as problem:
            failure = failure or f"output {name}: {problem}"
    return outputs, "" if state.failed or state.closing else failure


def _first_failure(state: Execution) -> str:
    for id, each in state.phases.items():
        if each.status == "FAILED":
            return f"phase {id} failed"
    return "it failed"
