"""``turbo-mode backup``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--record-only", is_flag=True, help="Leave out the workspaces and logs of executions")
@common
def command(file: Path, record_only: bool) -> None:
    """Back the store up into FILE, a new tar file, also while it is in use.

    The record is that of one moment. The keys of the store are in it: keep it where only you can read it.
    """
    from turbo_mode.cli.words import count
    from turbo_mode.operations import backup

    made = backup.make(current.store, file, with_files=not record_only)
    if current.json:
        current.out.say(json.dumps({"file": str(file), "files": made.files, "bytes": made.size}))
    elif not current.quiet:
        style, icon = current.out.icon("COMPLETED")
        sizes = f"{count(made.files, 'file')}, {made.size / 1_000_000:.1f} MB"
        current.out.say([(f"bold {style}", f"{icon} "), ("bold", str(file)), ("plain", f"  {sizes}")])
        current.out.say([("dim", f"  put it back: turbo-mode restore {file}")])
