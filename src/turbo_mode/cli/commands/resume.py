"""``turbo-mode resume``."""

from __future__ import annotations

import click

from turbo_mode.cli.commands.run import parse_duration
from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution", required=False)
@click.option("--no-wait", is_flag=True, help="End (exit 3 or 5) instead of waiting for a person")
@click.option("--timeout", metavar="DURATION", help="Leave (exit 6) after so long, such as 90s or 2h")
@common
def command(execution: str | None, no_wait: bool, timeout: str | None) -> int:
    """Go on with EXECUTION, or with all that have not ended, and let a paused one go.

    What has gone on meanwhile is taken up as it is; nothing that was done is done again.
    """
    from turbo_mode.cli.session import Session
    from turbo_mode.cli.words import count
    from turbo_mode.operations import executions
    from turbo_mode.operations.executions import Started

    seconds = parse_duration(timeout)
    left = executions.unfinished(current.store)
    if not left and execution is None:
        if not current.quiet:
            current.err.say("Everything here has ended; there is nothing to go on with.")
        return 0
    if execution is None and len(left) > 1 and not current.quiet:
        current.err.say(f"Going on with {count(len(left), 'execution')}; this is the newest.")

    def start() -> Started:
        limits, approvers = current.configuration.limits, current.configuration.approvers
        ids, runtime = executions.resume(current.store, execution, limits=limits, approvers=approvers)
        if not ids:  # ended meanwhile
            return Started(left[0].id, runtime)
        return Started(ids[-1], runtime)

    return Session(current, takes_over=True, no_wait=no_wait, timeout=seconds).sit(start)
