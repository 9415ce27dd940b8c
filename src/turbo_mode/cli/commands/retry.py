"""``turbo-mode retry``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.argument("execution")
@click.option("--task", metavar="TASK", help="Of what failed, do only this task again")
@click.option("--from", "start", metavar="PHASE|TASK", help="From here on do everything again, also what went well")
@click.option("--repeat", metavar="TASK", multiple=True, help="A `once` task that may happen again; repeat it")
@click.option("--dry-run", is_flag=True, help="Only say what would be kept, done again, and asked")
@click.option("--no-wait", is_flag=True, help="End (exit 3 or 5) instead of waiting for a person")
@click.option("--timeout", metavar="DURATION", help="Leave (exit 6) after so long, such as 90s or 2h")
@common
def command(
    execution: str, task: str | None, start: str | None, repeat: tuple[str, ...], dry_run: bool, no_wait: bool,
    timeout: str | None,
) -> int:  # fmt: skip
    """Go on with EXECUTION, which has ended, and do again what has not ended well.

    What follows on that is done again too; everything else is kept, with its outputs and effects. A task whose effect
    must happen once, and has happened, asks first. EXECUTION itself stays as it ended, superseded by a new one.
    """
    from turbo_mode.cli.going_on import go_on
    from turbo_mode.core.machine.fork import Wish
    from turbo_mode.forks import Changes

    if task and start:
        raise UsageError("--task and --from exclude each other", hint="--from also does again what went well")
    wish = Wish(start=start or "", only=task or "", repeat=repeat)
    changes = Changes(wish=wish, trigger="retry")
    return go_on(current, execution, changes, dry_run=dry_run, no_wait=no_wait, timeout=timeout)
