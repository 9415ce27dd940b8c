"""Plugins beside a command that owns the store, and what is said of those that could not get all their events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from turbo_mode.cli.settings import Settings

if TYPE_CHECKING:
    from turbo_mode.hosting.host import Host
    from turbo_mode.hosting.runner import Tell
    from turbo_mode.runtime.embedded.runtime import Runtime


def run_plugins(settings: Settings, runtime: Runtime, tell: Tell = lambda name, status, why: None) -> Host | None:
    """Run what the configuration names, if that isn't done already. Without plugins it costs nothing.

    ``tell`` is told when one fails, and when it goes on: its name, its status, and why.
    """
    if not settings.configuration.configuration.plugins or runtime.plugins.are_at_work:
        return None
    from turbo_mode.hosting.configured import attach

    return attach(runtime, settings.configuration, tell=tell)


def tell_late(settings: Settings, host: Host | None) -> None:
    """Say which plugins lack events yet, after all have ended."""
    from turbo_mode.cli.terminal import clean

    for name, failure in host.late.items() if host is not None and not settings.quiet else ():
        settings.err.say([
            ("yellow", f"Plugin {name} has not got all events yet; it gets them with the next run or serve."),
            ("red", clean(f" {failure}")),
        ])  # fmt: skip
