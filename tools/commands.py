"""Writes the page of commands from what ``--help`` says: ``make rewrite``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click

from turbo_mode.cli import COMMANDS, turbo_mode
from turbo_mode.cli.settings import common

PAGE = Path(__file__).parents[1] / "docs" / "user" / "commands.md"


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_all()]) + "\n"


def _head() -> Iterator[str]:
    yield from (
        "# Commands",
        "",
        "This page is generated from `--help`: `make rewrite` writes it anew, and a test compares the two.",
        "",
        "`EXECUTION` is an id, the beginning of one, or the short id that is printed everywhere. Data goes to standard",
        "output, talk to standard error. What the exit codes mean is in [errors.md](errors.md).",
        "",
        "| command | what it does |",
        "|---|---|",
    )
    yield from (f"| [{name}](#{name}) | {said} |" for name, said in COMMANDS.items())
    yield from ("", "## Options of every command", "")
    yield from _options(list(_common().values()))


def _all() -> Iterator[str]:
    context = click.Context(turbo_mode, info_name="turbo-mode")
    for name in COMMANDS:
        command = turbo_mode.get_command(context, name)
        assert command is not None
        yield from _command(command, context, name, "##")


def _command(command: click.Command, parent: click.Context, name: str, level: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    inner = command.commands if isinstance(command, click.Group) else {}
    said, _, example = (command.help or "").partition("\b")
    yield from ("", f"{level} {command_name(context)}", "")
    yield from (line.strip() for line in said.strip().splitlines())
    usage = [line.strip() for line in example.strip().splitlines()] if example else [_usage(command, context)]
    yield from ("", "```text", *usage, "```")
    own = [each for each in command.params if isinstance(each, click.Option) and each.name not in _common()]
    if any(not each.hidden for each in own):
        yield ""
        yield from _options(own)
    for each, sub in inner.items():
        yield from _command(sub, context, each, f"{level}#")


def command_name(context: click.Context) -> str:
    """``run``, ``decisions answer``: the command without the program."""
    return context.command_path.partition(" ")[2].split("[")[0].strip()


def _usage(command: click.Command, context: click.Context) -> str:
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    has_own = any(isinstance(each, click.Option) and each.name not in _common() for each in command.params)
    return " ".join([f"turbo-mode {command_name(context)}", *pieces, *(["[options]"] if has_own else [])])


@cache
def _common() -> dict[str, click.Parameter]:
    @click.command()
    @common
    def nothing() -> None:
        """Has the options that every command has."""

    return {each.name: each for each in nothing.params if each.name}


def _options(options: Sequence[click.Parameter]) -> Iterator[str]:
    yield from ("| option | what it does |", "|---|---|")
    for option in options:
        record = (
            option.get_help_record(click.Context(click.Command("any"))) if isinstance(option, click.Option) else None
        )
        if record is not None:
            names, said = record
            yield f"| `{names.replace('|', ' ')}` | {said.replace('|', ' ')} |"
