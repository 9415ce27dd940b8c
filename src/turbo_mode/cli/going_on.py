"""What ``fork`` and ``retry`` have in common: they show what would be done, and then sit beside it."""

from __future__ import annotations

import json

from turbo_mode.cli.settings import Settings
from turbo_mode.operations.forks import Changes


def go_on(
    settings: Settings, execution: str, changes: Changes, *, dry_run: bool, no_wait: bool, timeout: str | None
) -> int:
    """Go on with an execution that has ended; returns the exit code."""
    from turbo_mode.cli.commands.run import parse_duration
    from turbo_mode.cli.foreseen import tell_foreseen
    from turbo_mode.cli.session import Session
    from turbo_mode.operations import forks

    seconds, limits = parse_duration(timeout), settings.configuration.limits
    foreseen = forks.foresee(settings.store, execution, changes, limits=limits)
    if dry_run and settings.json:
        settings.out.say(json.dumps(foreseen.to_json(), ensure_ascii=False))
        return 0
    for line in tell_foreseen(foreseen, settings.err) if dry_run or not settings.quiet else ():
        (settings.out if dry_run else settings.err).say(line)
    if dry_run:
        return 0
    session = Session(settings, takes_over=True, no_wait=no_wait, timeout=seconds)
    approvers = settings.configuration.approvers
    return session.sit(
        lambda: forks.fork(settings.store, foreseen.source.id, changes, limits=limits, approvers=approvers)
    )
