"""Events go out while this process owns the store, where the configuration wants it; what waits in the end is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from turbo_mode.cli.words import count, listed

if TYPE_CHECKING:
    from turbo_mode.cli.settings import Settings
    from turbo_mode.delivery.relay import Relay
    from turbo_mode.runtime.embedded.runtime import Runtime


def carry_all(settings: Settings) -> None:
    """In every store that we own from now on to carry things out."""
    from turbo_mode.runtime.embedded import reach

    reach.companions.append(lambda runtime: carry(settings, runtime))


def carry(settings: Settings, runtime: Runtime) -> None:
    """Begin, for as long as ``runtime`` is open. Raises ``NotInstalled``."""
    if not settings.configuration.configuration.has_destinations:
        return
    from turbo_mode.delivery.owning import begin

    relay = begin(runtime, settings.configuration)
    runtime.leaving.append(lambda: _leave(settings, relay))


def _leave(settings: Settings, relay: Relay) -> None:
    """Send what is left, and say what could not be sent."""
    from turbo_mode.operations.deliveries import ways

    late = set(relay.close())
    if not late or settings.quiet:
        return
    names = [f"{way.name} ({_missing(way.behind, way.waiting)})" for way in ways(settings.store) if way.name in late]
    settings.err.say(f"Not sent yet: {listed(names, 5)}.")
    settings.err.say("Nothing is lost: whoever owns the store next sends it. Look: turbo-mode deliveries")


def _missing(behind: int, waiting: int) -> str:
    parts = [count(waiting, "event")] if waiting else []
    return ", ".join([*parts, f"{count(behind, 'entry')} behind"] if behind else parts)
