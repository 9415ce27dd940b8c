"""``turbo-mode inbound``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment

_COLOURS = {"RUNNING": "green", "STARTING": "yellow", "FAILING": "red", "STOPPED": "dim"}


@click.group(invoke_without_command=True)
@common
@click.pass_context
def command(context: click.Context) -> None:
    """What comes in from queues: how each is, and messages that could not be carried out.

    \b
    inbound                     queues, and dead letters
    inbound show NAME ID        one of those, with its text
    inbound retry NAME [ID]     try it again, or all
    """
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command(name="list")
@click.argument("name", required=False)
@common
def list_(name: str | None = None) -> None:
    """Queues from which messages come in, and dead letters: of all, or of NAME."""
    from turbo_mode.cli.terminal import clean
    from turbo_mode.inbound import listing

    letters = listing.letters(current.store, current.configuration, name or "")
    queues = [each for each in listing.listed(current.store, current.configuration) if name in (None, each["name"])]
    if current.json:
        current.out.say(json.dumps({"queues": queues, "deadLetters": letters}, ensure_ascii=False))
        return
    if not queues:
        current.err.say("No messages come in. `inboundQueues` in the configuration say from where.")
        return
    _table(("NAME", "STATUS", "TAKEN", "DEAD", "FROM", ""), [_queue(each) for each in queues])
    if letters:
        current.out.say("")
        rows: list[list[Segment]] = [
            [("plain", each["queue"]), ("plain", clean(each["id"])), ("dim", each["timestamp"][:19]),
             ("red", clean(each["failure"]["message"]))]
            for each in letters
        ]  # fmt: skip
        _table(("QUEUE", "DEAD LETTER", "SINCE", ""), rows)


@command.command()
@click.argument("name")
@click.argument("id")
@common
def show(name: str, id: str) -> None:
    """The dead letter ID of queue NAME: why it could not be carried out, and its text."""
    from turbo_mode.cli.terminal import clean
    from turbo_mode.inbound import listing

    found = listing.letter(current.store, current.configuration, name, id)
    if current.json:
        current.out.say(json.dumps(found, ensure_ascii=False))
        return
    for label, said in (("id", found["id"]), ("since", found["timestamp"]), ("why", found["failure"]["message"])):
        current.out.say([("dim", f"{label:<6}"), ("plain", clean(said))])
    for line in found["body"].splitlines():
        current.out.say(f"  {clean(line)}")
    if not found["isWhole"]:
        current.err.say("This isn't all of it, or it is no text: it can't be tried again.")


@command.command()
@click.argument("name")
@click.argument("id", required=False)
@common
def retry(name: str, id: str | None) -> None:
    """Try the dead letter ID of queue NAME again, or all of them: now, or as soon as somebody reads the queue."""
    from turbo_mode.cli.words import count
    from turbo_mode.inbound import listing

    number = listing.retry(current.store, current.configuration, name, id or "")
    if current.json:
        current.out.say(json.dumps({"name": name, "messages": number}))
    elif not current.quiet:
        current.err.say(f"{count(number, 'message')} to be tried again")


def _queue(found: dict[str, Any]) -> list[Segment]:
    from turbo_mode.cli.terminal import clean

    return [
        ("bold", found["name"]), (_COLOURS[found["status"]], found["status"]),
        ("plain", str(found.get("taken", ""))), ("red" if found["dead"] else "plain", str(found["dead"])),
        ("dim", found["type"]), ("red", clean(found.get("failure", ""))),
    ]  # fmt: skip


def _table(head: tuple[str, ...], rows: list[list[Segment]]) -> None:
    from turbo_mode.cli.terminal import table

    names: list[Segment] = [("dim", each) for each in head]
    for line in table([names, *rows]):
        current.out.say(current.out.render(line, current.out.width if current.out.is_tty else None))
