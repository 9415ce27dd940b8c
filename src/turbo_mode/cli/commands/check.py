"""``turbo-mode check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.core.plan.model import Plan
    from turbo_mode.core.plan.problems import Problem

FOUND_PROBLEM = 10


@click.command()
@click.argument("plans", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PLAN...")
@common
def command(plans: tuple[Path, ...]) -> int:
    """Find everything that is wrong with each PLAN, without running anything."""
    from turbo_mode import operations
    from turbo_mode.errors import PlanInvalid

    worst = 0
    for path in plans:
        problems: list[Problem]
        try:
            loaded = operations.check(path)
            problems, plan = loaded.problems, loaded.plan
        except PlanInvalid as invalid:
            problems, plan = invalid.problems, None
            worst = FOUND_PROBLEM
        if current.json:
            _as_json(path, problems, plan)
        else:
            _as_text(path, problems, plan)
    return worst


def _as_json(path: Path, problems: list[Problem], plan: Plan | None) -> None:
    data: dict[str, Any] = {
        "plan": str(path),
        "ok": plan is not None,
        "problems": [each.to_json() for each in problems],
    }
    if plan is not None:
        data["counts"] = _counts(plan)
    current.out.say(json.dumps(data, ensure_ascii=False))


def _as_text(path: Path, problems: list[Problem], plan: Plan | None) -> None:
    from turbo_mode.cli.problems import tell_problems
    from turbo_mode.cli.words import count

    out = current.out
    for line in tell_problems(problems):
        out.say(line)
    wrong = sum(each.is_error for each in problems)
    warnings = f", {count(len(problems) - wrong, 'warning')}" if len(problems) > wrong else ""
    if plan is None:
        style, icon = out.icon("FAILED")
        out.say([(f"bold {style}", f"{icon} "), ("bold", f"{path} has {count(wrong, 'problem')}{warnings}")])
    elif not current.quiet:
        style, icon = out.icon("COMPLETED")
        out.say([(f"bold {style}", f"{icon} "), ("bold", str(path)), ("plain", f"  {_sizes(plan)}{warnings}")])
        out.say([("dim", f"  {_risks(plan)}")])


def _counts(plan: Plan) -> dict[str, int]:
    from turbo_mode.core.machine.blueprint import Blueprint
    from turbo_mode.core.plan.subplans import can_undo

    known: dict[str, bool] = {}
    nodes = Blueprint(plan).tasks.values()
    return {
        "phases": len(plan.phases), "tasks": len(nodes), "gates": sum(phase.gate is not None for phase in plan.phases),
        "once": sum(node.effect == "once" for node in nodes),
        "verified": sum(node.effect == "once" and node.task.verify is not None for node in nodes),
        "undone": sum(
            node.task.compensate is not None or node.kind == "service" or can_undo(plan, node.task, known)
            for node in nodes
        ),
    }  # fmt: skip


def _sizes(plan: Plan) -> str:
    from turbo_mode.cli.words import count

    counts = _counts(plan)
    return f"{count(counts['phases'], 'phase')}, {count(counts['tasks'], 'task')}, {count(counts['gates'], 'gate')}"


def _risks(plan: Plan) -> str:
    from turbo_mode.cli.words import count

    counts = _counts(plan)
    once, verified = counts["once"], counts["verified"]
    parts = [f"{count(once, 'task')} must happen once only" if once else "every task may be repeated"]
    if once:
        asks = once - verified
        parts.append(
            "each of them can find out whether it has" if not asks else f"{asks} would ask you after a lost host"
        )
    parts.append(
        f"a rollback undoes {count(counts['undone'], 'task')}" if counts["undone"] else "nothing can be undone"
    )
    return "; ".join(parts)
