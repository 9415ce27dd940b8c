"""``turbo-mode bundle``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="The ZIP file to write")
@common
def command(execution: str, output: Path | None) -> None:
    """Write a copy of EXECUTION for whoever is to help: its record, plan and timing, the ends of its logs, versions.

    Secrets are taken out: those that the plan declares, and what looks like one by its name or its form. Look it
    through before you send it: nobody can know every secret. An existing file is never overwritten.
    """
    from turbo_mode.cli.words import count
    from turbo_mode.operations import support

    target = output or Path(f"turbo-mode-{execution[-6:]}.zip")
    hidden = support.bundle(current.store, execution, target)
    if current.json:
        current.out.say(json.dumps({"file": str(target), "hidden": hidden}))
    elif not current.quiet:
        current.out.say(str(target))
        current.err.say(f"{count(hidden, 'place')} hidden. Look it through before you send it.")
