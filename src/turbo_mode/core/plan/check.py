"""Everything that can be known about a plan before it runs: all problems at once, each with its place and its fix."""

from __future__ import annotations

from turbo_mode.core.plan import check_gates, check_order, check_plans, check_tasks, check_texts, model
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.inputs import bind_inputs
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Positions, Report
from turbo_mode.core.plan.problems import Problem, in_order

__all__ = ["bind_inputs", "check"]


def check(plan: model.Plan, positions: Positions, broken: frozenset[Path] = frozenset()) -> list[Problem]:
    """The problems of a plan: errors first, each kind by place. ``broken``: paths about which enough has been said."""
    facts = Facts(plan, Report(positions), broken)
    check_plans.check_inner(facts, _rules)
    return in_order(facts.report.problems)


def _rules(facts: Facts) -> None:
    """All rules about one plan, its inner plans left out."""
    for rules in (check_order, check_tasks, check_gates, check_texts, check_plans):
        rules.run(facts)
