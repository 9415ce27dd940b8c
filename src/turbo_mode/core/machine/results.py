"""What the result of an attempt means: a failure, nothing yet, or the outputs that the plan declares."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from turbo_mode.core.machine import children
from turbo_mode.core.machine.artifacts import without_artifact
from turbo_mode.core.machine.bindings import condition, evaluate, local
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.polling import NOT_YET
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import error_before
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope


def kept(action: model.Action, result: dict[str, Any]) -> dict[str, Any]:
    """What the entry of a task that is completed says beside its outputs: files that are kept, rows, and a cursor."""
    write = action.write
    is_read = action.read is not None or (write is not None and write.from_ is not None)
    done = [*(["read"] if is_read else []), *(["written"] if write is not None else [])]
    rows, cursor = dict.fromkeys(done, result.get("count", 0)), result.get("cursor", {}) if is_read else {}
    return {"artifacts": result.get("artifacts", {}), "rows": rows, "cursor": cursor}


def conclude(
    state: Execution, node: TaskNode, action: model.Action, result: dict[str, Any], now: int
) -> tuple[dict[str, Any], Failure | None]:
    """Declared outputs of an action of a task, or why a known end counts as a failure, or ``NOT_YET``."""
    kind, scopes = action.kind, state.blueprint.scopes
    extra = {**local(state, node), "result": result}
    if action is node.task.fallback:
        scope = scopes.fallback_result(kind, node.task, node.plan_phase)
        extra["error"] = error_before(state.task(node.id))
    else:
        scope = scopes.result(kind, node.task, node.plan_phase)
    try:
        failure = broken(result) or (usual_failure(kind, result) if action.expect is None else None)
        if failure is not None:
            return {}, failure
        if failure := unexpected(state, action, scope, extra, now):
            return {}, failure
        if action.poll is not None and not condition(state, action.poll.until, scope, now, extra):
            return {}, NOT_YET
        return outputs_of(state, action, scope, extra, now), without_artifact(action, result)
    except (EvaluationError, ExpressionProblems) as problem:
        return {}, Failure("bad_output", str(problem))


def unexpected(
    state: Execution, action: model.Action, scope: Scope, extra: dict[str, Any], now: int
) -> Failure | None:  # fmt: skip
    """A result that isn't what the plan's ``expect`` says."""
    if action.expect is None or condition(state, action.expect, scope, now, extra):
        return None
    return Failure("expect_false", f"expected {action.expect}{_hint(action.kind, extra['result'])}")


def outputs_of(state: Execution, action: model.Action, scope: Scope, extra: dict[str, Any], now: int) -> dict[str, Any]:
    """The outputs that the action declares. Secret ones arrive sealed, in ``result["sealed"]``."""
    sealed = extra["result"].get("sealed", {})
    outputs: dict[str, Any] = dict(extra["result"]["outputs"]) if action.plan is not None else {}
    for name, spec in action.outputs.items():
        if isinstance(spec, str):
            outputs[name] = evaluate(state, spec, scope, now, extra)
        elif spec.secret:
            instead = None if spec.else_ is UNSET else spec.else_
            outputs[name] = {"$sealed": sealed[name]} if name in sealed else instead
        else:
            outputs[name] = _value_or_else(state, spec, scope, extra, now)
    return outputs


def _value_or_else(state: Execution, spec: model.Output, scope: Scope, extra: dict[str, Any], now: int) -> Any:
    try:
        return evaluate(state, spec.value, scope, now, extra)
    except EvaluationError as problem:
        if spec.else_ is UNSET or not problem.missing:
            raise
        return spec.else_


def broken(result: dict[str, Any]) -> Failure | None:
    """What no ``expect`` of the plan makes good: an outcome that is known but of no use, or an exception."""
    if problem := result.get("problem"):
        return Failure(problem["code"], problem["message"])
    if unusable := result.get("badOutput"):
        return Failure("bad_output", unusable)
    if raised := result.get("exception"):
        return Failure("exception", f"{raised['type']}: {raised['message']}")
    return None


def usual_failure(kind: str, result: dict[str, Any]) -> Failure | None:
    """What counts as a failure where the plan doesn't say: by kind."""
    if kind == "shell" and result["exitCode"] != 0:
        return Failure("exit_status", f"exit status {result['exitCode']}{_hint(kind, result)}")
    if kind == "http" and result["status"] >= 400:
        return Failure("http_status", f"HTTP {result['status']}{_hint(kind, result)}")
    return children.failure_of(result) if kind == "plan" else None


def _hint(kind: str, result: dict[str, Any]) -> str:
    if kind == "http":
        said = result.get("body") or ""
        said = said if isinstance(said, str) else str(said)
    else:
        said = result.get("stderr") or result.get("stdout") or ""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f": {lines[-1][:300]}" if lines else ""
