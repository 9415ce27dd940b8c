"""A ``plan`` task: its attempt is a child, an execution of its own with a journal, a workspace and a record.

The parent names the child before it begins, in the entry that asks for it, so a start that is repeated finds it. What
the child hands on become the outputs of the task. A child that has ended stays as it ended: taking back what it has
done is the work of another execution of its lineage, which begins with the child's last state and goes straight into
its rollback. What is left to take back counts as an effect of the task, whether the child ended well or not.

A retry is a new child. It goes on with the lineage, and so with the keys, of the one before, unless that one has taken
something back: under a key whose effect is undone, a repeat would do nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import convert, structs, to_builtins

from turbo_mode.core import ids
from turbo_mode.core.decisions.model import HandedRule
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import guards, repeats, snapshot
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import ChildWaits, Facts, Submit
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Attempt, Effect, Execution
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError
from turbo_mode.core.plan.inputs import bind_inputs
from turbo_mode.errors import UsageError

LATE = "its time was up"
"""The reason of a cancel that a time-out has caused."""

_LIFE = frozenset((
    "blueprint", "seq", "id", "lineage", "inputs", "facts", "level", "status", "outcome", "reason", "outputs",
    "started_at", "ended_at", "paused", "closing", "failed", "attempts", "timers", "due_phases", "full_phases",
    "full_fans", "startable", "questions", "asking", "decisions", "undoing", "repeating", "rolled_back",
    "rollback_to", "signals", "listening", "kept_bytes", "services", "stopping", "restarting", "running", "origin",
    "superseded_by", "skips", "rules", "ledger", "queued", "awaiting", "holding", "returning", "choices", "learned",
    "advising", "opinions", "measuring", "samples",
))  # fmt: skip
"""What of a state belongs to an execution itself, and not to what has been done."""
_NOT_TAKEN = frozenset(snapshot.keys(_LIFE))

Entries = Iterator[e.AnyEntry]


def child_id(parent: str, seq: int, task: str, now: int) -> str:
    """The id of a child: a UUID of version 8, so that it sorts by time like all ids and is made of its origin alone."""
    return ids.drawn(f"{parent}:{seq}:{task}", now, version=8)


def is_child(id: str) -> bool:
    """Whether an id is that of a child."""
    return id[14:15] == "8"


def request(state: Execution, node: TaskNode, action: model.Action, inputs: dict[str, Any], now: int) -> dict[str, Any]:
    """What asks for a child, for a call whose ``inputs`` are evaluated. Raises ``EvaluationError``."""
    call = subplans.call_of(action)
    inner = subplans.find(state.blueprint.plan, call) if call else None
    if call is None or inner is None:
        raise EvaluationError(f"there is no plan `{subplans.reference(call) if call else ''}`")
    try:
        bound = bind_inputs(inner, inputs)
    except UsageError as wrong:
        raise EvaluationError("; ".join(wrong.message.splitlines())) from None
    id = child_id(state.id, state.seq + 1, node.id, now)
    beside = action is node.task.verify or action is node.task.compensate
    earlier = "" if beside else repeats.lineage_of(state, node)
    asked: dict[str, Any] = {
        "plan": subplans.reference(call),
        "inputs": bound,
        "execution": id,
        "lineage": earlier or id,
    }
    if environment := state.phases[node.phase].environment:
        asked["environment"] = environment
    if rules := guards.handed_down(state, node.phase, now):
        asked["rules"] = to_builtins(rules)
    if call.secrets:
        asked["secrets"] = list(call.secrets)
    if limit := action.timeout or (node.plan_phase.task_timeout if node.plan_phase else None):
        asked["timeoutMs"] = milliseconds(limit)
    return asked


def undo_request(state: Execution, effect: Effect, now: int) -> dict[str, Any]:
    """What asks for the execution that takes back what a child has done."""
    id = child_id(state.id, state.seq + 1, effect.task, now)
    return {"kind": "plan", "undoes": effect.child, "execution": id}


def submission(parent: Execution, started: e.AttemptStarted, digest: str) -> Submit:
    """Hands in the plan that an entry of the parent asks for; the runtime adds a workspace."""
    request, plan_dir = started.request, parent.facts["planDir"]
    return Submit(
        execution=request["execution"], lineage=request["lineage"], plan_digest=digest, inputs=request["inputs"],
        actor=parent.facts["actor"], tenant=parent.tenant, trigger="plan", runtime=parent.facts.get("runtime", ""),
        plan_dir=subplans.folder_of(plan_dir, request["plan"]),
        secrets_dir=parent.facts.get("secretsDir") or plan_dir, **_whose(parent, started),
        rules=convert(request.get("rules", []), list[HandedRule]), budgets=request.get("budgets", {}),
    )  # fmt: skip


def taking_back(parent: Execution, started: e.AttemptStarted, child: Submit, last: dict[str, Any]) -> Submit:
    """Hands in once more what a ``child`` was handed in, to take back what it has done by its ``last`` state."""
    request = started.request
    return structs.replace(
        child, execution=request["execution"], undoes=request["undoes"], taken=last, **_whose(parent, started)
    )


def _whose(parent: Execution, started: e.AttemptStarted) -> dict[str, Any]:
    return {
        "parent": parent.id, "parent_task": started.task, "parent_attempt": started.attempt,
        "trace": ids.below(parent.id, parent.facts.get("trace", ""), started.attempt),
    }  # fmt: skip


def result_of(child: Execution) -> dict[str, Any]:
    """What an ended child shows to its parent."""
    name = f"{child.blueprint.plan.name} {child.id[-6:]}"
    left = any(is_left(child, each) for each in child.effects.values())
    result = {
        "status": child.status, "outcome": child.outcome, "outputs": child.outputs, "reason": child.reason,
        "execution": child.id, "plan": name, "left": left, "undid": len(child.effects) < child.effects_made,
    }  # fmt: skip
    if used := child.ledger.taken.get(""):
        result["used"] = dict(used)
    if child.status == "CANCELLED":
        code = "timeout" if child.reason == LATE else "cancelled"
        result["problem"] = {"code": code, "message": f"{name} was cancelled{f': {child.reason}' * bool(child.reason)}"}
    return result


def failure_of(result: dict[str, Any]) -> Failure | None:
    """Why a child that has ended counts as a failure where the plan doesn't say."""
    if result["status"] == "COMPLETED":
        return None
    ended = result.get("outcome") or result["status"]
    why = f": {reason}" if (reason := result.get("reason")) else ""
    return Failure("plan_failed", f"{result.get('plan', 'it')} ended {ended}{why}")


def undo_failure(result: dict[str, Any]) -> Failure | None:
    """Why an execution that should take back what a child has done has not."""
    return None if result.get("outcome") == "ROLLED_BACK" else failure_of(result | {"status": "FAILED"})


def ended(attempt: Attempt, result: dict[str, Any], facts: Facts, *, replaced: bool = False) -> Entries:
    """Notes that the child of an attempt has ended. ``replaced``: the task takes its effects back in its own way."""
    if attempt.request["kind"] == "plan":
        ours = attempt.purpose != "undo" and not replaced
        yield e.ChildEnded(
            at=facts.now, task=attempt.task, attempt=attempt.id, execution=attempt.request["execution"],
            status=result["status"], outcome=result.get("outcome", ""), left=ours and bool(result.get("left")),
            undid=bool(result.get("undid")),
        )  # fmt: skip


def waits(state: Execution, told: ChildWaits, facts: Facts) -> Entries:
    """The questions that are open in a child, if that is news."""
    attempt = state.attempts.get(told.attempt)
    known = state.asking.get(told.attempt, {"questions": 0, "held": False})
    if attempt is not None and known != {"questions": told.questions, "held": told.held}:
        yield e.ChildAsks(
            at=facts.now, task=attempt.task, attempt=attempt.id, execution=attempt.request["execution"],
            questions=told.questions, held=told.held,
        )  # fmt: skip


def last_state(child: Execution) -> dict[str, Any]:
    """How a child has ended, for the execution that takes back what it has done."""
    data = snapshot.parts(child)
    data["effects"] = [each for each in data.get("effects", ()) if is_left(child, child.effects[each["number"]])]
    return {key: value for key, value in data.items() if key not in _NOT_TAKEN}


def is_left(child: Execution, effect: Effect) -> bool:
    """Whether an effect outlives its execution and can be taken back: it has a compensation, or lies in a child.

    A service doesn't. What is final can't be taken back any more.
    """
    if effect.phase in child.final:
        return False
    return bool(effect.child) or child.blueprint.tasks[effect.task].task.compensate is not None


def take(state: Execution, data: dict[str, Any]) -> None:
    """Begin a fresh state where a child has ended: with its tasks, phases and effects, and with none of its life."""
    ended = snapshot.from_parts(state.blueprint, {"seq": 0, **data})
    for name in Execution.__struct_fields__:
        if name not in _LIFE:
            setattr(state, name, getattr(ended, name))
    state.open_phases = 0
