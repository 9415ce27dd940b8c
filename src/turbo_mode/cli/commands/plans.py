"""``turbo-mode plans``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment
    from turbo_mode.operations.stored_plans import StoredPlan


@click.group()
def command() -> None:
    """Plans that are kept in the store under their name, in versions, for whoever starts them by it over HTTP."""


@command.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
def push(files: tuple[Path, ...]) -> None:
    """Keep the plan in each FILE, as the next version of the one with its name."""
    from turbo_mode.operations import stored_plans

    for file in files:
        kept = stored_plans.push(current.store, file, current.configuration.limits)
        if current.json:
            current.out.say(json.dumps(_told(kept), ensure_ascii=False))
        elif not current.quiet:
            current.err.say(f"{kept.name} is at version {kept.version}.")


@command.command(name="list")
@common
def list_() -> None:
    """What is kept, the newest first."""
    from turbo_mode.operations import stored_plans

    found = stored_plans.listed(current.store)
    if not found and not current.json:
        current.err.say("No plans are kept. `turbo-mode plans push FILE` keeps one.")
        return
    _list(found)


@command.command()
@click.argument("name")
@common
def versions(name: str) -> None:
    """All versions of the plan NAME, the newest first."""
    from turbo_mode.operations import stored_plans

    _list(stored_plans.versions(current.store, name))


@command.command()
@click.argument("name")
@click.option("--version", type=int, metavar="N", help="This one  [the newest]")
@common
def show(name: str, version: int | None) -> None:
    """The text of the plan NAME."""
    from turbo_mode.operations import stored_plans

    found = stored_plans.show(current.store, name, version)
    if current.json:
        current.out.say(json.dumps({**_told(found), "source": found.source}, ensure_ascii=False))
    else:
        current.out.write(found.source if found.source.endswith("\n") else found.source + "\n")


@command.command()
@click.argument("name")
@common
def delete(name: str) -> None:
    """Keep the plan NAME no more. What was carried out of it stays."""
    from turbo_mode.operations import stored_plans

    stored_plans.delete(current.store, name)
    if current.json:
        current.out.say(json.dumps({"deleted": name}))
    elif not current.quiet:
        current.err.say(f"{name} is kept no more.")


def _list(found: list[StoredPlan]) -> None:
    from turbo_mode.cli.terminal import table

    if current.json:
        for each in found:
            current.out.say(json.dumps(_told(each), ensure_ascii=False))
        return
    head: list[Segment] = [("dim", name) for name in ("NAME", "VERSION", "DIGEST", "SINCE", "TITLE")]
    for line in table([head, *(_row(each) for each in found)]):
        current.out.say(line)


def _row(found: StoredPlan) -> list[Segment]:
    since = _told(found)["timestamp"][:16]
    return [("plain", found.name), ("plain", str(found.version)), ("dim", found.digest[:12]), ("dim", since),
            ("plain", found.title)]  # fmt: skip


def _told(found: StoredPlan) -> dict[str, Any]:
    from turbo_mode.core.protocol.envelope import timestamp

    return {
        "name": found.name, "version": found.version, "digest": found.digest, "timestamp": timestamp(found.at),
        "title": found.title,
    }  # fmt: skip
