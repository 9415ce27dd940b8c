"""``turbo-mode upgrade``."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.plans.upgrading import Upgraded

PROBLEMS_LEFT = 10


@click.command()
@click.argument("plan", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--write", is_flag=True, help="Write it; without this the changes are only shown")
@common
def command(plan: Path, write: bool) -> int:
    """Bring PLAN up to date: to the present version of the format, and mended where the fix is beyond doubt.

    That is the words of other tools, spellings of durations and flags, ids. What is only likely is left to you; each
    fix is tried, and kept only if it helps. Exit 10 if the file has problems afterwards.
    """
    from turbo_mode.errors import UsageError
    from turbo_mode.operations import authoring

    if write and plan == authoring.STDIN:
        raise UsageError("standard input can't be written; without --write the changes are shown")
    text = authoring.text_of(plan)
    result = authoring.upgraded(text, str(plan), current.configuration.limits)
    if write and result.text != text:
        authoring.replace(plan, result.text)
    if current.json:
        _as_json(plan, result, write)
    else:
        _as_text(plan, text, result, write)
    return PROBLEMS_LEFT if result.left or (result.mended and not write) else 0


def _as_json(plan: Path, result: Upgraded, written: bool) -> None:
    data = {
        "plan": str(plan), "written": written and bool(result.mended), "text": result.text,
        "mended": [problem.to_json() for problem in result.mended],
        "left": [problem.to_json() for problem in result.left],
    }  # fmt: skip
    current.out.say(json.dumps(data, ensure_ascii=False))


def _as_text(plan: Path, text: str, result: Upgraded, written: bool) -> None:
    from turbo_mode.cli.problems import tell_problems
    from turbo_mode.cli.terminal import clean
    from turbo_mode.cli.words import count

    styles = {"+": "green", "-": "red", "@": "cyan"}
    before, after = text.splitlines(), result.text.splitlines()
    for changed in difflib.unified_diff(before, after, str(plan), f"{plan} (new)", lineterm=""):
        current.out.say([(styles.get(changed[:1], "plain"), clean(changed))])
    for line in tell_problems(result.left):
        current.err.say(line)
    if current.quiet:
        return
    done = f"{count(len(result.mended), 'problem')} mended" if result.mended else "nothing to mend"
    left = f", {count(len(result.left), 'problem')} left to you" if result.left else ""
    how = "" if written or not result.mended else f"; write it: turbo-mode upgrade {plan} --write"
    current.err.say(f"{plan}: {done}{left}{how}")
