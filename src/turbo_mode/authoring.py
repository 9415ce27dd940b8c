"""What is done with a plan before it runs: one function per operation. The command line and the library call these.

Nothing here needs a store or starts anything, so a command of this room is there at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from turbo_mode.core.plan.model import Plan
    from turbo_mode.core.plan.problems import Problem


class Checked(NamedTuple):
    """What was found in a plan; ``plan`` is None if it can't be carried out."""

    name: str
    plan: Plan | None
    problems: list[Problem]


def check(path: Path) -> Checked:
    """Read and check a plan file. Raises ``NotFound`` where there is none."""
    from turbo_mode.errors import PlanInvalid
    from turbo_mode.plans.reader import load_plan

    try:
        loaded = load_plan(path)
    except PlanInvalid as invalid:
        return Checked(str(path), None, invalid.problems)
    return Checked(str(path), loaded.plan, loaded.problems)


def check_text(text: str | bytes, name: str) -> Checked:
    """Likewise for a text that is in no file."""
    from turbo_mode.errors import PlanInvalid
    from turbo_mode.plans.reader import parse_plan

    try:
        loaded = parse_plan(text, name)
    except PlanInvalid as invalid:
        return Checked(name, None, invalid.problems)
    return Checked(name, loaded.plan, loaded.problems)


def schema() -> str:
    """The JSON Schema of plans, as text."""
    import json

    from turbo_mode.core.plan.json_schema import plan_schema

    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"
