"""``turbo-mode cancel``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def command(execution: str, reason: str) -> None:
    """End EXECUTION in good order: what runs is asked to end, then its `finally` tasks run."""
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions

    id = short(executions.cancel(current.store, execution, reason))
    if not current.quiet:
        current.err.say(f"{id} is being cancelled. Look on: turbo-mode watch {id}")
