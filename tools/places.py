"""Writes what each data source and sink can do into its page: ``make rewrite``.

The tables come from what the classes of places say of themselves and from the manifests of queues; all else is by hand.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from turbo_mode import data, integrations
from turbo_mode.configuration.destinations import QueueType
from turbo_mode.data.place import Kept, Support
from turbo_mode.data.queues import SYSTEMS
from turbo_mode.integrations.queue import manifest_of

PAGE = Path(__file__).parents[1] / "docs" / "user" / "data-places.md"
HEADING, BEHIND = "## What is supported", "## SQL databases"
PLACES = ("place", "read by", "append", "replace", "upsert", "all or nothing", "tried against")
QUEUES = ("queue or stream", "`messageQueues`", "`inboundQueues`", "source", "sink", "tried against")
ABOUT = (
    '"All or nothing" says what a refused or broken write leaves behind. Where it isn\'t all, the task is '
    "[in doubt](crash.md) once something was changed."
)


def page() -> str:
    """The whole page: what is there by hand, and between that what is known of each place."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(HEADING)
    after = rest.partition(BEHIND)[2]
    places = _table(PLACES, (_of_place(each) for each in sorted(supported(), key=lambda each: each.place.casefold())))
    queues = _table(QUEUES, map(_of_queue, systems()))
    made = [HEADING, "", *places, "", ABOUT, "", "### Which queue is what", "", *queues, "", BEHIND]
    return before + "\n".join(made) + after


def supported() -> Iterator[Support]:
    """What every kind of place that keeps its rows says of itself."""
    for module in pkgutil.iter_modules(data.__path__, f"{data.__name__}."):
        importlib.import_module(module.name)
    for kind in Kept.__subclasses__():
        yield from kind.support


def systems() -> list[str]:
    """The queues and streams that there are."""
    folders = (Path(each) for each in integrations.__path__)
    return sorted(path.parent.name.replace("_", "-") for folder in folders for path in folder.glob("*/manifest.toml"))


def _of_place(each: Support) -> tuple[str, ...]:
    return (each.place, ", ".join(each.read_by), each.append, each.replace, each.upsert, each.wholly, each.tried)


def _of_queue(name: str) -> tuple[str, ...]:
    manifest, is_configured = manifest_of(name), name in get_args(QueueType)
    is_data = any(name in systems for systems in SYSTEMS.values())
    can = [is_configured and "queue" in manifest.ports, is_configured and "reader" in manifest.ports]
    can += [is_data and "reader" in manifest.ports, is_data and "queue" in manifest.ports]
    return (f"`{name}`", *("yes" if each else "no" for each in can), manifest.tried)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |".replace("| --- ", "|---").replace("|--- |", "|---|")
