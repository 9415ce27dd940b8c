"""``turbo-mode schema``."""

from __future__ import annotations

from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to FILE")
@click.option("--events", is_flag=True, help="Of all events instead: an AsyncAPI document, with a JSON Schema for each")
@common
def command(output: Path | None, events: bool) -> None:
    """Print the JSON Schema of plans (draft 2020-12), for editors and for programs that write plans."""
    from turbo_mode.operations import authoring

    text = authoring.event_schema() if events else authoring.schema()
    if output is None:
        current.out.write(text)
        return
    output.write_text(text, encoding="utf-8")
    if events and not current.quiet:
        current.err.say(f"Written to {output}.")
    elif not current.quiet:
        current.err.say(f"Written to {output}. Let a plan begin with this line, and your editor knows every key:")
        current.err.say(f"# yaml-language-server: $schema={output}")
