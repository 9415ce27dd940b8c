"""``turbo-mode diff``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current

DIFFERENT = 10


@click.command()
@click.argument("old", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("new", type=click.Path(path_type=Path, allow_dash=True))
@common
def command(old: Path, new: Path) -> int:
    """What has changed between two versions of a plan, in terms of the plan. Exit 0: nothing, 10: something.

    What makes it less careful is marked: an effect class that changed, a compensation or a gate that is gone, a limit
    that is wider. One of the two may be - for standard input.
    """
    from turbo_mode.errors import UsageError
    from turbo_mode.operations import authoring

    if old == new == authoring.STDIN:
        raise UsageError("only one of the two can be standard input")
    changes = authoring.differences(*(authoring.read(each, current.configuration.limits).plan for each in (old, new)))
    if current.json:
        for change in changes:
            current.out.say(json.dumps(change.to_json(), ensure_ascii=False))
    elif changes or not current.quiet:
        from turbo_mode.cli.differences import tell_differences

        for line in tell_differences(changes, current.out):
            current.out.say(line)
    return DIFFERENT if changes else 0
