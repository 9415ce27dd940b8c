"""``turbo-mode fmt``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current

WOULD_CHANGE = 10


@click.command()
@click.argument("plans", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="PLAN...")
@click.option("--check", is_flag=True, help="Change nothing; exit 10 if something would change")
@common
def command(plans: tuple[Path, ...], check: bool) -> int:
    """Write each PLAN anew in one style: keys in their order, two spaces, lists indented. Comments stay.

    It names what has changed, or would change. The plan stays the same: what isn't, is not written. With - a plan is
    read from standard input and written to standard output.
    """
    from turbo_mode.operations import authoring

    differ = False
    for path in plans:
        text = authoring.text_of(path)
        tidy = authoring.formatted(text, str(path))
        differ = differ or tidy != text
        if path == authoring.STDIN and not check:
            current.out.write(tidy)
            continue
        if tidy != text and not check:
            authoring.replace(path, tidy)
        _tell(path, tidy != text)
    return WOULD_CHANGE if differ and check else 0


def _tell(path: Path, changed: bool) -> None:
    if current.json:
        current.out.say(json.dumps({"plan": str(path), "changed": changed}))
    elif changed:
        current.out.say(str(path))
