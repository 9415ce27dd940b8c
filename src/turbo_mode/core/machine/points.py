"""The places of a plan where something is decided: the gate of a phase, and a task that decides.

Both take the same road (``gate``). A task's options all go on; to give it up is one more, so that a question about it
always has an answer, and then the task has failed. A piece of evidence that the ``when`` of its options reads speaks by
these, and neither for nor against deciding at all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

from turbo_mode.core.machine.bindings import inside, local
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import GIVE_UP
from turbo_mode.core.plan.expressions import ExpressionProblems, Scope, compile


class Point(NamedTuple):
    """A gate, and what it stands at: the end of a ``phase``, or (``node``) a task of it."""

    gate: model.Gate
    at: str
    phase: model.Phase | None
    node: TaskNode | None = None

    @property
    def name(self) -> str:
        """What it is, for the record of what was read and asked: a phase and a task may have the same id."""
        return f"gate:{self.at}" if self.node is None else f"task:{self.node.id}"

    @property
    def about(self) -> Literal["gate", "decide"]:
        """What the record says that it is about."""
        return "gate" if self.node is None else "decide"

    @property
    def learned(self) -> str:
        """Under what it stands what has been learned of its options."""
        return self.at if self.node is None else f"{self.at}/{self.node.fan or self.node.id}"

    @property
    def titles(self) -> tuple[str, str]:
        """The title and the description of the phase or the task."""
        there = self.node.task if self.node is not None else self.phase
        return (there.title, there.description) if there is not None else ("", "")

    @property
    def task(self) -> str:
        """The id of the task; empty for the gate of a phase."""
        return self.node.id if self.node is not None else ""

    def seen(self, state: Execution) -> dict[str, Any]:
        """The variables that only this place sees."""
        return inside(state, self.at) if self.node is None else local(state, self.node)

    def failed(self, state: Execution) -> int:
        """How many tasks did not end well; to a task that decides it doesn't matter."""
        return state.phases[self.at].failed if self.node is None else 0

    def scope(self, state: Execution) -> Scope:
        """For the question, and the list of a piece of evidence."""
        scopes = state.blueprint.scopes
        if self.node is not None:
            return scopes.task(self.node.task, self.phase)
        assert self.phase is not None
        return scopes.phase(self.phase)

    def evidence_scope(self, state: Execution, evidence: model.Evidence) -> Scope:
        """For one piece of evidence."""
        if self.node is not None:
            return state.blueprint.decision_scopes.judged(evidence, self.node.task, self.phase)
        assert self.phase is not None
        return state.blueprint.scopes.evidence(evidence, self.phase)

    def option_scope(self, state: Execution) -> Scope:
        """For the ``when`` of an option."""
        if self.node is not None:
            return self.approval_scope(state)
        assert self.phase is not None
        return state.blueprint.scopes.option(self.gate, self.phase)

    def approval_scope(self, state: Execution) -> Scope:
        """For the people who are asked."""
        scopes = state.blueprint.decision_scopes
        if self.node is not None:
            assert self.node.task.decide is not None
            return scopes.decided(self.node.task.decide, self.node.task, self.phase)
        assert self.phase is not None
        return scopes.approval(self.gate, self.phase)

    def heard_by_options(self, state: Execution) -> frozenset[str]:
        """The evidence of a task that decides which some option's ``when`` reads."""
        if self.node is None:
            return frozenset()
        return frozenset(
            name for option in self.gate.options.values() if option.when is not None
            for name in _evidence_in(option.when, self.option_scope(state))
        )  # fmt: skip


def of_phase(phase: model.Phase) -> Point:
    """The gate of a phase, which has one."""
    assert phase.gate is not None
    return Point(phase.gate, phase.id, phase)


def of_task(node: TaskNode) -> Point:
    """What a task decides."""
    assert node.task.decide is not None
    return Point(_gate(node.task.decide), node.phase, node.plan_phase, node)


def point_of(state: Execution, phase: str, task: str = "") -> Point:
    """The place that an entry speaks of."""
    if task:
        return of_task(state.blueprint.tasks[task])
    there = state.blueprint.phases[phase].phase
    assert there is not None
    return of_phase(there)


def _gate(decide: model.Decide) -> model.Gate:
    options = {
        name: model.Option(
            then="continue", description=each.description, when=each.when, benefit=each.benefit, loss=each.loss,
            cost=each.cost, reversible=each.reversible,
        )
        for name, each in decide.options.items()
    }  # fmt: skip
    valued = any(
        each.benefit is not None or each.loss is not None or each.cost is not None for each in options.values()
    )
    nothing = 0.0 if valued else None
    options[GIVE_UP] = model.Option(
        then="fail", description="give it up: the task fails", benefit=nothing, loss=nothing
    )  # fmt: skip
    return model.Gate(
        question=decide.question, evidence=decide.evidence, options=options, confidence=decide.confidence,
        approve=decide.approve, deciders=decide.deciders,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _evidence_in(when: str, scope: Scope) -> tuple[str, ...]:
    try:
        reads = compile(when, scope).reads
    except ExpressionProblems:
        return ()
    return tuple(path[1] for path in reads if path[0] == "evidence" and len(path) > 1)
