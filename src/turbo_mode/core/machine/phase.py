"""A phase: starts when what it needs has ended, ends through its gate.

A phase whose needs ended badly never runs; a false condition skips it, which satisfies those who need it. When all its
tasks have ended, the gate decides. Without a gate of the plan's own, a phase with every task well ends COMPLETED, and
one with a failed task FAILED, which holds up only what needs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition
from turbo_mode.core.machine.gate import weigh_gate
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.task import need_verdict
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems

TABLE = {
    ("PENDING", "PhaseStarted"): "RUNNING",
    ("PENDING", "PhaseSkipped"): "SKIPPED",
    ("PENDING", "PhaseNotRun"): "NOT_RUN",
    ("PENDING", "PhaseEnded"): "FAILED",
    ("RUNNING", "PhaseHeld"): "HELD",
    ("RUNNING", "PhaseRepeating"): "REPEATING",
    ("RUNNING", "PhaseEnded"): "COMPLETED | FAILED",
    ("HELD", "PhaseHeld"): "HELD",
    ("HELD", "PhaseRepeating"): "REPEATING",
    ("HELD", "PhaseEnded"): "COMPLETED | FAILED",
    ("REPEATING", "PhaseStarted"): "RUNNING",
}

Entries = Iterator[e.AnyEntry]


def begin(state: Execution, id: str, facts: Facts) -> Entries:
    """A phase whose needs have all ended: start it, skip it, or say that it will never run."""
    node = state.blueprint.phase(id)
    verdict, why = need_verdict({need: state.phases[need].status for need, _ in node.needs}, node.needs)
    if verdict == "notRun":
        yield e.PhaseNotRun(at=facts.now, phase=id, why=why)
    elif verdict == "skip":
        yield e.PhaseSkipped(at=facts.now, phase=id, why=why)
    elif node.phase is not None and node.phase.when is not None:
        yield from _begin_if(state, id, node.phase.when, facts)
    else:
        yield e.PhaseStarted(at=facts.now, phase=id)


def _begin_if(state: Execution, id: str, when: str, facts: Facts) -> Entries:
    try:
        wanted = condition(state, when, state.blueprint.scopes.base, facts.now)
    except (EvaluationError, ExpressionProblems) as problem:
        yield e.PhaseEnded(at=facts.now, phase=id, status="FAILED", why=f"when: {problem}")
        return
    if wanted:
        yield e.PhaseStarted(at=facts.now, phase=id)
    else:
        yield e.PhaseSkipped(at=facts.now, phase=id, why=f"when: {when}")


def close(state: Execution, id: str, facts: Facts) -> Entries:
    """A phase whose tasks have all ended: its gate decides."""
    node = state.blueprint.phase(id)
    phase = state.phases[id]
    if node.phase is not None and node.phase.gate is not None:
        yield from weigh_gate(state, node.phase, facts)
    elif phase.failed:
        yield e.PhaseEnded(at=facts.now, phase=id, status="FAILED", why=_failures(state, id))
    else:
        yield e.PhaseEnded(at=facts.now, phase=id, status="COMPLETED")


def _failures(state: Execution, id: str) -> str:
    failed = [task for task in state.blueprint.phase(id).tasks if state.task_status(task) == "FAILED"]
    rest = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
    return f"{', '.join(failed[:3])}{rest} failed"
