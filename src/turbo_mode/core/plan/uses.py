"""What a plan makes use of beside programs: people, models, data."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import works


def tells_people(plan: model.Plan) -> bool:
    """Whether a plan says that people are to be told something."""
    told = plan.communication_protocol.notifications or plan.progress_tracking.reports
    return bool(told) or any(action.notify is not None for action in _actions(plan))


def asks_a_model(plan: model.Plan | model.InnerPlan) -> bool:
    """Whether a gate or a task of the plan, or of one inside it, may ask a model for advice."""
    named = [plan.decision_engine.deciders, *(place.deciders for place in decided_in(plan))]
    return any("model" in names for names in named) or any(map(asks_a_model, plan.plans.values()))


def decided_in(plan: model.Plan | model.InnerPlan) -> Iterator[model.Gate | model.Decide]:
    """Wherever something is decided in a plan, but not in those inside it: its gates, and its tasks that decide."""
    tasks = list(plan.finally_)
    for phase in plan.phases:
        tasks += (*phase.tasks, *phase.finally_)
        if phase.gate is not None:
            yield phase.gate
    yield from (task.decide for task in tasks if task.decide is not None)


def reads_numbers(plan: model.Plan | model.InnerPlan) -> set[str]:
    """The data sources from which the evidence of a plan, and of those inside it, takes numbers."""
    metrics = [piece.metric for place in decided_in(plan) for piece in place.evidence.values()]
    found = {metric.source for metric in metrics if metric is not None and metric.source is not None}
    return found.union(*map(reads_numbers, plan.plans.values()))


def looks_for_anomalies(plan: model.Plan | model.InnerPlan) -> bool:
    """Whether evidence of the plan, or of one inside it, is about what is odd."""
    found = any(piece.anomalies is not None for place in decided_in(plan) for piece in place.evidence.values())
    return found or any(map(looks_for_anomalies, plan.plans.values()))


def data_used(plan: model.Plan) -> set[str]:
    """The names of the data that tasks read or write, or that evidence takes its numbers from."""
    writes = [action.write for action in _actions(plan) if action.write is not None]
    read = {action.read.source for action in _actions(plan) if action.read is not None} | reads_numbers(plan)
    return read | {write.sink for write in writes} | {write.from_.source for write in writes if write.from_}


def _actions(plan: model.Plan | model.InnerPlan) -> Iterator[model.Action]:
    """Every action of the plan and of those inside it, whatever it is for."""
    tasks = [task for phase in plan.phases for task in (*phase.tasks, *phase.finally_)]
    for task in [*tasks, *plan.finally_]:
        yield from (action for _, action in works(task))
        yield from (each for each in (task.verify, task.compensate) if each is not None)
    for name, inner in plan.plans.items():
        if not subplans.is_path(name):
            yield from _actions(inner)
