"""Limits that change nothing: looser ones than further out, of which the strictest holds, and those of no phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from turbo_mode.core.plan import model
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path

_LEVELS = get_args(model.Level)
_AT_ONCE = "at most {} tasks run at once here, by `maxParallel` of what is around it"


def run(facts: Facts) -> None:
    """Reports W0111."""
    _decided(facts)
    _together(facts)
    if facts.plan.environments and all(phase.environment is None for phase in facts.plan.phases):
        _unnamed(facts)


def _unnamed(facts: Facts) -> None:
    """Environments of which no phase names one: their values aren't there, and their limits don't hold."""
    name = next(iter(facts.plan.environments))
    if not facts.is_broken(("environments",)) and not any(map(facts.is_broken_below, facts.phase_paths.values())):
        facts.report.error(
            "W0111", "`environments` changes nothing here", ("environments",), at="key", label="no phase names one",
            help=f"a phase says where it runs, as in `environment: {name}`",
        )  # fmt: skip


def _decided(facts: Facts) -> None:
    """Autonomy levels, which only go down further in, and confidences, which only go up."""
    plan, outer = facts.plan.decision_engine, facts.outer.plan.decision_engine if facts.outer else None
    if outer is not None:
        if _is_written(facts):
            _level(facts, plan.autonomy_level, outer.autonomy_level, ("decisionEngine",), "the plan around it")
        _confidence(facts, plan.confidence, outer.confidence, ("decisionEngine",), "the plan around it")
    for name, environment in facts.plan.environments.items():
        path: Path = ("environments", name)
        _level(facts, environment.autonomy_level, plan.autonomy_level, path, "the plan")
        _confidence(facts, environment.confidence, plan.confidence, path, "the plan")
    for decision, path in _decisions(facts):
        _confidence(facts, decision.confidence, plan.confidence, path, "the plan")


def _is_written(facts: Facts) -> bool:
    """An inner plan says its level itself; what it has without that is no claim."""
    path = (*facts.report.root, "decisionEngine", "autonomyLevel")
    engine = facts.plan.decision_engine
    return (
        facts.report.positions.node(path) is not None or engine.autonomy_level != model.DecisionEngine().autonomy_level
    )


def _decisions(facts: Facts) -> Iterator[tuple[model.Gate | model.Decide, Path]]:
    for index, phase in enumerate(facts.plan.phases):
        if phase.gate is not None:
            yield phase.gate, ("phases", index, "gate")
    for located in facts.all_tasks():
        if located.task.decide is not None:
            yield located.task.decide, (*located.path, "decide")


def _level(facts: Facts, own: model.Level | None, held: model.Level, path: Path, whose: str) -> None:
    if own is not None and _LEVELS.index(own) > _LEVELS.index(held):
        _nothing(facts, (*path, "autonomyLevel"), f"{whose} has `{held}`, and here it can only be lowered")


def _confidence(facts: Facts, own: float | None, held: float | None, path: Path, whose: str) -> None:
    if own is not None and held is not None and own < held:
        _nothing(facts, (*path, "confidence"), f"{whose} asks for {held:g}, and here it can only be raised")


def _together(facts: Facts) -> None:
    """How many may run at once."""
    most = facts.plan.execution_pipeline.max_parallel
    for index, phase in enumerate(facts.plan.phases):
        if phase.max_parallel is not None and phase.max_parallel > most:
            _nothing(facts, ("phases", index, "maxParallel"), _AT_ONCE.format(most))
    for located in facts.all_tasks():
        own, limit = located.task.max_parallel, located.phase.max_parallel if located.phase else None
        if own is not None and own > min(most, limit or most):
            _nothing(facts, (*located.path, "maxParallel"), _AT_ONCE.format(min(most, limit or most)))


def _nothing(facts: Facts, path: Path, label: str) -> None:
    if facts.is_broken(path):
        return
    facts.report.error(
        "W0111", f"this `{path[-1]}` changes nothing", path, label=label, note="of several limits the strictest holds",
        help="write a stricter one, or leave it out",
    )  # fmt: skip
