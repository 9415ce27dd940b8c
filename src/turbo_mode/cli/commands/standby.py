"""``turbo-mode standby``."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.leaving import Leaving
    from turbo_mode.runtime.embedded.standby import Taken

LOOK_EVERY = 1.0
POLL = 0.1


@click.command()
@common
def command() -> int:
    """Wait beside the owner of the store. If it goes away and leaves executions or schedules, go on with them.

    With a store in PostgreSQL it may wait on another machine. It goes on waiting until it is asked to leave (Ctrl-C).
    """
    from turbo_mode.cli.leaving import Leaving, Left
    from turbo_mode.errors import OwnerLost, StoreAway
    from turbo_mode.operations import executions

    current.attend()
    waiting = executions.standby(current.store, current.configuration.limits, current.configuration.approvers)
    _say("waiting", f"Standing by for {current.store}  (Ctrl-C leaves)", store=str(current.store))
    is_away = False
    with Leaving() as leaving:
        try:
            while True:
                try:
                    taken = waiting.look()
                    if is_away:
                        _say("databaseBack", "The database answers again.")
                        is_away = False
                    if taken is not None:
                        _carry_on(taken, leaving)
                except OwnerLost as lost:
                    _say("ownerLost", f"{lost.message}. Standing by again.")
                except StoreAway as away:
                    if not is_away:
                        _say("databaseAway", f"{away.message}. Trying on.")
                    is_away = True
                _pause(leaving)
        except Left as left:
            return left.exit_code


def _carry_on(taken: Taken, leaving: Leaving) -> None:
    """Carry out what was taken over, until all of it has ended; then the store is free again."""
    names = {row.id: f"{row.plan_name} {row.short_id}" for row in taken.rows}
    what = [*names.values(), *(f"schedule {name}" for name in taken.schedules)]
    with taken.runtime as runtime:
        _say("tookOver", f"The owner has gone; going on with {', '.join(what)}",
             executions=[*names], schedules=taken.schedules)  # fmt: skip
        while not runtime.wait_idle(POLL) or (taken.schedules and runtime.schedules.is_wanted):
            leaving.check()
            time.sleep(POLL)
        for id, name in names.items():
            status = runtime.look_up(id).public_status
            _say("ended", f"{name} {status}", execution=id, status=status)


def _pause(leaving: Leaving) -> None:
    until = time.monotonic() + LOOK_EVERY
    while time.monotonic() < until:
        leaving.check()
        time.sleep(POLL)


def _say(event: str, text: str, **data: Any) -> None:
    if current.json:
        current.out.say(json.dumps({"event": event, **data}, ensure_ascii=False))
    elif not current.quiet:
        current.err.say(text)
