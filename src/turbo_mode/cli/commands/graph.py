"""``turbo-mode graph``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current

FORMATS = ("text", "mermaid", "dot", "svg", "json")


@click.command()
@click.argument("plan", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="What to draw  [text]")
@common
def command(plan: Path, form: str) -> int:
    """Draw PLAN: its phases and tasks, who waits for whom, its gates and their options.

    `mermaid` is what GitHub draws in a page, `svg` is a picture of its own, `json` is for programs.
    """
    from turbo_mode.operations import authoring

    whole = authoring.outline(authoring.read(plan, current.configuration.limits).plan)
    if current.json or form == "json":
        current.out.say(json.dumps(whole.to_json(), ensure_ascii=False))
    elif form == "text":
        from turbo_mode.cli.graph import tell_graph

        for line in tell_graph(authoring.fold(whole), current.out):
            current.out.say(line)
    else:
        current.out.write(authoring.draw(whole, form))
    return 0
