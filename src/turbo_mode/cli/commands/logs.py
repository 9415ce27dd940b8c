"""``turbo-mode logs``."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Terminal
    from turbo_mode.runtime.embedded.execution_logs import LoggedPiece

POLL = 0.1


@click.command()
@click.argument("which", metavar="EXECUTION[/TASK[INSTANCE]]", required=False)
@click.option("-f", "--follow", is_flag=True, help="Go on until it has ended")
@click.option("--attempt", type=click.IntRange(1), metavar="N", help="Only the attempt of this number")
@common
def command(which: str | None, follow: bool, attempt: int | None) -> int:
    """What the programs of EXECUTION, or of one TASK, have printed.

    Of one task: its standard output and its standard error, each to ours. Of several: lines with the task's name, `|`
    for standard output and `!` for standard error. One instance of a task that has many is named by its key or its
    index, as in 'shard[orders_7]'. Of a task that is a plan: all tasks of that plan.
    """
    from turbo_mode.operations import executions
    from turbo_mode.store.families import printer_of

    execution, _, task = (which or "").partition("/")
    with executions.reading(current.store) as reader:
        id, task = printer_of(reader, executions.newest(reader, execution or None), task)
    pieces = executions.logs(current.store, id, task=task or None, attempt=attempt, follow=follow)
    one = task and not executions.fans_out(current.store, id, task)
    printed = _print_one(pieces) if one else _print_several(pieces)
    if not printed and not current.quiet:
        current.err.say("Nothing was printed." if task else "No program has printed anything.")
    return 0


def _print_one(pieces: Iterator[LoggedPiece | None]) -> bool:
    out, err = current.out, current.err
    printed = False
    for each in _waiting(pieces, out):
        printed = True
        piece = each.piece
        if piece.stream == "gap":
            err.say([("dim", f"[{_gap(piece.left_out)}]")])
        elif piece.stream == "stderr":
            err.write(err.paint("yellow", piece.text) if err.is_tty else piece.text)
        else:
            out.write(piece.text)
    return printed


def _print_several(pieces: Iterator[LoggedPiece | None]) -> bool:
    """Whole lines only, so that those of two tasks never mix."""
    out = current.out
    unfinished: dict[tuple[str, int, str], str] = {}
    printed = False
    for each in _waiting(pieces, out):
        printed = True
        name = each.task if each.purpose == "run" else f"{each.task} {each.purpose}"
        if each.piece.stream == "gap":
            out.say([("cyan", f"{name:<10} "), ("dim", f"  [{_gap(each.piece.left_out)}]")])
            continue
        key = (name, each.number, each.piece.stream)
        *lines, unfinished[key] = (unfinished.get(key, "") + each.piece.text).split("\n")
        for line in lines:
            _line(out, name, each.piece.stream, line)
    for (name, _, stream), line in unfinished.items():
        if line:
            _line(out, name, stream, line)
    return printed


def _line(out: Terminal, name: str, stream: str, text: str) -> None:
    style, mark = ("yellow", "!") if stream == "stderr" else ("dim", "|")
    out.say([("cyan", f"{name:<10} "), (style, f"{mark} "), ("yellow" if stream == "stderr" else "plain", text)])


def _waiting(pieces: Iterator[LoggedPiece | None], out: Terminal) -> Iterator[LoggedPiece]:
    for each in pieces:
        if each is not None:
            yield each
        elif not out.gone:
            time.sleep(POLL)
        if out.gone:
            return


def _gap(bytes: int) -> str:
    from turbo_mode.cli.words import size

    return f"{size(bytes)} are left out here"
