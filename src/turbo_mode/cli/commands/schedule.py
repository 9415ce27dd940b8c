"""``turbo-mode schedule``."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.operations import schedules

PAUSE = 0.25
"""Seconds between two looks at what has happened."""


@click.group()
def command() -> None:
    """Start plans at their times, and when something happens.

    A plan with `triggers: [{cron: ...}]` is deployed to the store once; `schedule run` starts it whenever it is due.
    Triggers by an `event` or a `webhook` are deployed in the same way.
    """


@command.command()
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", default="", help="What the schedule is called  [the name of the plan]")
@common
def add(plan: Path, name: str) -> None:
    """Deploy PLAN, to be started by its triggers. What had this name before is replaced."""
    from turbo_mode.cli.problems import tell_problems
    from turbo_mode.operations import schedules, submissions

    loaded = submissions.check(plan, current.configuration.limits)
    name = schedules.deploy(current.store, loaded, name, limits=list(current.configuration.limits))
    if loaded.problems and not current.quiet:
        for line in tell_problems(loaded.problems):
            current.err.say(line)
    for note in [] if current.quiet else submissions.notes(loaded):
        current.err.say([("dim", note)])
    _tell(name)


@command.command(name="list")
@common
def list_() -> None:
    """All schedules, their next times and last executions. Times are those of their zones."""
    from turbo_mode.cli import schedules as words
    from turbo_mode.cli.terminal import Segment, table
    from turbo_mode.cli.words import now_ms
    from turbo_mode.operations import schedules

    found, now, out = schedules.listed(current.store), now_ms(), current.out
    if current.json:
        for shown in found:
            out.say(json.dumps(words.to_json(shown, now), ensure_ascii=False))
        return
    if not found:
        current.err.say("Nothing is deployed here. `turbo-mode schedule add PLAN` does.")
        return
    head: list[Segment] = [("dim", name) for name in ("  STATUS", "NAME", "PLAN", "WHEN", "NEXT", "ZONE", "LAST")]
    for line in table([head, *(row for shown in found for row in words.rows(shown, now, out))]):
        out.say(line)
    for line in [line for shown in found for line in words.trouble(shown)]:
        current.err.say(line)
    _warn()


@command.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(0, 400), default=10, show_default=True, help="How much of its history")
@common
def show(name: str, limit: int) -> None:
    """Schedule NAME, and what became of its last times: what each has started, or why it hasn't."""
    from turbo_mode.cli import schedules as words
    from turbo_mode.cli.words import now_ms
    from turbo_mode.operations import schedules

    shown, history, executions = schedules.show(current.store, name, limit)
    now, out = now_ms(), current.out
    if current.json:
        told = [words.told_data(each, executions) for each in history]
        out.say(json.dumps({**words.to_json(shown, now, 3), "history": told}, ensure_ascii=False))
        return
    for line in words.overview(shown, now, out):
        out.say(line)
    if history:
        out.say()
    for each in history:
        out.say([("plain", "  "), *words.tell(each, executions, out)])
    _warn()


@command.command()
@click.argument("name")
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def pause(name: str, reason: str) -> None:
    """Start nothing by schedule NAME for now. What comes due until it is resumed is skipped."""
    from turbo_mode.operations import schedules

    schedules.pause(current.store, name, reason)
    if current.json:
        _tell(name)
    elif not current.quiet:
        current.err.say(f"{name} is paused; what it has started goes on. Go on: turbo-mode schedule resume {name}")


@command.command()
@click.argument("name")
@common
def resume(name: str) -> None:
    """Let schedule NAME go on with what is due from now on."""
    from turbo_mode.operations import schedules

    schedules.resume(current.store, name)
    _tell(name)


@command.command()
@click.argument("name")
@common
def remove(name: str) -> None:
    """Take schedule NAME back. What it has started goes on, and its record is kept."""
    from turbo_mode.operations import schedules

    schedules.remove(current.store, name)
    if current.json:
        current.out.say(json.dumps({"schedule": name, "status": "REMOVED"}))
    elif not current.quiet:
        current.err.say(f"{name} is removed; what it has started goes on.")


@command.command()
@common
def run() -> int:
    """Start executions at their times, until somebody stops it.

    It owns the store meanwhile, so `turbo-mode run` hands its plans to it. Where another process owns the store
    already, that one starts them, and this one looks on and takes over when it goes.
    """
    from turbo_mode.cli.leaving import Leaving, Left
    from turbo_mode.operations import schedules

    current.attend()
    with Leaving() as leaving:
        firing = schedules.Firing(current.store, current.configuration.limits, current.configuration.approvers)
        try:
            _say_that_it_runs(firing)
            is_away = False
            while True:
                _tell_news(firing)
                if firing.is_away != is_away and not current.quiet:
                    answers = "answers again." if is_away else "doesn't answer. Nothing is started until it does."
                    current.err.say(f"The database {answers}")
                is_away = firing.is_away
                leaving.check()
                time.sleep(PAUSE)
        except Left as left:
            if not current.quiet:
                own = firing.runtime is not None
                rest = "nothing is started until" if own else "another process goes on. Look on:"
                current.err.say(f"Leaving; {rest} turbo-mode schedule run")
            return left.exit_code
        finally:
            firing.close()


def _say_that_it_runs(firing: schedules.Firing) -> None:
    if current.quiet:
        return
    if firing.is_elsewhere:
        current.err.say("Another machine owns this store; looking on, and starting executions when it has gone.")
    elif firing.runtime is None:
        current.err.say("Another process owns this store, and starts executions at their times; looking on.")
    else:
        current.err.say("Starting executions at their times  (Ctrl-C leaves)")
    if firing.is_empty:
        current.err.say("Nothing is deployed here yet. `turbo-mode schedule add PLAN` does.")


def _tell_news(firing: schedules.Firing) -> None:
    from turbo_mode.cli import schedules as words

    for told in firing.news():
        if current.json:
            current.out.say(json.dumps(words.told_data(told, {}), ensure_ascii=False))
        elif not current.quiet:
            current.err.say(words.tell(told, {}, current.err))


def _tell(name: str) -> None:
    """A schedule that has just changed."""
    from turbo_mode.cli import schedules as words
    from turbo_mode.cli.words import now_ms
    from turbo_mode.operations import schedules

    shown, _, _ = schedules.show(current.store, name, 0)
    now = now_ms()
    if current.json:
        current.out.say(json.dumps(words.to_json(shown, now), ensure_ascii=False))
        return
    if current.quiet:
        return
    for line in shown.state.lines:
        due, zone = words.upcoming(shown.state, line, now, 1), line.trigger.timezone
        title = shown.state.title(line.trigger.number)
        when = f"starts {words.in_zone(due[0], zone, now)} ({zone})" if due else "is paused"
        if shown.status == "ACTIVE" and not line.trigger.cron:
            when = f"starts on {words.by(line)}"
        current.err.say(f"{title} {when}")
    _warn()


def _warn() -> None:
    """Deployed is one thing; somebody must be there at the time."""
    from turbo_mode.operations import schedules

    if not current.quiet and not schedules.is_firing(current.store):
        current.err.say("Nobody starts anything at the moment: turbo-mode schedule run")
