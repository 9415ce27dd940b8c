"""``turbo-mode progress``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution", required=False)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SVG|PNG",
    help="Draw its tasks over time into this file",
)
@common
def command(execution: str | None, plot: Path | None) -> int:
    """How far EXECUTION is, when it will be done, and what is odd about it; without one, the newest.

    The end is foretold by earlier executions of the same plan and by the pace of this one.
    """
    from turbo_mode.cli.prospects import tell_progress
    from turbo_mode.operations import progress

    found, out = progress.tracked(current.store, execution), current.out
    if plot:
        from turbo_mode.cli.gantt import svg
        from turbo_mode.cli.pictures import save

        save(svg(found), plot)
    if current.json:
        out.say(json.dumps(found.progress.to_json(), ensure_ascii=False))
        return 0
    for line in tell_progress(found, out):
        out.say(line)
    return 0
