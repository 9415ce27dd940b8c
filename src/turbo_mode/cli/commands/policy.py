"""``turbo-mode policy``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current

FOUND_COUNTER_EXAMPLE = 1


@click.group()
def command() -> None:
    """What a policy permits: all limits that hold, together."""


@command.command()
@click.argument("plan", required=False, type=click.Path(path_type=Path, allow_dash=True), metavar="[PLAN]")
@common
def check(plan: Path | None) -> int:
    """Prove that a policy is sound, or show where it isn't; exit 1 with a counter-example.

    With PLAN every gate of it is looked at, in every environment, under the limits of the configuration too; without
    one these limits alone, at gates that stand for all. It is proven that each decision ends somewhere (total), that
    every rule matters and none contradicts others (rules), that a higher level may do alone all that a lower one does
    (monotone), and that what isn't known opens nothing (fails closed). What can't be proven is told as such.
    """
    from msgspec import to_builtins

    from turbo_mode.cli.proofs import tell
    from turbo_mode.operations import authoring

    loaded = current.configuration
    read = authoring.read(plan, loaded.limits).plan if plan is not None else None
    name = str(loaded.path) if loaded.path else "no configuration file"
    report = authoring.prove(read, loaded.limits, loaded.approvers, name)
    if current.json:
        current.out.say(json.dumps(to_builtins(report), ensure_ascii=False))
    else:
        tell(report, current.out, quiet=current.quiet)
    return 0 if report.ok else FOUND_COUNTER_EXAMPLE
