"""``turbo-mode show``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution", required=False)
@click.option("--entries", is_flag=True, help="Every entry of its journal, in words")
@common
def command(execution: str | None, entries: bool) -> int:
    """EXECUTION with its phases, tasks, decisions and outputs; without one, the newest."""
    from turbo_mode import operations
    from turbo_mode.cli.overview import tell_entry, tell_overview, to_json
    from turbo_mode.core.protocol.catalog import public_event

    place, out = current.store, current.out
    with operations.reading(place) as reader:
        if entries:
            for seen in operations.history(reader, operations.newest(reader, execution)):
                if current.json:
                    event = public_event(seen.seq, seen.entry, seen.state)
                    if event is not None:
                        out.say(event.to_json().decode())
                else:
                    out.say(tell_entry(seen, out))
            return 0
        row = operations.newest(reader, execution)
    shown = operations.show(place, row.id)
    if current.json:
        out.say(json.dumps(to_json(*shown), ensure_ascii=False))
        return 0
    for line in tell_overview(*shown, place=place, out=out):
        out.say(line)
    return 0
