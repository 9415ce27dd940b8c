"""Everything that can be known about a plan before it runs: all problems at once, each with its place and its fix."""

from __future__ import annotations

from contextlib import suppress

from turbo_mode.core.plan import (
    check_agents,
    check_budgets,
    check_env,
    check_gates,
    check_kinds,
    check_limits,
    check_loops,
    check_names,
    check_order,
    check_plans,
    check_tasks,
    check_texts,
    check_times,
    model,
)
from turbo_mode.core.plan.bounds import check_bounds
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.inputs import bind_inputs
from turbo_mode.core.plan.known import NOTHING, Configured
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Enough, Positions, Report
from turbo_mode.core.plan.problems import Found, shown
from turbo_mode.core.regex import regex

__all__ = ["bind_inputs", "check"]

_TURNING = regex("[\u202a-\u202e\u2066-\u2069]")
_RULES = (
    check_order, check_kinds, check_names, check_tasks, check_times, check_budgets, check_gates, check_plans,
    check_texts, check_env, check_limits, check_agents, check_loops,
)  # fmt: skip
"""What compiles expressions only to warn comes last: there may be enough errors by then."""


def check(
    plan: model.Plan, positions: Positions, broken: frozenset[Path] = frozenset(), configured: Configured = NOTHING
) -> Found:
    """The problems of a plan: errors first, each kind by place. ``broken``: paths about which enough has been said."""
    report = Report(positions)
    with suppress(Enough):
        check_bounds(plan, report)
        _order_of_letters(report)
        check_plans.check_inner(Facts(plan, report, broken, configured=configured), _rules)
    return shown(report.problems, report.more)


def _rules(facts: Facts) -> None:
    """All rules about one plan, its inner plans left out."""
    for rules in _RULES:
        rules.run(facts)


def _order_of_letters(report: Report) -> None:
    """W0110: signs that make an editor show a text in another order than it is read."""
    found = _TURNING.search(report.positions.text or "")
    if found is not None:
        report.error(
            "W0110", f"an invisible sign (U+{ord(found[0]):04X}) turns the order of letters here", (), shown=(),
            at=report.positions.place(*found.span()), label="people see another text than the one that is read",
            help="take it out, or write it as an escape in quotes",
        )  # fmt: skip
