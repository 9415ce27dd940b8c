"""All plugins beside one owner of a store: each has a thread, a place in the journal, and nothing to do with others."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

from turbo_mode.delivery.relay import DRAIN, Destination
from turbo_mode.errors import Conflict
from turbo_mode.hosting.runner import Runner, Tell, Wanted
from turbo_mode.runtime.embedded.plugin_records import destination
from turbo_mode.runtime.embedded.runtime import Runtime

STOP = 5.0
"""Seconds that a plugin has for its ``stop``."""


class Host:
    """Runs those that are switched on, until the runtime closes.

    Then ``late`` names those that lack events yet, and says why. ``tell`` is told when one fails, and when it goes on.
    """

    def __init__(
        self, runtime: Runtime, plugins: Sequence[Wanted], tell: Tell = lambda name, status, why: None
    ) -> None:
        self.late: dict[str, str] = {}
        self._runtime = runtime
        self._tell = tell
        self._wanted = {each.name: each for each in plugins}
        if len(self._wanted) < len(plugins):
            names = [each.name for each in plugins]
            twice = next(name for name in names if names.count(name) > 1)
            raise Conflict(f"two plugins are called `{twice}`", hint="give one of them another `name`")
        self._changing = threading.RLock()
        self._running: dict[str, tuple[Runner, Destination]] = {}
        for each in plugins:
            if runtime.plugins.of(each.name).is_on:
                self._begin(each)
        runtime.plugins.running, runtime.plugins.switch, runtime.plugins.retry = self.told, self.switch, self.retry
        runtime.leaving.append(self.close)

    def told(self) -> list[dict[str, Any]]:
        """How each plugin is that could be at work here."""
        with self._changing:
            running = dict(self._running)
        return [self._told(each, running.get(each.name)) for each in self._wanted.values()]

    def _told(self, wanted: Wanted, found: tuple[Runner, Destination] | None) -> dict[str, Any]:
        record = self._runtime.plugins.of(wanted.name)
        said = {"givenUp": record.given_up}
        if found is None:
            return {"name": wanted.name, "use": wanted.use, "status": "STOPPED" if record.is_on else "DISABLED", **said}
        return found[0].told(found[1].position) | said

    def switch(self, name: str, on: bool) -> None:
        """Set one going that isn't, or have it stop."""
        with self._changing:
            if name not in self._wanted or on == (name in self._running):
                return
            if on:
                self._begin(self._wanted[name])
            else:
                self._end([name], 0)

    def retry(self, name: str) -> None:
        """Have one try what it gave up, if it is at work."""
        with self._changing:
            if name in self._running:
                self._running[name][0].retry()

    def close(self) -> None:
        """Let all take what is committed by now, for a while, and stop them."""
        with self._changing:
            self.late = self._end(list(self._running), DRAIN)

    def _begin(self, wanted: Wanted) -> None:
        runner = Runner(wanted, self._runtime, self._tell)
        place = Destination(self._runtime.plugins.journal, destination(wanted.name), runner.take, runner)
        self._running[wanted.name] = runner, place
        runner.begin()

    def _end(self, names: Sequence[str], patience: float) -> dict[str, str]:
        gone = {name: self._running.pop(name) for name in names}
        until = time.monotonic() + patience
        for runner, _ in gone.values():
            runner.hurry()
        late = {}
        for name, (runner, place) in gone.items():
            drained = place.drain(until)
            runner.close(STOP if drained else 1)
            if not drained:
                place.drain(time.monotonic() + 1)
                late[name] = runner.failure
        return late
