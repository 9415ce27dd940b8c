"""A phase: starts when what it needs has ended and its window is open, ends through its gate.

A phase whose needs ended badly never runs; a false condition skips it, which satisfies those who need it. Outside of
its window it waits, also between two rounds. When all its tasks have ended, its loop says whether there is another
round; then the gate decides. Without a gate of the plan's own, a phase with every task well ends COMPLETED, and one
with a failed task FAILED, which holds up only what needs it. Before it ends, its ``finally`` tasks run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import budgets, entry_gate
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import condition, fill
from turbo_mode.core.machine.ending import end_phase, failures, tidied
from turbo_mode.core.machine.gate import weigh_gate
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.loop import is_open, weigh_loop
from turbo_mode.core.machine.points import of_phase
from turbo_mode.core.machine.request import Renderer
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.task import need_verdict
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, as_text
from turbo_mode.core.plan.windows import in_words, next_opening

TABLE = {
    ("PENDING", "PhaseStarted"): "RUNNING",
    ("PENDING", "PhaseSkipped"): "SKIPPED",
    ("PENDING", "PhaseNotRun"): "NOT_RUN",
    ("PENDING", "PhaseWaiting"): "WAITING",
    ("PENDING", "PhaseHeld"): "HELD",
    ("PENDING", "PhaseEnded"): "FAILED",
    ("WAITING", "PhaseDue"): "PENDING | REPEATING",
    ("WAITING", "PhaseEnding"): "FINISHING",
    ("RUNNING", "PhaseTimedOut"): "RUNNING",
    ("RUNNING", "LoopEnded"): "RUNNING",
    ("RUNNING", "PhaseHeld"): "HELD",
    ("RUNNING", "PhaseRepeating"): "REPEATING",
    ("RUNNING", "PhaseEnding"): "FINISHING",
    ("RUNNING", "PhaseEnded"): "COMPLETED | FAILED",
    ("RUNNING", "TasksReopened"): "RUNNING",
    ("HELD", "TasksReopened"): "RUNNING",
    ("HELD", "PhaseDue"): "PENDING",
    ("HELD", "LoopEnded"): "RUNNING",
    ("HELD", "PhaseHeld"): "HELD",
    ("HELD", "PhaseRepeating"): "REPEATING",
    ("HELD", "PhaseEnding"): "FINISHING",
    ("HELD", "PhaseEnded"): "COMPLETED | FAILED",
    ("REPEATING", "PhaseWaiting"): "WAITING",
    ("REPEATING", "PhaseDue"): "REPEATING",
    ("REPEATING", "PhaseStarted"): "RUNNING",
    ("REPEATING", "PhaseEnding"): "FINISHING",
    ("REPEATING", "PhaseEnded"): "FAILED",
    ("FINISHING", "PhaseEnded"): "COMPLETED | FAILED",
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
        yield from start_round(state, id, facts)


def _begin_if(state: Execution, id: str, when: str, facts: Facts) -> Entries:
    try:
        wanted = condition(state, when, state.blueprint.scopes.base, facts.now)
    except (EvaluationError, ExpressionProblems) as problem:
        yield e.PhaseEnded(at=facts.now, phase=id, status="FAILED", why=f"when: {problem}")
        return
    if wanted:
        yield from start_round(state, id, facts)
    else:
        yield e.PhaseSkipped(at=facts.now, phase=id, why=f"when: {when}")


def start_round(state: Execution, id: str, facts: Facts) -> Entries:
    """The first or another round of a phase begins, if its window is open."""
    phase, round = state.blueprint.phase(id).phase, state.phases[id].round + 1
    environment: tuple[str, dict[str, Any]] = ("", {})
    if state.ledger.pools and budgets.is_over(state, id):
        yield from end_phase(state, id, "FAILED", facts, budgets.TIME_OVER)
        return
    try:
        due = next_opening(phase.window, facts.now) if phase is not None and phase.window else facts.now
        if due > facts.now:
            yield from _outside(state, id, due, facts)
            return
        if phase is not None and phase.environment is not None and round == 1:
            environment = _environment(state, phase.environment, facts.now)
    except (EvaluationError, ExpressionProblems, ValueError) as problem:
        yield from end_phase(state, id, "FAILED", facts, str(problem))
        return
    if phase is not None and entry_gate.wanted(state, phase):
        yield from entry_gate.decide(state, phase, environment[0], facts)
        if not state.phases[id].entered:
            return
    yield e.PhaseStarted(at=facts.now, phase=id, round=round, environment=environment[0], values=environment[1])


def _outside(state: Execution, id: str, due: int, facts: Facts) -> Entries:
    phase = state.blueprint.phases[id].phase
    assert phase is not None
    assert phase.window is not None
    if phase.window.outside == "wait":
        yield e.PhaseWaiting(at=facts.now, phase=id, due=due)
    else:
        why = f"its window is closed until {in_words(phase.window, due)}"
        yield from end_phase(state, id, "FAILED", facts, why)


def _environment(state: Execution, text: str, now: int) -> tuple[str, dict[str, Any]]:
    """The environment that a phase names, and its values. Raises ``EvaluationError``."""
    base = state.blueprint.scopes.base
    name = as_text(fill(state, text, base, now))
    declared = state.blueprint.plan.environments
    if name not in declared:
        names = ", ".join(declared) or "none"
        raise EvaluationError(f"there is no environment `{name}`; there are: {names}")
    return name, Renderer(state, base, now).any(declared[name].values)


def close(state: Execution, id: str, facts: Facts) -> Entries:
    """A phase whose tasks have all ended: its loop, its gate, its end."""
    node, phase = state.blueprint.phase(id), state.phases[id]
    if phase.ending:
        yield from tidied(state, id, facts)
    elif node.phase is not None and is_open(state, node.phase):
        yield from weigh_loop(state, node.phase, facts)
    elif node.phase is not None and node.phase.gate is not None:
        yield from weigh_gate(state, of_phase(node.phase), facts)
    elif phase.failed or phase.unmet:
        yield from end_phase(state, id, "FAILED", facts, _why(state, id, node.phase))
    else:
        yield from end_phase(state, id, "COMPLETED", facts)


def _why(state: Execution, id: str, plan: model.Phase | None) -> str:
    phase = state.phases[id]
    if phase.timed_out and plan is not None:
        return f"its time of {plan.timeout} was up" if plan.timeout else budgets.TIME_OVER
    return failures(state, state.blueprint.phase(id).tasks) if phase.failed else phase.unmet
