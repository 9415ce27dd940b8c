"""``turbo-mode delete``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.argument("names", metavar="EXECUTION...", nargs=-1, required=True)
@click.option("--yes", "-y", is_flag=True, help="Do it: without this, it only says what it would do")
@common
def command(names: tuple[str, ...], yes: bool) -> None:
    """Delete executions that have ended, for good: record, logs and workspace, and those of their sub-plans."""
    from turbo_mode.cli.words import count, short
    from turbo_mode.operations import executions, keeping

    with executions.reading(current.store) as reader:
        ids = list(dict.fromkeys(executions.find(reader, each).id for each in names))
    if not yes:
        raise UsageError(
            f"{count(len(ids), 'execution')} would be deleted, and that can't be undone", hint="--yes does it"
        )
    for id in ids:
        keeping.delete(current.store, id)
        if current.json:
            current.out.say(json.dumps({"deleted": id}))
        elif not current.quiet:
            current.err.say(f"{short(id)} is deleted.")
