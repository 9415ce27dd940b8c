"""``turbo-mode worker``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Workspaces and output of what runs here  [the folder of the store]",
)
@click.option("--task-queue", metavar="NAME", help="The queue that workers share  [env TURBO_MODE_TEMPORAL_TASK_QUEUE]")
@click.option(
    "--concurrency",
    type=click.IntRange(1, 10_000),
    default=128,
    show_default=True,
    help="So many attempts run at once here",
)
@click.option(
    "--drain",
    metavar="DURATION",
    default="30s",
    show_default=True,
    help="When asked to leave: wait so long for what can't go on without this process",
)
@click.option("--health-port", type=click.IntRange(0, 65535), help="Answer GET /health there; 0 takes a free one")
@click.option("--health-host", default="127.0.0.1", show_default=True, help="At this address")
@click.option("--apart", is_flag=True, help="Leave the store to others, such as `serve`")
@common
def command(
    folder: Path | None, task_queue: str | None, concurrency: int, drain: str, health_port: int | None,
    health_host: str, apart: bool,
) -> int:  # fmt: skip
    """Carry out what is started with --runtime temporal, until it is asked to leave (Ctrl-C).

    Each worker has a folder of its own. Where nobody owns the store, it does so beside its work, and what happens is
    written there. Asked to leave, it takes nothing new; programs go on, and the next worker on this folder finds them.
    """
    from turbo_mode.cli.commands.run import parse_duration

    way = current.temporal  # first: it says what is missing
    from turbo_mode.cli.working import Work, work

    if task_queue:
        from msgspec import structs

        way = way._replace(said=structs.replace(way.said, task_queue=task_queue))
    health = None if health_port is None else (health_host, health_port)
    place = (folder or current.store.folder).absolute()
    try:
        return work(current, way, Work(place, concurrency, parse_duration(drain) or 0.0, health, not apart), _say)
    except OSError as error:
        raise UsageError(f"{health_host}:{health_port} can't be listened at: {error.strerror or error}") from None


def _say(event: str, text: str, **data: Any) -> None:
    if current.json:
        current.out.say(json.dumps({"event": event, **data}, ensure_ascii=False))
    elif not current.quiet:
        current.err.say(text)
