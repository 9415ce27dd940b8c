"""Plans in which the place of the expected problem is marked: ``«timout»: 5m``."""

from __future__ import annotations

from pathlib import Path

from turbo_mode.core.plan.problems import Problem
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import load_plan, parse_plan

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/plan.yaml"))
"""The plans of the examples."""
ALONE = [path for path in EXAMPLES if not load_plan(path).files]
"""Those that name no file, so that they can be read without a folder."""

HEAD = "turbo: 1\nname: test\nphases:\n"


def problems_of(text: str | bytes, name: str = "plan.yaml") -> list[Problem]:
    """All problems of a plan, warnings included."""
    try:
        return parse_plan(text, name).problems
    except PlanInvalid as error:
        return error.problems


def unmarked(text: str) -> tuple[str, tuple[int, int, int]]:
    """The plan, and line, column and end of the marked part."""
    before, _, rest = text.partition("«")
    inside, _, after = rest.partition("»")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return before + inside + after, (before.count("\n") + 1, column, column + len(inside))


def one_phase(*tasks: str, gate: str = "", phase: str = "", head: str = "") -> str:
    """A plan with one phase ``a`` and these tasks, each in flow style."""
    lines = [f"turbo: 1\nname: test\n{head}phases:\n  - id: a\n{phase}    tasks:"]
    lines += [f"      - {task}" for task in tasks]
    return "\n".join(lines) + "\n" + gate
