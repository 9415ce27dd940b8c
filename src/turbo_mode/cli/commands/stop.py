"""``turbo-mode stop``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.argument("execution", required=False)
@click.option("--all", "everything", is_flag=True, help="Everything in this store that has not ended")
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def command(execution: str | None, everything: bool, reason: str) -> None:
    """The emergency stop: cancel EXECUTION, or --all, and kill at once what runs."""
    from turbo_mode.cli.words import count, listed, short
    from turbo_mode.operations import executions

    if bool(execution) == everything:
        raise UsageError("say what to stop: one EXECUTION, or --all")
    ids = executions.stop(current.store, execution, reason)
    if current.quiet:
        return
    names = f": {listed([short(id) for id in ids], 6)}" if ids else ""
    current.err.say(f"{count(len(ids), 'execution')} stopped{names}" if ids else "Nothing was under way.")
