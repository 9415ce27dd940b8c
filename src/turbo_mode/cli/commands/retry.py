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
    """Do again what has not ended well in EXECUTION, and what follows on it; everything else is kept as it is.

    One that has ended stays as it ended, superseded by a new one, which has its outputs and effects. In one that goes
    on, failed tasks of phases that have not ended are done again where they are. A task whose effect must happen once,
    and has happened, asks first.
    """
    from turbo_mode.cli.going_on import go_on
    from turbo_mode.cli.words import short
    from turbo_mode.core.machine.fork import Wish
    from turbo_mode.operations import executions, forks
    from turbo_mode.operations.forks import Changes

    if task and start:
        raise UsageError("--task and --from exclude each other", hint="--from also does again what went well")
    if forks.goes_on(current.store, execution) and not (start or repeat or dry_run):
        id = short(forks.retry_within(current.store, execution, task or ""))
        if not current.quiet:
            goes_on = executions.owner(current.store) is not None
            later = f"; it counts as soon as it goes on: turbo-mode resume {id}"
            current.err.say(f"{task or 'what has failed'} of {id} is done again{'' if goes_on else later}")
        return 0
    wish = Wish(start=start or "", only=task or "", repeat=repeat)
    changes = Changes(wish=wish, trigger="retry")
    return go_on(current, execution, changes, dry_run=dry_run, no_wait=no_wait, timeout=timeout)
