"""``turbo-mode watch``."""

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
    """Look on while EXECUTION goes on; without one, the newest. It changes nothing."""
    from turbo_mode.cli.session import Session
    from turbo_mode.errors import NotFound
    from turbo_mode.operations import executions
    from turbo_mode.operations.executions import Started

    seconds = parse_duration(timeout)
    with executions.reading(current.store) as reader:
        rows = [executions.find(reader, execution)] if execution else reader.executions(limit=1)
    if not rows:
        raise NotFound("nothing has been carried out here yet", hint="`turbo-mode run PLAN` does")
    session = Session(current, takes_over=False, no_wait=no_wait, timeout=seconds)
    return session.sit(lambda: Started(rows[0].id, None))
