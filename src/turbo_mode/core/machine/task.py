"""A task: from its place in the queue to its end.

A task starts when all that it needs has ended well, its condition holds and a slot is free. Its intent is committed
before the attempt begins. An attempt whose end is known may be retried as the author asked. One that nobody saw end is
repeated if that does no harm; a task of effect class ``once`` is then *in doubt*: its ``verify`` probe looks, and where
there is none, or it can't tell, a person is asked. Never a silent repeat.

The table is the whole life: status, entry, next status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import (
    agreement,
    budgets,
    change_window,
    children,
    deciding,
    doubts,
    fanout,
    repeats,
    slots,
    steering,
)
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.artifacts import no_room
from turbo_mode.core.machine.bindings import condition, fill, local
from turbo_mode.core.machine.blueprint import RetryPolicy, TaskNode, Work
from turbo_mode.core.machine.deadline import out_of_time
from turbo_mode.core.machine.giving_up import after_fallback, give_up, late
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import TIME_IS_UP, UNSEEN, Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.polling import NOT_YET, next_look, timed_out
from turbo_mode.core.machine.request import render, with_model
from turbo_mode.core.machine.results import broken, conclude, kept, outputs_of, unexpected
from turbo_mode.core.machine.state import Attempt, Execution, TaskState
from turbo_mode.core.machine.works import DECIDED, CannotBegin, due_of, pick, present, sight, with_elses
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope, as_text
from turbo_mode.core.plan.graph import GOOD, Needs

TABLE = {
    ("PENDING", "AttemptStarted"): "RUNNING",
    ("PENDING", "TaskSkipped"): "SKIPPED",
    ("PENDING", "TaskNotRun"): "NOT_RUN",
    ("PENDING", "TaskFailed"): "FAILED",
    ("PENDING", "ItemsExpanded"): "RUNNING",
    ("PENDING", "TaskFellBack"): "PENDING",
    ("PENDING", "DeadlinePassed"): "PENDING",
    ("PENDING", "TaskInDoubt"): "IN_DOUBT",
    ("RETRYING", "TaskSkipped"): "SKIPPED",
    ("FAILED", "TasksReopened"): "PENDING",
    ("NOT_RUN", "TasksReopened"): "PENDING",
    ("SKIPPED", "TasksReopened"): "PENDING",
    ("COMPLETED", "TasksReopened"): "PENDING",
    ("RUNNING", "TaskCompleted"): "COMPLETED",
    ("RUNNING", "TaskFailed"): "FAILED",
    ("RUNNING", "TaskCancelled"): "CANCELLED",
    ("RUNNING", "RetryScheduled"): "RETRYING",
    ("RUNNING", "PollScheduled"): "RETRYING",
    ("RUNNING", "AttemptLost"): "PENDING",
    ("RUNNING", "TaskFellBack"): "PENDING",
    ("RUNNING", "TaskInDoubt"): "IN_DOUBT",
    ("RUNNING", "DeadlinePassed"): "RUNNING",
    ("RETRYING", "RetryDue"): "PENDING",
    ("RETRYING", "TaskFellBack"): "PENDING",
    ("RETRYING", "TaskFailed"): "FAILED",
    ("RETRYING", "TaskCancelled"): "CANCELLED",
    ("RETRYING", "DeadlinePassed"): "RETRYING",
    ("IN_DOUBT", "AttemptStarted"): "IN_DOUBT",
    ("IN_DOUBT", "PollScheduled"): "IN_DOUBT",
    ("IN_DOUBT", "DeadlinePassed"): "IN_DOUBT",
    ("IN_DOUBT", "TaskVerified"): "IN_DOUBT",
    ("IN_DOUBT", "RepeatAllowed"): "PENDING",
    ("IN_DOUBT", "RetryScheduled"): "RETRYING",
    ("IN_DOUBT", "TaskFellBack"): "PENDING",
    ("IN_DOUBT", "TaskCompleted"): "COMPLETED",
    ("IN_DOUBT", "TaskFailed"): "FAILED",
    ("IN_DOUBT", "TaskCancelled"): "CANCELLED",
}

MOST_LOSSES = 3
"""A task that has taken its engine down so often is given up: it may be what kills it. One that never began isn't."""

Entries = Iterator[e.AnyEntry]


def begin(state: Execution, id: str, facts: Facts) -> Entries:
    """The task at the head of its phase's queue: skip it, fan it out, or start an attempt."""
    node = state.blueprint.tasks[id]
    task = state.task(id)
    fresh = (task.attempts == 0 or task.anew) and task.fell_back is None
    if id in state.skips:
        yield steering.skipped(state, id, facts)
        return
    if fresh and node.needs:
        verdict, why = _needs_met(state, node)
        if verdict != "run":
            yield (e.TaskSkipped if verdict == "skip" else e.TaskNotRun)(at=facts.now, task=id, why=why)
            return
    if task.overdue:
        yield from out_of_time(state, id, "", facts)
        return
    scope, own = sight(state, node, task)
    try:
        when = None if node.task.when is None else fanout.when_of(state, node)
        if fresh and when is not None and not condition(state, when, scope, facts.now, own):
            yield e.TaskSkipped(at=facts.now, task=id, why=f"when: {when}")
            return
        if node.many:
            yield from fanout.expand(state, node, facts)
            return
        if fresh and node.task.approve is not None and not agreement.wanted(state, node, facts.now):
            yield e.TaskSkipped(at=facts.now, task=id, why=f"approve.when: {node.task.approve.when}")
            return
    except (EvaluationError, ExpressionProblems) as problem:
        yield e.TaskFailed(at=facts.now, task=id, failure=Failure("expression", str(problem)))
        return
    yield from _start(state, node, task, scope, own, facts)


def start(state: Execution, id: str, facts: Facts) -> Entries:
    """A task that had to wait for a lock or a slot has it."""
    node, task = state.blueprint.tasks[id], state.tasks[id]
    yield from _start(state, node, task, *sight(state, node, task), facts)


def _start(
    state: Execution, node: TaskNode, task: TaskState, scope: Scope, own: dict[str, Any], facts: Facts
) -> Entries:
    """An attempt at whatever does the task's work now, or the end of a task that can't even be tried."""
    if state.blueprint.has_change_windows and (delayed := change_window.delay(state, node, facts)) is not None:
        yield delayed
        return
    try:
        case, work = pick(state, node, task, facts.now)
        if state.origin.deeds and repeats.must_ask(state, node, work):
            yield repeats.doubt(state, node, case, facts)
            yield from resolve_doubt(state, node.id, facts)
            return
        shares = (facts.metered or node.task.concurrency is not None) and node.id not in state.holding
        if shares and (pools := slots.needed(state, node, work.kind, scope, own, facts)):
            yield slots.ask(state, node.id, pools, node, facts)
            return
        request = with_model(render(state, node, work.action, scope, facts.now, own), facts)
        key = _key(state, node, work, scope, own, facts) if work.effect == "keyed" or node.fan else ""
        reserves = budgets.reservation(state, node, work.action, request, facts.now) if state.ledger.pools else {}
    except budgets.NoRoom as full:
        yield from _no_room(state, node, full, facts)
        return
    except (EvaluationError, ExpressionProblems) as problem:
        yield from give_up(state, node, "", Failure("expression", str(problem)), facts)
        return
    except CannotBegin as reason:
        yield from give_up(state, node, "", reason.failure, facts)
        return
    purpose: e.Purpose = "run" if task.fell_back is None else "fallback"
    number, first = task.attempts + 1, (not task.attempts or task.anew) and purpose == "run"
    yield e.AttemptStarted(
        at=facts.now, task=node.id, attempt=f"{node.id}.{state.round_of(node.id)}.{purpose}.{number}", number=number,
        request=request, purpose=purpose, effect=work.effect, key=key, case=case, due=due_of(request, facts.now),
        deadline=facts.now + node.deadline if node.deadline and first else 0, reserves=reserves,
    )  # fmt: skip
    if request["kind"] in DECIDED:
        yield from deciding.begin(state, node, request, settle, facts)


def _no_room(state: Execution, node: TaskNode, full: budgets.NoRoom, facts: Facts) -> Entries:
    if full.waits:
        yield e.TaskDelayed(at=facts.now, task=node.id)
    else:
        yield from give_up(state, node, "", full.failure, facts)


def _key(
    state: Execution, node: TaskNode, work: Work | TaskNode, scope: Scope, own: dict[str, Any], facts: Facts
) -> str:
    """What a repeat of a keyed effect is recognised by: the same over retries, recoveries and forks."""
    chosen = work.action.idempotency_key
    if chosen is not None and work.effect == "keyed":
        root = {**state.facts, "id": state.lineage, "status": state.prospect}  # a fork, or a retried child, is no other
        return as_text(fill(state, chosen, scope, facts.now, {**own, "execution": root}))
    usual = usual_key(state.lineage, state.name_of(node), state.round_of(node.id))
    return usual if work is not node.fallback else f"{usual}:fallback"


def usual_key(lineage: str, task: str, round: int) -> str:
    """The key of a task in one round of its phase, where the plan gives none; an instance is named by its own key."""
    return f"{lineage}:{task}:{round}"


def settle(state: Execution, attempt: Attempt, seen: Observation, facts: Facts) -> Entries:
    """What follows from what an attempt showed."""
    node = state.blueprint.tasks[attempt.task]
    task = state.tasks[attempt.task]
    now = facts.now
    if isinstance(seen, Done):
        action = present(node, task).action
        outputs, failure = conclude(state, node, action, seen.result, now)
        replaced = failure is None and node.task.compensate is not None
        yield from children.ended(attempt, seen.result, facts, replaced=replaced)
        if state.ledger.reserved:
            yield from budgets.settle(state, attempt, seen.result, facts)
        if failure is None or failure is NOT_YET:
            yield from _went_well(state, node, action, attempt, seen.result, outputs, failure, facts)
            return
    else:
        failure = seen.failure
        if state.ledger.reserved and isinstance(seen, NotDone):
            yield from budgets.settle(state, attempt, {}, facts)
    unseen, once = isinstance(seen, Unknown), attempt.effect == "once"
    stopped = failure.code == "cancelled" and not (task.overdue and node.tidies)
    if state.closing and (stopped or (unseen and not node.tidies)):
        yield e.TaskCancelled(at=now, task=node.id, attempt=attempt.id, open=unseen and once)
    elif failure.code == "lost" and not (unseen and once) and not task.overdue:
        yield from _lost(state, node, attempt, failure, unseen, facts)
    elif unseen and once:
        reason = late(node, failure) if task.overdue else failure
        yield e.TaskInDoubt(at=now, task=node.id, attempt=attempt.id, failure=reason)
        yield from resolve_doubt(state, node.id, facts)
    else:
        yield from retry_or_fail(state, node, attempt.id, failure, facts)


def _went_well(
    state: Execution, node: TaskNode, action: model.Action, attempt: Attempt, result: dict[str, Any],
    outputs: dict[str, Any], failure: Failure | None, facts: Facts,
) -> Entries:  # fmt: skip
    """The attempt did what it should: the task is completed, unless what it polls for isn't there yet."""
    task, poll = state.tasks[node.id], action.poll
    if failure is None:
        failure = no_room(state, result)
    elif poll is not None:
        time_is_up = state.phases[node.phase].timed_out
        if due := 0 if task.overdue or time_is_up else next_look(poll, task.polling_since, facts.now):
            yield e.PollScheduled(at=facts.now, task=node.id, attempt=attempt.id, due=due)
            return
        failure = TIME_IS_UP if time_is_up else timed_out(poll, task.asked)
    if failure is not None:
        yield from give_up(state, node, attempt.id, failure, facts)
        return
    yield e.TaskCompleted(
        at=facts.now, task=node.id, attempt=attempt.id, outputs=with_elses(state, node, outputs),
        by="fallback" if attempt.purpose == "fallback" else "", **kept(action, result),
    )  # fmt: skip


def _needs_met(state: Execution, node: TaskNode) -> tuple[str, str]:
    if all(state.tasks[need].status in wanted for need, wanted in node.needs):
        return "run", ""
    ends = {need: state.tasks[need].status for need, _ in node.needs}
    forgiven = frozenset(need for need in ends if state.blueprint.tasks[need].optional and ends[need] == "FAILED")
    return need_verdict(ends, node.needs, forgiven)


def _lost(state: Execution, node: TaskNode, attempt: Attempt, failure: Failure, unseen: bool, facts: Facts) -> Entries:
    if state.phases[node.phase].timed_out:
        yield e.TaskFailed(at=facts.now, task=attempt.task, attempt=attempt.id, failure=TIME_IS_UP)
    elif unseen and state.tasks[node.id].losses + 1 >= MOST_LOSSES:
        given_up = Failure("lost", f"its engine was lost {MOST_LOSSES} times while it ran")
        yield from give_up(state, node, attempt.id, given_up, facts)
    else:
        yield e.AttemptLost(at=facts.now, task=attempt.task, attempt=attempt.id, why=failure.message)


def retry_or_fail(state: Execution, node: TaskNode, attempt: str, failure: Failure, facts: Facts) -> Entries:
    """Another attempt later if the author allows one more, else the end."""
    task = state.tasks[node.id]
    timed_out = state.phases[node.phase].timed_out
    failure = TIME_IS_UP if timed_out and failure.code == "cancelled" else failure
    over = task.overdue or timed_out or (state.closing == "cancel" and not node.tidies)
    policy = present(node, task).retry
    if due := 0 if over else next_try(state, node, policy, task.tries, failure, facts):
        yield e.RetryScheduled(at=facts.now, task=node.id, attempt=attempt, failure=failure, due=due)
    else:
        yield from give_up(state, node, attempt, failure, facts)


def next_try(state: Execution, node: TaskNode, policy: RetryPolicy, made: int, failure: Failure, facts: Facts) -> int:
    """When the next attempt is due (ms), or 0 if ``made`` attempts were all."""
    if made >= policy.attempts:
        return 0
    if policy.when is not None:
        extra = local(state, node)
        extra["error"] = {"code": failure.code, "message": failure.message, "attempt": made}
        try:
            scope = state.blueprint.scopes.retry(node.task, node.plan_phase)
            if not condition(state, policy.when, scope, facts.now, extra):
                return 0
        except (EvaluationError, ExpressionProblems):
            return 0
    return facts.now + max(1, policy.pause(made, facts.draw))


def resolve_doubt(state: Execution, id: str, facts: Facts) -> Entries:
    """A task in doubt: look with its probe, or ask."""
    node = state.blueprint.tasks[id]
    verify, failure = node.task.verify, state.tasks[id].failure
    if failure is not None and failure.code == repeats.HAPPENED:
        yield from repeats.ask(state, node, failure, facts)
        return
    if state.tasks[id].fell_back is not None:
        yield from ask_about(state, id, "nobody saw whether its fallback happened", facts)
        return
    if verify is None:
        yield from ask_about(state, id, "nobody saw whether it happened, and the plan has no `verify` for it", facts)
        return
    scope = state.blueprint.scopes.task(node.task, node.plan_phase)
    try:
        request = render(state, node, verify, scope, facts.now, local(state, node))
    except (EvaluationError, ExpressionProblems) as problem:
        yield from ask_about(state, id, f"its probe can't be made: {problem}", facts)
        return
    attempt = f"{id}.{state.round_of(id)}.verify.{state.tasks[id].attempts}.{state.seq + 1}"
    usual = usual_key(state.lineage, state.name_of(node), state.round_of(id))
    yield e.AttemptStarted(
        at=facts.now, task=id, attempt=attempt, number=1, request=request, purpose="verify", effect="idempotent",
        due=due_of(request, facts.now), key=f"{usual}:verify" if node.fan else "",
    )  # fmt: skip


def verified(state: Execution, attempt: Attempt, seen: Observation, facts: Facts) -> Entries:
    """What the probe says about a task in doubt."""
    node = state.blueprint.tasks[attempt.task]
    verify = node.task.verify
    assert verify is not None
    if state.closing and not node.tidies:
        yield e.TaskCancelled(at=facts.now, task=node.id, attempt=attempt.id, open=True)
        return
    happened: bool | None = None
    outputs: dict[str, Any] = {}
    failure: Failure | None
    if isinstance(seen, Done):
        yield from children.ended(attempt, seen.result, facts)
        happened, failure, outputs = _probe(state, node, verify, seen.result, facts.now)
    else:
        failure = seen.failure
    if failure is NOT_YET and verify.poll is not None:
        task = state.tasks[node.id]
        if due := next_look(verify.poll, task.polling_since, facts.now):
            yield e.PollScheduled(at=facts.now, task=node.id, attempt=attempt.id, due=due)
            return
        failure = timed_out(verify.poll, task.asked)
    yield e.TaskVerified(at=facts.now, task=node.id, attempt=attempt.id, happened=happened, failure=failure)
    if happened:
        yield e.TaskCompleted(at=facts.now, task=node.id, outputs=with_elses(state, node, outputs), by="verify")
    elif happened is False:
        yield from _not_happened(state, node, facts)
    elif failure is not None and failure.code == "lost":
        yield from resolve_doubt(state, node.id, facts)
    else:
        yield from ask_about(state, node.id, f"its probe couldn't tell: {failure.message if failure else ''}", facts)


def _probe(
    state: Execution, node: TaskNode, verify: model.Verify, result: dict[str, Any], now: int
) -> tuple[bool | None, Failure | None, dict[str, Any]]:
    scope = state.blueprint.scopes.result(verify.kind, node.task, node.plan_phase)
    extra = {**local(state, node), "result": result}
    if failure := broken(result):
        return None, failure, {}
    try:
        if failure := unexpected(state, verify, scope, extra, now):
            return None, failure, {}
        if verify.poll is not None and not condition(state, verify.poll.until, scope, now, extra):
            return None, NOT_YET, {}
        happened = condition(state, verify.done, scope, now, extra)
        outputs = outputs_of(state, verify, scope, extra, now) if happened else {}
    except (EvaluationError, ExpressionProblems) as problem:
        return None, Failure("bad_output", str(problem)), {}
    return happened, None, outputs


def _not_happened(state: Execution, node: TaskNode, facts: Facts) -> Entries:
    task = state.tasks[node.id]
    failure = task.failure
    if state.phases[node.phase].timed_out:
        yield e.TaskFailed(at=facts.now, task=node.id, failure=TIME_IS_UP)
    elif (failure is None or failure.code == "lost") and not task.overdue:
        yield e.RepeatAllowed(at=facts.now, task=node.id, by="verify")
    else:
        failure = failure or Failure("lost")
        yield from retry_or_fail(state, node, "", failure, facts)


def ask_about(state: Execution, id: str, why: str, facts: Facts) -> Entries:
    """Asks a person what became of a task in doubt, unless the time of its phase is up."""
    if state.phases[state.blueprint.tasks[id].phase].timed_out:
        yield e.TaskFailed(at=facts.now, task=id, failure=UNSEEN)
        return
    failure = state.tasks[id].failure
    node = state.blueprint.tasks[id]
    yield e.EscalationRaised(
        at=facts.now, decision=f"d{state.decisions + 1}", about="inDoubt", task=id,
        phase=node.phase, question=f"Did `{state.name_of(node)}` happen?", options=doubts.options(state, node),
        reason=why, context={"failure": {"code": failure.code, "message": failure.message}} if failure else {},
        level=state.level,
    )  # fmt: skip


def answered(
    state: Execution, question: dict[str, Any], selection: str, data: Any, facts: Facts, by: str
) -> Entries:  # fmt: skip
    """A person has said what became of a task in doubt; ``data`` has the outputs that nobody has seen."""
    id = question["task"]
    if selection in ("happened", "keep"):
        node = state.blueprint.tasks[id]
        kept = repeats.kept_outputs(state, node) if state.origin.deeds else {}
        outputs = with_elses(state, node, {**kept, **doubts.told(data)})
        yield e.TaskCompleted(at=facts.now, task=id, by=by, outputs=outputs)
    elif selection == "repeat":
        yield e.RepeatAllowed(at=facts.now, task=id, by=by)
    else:
        failure = state.tasks[id].failure or Failure("lost", "")
        if (first := state.tasks[id].fell_back) is not None:
            failure = after_fallback(first, failure)
        yield e.TaskFailed(at=facts.now, task=id, failure=failure)


def need_verdict(ends: dict[str, str], needs: Needs, forgiven: frozenset[str] = frozenset()) -> tuple[str, str]:
    """What becomes of something whose needs have all ended: ``run``, ``skip`` or ``notRun``, and why.

    ``ends`` maps each need to its end. A need in ``forgiven`` (a failed optional task) counts as good where the
    author didn't say otherwise, and else blocks nobody. A handler whose case did not occur is skipped.
    """
    for id, wanted in needs:
        end = ends[id]
        if end in wanted or (id in forgiven and wanted == GOOD):
            continue
        if end in GOOD or id in forgiven:
            return "skip", f"`{id}` ended {end}"
        return "notRun", f"`{id}` ended {end}"
    return "run", ""
