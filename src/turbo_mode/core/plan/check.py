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
    check_scripts,
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
_FOR_PEOPLE = frozenset(("question", "title", "description", "message", "goal", "reason"))
_RULES = (
    check_order, check_kinds, check_names, check_tasks, check_times, check_budgets, check_gates, check_plans,
    check_texts, check_env, check_scripts, check_limits, check_agents, check_loops,
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
        _cut_off(report)
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


def _cut_off(report: Report) -> None:
    """W0523: what reads like a part of a text is a comment in YAML."""
    text = report.positions.text or ""
    at = text.find(" #") if text[:1] != "{" else -1
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        key, colon, value = text[start:at].lstrip(" -").partition(": ")
        plain = value.strip()[:1] not in ("", '"', "'", "|", ">", "{", "[", "#")
        if colon and plain and key in _FOR_PEOPLE and text[at + 2 : at + 3].isalnum():
            report.error(
                "W0523", "a comment begins here, and the text ends before it", (), shown=(),
                at=report.positions.place(at + 1, end if end >= 0 else len(text)),
                label="put the whole text in quotes if this belongs to it", help="a comment has a blank behind its `#`",
            )  # fmt: skip
        at = text.find(" #", end) if end >= 0 else -1
