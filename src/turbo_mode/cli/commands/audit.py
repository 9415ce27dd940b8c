"""``turbo-mode audit``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment
    from turbo_mode.operations.audit import Noticed

FOUND_FAULT = 10


@click.group()
def command() -> None:
    """Who has done what at which door of a server, and whether that record is untouched."""


@command.command(name="list")
@click.option("--holder", default="", help="Only what this holder of a key, or user, has done")
@click.option("--door", default="", help="Only what came in there: rest, graphql, websocket, mcp or command")
@click.option("--result", default="", help="Only with this result: ok, 401, 403, or the code of an error")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many at most")
@common
def list_(holder: str, door: str, result: str, limit: int) -> None:
    """What was done, the newest first."""
    from turbo_mode.cli.terminal import table
    from turbo_mode.operations import audit

    found = audit.listed(current.store, holder=holder, door=door, result=result, limit=limit)
    if current.json:
        for each in found:
            current.out.say(json.dumps(audit.told(each), ensure_ascii=False))
        return
    if not found:
        current.err.say("Nothing was noted. `turbo-mode serve` notes what is asked of it.")
        return
    head: list[Segment] = [("dim", name) for name in ("WHEN", "WHO", "DOOR", "WHAT", "ON", "RESULT")]
    for line in table([head, *map(_row, found)]):
        current.out.say(line)


@command.command()
@click.option(
    "--checkpoint", "notes", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was kept elsewhere; repeat it",
)  # fmt: skip
@common
def verify(notes: tuple[Path, ...]) -> int:
    """Find any entry that was changed, added, taken out or cut off. Exit code 10 where there is one."""
    from turbo_mode.cli.words import count
    from turbo_mode.operations import audit

    verdict = audit.looked_over(current.store, [_text(path) for path in notes])
    if current.json:
        faults = [{"entry": each.seq or None, "fault": each.what} for each in verdict.faults]
        told = {"ok": not faults, "entries": verdict.entries, "checkpoints": verdict.checkpoints, "faults": faults}
        current.out.say(json.dumps(told, ensure_ascii=False))
        return FOUND_FAULT if faults else 0
    style, icon = current.out.icon("FAILED" if verdict.faults else "COMPLETED")
    sizes = f"{count(verdict.entries, 'entry')}, {count(verdict.checkpoints, 'checkpoint')}"
    word = "it was tampered with" if verdict.faults else "untouched"
    current.out.say([(f"bold {style}", f"{icon} "), ("bold", word), ("plain", f"  {sizes}")])
    for fault in verdict.faults:
        where = f"entry {fault.seq}" if fault.seq else "the end"
        current.out.say([("red", f"  {where}: "), ("plain", fault.what)])
    return FOUND_FAULT if verdict.faults else 0


@command.command()
@common
def checkpoint() -> None:
    """Print the newest checkpoint, signed. Kept elsewhere, it shows later that nothing was cut off."""
    from turbo_mode.operations import audit

    current.out.write(audit.checkpoint(current.store))


def _row(seen: Noticed) -> list[Segment]:
    from turbo_mode.core.protocol.envelope import timestamp

    entry = seen.entry
    style = "green" if entry.result == "ok" else "red"
    when = timestamp(entry.at)[:19].replace("T", " ")
    return [("dim", when), ("plain", entry.holder or "-"), ("plain", entry.door), ("plain", entry.action),
            ("plain", entry.target), (style, entry.result)]  # fmt: skip


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path} can't be read: {problem}") from None
