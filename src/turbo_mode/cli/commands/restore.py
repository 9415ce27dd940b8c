"""``turbo-mode restore``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def command(file: Path) -> None:
    """Put the backup in FILE back, where no store is. It is looked over before any of it counts.

    Don't go on with it while the original does: nobody would know which of the two has done what.
    """
    from turbo_mode.cli.words import count
    from turbo_mode.operations import backup

    made = backup.restore(current.store, file)
    if current.json:
        current.out.say(json.dumps({"store": str(current.store), "files": made.files, "bytes": made.size}))
    elif not current.quiet:
        style, icon = current.out.icon("COMPLETED")
        sizes = f"{count(made.files, 'file')}, {made.size / 1_000_000:.1f} MB"
        current.out.say([(f"bold {style}", f"{icon} "), ("bold", str(current.store)), ("plain", f"  {sizes}")])
        current.out.say([("dim", "  go on with what had not ended: turbo-mode resume")])
