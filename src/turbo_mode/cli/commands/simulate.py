"""``turbo-mode simulate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@common
def command(plan: Path) -> int:
    """Foretell what becomes of PLAN if it is started now; nothing is carried out.

    How long it takes, how many questions people are asked, how likely it fails, and which tasks decide about its
    length: by earlier executions in this store, and until there are some, by what its tasks are.
    """
    from turbo_mode.cli.prospects import tell_foreseen
    from turbo_mode.operations import progress

    found = progress.simulate(current.store, plan, current.configuration.limits)
    if current.json:
        current.out.say(json.dumps(found.to_json(), ensure_ascii=False))
        return 0
    for line in tell_foreseen(found, current.out):
        current.out.say(line)
    return 0
