"""Budgets as numbers: what a plan, its phases and their loops may use up."""

from __future__ import annotations

from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds

WALL = "wallTime"
Amounts = dict[str, float]


def amounts(budgets: model.Budgets | None) -> Amounts:
    """A budget as numbers; time in ms, money in its own currency."""
    if budgets is None:
        return {}
    given: dict[str, float | None] = {
        "cost": float(budgets.cost.split()[0]) if budgets.cost else None, "tokens": budgets.tokens,
        "tasks": budgets.tasks, "steps": budgets.steps, "asks": budgets.asks,
        WALL: milliseconds(budgets.wall_time) if budgets.wall_time else None,
    }  # fmt: skip
    return {key: amount for key, amount in given.items() if amount is not None}


def pools_of(plan: model.Plan) -> dict[str, Amounts]:
    """The budgets of a plan: its own (``""``), those of its phases (``phase:ID``) and of their loops (``loop:ID``)."""
    pools = {"": amounts(plan.decision_engine.budgets)}
    for phase in plan.phases:
        pools[f"phase:{phase.id}"] = amounts(phase.budgets)
        pools[f"loop:{phase.id}"] = amounts(phase.loop.budgets) if phase.loop else {}
    return {name: pool for name, pool in pools.items() if pool}
