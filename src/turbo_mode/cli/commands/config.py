"""``turbo-mode config``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.group()
def command() -> None:
    """What the configuration says, and whether it is right."""


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@common
def check(file: Path | None) -> int:
    """Find everything that is wrong with the configuration, or with FILE; exit 78 if anything is."""
    if file is not None:
        current.given_config = file
    loaded = current.configuration
    where = str(loaded.path) if loaded.path else "no configuration file"
    if current.json:
        current.out.say(json.dumps({"file": str(loaded.path) if loaded.path else None, "ok": True}))
    elif not current.quiet:
        style, icon = current.out.icon("COMPLETED")
        said = "good" if loaded.path else "nothing is limited but by the plans themselves"
        current.out.say([(f"bold {style}", f"{icon} "), ("bold", where), ("plain", f"  {said}")])
    return 0


@command.command()
@click.option(
    "--plan", "plan", type=click.Path(path_type=Path), metavar="PLAN", help="Together with what this plan says"
)
@common
def show(plan: Path | None) -> int:
    """Show every limit that holds, and where it comes from: of several places the strictest one wins."""
    from turbo_mode import operations
    from turbo_mode.core.decisions.limits import labels_of, said_by, strictest

    loaded = current.configuration
    limits = list(loaded.limits)
    if plan is not None:
        limits.append(said_by(operations.check(plan).plan, str(plan)))
    bounds = [(_camel(bound.key), bound.value, bound.origin) for bound in strictest(limits)]
    out = current.out
    if current.json:
        file = str(loaded.path) if loaded.path else None
        held = [{"key": key, "value": value, "origin": origin} for key, value, origin in bounds]
        out.say(
            json.dumps({"file": file, "store": str(current.store), "limits": held, "labels": sorted(labels_of(limits))})
        )
        return 0
    out.say([("dim", "file   "), ("plain", str(loaded.path) if loaded.path else "none")])
    out.say([("dim", "store  "), ("plain", str(current.store))])
    if labels := sorted(labels_of(limits)):
        out.say([("dim", "labels "), ("plain", ", ".join(labels))])
    for key, value, origin in bounds:
        out.say([("plain", f"{key:<18} {_plain(value):<8}"), ("dim", f"  {origin}")])
    if not bounds:
        out.say("Nothing is limited here; each plan says how much may be decided alone.")
    return 0


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def _plain(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)
