"""What is said of plugins that could not get all their events before their owner has left."""

from __future__ import annotations

from turbo_mode.cli.settings import Settings
from turbo_mode.cli.terminal import clean


def tell_late(settings: Settings) -> None:
    """Say which those are, and why, after all have ended."""
    late = [each for host in settings.hosts for each in host.late.items()]
    for name, failure in late if not settings.quiet else ():
        settings.err.say([
            ("yellow", f"Plugin {name} has not got all events yet; it gets them with the next run or serve."),
            ("red", clean(f" {failure}")),
        ])  # fmt: skip
