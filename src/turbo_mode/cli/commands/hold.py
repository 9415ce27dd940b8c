"""``turbo-mode hold``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution")
@click.option("--reason", default="", help="Why; it stands in the record")
@click.option("--release", is_flag=True, help="Let it be deleted again")
@common
def command(execution: str, reason: str, release: bool) -> None:
    """Keep EXECUTION from being deleted, by people and by `retention` alike, until it is released."""
    from turbo_mode.cli.words import short
    from turbo_mode.operations import keeping

    id = (keeping.let_go if release else keeping.hold)(current.store, execution, reason)
    if current.json:
        current.out.say(json.dumps({"executionId": id, "held": not release}))
    elif not current.quiet:
        current.err.say(f"{short(id)} may be deleted again." if release else f"{short(id)} is held.")
