"""``turbo-mode doctor``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.checkup import Finding

FOUND_PROBLEM = 10


@click.command()
@common
def command() -> int:
    """Look over the store and the machine it is on. It changes nothing; exit 10 if there is a problem."""
    from turbo_mode.cli.terminal import clean
    from turbo_mode.cli.words import count
    from turbo_mode.operations import executions

    found = [*executions.doctor(current.store), *_temporal(), _terminal()]
    out = current.out
    problems = sum(each.state == "PROBLEM" for each in found)
    warnings = sum(each.state == "WARNING" for each in found)
    if current.json:
        for each in found:
            data = {"about": each.about, "state": each.state, "said": each.said, "hint": each.hint, "data": each.data}
            out.say(json.dumps(data, ensure_ascii=False))
        return FOUND_PROBLEM if problems else 0
    for each in found:
        icon = out.icon({"OK": "COMPLETED", "WARNING": "NOTICE", "PROBLEM": "FAILED"}[each.state])
        out.say([icon, ("plain", f" {each.about:<13} {clean(each.said)}")])
        if each.hint:
            out.say([("dim", f"                {clean(each.hint)}")])
    said = [count(problems, "problem") if problems else "", count(warnings, "warning") if warnings else ""]
    if problems or warnings:
        out.say(f"{', '.join(part for part in said if part)}")
    return FOUND_PROBLEM if problems else 0


def _temporal() -> list[Finding]:
    """The connection, where one is configured, and whether anybody works there."""
    if current.configuration.configuration.temporal is None:
        return []
    import asyncio

    from turbo_mode.errors import TurboModeError
    from turbo_mode.runtime.embedded.checkup import Finding

    try:
        way = current.temporal
        where = {"address": way.said.address, "namespace": way.said.namespace, "taskQueue": way.said.task_queue}
        seen = asyncio.run(way.look())
    except TurboModeError as error:
        return [Finding("temporal", "PROBLEM", error.message, {"code": error.code}, error.hint or "")]
    said = f"{way.said.address}, namespace {way.said.namespace}, queue {way.said.task_queue}: {seen.workers} at work"
    data: dict[str, Any] = where | {"workers": seen.workers, "searchAttributes": bool(seen.told)}
    if not seen.workers:
        return [Finding("temporal", "WARNING", said, data, "turbo-mode worker")]
    if seen.differing:
        from turbo_mode.runtime.temporal.connection import PLACE_HINT

        return [Finding("temporal", "WARNING", f"{said}; {seen.differing}", data, PLACE_HINT)]
    if not seen.told:
        from turbo_mode.runtime.temporal.attributes import hint

        said += "; its own lists can't be searched by plan or status"
        return [Finding("temporal", "OK", said, data, hint(way.said.namespace))]
    return [Finding("temporal", "OK", said, data)]


def _terminal() -> Finding:
    from turbo_mode.runtime.embedded.checkup import Finding

    out = current.out
    columns, rows = out.size
    has = [f"{columns} x {rows}" if out.is_tty else "not a terminal", "UTF-8" if out.has_unicode else "ASCII only"]
    has.append("colour" if out.has_color else "no colour")
    data = {"tty": out.is_tty, "columns": columns, "rows": rows, "unicode": out.has_unicode, "color": out.has_color}
    return Finding("terminal", "OK", ", ".join(has), data)
