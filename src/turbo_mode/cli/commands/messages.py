"""``turbo-mode messages``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.core.resources import Resource

TYPES = (
    "STATUS", "MILESTONE", "DECISION_MADE", "APPROVAL_REQUEST", "ESCALATION", "ALERT", "DIGEST", "REPORT",
)  # fmt: skip
STATUSES = ("PENDING", "SENT", "ACKNOWLEDGED", "ANSWERED", "FAILED", "MUTED", "WITHDRAWN")


class Messages(click.Group):
    """``messages`` alone lists them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = [each for each in args if not each.startswith("-")]
        if not set(words) & set(self.commands) and not {"-h", "--help"} & set(args):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Messages)
def command() -> None:
    """Who was told what, by which channel, and what came of it.

    \b
    turbo-mode messages [--execution ID] [--status STATUS] [--type TYPE]
    turbo-mode messages show ID
    turbo-mode messages ack ID
    turbo-mode messages send TEXT --to user:NAME
    turbo-mode messages silence [--plan NAME] [--for 2h]
    turbo-mode messages withdraw ID
    turbo-mode messages deliver
    """


@command.command("list")
@click.option("--execution", metavar="ID", help="About this execution alone")
@click.option("--status", type=click.Choice(STATUSES, case_sensitive=False), help="Only with this status")
@click.option("--type", "kind", type=click.Choice(TYPES, case_sensitive=False), help="Only of this type")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many of them at most")
@common
def list_(execution: str | None, status: str | None, kind: str | None, limit: int) -> None:
    """Messages, the newest first."""
    from turbo_mode.cli import messages as words
    from turbo_mode.cli.terminal import table
    from turbo_mode.operations import communications, executions

    if execution is not None:
        with executions.reading(current.store) as reader:
            execution = executions.find(reader, execution).id
    found = communications.listed(current.store, execution=execution, status=status, type=kind, limit=limit)
    out = current.out
    if current.json:
        for each in found:
            out.say(json.dumps(words.to_json(each), ensure_ascii=False))
        return
    if not found:
        current.err.say("Nobody has been told anything here.")
        return
    for line in table(words.rows(found, out)):
        out.say(out.render(line, out.width if out.is_tty else None))


@command.command()
@click.argument("message")
@common
def show(message: str) -> None:
    """One MESSAGE: its text, its receipts, who has seen it, and what it has achieved."""
    from turbo_mode.operations import communications

    _tell(communications.show(current.store, message))


@command.command()
@click.argument("message")
@common
def ack(message: str) -> None:
    """Say that you have seen MESSAGE, so that nobody else is called about it."""
    from turbo_mode.cli.words import count, short
    from turbo_mode.operations import communications

    loaded = current.configuration
    ids = communications.acknowledge(current.store, message, loaded)
    if current.json:
        current.out.say(json.dumps({"acknowledged": ids}))
    elif not current.quiet:
        what = short(ids[0]) if len(ids) == 1 else count(len(ids), "message")
        current.err.say(f"{what} {'is' if len(ids) == 1 else 'are'} acknowledged.")


@command.command()
@click.argument("text")
@click.option(
    "--to", "recipients", multiple=True, required=True, metavar="WHO", help="user:, role:, team:, onCall: or mailto:"
)
@click.option("--type", "kind", type=click.Choice(TYPES, case_sensitive=False), default="STATUS", show_default=True)
@click.option("--title", default="", help="In a few words  [the first line of TEXT]")
@click.option("--execution", metavar="ID", default="", help="What it is about")
@common
def send(text: str, recipients: tuple[str, ...], kind: str, title: str, execution: str) -> None:
    """Tell somebody TEXT; `-` reads it from standard input."""
    from turbo_mode.operations import communications

    content = sys.stdin.read() if text == "-" else text
    wanted = communications.message(kind, content, recipients, title=title, execution=execution)
    _tell(communications.post(current.store, wanted, current.configuration))


@command.command()
@click.argument("message")
@common
def withdraw(message: str) -> None:
    """Take MESSAGE back: whoever hasn't got it yet won't."""
    from turbo_mode.operations import communications

    _tell(communications.withdraw(current.store, message, current.configuration))


@command.command()
@common
def deliver() -> None:
    """Tell what is still to be told, and send what is due, where no process owns the store that does it."""
    from turbo_mode.operations import communications

    ours = communications.deliver(current.store, current.configuration)
    if current.json:
        current.out.say(json.dumps({"delivered": ours}))
    elif not current.quiet:
        current.err.say("What is due has been sent." if ours else "Another process owns this store, and sends them.")


@command.command()
@click.option("--type", "kind", type=click.Choice(TYPES, case_sensitive=False), help="Only messages of this type")
@click.option("--plan", default="", metavar="NAME", help="Only about this plan")
@click.option("--execution", default="", metavar="ID", help="Only about this execution")
@click.option("--for", "lasts", metavar="DURATION", help="How long, such as 2h; without it, silences are listed")
@click.option("--reason", default="", help="Why; it stands in the record")
@click.option("--end", metavar="ID", help="End this silence now")
@common
def silence(kind: str | None, plan: str, execution: str, lasts: str | None, reason: str, end: str | None) -> None:
    """Tell nobody what fits for a while: it stands in the list, MUTED. Or show what is silent now."""
    from turbo_mode.cli import messages as words
    from turbo_mode.cli.commands.run import parse_duration
    from turbo_mode.operations import communications, executions

    out = current.out
    if end is not None:
        communications.unsilence(current.store, end, current.configuration)
    elif seconds := parse_duration(lasts):
        if execution:
            with executions.reading(current.store) as reader:
                execution = executions.find(reader, execution).id
        what = {"type": kind, "plan": plan, "execution": execution, "reason": reason}
        communications.silence(current.store, round(seconds * 1000), current.configuration, **what)
    found = communications.silences(current.store)
    if not found and not current.json:
        current.err.say("Nothing is silent here.")
    for each in found:
        out.say(json.dumps(words.silence_json(each)) if current.json else words.tell_silence(each, out))


def _tell(message: Resource) -> None:
    from turbo_mode.cli import messages as words

    if current.json:
        current.out.say(json.dumps(words.to_json(message), ensure_ascii=False))
        return
    for line in words.overview(message, current.out):
        current.out.say(line)
