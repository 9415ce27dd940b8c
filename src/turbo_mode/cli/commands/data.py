"""``turbo-mode data``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment
    from turbo_mode.core.cursors import CursorMoved


@click.group()
def command() -> None:
    """Data sources and sinks of the configuration, which `read` and `write` tasks use by their names."""


@command.command(name="list")
@common
def list_() -> None:
    """What is configured."""
    from turbo_mode.cli.terminal import table
    from turbo_mode.operations import data_places

    found = data_places.listed(current.configuration.limits)
    if current.json:
        for each in found:
            current.out.say(json.dumps(each._asdict()))
        return
    if not found:
        current.err.say("No data sources or sinks are configured.")
        return
    head: list[Segment] = [("dim", name) for name in ("NAME", "ROLE", "TYPE")]
    rows: list[list[Segment]] = [[("plain", each.name), ("plain", each.role), ("dim", each.type)] for each in found]
    for line in table([head, *rows]):
        current.out.say(line)


@command.command()
@click.argument("name")
@common
def test(name: str) -> None:
    """Reach the source or sink NAME, and say what answers there."""
    from turbo_mode.operations import data_places

    said = data_places.test(current.configuration.limits, _folder(), name)
    if current.json:
        current.out.say(json.dumps({"name": name, "answers": said}))
    elif not current.quiet:
        current.out.say([("green", "✓ "), ("plain", f"{name}  {said}")])


@command.command()
@click.argument("name")
@click.option("--query", default="", help="Of a database or GraphQL")
@click.option("--path", default="", help="Of a file or a REST API")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter of the query; repeat it")
@click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="Rows at most")
@common
def preview(name: str, query: str, path: str, params: tuple[str, ...], limit: int) -> None:
    """The first rows of the source NAME."""
    from turbo_mode.cli.commands.run import read_inputs
    from turbo_mode.operations import data_places

    given = read_inputs(params, None)
    found = data_places.preview(
        current.configuration.limits, _folder(), name, query=query, params=given, path=path, limit=limit
    )
    if current.json:
        current.out.say(json.dumps({"rows": found.rows, "more": found.is_more}, ensure_ascii=False))
        return
    _rows(found.rows)
    if found.is_more and not current.quiet:
        current.err.say(f"There are more than {limit}.")


@command.group(invoke_without_command=True)
@click.pass_context
@common
def cursors(context: click.Context) -> None:
    """Up to where sources were read by tasks that go on with each execution.

    \b
    turbo-mode data cursors
    turbo-mode data cursors reset NAME [--to VALUE]
    """
    if context.invoked_subcommand is None:
        _list_cursors()


@cursors.command()
@click.argument("name")
@click.option("--to", metavar="VALUE", help="Go on behind this one  [the beginning]")
@common
def reset(name: str, to: str | None) -> None:
    """Have the next execution read all over again by the cursor NAME, or what comes behind VALUE.

    While a task reads by it, it is refused. What was read before isn't taken back.
    """
    from turbo_mode.operations import data_places

    moved = data_places.reset_cursor(current.store, name, to)
    if current.json:
        current.out.say(json.dumps(_cursor_told(name, moved), ensure_ascii=False))
    elif not current.quiet:
        where = "the beginning" if moved.value is None else f"behind {_cell(moved.value)}"
        current.out.say([("green", "✓ "), ("plain", f"{name}  the next execution reads from {where}")])


def _list_cursors() -> None:
    from turbo_mode.cli.terminal import table
    from turbo_mode.cli.words import when
    from turbo_mode.operations import data_places

    found = data_places.cursors(current.store)
    if current.json:
        for name, each in found.items():
            current.out.say(json.dumps(_cursor_told(name, each), ensure_ascii=False))
        return
    if not found:
        current.err.say("No task has read by a cursor yet.")
        return
    head: list[Segment] = [("dim", name) for name in ("CURSOR", "SOURCE", "READ UP TO", "MOVED", "BY")]
    rows: list[list[Segment]] = [
        [("plain", name), ("plain", each.source), ("plain", "nothing" if each.value is None else _cell(each.value)),
         ("dim", when(each.at)), ("dim", each.execution[-6:] or each.by)]
        for name, each in found.items()
    ]  # fmt: skip
    for line in table([head, *rows]):
        current.out.say(line)


def _cursor_told(name: str, moved: CursorMoved) -> dict[str, Any]:
    from turbo_mode.core.protocol.envelope import timestamp

    told = {"name": name, "source": moved.source, "value": moved.value, "movedAt": timestamp(moved.at)}
    return told | ({"by": moved.by} if moved.by else {"executionId": moved.execution, "task": moved.task})


def _rows(rows: list[dict[str, Any]]) -> None:
    from turbo_mode.cli.terminal import table

    if not rows:
        current.err.say("There are no rows.")
        return
    names = list(dict.fromkeys(key for row in rows for key in row))
    head: list[Segment] = [("dim", name) for name in names]
    for line in table([head, *([("plain", _cell(row.get(name))) for name in names] for row in rows)]):
        current.out.say(line)


def _cell(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"


def _folder() -> Path:
    path = current.configuration.path
    return path.parent if path is not None else Path()
