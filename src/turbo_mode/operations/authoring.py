"""What is done with a plan before it runs: one function per operation. The command line and the library call these.

Nothing here needs a store or starts anything, so a command of this room is there at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from turbo_mode.core.decisions.limits import Limits
    from turbo_mode.core.plan.model import Plan
    from turbo_mode.core.plan.problems import Problem
    from turbo_mode.plans.differences import Change
    from turbo_mode.plans.outline import Outline
    from turbo_mode.plans.reader import LoadedPlan
    from turbo_mode.plans.upgrading import Upgraded
    from turbo_mode.proofs.report import Report

STDIN = Path("-")


class Checked(NamedTuple):
    """What was found in a plan; ``plan`` is None if it can't be carried out.

    Of the severities in ``more`` there may be more problems than these.
    """

    name: str
    plan: Plan | None
    problems: list[Problem]
    more: frozenset[str]


def read(path: Path, limits: Sequence[Limits] = ()) -> LoadedPlan:
    """Read and check a plan file, or standard input (``-``); it may use what its owner's limits name.

    Raises ``PlanInvalid``, or ``NotFound``.
    """
    from turbo_mode.core.decisions.limits import configured_by
    from turbo_mode.plans.reader import load_plan, parse_plan

    if path == STDIN:
        return parse_plan(sys.stdin.buffer.read(), "stdin", Path("stdin"), configured_by(limits))
    return load_plan(path, configured_by(limits))


def check(path: Path, limits: Sequence[Limits] = ()) -> Checked:
    """The same, with the problems as a result. Raises ``NotFound``."""
    from turbo_mode.errors import PlanInvalid

    try:
        loaded = read(path, limits)
    except PlanInvalid as invalid:
        return Checked("stdin" if path == STDIN else str(path), None, invalid.problems, invalid.more)
    return Checked(loaded.name, loaded.plan, loaded.problems, loaded.more)


def schema() -> str:
    """The JSON Schema of plans, as text."""
    import json

    from turbo_mode.core.plan.json_schema import plan_schema

    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def event_schema() -> str:
    """The AsyncAPI document of all events, as text."""
    import json

    from turbo_mode.core.schemas.asyncapi import document

    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def outline(plan: Plan) -> Outline:
    """What there is to draw of a plan; ``fold`` of it what can be looked at."""
    from turbo_mode.plans import outline as drawing

    return drawing.outline(plan)


def fold(whole: Outline) -> Outline:
    """An outline with at most 40 tasks of each phase, and as many in all as a page can hold."""
    from turbo_mode.plans import outline as drawing

    return drawing.fold(whole)


def draw(whole: Outline, form: str) -> str:
    """An outline as ``mermaid``, ``dot`` or ``svg``, folded."""
    if form == "svg":
        from turbo_mode.plans.svg import svg

        return svg(fold(whole))
    from turbo_mode.plans.flowcharts import dot, mermaid

    return mermaid(whole) if form == "mermaid" else dot(fold(whole))


def differences(old: Plan, new: Plan) -> list[Change]:
    """What has changed between two versions of a plan."""
    from turbo_mode.plans import differences as comparing

    return comparing.differences(old, new)


def text_of(path: Path) -> str:
    """The text of a plan, whatever is wrong with it. Raises ``NotFound``, or ``PlanInvalid`` if it is no text."""
    from turbo_mode.plans.reader import parse_text, read_text

    return parse_text(sys.stdin.buffer.read(), "stdin") if path == STDIN else read_text(path)


def formatted(text: str, name: str) -> str:
    """A plan's YAML in our style. Raises ``PlanInvalid`` if it is no YAML, ``UsageError`` for JSON and TOML."""
    from turbo_mode.errors import UsageError
    from turbo_mode.plans.formatting import formatted as in_style
    from turbo_mode.plans.reader import refused
    from turbo_mode.plans.unreadable import Unreadable

    if name.endswith((".json", ".toml")):
        raise UsageError(f"{name} is no YAML, and only YAML is formatted")
    try:
        return in_style(text)
    except Unreadable as error:
        raise refused(error, name, text) from None


def upgraded(text: str, name: str, limits: Sequence[Limits] = ()) -> Upgraded:
    """A plan for the present version of the format, with everything mended whose fix is beyond doubt."""
    from turbo_mode.core.decisions.limits import configured_by
    from turbo_mode.plans.upgrading import upgraded as up_to_date

    return up_to_date(text, name, configured_by(limits))


def prove(
    plan: Plan | None, limits: Sequence[Limits], approvers: Mapping[str, Sequence[str]], name: str
) -> Report:  # fmt: skip
    """What can be proven of a policy: of a plan under its owner's limits, or (None) of these limits alone."""
    from turbo_mode.proofs import prove as proving

    if plan is not None:
        return proving.of_plan(plan, limits, approvers)
    return proving.of_owner(limits, approvers, name)


def replace(path: Path, text: str) -> None:
    """Write a file anew, all of it or nothing; its rights and the links that lead to it stay."""
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    with fresh.open("x", encoding="utf-8") as file:
        file.write(text)
    try:
        fresh.chmod(target.stat().st_mode & 0o7777)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def begin(folder: Path, template: str) -> list[Path]:
    """Write a small plan into a folder, made where it isn't there. Raises ``Conflict`` where there is one already."""
    from turbo_mode.plans.templates import write

    return write(folder, template)
