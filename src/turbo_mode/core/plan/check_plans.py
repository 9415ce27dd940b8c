"""Rules about plans in plans: none contains itself, none is too deep, and each is a sound plan of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path


def run(facts: Facts) -> None:
    """Rules about the calls of one plan."""


def check_inner(facts: Facts, rules: Callable[[Facts], None]) -> None:
    """All rules about a plan and about every plan that stands in its file. Reports E0232.

    A file that was named by its path has been checked where it was read.
    """
    plan = facts.plan
    if plan.plans:
        _in_one_another(facts)
    _each(facts, rules, plan.plans, frozenset())


def _in_one_another(facts: Facts) -> None:
    plan = facts.plan
    if circle := subplans.circle(plan):
        facts.report.error(
            "E0232", f"these plans call each other: {' -> '.join(circle)}", ("plans", circle[0]), at="key",
            label="it would never come to an end", help="take one of the calls away",
        )  # fmt: skip
    elif (depth := subplans.depth(plan)) > subplans.DEEPEST:
        facts.report.error(
            "E0232", f"plans stand in one another {depth} levels deep", ("plans",), at="key",
            label=f"at most {subplans.DEEPEST}",
        )  # fmt: skip


def _each(
    facts: Facts, rules: Callable[[Facts], None], own: Mapping[str, model.InnerPlan], outer: frozenset[str]
) -> None:
    rules(facts)
    for name, inner in own.items():
        path: Path = ("plans", name)
        if subplans.is_path(name) or facts.is_broken(path):
            continue
        if name in outer:
            facts.report.error(
                "E0201", f"there are two plans `{name}`", path, at="key", label="the plan around it has one too",
                note="the name of a plan has one meaning in the whole file",
            )  # fmt: skip
        alone = subplans.seen_alone(facts.plan, name)
        broken = frozenset(each[2:] for each in facts.broken if each[:2] == path)
        _each(Facts(alone, facts.report.below(path), broken), rules, inner.plans, outer | own.keys())
