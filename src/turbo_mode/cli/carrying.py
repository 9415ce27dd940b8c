"""Events go out while this process owns the store, where the configuration wants it; what waits in the end is named."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from turbo_mode.cli.words import count, listed
from turbo_mode.errors import TurboModeError

if TYPE_CHECKING:
    from turbo_mode.cli.settings import Settings
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.delivery.relay import Relay
    from turbo_mode.runtime.embedded.runtime import Runtime

_CHANGING: Final = 2.0
"""Seconds that destinations have to take what is on its way, before others stand in their place."""


def carry_all(settings: Settings) -> None:
    """In every store that we own from now on to carry things out."""
    from turbo_mode.runtime.embedded import reach

    def carry(runtime: Runtime) -> None:
        Carrying(settings, runtime, settings.configuration)

    reach.companions.append(carry)


class Carrying:
    """What goes out of one store for as long as it is open, to the destinations of one configuration after the other.

    Raises ``NotInstalled``.
    """

    def __init__(self, settings: Settings, runtime: Runtime, loaded: Loaded) -> None:
        self._settings, self._runtime = settings, runtime
        self._relay: Relay | None = None
        self._changing = threading.Lock()
        self._loaded = loaded
        self._begin(self._loaded)
        runtime.leaving.append(self._leave)

    def again(self, loaded: Loaded) -> None:
        """From now on to these destinations, each from where it was. Raises ``TurboModeError``, and all stays."""
        with self._changing:
            if self._relay is not None:
                self._relay.close(_CHANGING)
            try:
                self._begin(loaded)
            except TurboModeError:
                self._begin(self._loaded)
                raise
            self._loaded = loaded

    def _begin(self, loaded: Loaded) -> None:
        self._relay = None
        if loaded.configuration.has_destinations:
            from turbo_mode.delivery.owning import begin

            self._relay = begin(self._runtime, loaded)

    def _leave(self) -> None:
        """Send what is left, and say what could not be sent."""
        from turbo_mode.operations.deliveries import ways

        with self._changing:
            late = set(self._relay.close()) if self._relay is not None else set[str]()
        if not late or self._settings.quiet:
            return
        known = [way for way in ways(self._settings.store) if way.name in late]
        names = [f"{way.name} ({_missing(way.behind, way.waiting)})" for way in known]
        self._settings.err.say(f"Not sent yet: {listed(names, 5)}.")
        self._settings.err.say("Nothing is lost: whoever owns the store next sends it. Look: turbo-mode deliveries")


def _missing(behind: int, waiting: int) -> str:
    parts = [count(waiting, "event")] if waiting else []
    return ", ".join([*parts, f"{count(behind, 'entry')} behind"] if behind else parts)
