"""``turbo-mode rollback``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def command(execution: str, reason: str) -> None:
    """End EXECUTION and take back what it has done.

    What runs comes to its end, then each task's `compensate` runs, the newest first, and `finally` at last.
    """
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions

    id = short(executions.rollback(current.store, execution, reason))
    if not current.quiet:
        current.err.say(f"{id} is being rolled back. Look on: turbo-mode watch {id}")
