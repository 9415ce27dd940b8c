"""``turbo-mode show``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.argument("execution", required=False)
@click.option("--entries", is_flag=True, help="Every entry of its journal, in words")
@click.option("--timing", is_flag=True, help="Where its time went, task by task, and what was used")
@common
def command(execution: str | None, entries: bool, timing: bool) -> int:
    """EXECUTION with its phases, tasks, decisions and outputs; without one, the newest."""
    from turbo_mode.cli.overview import tell_entry, tell_overview, to_json
    from turbo_mode.core.protocol.catalog import public_event
    from turbo_mode.operations import executions

    place, out = current.store, current.out
    if timing:
        return _timing(execution)
    with executions.reading(place) as reader:
        if entries:
            for seen in executions.history(reader, executions.newest(reader, execution)):
                if current.json:
                    event = public_event(seen.seq, seen.entry, seen.state)
                    if event is not None:
                        out.say(event.to_json().decode())
                else:
                    out.say(tell_entry(seen, out))
            return 0
        row = executions.newest(reader, execution)
    shown = executions.show(place, row.id)
    if current.json:
        out.say(json.dumps(to_json(*shown), ensure_ascii=False))
        return 0
    for line in tell_overview(*shown, place=place, out=out):
        out.say(line)
    return 0


def _timing(execution: str | None) -> int:
    from turbo_mode.cli.timing import tell_timing
    from turbo_mode.operations import support

    found, out = support.timing(current.store, execution), current.out
    if current.json:
        out.say(json.dumps(found.to_json(), ensure_ascii=False))
        return 0
    for line in tell_timing(found, out):
        out.say(line)
    return 0
