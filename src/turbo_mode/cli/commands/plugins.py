"""``turbo-mode plugins``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment

_STYLES = {
    "RUNNING": "green", "ENABLED": "plain", "STARTING": "yellow", "FAILING": "red", "STOPPED": "dim",
    "DISABLED": "dim", "AVAILABLE": "dim",
}  # fmt: skip


@click.group()
def command() -> None:
    """What connects TURBO MODE with other systems, beside whoever owns the store.

    The configuration names plugins under `plugins`; `serve`, `run` and programs that use TURBO MODE run them.
    """


@command.command(name="list")
@common
def list_() -> None:
    """All plugins: at work, configured, or only installed."""
    from turbo_mode.cli.terminal import clean, table
    from turbo_mode.hosting import listing

    found = listing.listed(current.store, current.configuration)
    if current.json:
        for each in found:
            current.out.say(json.dumps(each, ensure_ascii=False))
        return
    if not found:
        current.err.say("There are no plugins. `turbo-mode plugins new NAME` begins one.")
        return
    head: list[Segment] = [("dim", name) for name in ("NAME", "STATUS", "WAITING", "GIVEN UP", "FROM", "")]
    rows: list[list[Segment]] = [
        [("bold", each["name"]), _status(each), ("plain", _some(each.get("waiting"))),
         ("red", _some(each["givenUp"])), ("dim", clean(each["use"])), ("red", clean(each.get("failure", "")))]
        for each in found
    ]  # fmt: skip
    for line in table([head, *rows]):
        current.out.say(line)


@command.command()
@click.argument("name")
@common
def info(name: str) -> None:
    """One plugin: how it is, what it hears of and may ask for, what it keeps, and the events that it gave up."""
    from turbo_mode.hosting import listing

    found = listing.info(current.store, current.configuration, name)
    if current.json:
        current.out.say(json.dumps(found, ensure_ascii=False))
        return
    for label, said in _told(found):
        current.out.say([("dim", f"{label:<9}"), said])
    for letter in found["deadLetters"]:
        _tell_letter(letter)


@command.command()
@click.argument("name")
@click.option("--skip", is_flag=True, help="Leave out what has happened while it was off")
@common
def enable(name: str, skip: bool) -> None:
    """Have NAME run again, here and now where somebody owns the store. It gets what it has missed."""
    _switch(name, True, skip=skip)


@command.command()
@click.argument("name")
@common
def disable(name: str) -> None:
    """Stop NAME, at once where somebody owns the store, until it is enabled again."""
    _switch(name, False)


@command.command()
@click.argument("name")
@common
def retry(name: str) -> None:
    """Have NAME try the events again that it gave up: now, or as soon as somebody runs it."""
    from turbo_mode.hosting import listing

    number = listing.retry(current.store, current.configuration, name)
    if current.json:
        current.out.say(json.dumps({"name": name, "events": number}))
    elif not current.quiet:
        current.err.say(f"{name} tries {number or 'no'} event{'' if number == 1 else 's'} again")


@command.command()
@click.argument("name")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@common
def new(name: str, folder: Path | None) -> None:
    """Begin a plugin in DIR (by default a folder called NAME): its class, tests that pass, and what tries it out."""
    from turbo_mode.plugins import scaffold

    where = folder or Path(name)
    written = scaffold.write(where, name)
    if current.json:
        current.out.say(json.dumps({"name": name, "files": [str(path) for path in written]}))
        return
    for path in written:
        current.out.say(str(path))
    if not current.quiet:
        current.err.say(f"Try it: cd {where} && turbo-mode run plan.yaml\nTest it: cd {where} && python -m pytest")


def _switch(name: str, on: bool, *, skip: bool = False) -> None:
    from turbo_mode.hosting import listing

    found = listing.switch(current.store, current.configuration, name, on, skip=skip)
    if current.json:
        current.out.say(json.dumps(found, ensure_ascii=False))
    elif not current.quiet:
        current.err.say([("plain", f"{name} is "), _status(found)])


def _told(found: dict[str, Any]) -> list[tuple[str, Segment]]:
    from turbo_mode.cli.terminal import clean

    said: list[tuple[str, Segment]] = [
        ("plugin", ("bold", found["name"])), ("from", ("plain", clean(found["use"]))), ("status", _status(found)),
    ]  # fmt: skip
    if failure := found.get("failure"):
        said.append(("failure", ("red", clean(failure))))
    if at_work := found.get("atWork"):
        said.append(("at work", ("yellow", f"{clean(at_work['handler'])}, {at_work['seconds']:g} s by now")))
    health = found.get("health", {})
    if health.get("ok") is not None:
        detail = f": {clean(health['detail'])}" if "detail" in health else ""
        said.append(("health", ("green" if health["ok"] else "red", ("good" if health["ok"] else "bad") + detail)))
    for label, key in (("hears", "events"), ("roles", "roles"), ("options", "options"), ("keeps", "storage")):
        if found.get(key):
            said.append((label, ("plain", clean(", ".join(found[key])))))
    if "handled" in found:
        said.append(("events", ("plain", f"{found['handled']} handled, {found['waiting']} entries to go")))
    if found["givenUp"]:
        said.append(("given up", ("red", str(found["givenUp"]))))
    return said


def _tell_letter(letter: dict[str, Any]) -> None:
    from turbo_mode.cli.terminal import clean

    tried = f"{letter['tries']} tries" if letter["tries"] > 1 else "1 try"
    what = f"{letter['event']} {letter['id']}"
    current.out.say([("dim", f"  {letter['timestamp'][:19].replace('T', ' ')}  "), ("plain", clean(what))])
    current.out.say([("dim", f"  {'':19}  {clean(letter['handler'])}, {tried}: "), ("red", clean(letter["error"]))])


def _status(found: dict[str, Any]) -> Segment:
    return _STYLES.get(found["status"], "plain"), found["status"]


def _some(number: int | None) -> str:
    return str(number) if number else ""
