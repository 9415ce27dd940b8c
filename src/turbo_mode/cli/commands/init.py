"""``turbo-mode init``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument(
    "folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]"
)
@click.option(
    "--template", type=click.Choice(["hello", "release", "canary", "agent"]), default="hello",
    help="What to begin with  [hello]",
)  # fmt: skip
@common
def command(folder: Path, template: str) -> None:
    """Write a small good plan with comments into DIR, to begin with. Nothing is asked, nothing is ever overwritten."""
    from turbo_mode.operations import authoring

    written = authoring.begin(folder, template)
    if current.json:
        current.out.say(json.dumps({"template": template, "files": [str(path) for path in written]}))
        return
    for path in written:
        current.out.say(str(path))
    if not current.quiet:
        plan = written[0]
        current.err.say(f"Look it over: turbo-mode check {plan}\nCarry it out: turbo-mode run {plan}")
