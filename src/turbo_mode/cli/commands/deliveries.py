"""``turbo-mode deliveries``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import NotFound, UsageError

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment
    from turbo_mode.operations.deliveries import Way
    from turbo_mode.store.rows import DeliveryRow

STATUSES = ("WAITING", "DEAD")
_COLOURS = {"ACTIVE": "green", "FAILING": "yellow", "DISABLED": "red", "WAITING": "yellow", "DEAD": "red"}


@click.group(invoke_without_command=True)
@common
@click.pass_context
def command(context: click.Context) -> None:
    """What goes out to webhooks: how far each has got, and what could not be delivered.

    \b
    deliveries                          destinations, and what has failed
    deliveries show NAME:PLACE          one of those, with its event
    deliveries redeliver NAME:PLACE     try it again
    """
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command(name="list")
@click.argument("destination", required=False)
@click.option("--status", type=click.Choice(STATUSES), help="Only those that wait, or were given up")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="So many at most")
@common
def list_(destination: str | None = None, status: str | None = None, limit: int = 50) -> None:
    """Destinations, and deliveries that have failed: of all, or of DESTINATION."""
    from turbo_mode.operations import deliveries

    found = [way for way in deliveries.ways(current.store) if destination in (None, way.name)]
    if destination is not None and not found:
        raise NotFound(f"nothing was ever sent to `{destination}`", hint="`turbo-mode deliveries` names all of them")
    rows = deliveries.listed(current.store, destination, status, limit)
    if current.json:
        said = {"destinations": [deliveries.told_way(way) for way in found]}
        current.out.say(json.dumps(said | {"deliveries": [deliveries.told(row) for row in rows]}, ensure_ascii=False))
        return
    if not found:
        current.err.say("Nothing goes out from here. `webhooks` in the configuration say where events are sent.")
        return
    _table(("DESTINATION", "STATUS", "BEHIND", "WAITING", "DEAD", ""), [_way(way) for way in found])
    if rows:
        current.out.say("")
        _table(("DELIVERY", "EVENT", "STATUS", "TRIES", "NEXT", "LAST"), [_delivery(row) for row in rows])


@command.command()
@click.argument("delivery")
@common
def show(delivery: str) -> None:
    """A DELIVERY that failed (NAME:PLACE): what came of its attempts, and its event."""
    from turbo_mode.operations import deliveries

    row, event = deliveries.show(current.store, *_named(delivery))
    told = deliveries.told(row) | {"body": json.loads(event.envelope.to_json()) if event else None}
    if current.json:
        current.out.say(json.dumps(told, ensure_ascii=False))
        return
    from turbo_mode.cli.terminal import clean
    from turbo_mode.cli.words import count

    head = [(_COLOURS[row.status], row.status), ("plain", f"  {row.event}  "), ("dim", told["id"])]
    current.out.say(head)
    for name, value in (("tried", count(row.attempts, "time") if row.attempts else "not yet"), ("since", told["since"]),
                        ("next", told["nextAttempt"]), ("last", clean(row.message))):  # fmt: skip
        if value:
            current.out.say([("dim", f"{name:<6}"), ("plain", value)])
    body = json.dumps(told["body"], ensure_ascii=False, indent=2) if event else "its event was purged"
    for line in body.splitlines():
        current.out.say(f"  {clean(line)}")


@command.command()
@click.argument("delivery", nargs=-1)
@click.option("--dead", metavar="DESTINATION", help="All that were given up for this one")
@common
def redeliver(delivery: tuple[str, ...], dead: str | None) -> None:
    """Try each DELIVERY again at once (NAME:PLACE, as `deliveries` prints it), from the first attempt on."""
    from turbo_mode.operations import deliveries

    if bool(delivery) == bool(dead):
        raise UsageError("say which deliveries, or --dead DESTINATION", hint="`turbo-mode deliveries` lists them")
    wanted: dict[str, list[int]] = {dead: []} if dead else {}
    for name, position in map(_named, delivery):
        wanted.setdefault(name, []).append(position)
    _say(sum(deliveries.redeliver(current.store, name, places) for name, places in wanted.items()), "to be tried again")


@command.command()
@click.argument("destination")
@click.option("--since", metavar="TIME", required=True, help="From then on: 2h (ago), or 2026-11-26T08:00:00Z")
@click.option("--until", metavar="TIME", help="Up to then; else until now")
@click.option("--event", "events", metavar="NAME", multiple=True, help="Only these, such as task:*; repeat it")
@click.option("--dry-run", is_flag=True, help="Only count them")
@common
def replay(destination: str, since: str, until: str | None, events: tuple[str, ...], dry_run: bool) -> None:
    """Send DESTINATION once more what was committed in some time, as far as its webhook wants it. Ids stay the same."""
    from turbo_mode.delivery.owning import wanted_by
    from turbo_mode.delivery.wants import wants
    from turbo_mode.operations import deliveries

    own, named = wanted_by(current.configuration, destination), wants(events or ("*",))
    period = deliveries.Replay(
        _time(since), _time(until) if until else deliveries.now(), lambda event: own(event) and named(event)
    )
    count = deliveries.replay(current.store, destination, period, dry_run=dry_run)
    _say(count, "would go out once more" if dry_run else "to go out once more")


@command.command()
@click.argument("destination")
@common
def enable(destination: str) -> None:
    """Let DESTINATION have events again, from where it was; it got none any more because it failed for too long."""
    from turbo_mode.operations import deliveries

    deliveries.enable(current.store, destination)
    _say(1, "enabled", what=destination)


@command.command()
@click.option("--ed25519", "is_asymmetric", is_flag=True, help="The other side knows only a public half")
@common
def secret(is_asymmetric: bool) -> None:
    """Make a secret for the signatures of a webhook. It is printed once, and kept nowhere."""
    from turbo_mode.security.signing import new_secret

    ours, theirs = new_secret(is_asymmetric=is_asymmetric)
    if current.json:
        current.out.say(json.dumps({"secret": ours, "verifyWith": theirs}))
        return
    current.out.write(ours + "\n")
    if not current.quiet:
        both = "The other side needs the same one." if ours == theirs else f"The other side verifies with {theirs}"
        current.err.say(f"{both} Name it in `secrets` of the webhook: by a variable or a file.")


def _named(delivery: str) -> tuple[str, int]:
    """The two halves of ``NAME:PLACE``. Raises ``UsageError``."""
    name, _, place = delivery.rpartition(":")
    if not name or not place.isascii() or not place.isdigit() or len(place) > 18:
        raise UsageError(
            f"`{delivery}` names no delivery", hint="write NAME:PLACE, as `turbo-mode deliveries` prints it"
        )
    return name, int(place)


def _time(text: str) -> int:
    """A time in ms: so long ago, or as ISO 8601. Raises ``UsageError``."""
    from datetime import UTC, datetime

    from turbo_mode.core.plan.durations import is_duration, milliseconds
    from turbo_mode.operations import deliveries

    if is_duration(text):
        return deliveries.now() - milliseconds(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{text}` is no time", hint="2h, 3d, or 2026-11-26T08:00:00Z") from None
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)


def _say(number: int, done: str, what: str = "") -> None:
    from turbo_mode.cli.words import count

    if current.json:
        current.out.say(json.dumps({"count": number}))
    elif not current.quiet:
        current.err.say(f"{what or count(number, 'event')} {done}.")


def _way(way: Way) -> list[Segment]:
    from turbo_mode.cli.terminal import clean

    return [
        ("bold", clean(way.name)), (_COLOURS[way.status], way.status), ("plain", str(way.behind)),
        ("yellow" if way.waiting else "plain", str(way.waiting)), ("red" if way.dead else "plain", str(way.dead)),
        ("dim", clean(way.reason)),
    ]  # fmt: skip


def _delivery(row: DeliveryRow) -> list[Segment]:
    from turbo_mode.cli.terminal import clean
    from turbo_mode.core.protocol.envelope import timestamp

    following = timestamp(row.due)[:19] if row.status == "WAITING" else ""
    return [
        ("plain", clean(f"{row.destination}:{row.position}")), ("plain", clean(row.event)),
        (_COLOURS[row.status], row.status), ("plain", str(row.attempts)), ("dim", following),
        ("dim", clean(row.message)),
    ]  # fmt: skip


def _table(head: tuple[str, ...], rows: list[list[Segment]]) -> None:
    from turbo_mode.cli.terminal import table

    names: list[Segment] = [("dim", name) for name in head]
    for line in table([names, *rows]):
        current.out.say(current.out.render(line, current.out.width if current.out.is_tty else None))
