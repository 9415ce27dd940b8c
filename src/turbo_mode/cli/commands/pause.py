"""``turbo-mode pause``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def command(execution: str, reason: str) -> None:
    """Start nothing new in EXECUTION until it is resumed; what runs comes to its end."""
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions

    id = short(executions.pause(current.store, execution, reason))
    if not current.quiet:
        current.err.say(f"{id} is paused; what runs comes to its end. Go on: turbo-mode resume {id}")
