"""``turbo-mode fork``."""

from __future__ import annotations

from pathlib import Path

import click

from turbo_mode.cli.commands.run import read_inputs
from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--from", "start", metavar="ENTRY|PHASE|TASK", help="From here on do everything again")
@click.option("--plan", type=click.Path(path_type=Path), metavar="FILE", help="Go on by this plan")
@click.option("--input", "-i", "given", metavar="NAME=VALUE", multiple=True, help="An input that changes; repeat it")
@click.option(
    "--inputs", "file", type=click.Path(path_type=Path), metavar="FILE", help="Inputs that change, from a file"
)
@click.option("--repeat", metavar="TASK", multiple=True, help="A `once` task that may happen again; repeat it")
@click.option("--dry-run", is_flag=True, help="Only say what would be kept, done again, and asked")
@click.option("--no-wait", is_flag=True, help="End (exit 3 or 5) instead of waiting for a person")
@click.option("--timeout", metavar="DURATION", help="Leave (exit 6) after so long, such as 90s or 2h")
@common
def command(
    execution: str, start: str | None, plan: Path | None, given: tuple[str, ...], file: Path | None,
    repeat: tuple[str, ...], dry_run: bool, no_wait: bool, timeout: str | None,
) -> int:  # fmt: skip
    """Go on with EXECUTION, which has ended, as another one: with other inputs, by another plan, or from earlier on.

    Exactly what has changed is done again, and what follows on it; everything else is kept, with its outputs and
    effects. A task whose effect must happen once, and has happened, asks first. --from takes a phase, a task, or the
    number of an entry (`turbo-mode show --entries`): what came after it is done again. EXECUTION itself stays as it
    ended, superseded by the new one.
    """
    from turbo_mode.cli.going_on import go_on
    from turbo_mode.core.machine.fork import Wish
    from turbo_mode.operations import submissions
    from turbo_mode.operations.forks import Changes

    entry = int(start) if start and start.isdecimal() and len(start) < 19 else 0
    wish = Wish(entry=entry, start="" if entry else start or "", repeat=repeat)
    loaded = submissions.check(plan, current.configuration.limits) if plan else None
    changes = Changes(loaded, read_inputs(given, file), wish, from_text=True)
    return go_on(current, execution, changes, dry_run=dry_run, no_wait=no_wait, timeout=timeout)
