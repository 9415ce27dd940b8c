"""The queues of a configuration, read beside an owner for as long as it is one: all on one loop, in a thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from turbo_mode.configuration.destinations import InboundQueue, settings_of
from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.access.scopes import scopes_of
from turbo_mode.delivery.queues import revealed_settings
from turbo_mode.inbound.acting import Acting
from turbo_mode.inbound.intake import Intake
from turbo_mode.integrations.queue import without
from turbo_mode.integrations.reader import Reader, reader_of
from turbo_mode.runtime.embedded.runtime import Runtime

LEAVING = 15.0
"""Seconds that what is under way has when we leave."""


def attach(runtime: Runtime, loaded: Loaded) -> None:
    """Read the queues of a configuration beside an owner, until that leaves. Raises ``NotInstalled``."""
    folder = loaded.path.parent if loaded.path else Path()
    intakes = [_intake(queue, folder, runtime) for queue in loaded.configuration.inbound_queues]
    reading = Reading(intakes)
    runtime.inbound.running, runtime.inbound.retry = reading.told, reading.retry
    runtime.leaving.append(reading.close)


class Reading:
    """All queues at work. Its methods may be called from any thread."""

    def __init__(self, intakes: Sequence[Intake]) -> None:
        self._intakes = {each.name: each for each in intakes}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="inbound", daemon=True)
        self._thread.start()

    def told(self) -> list[dict[str, Any]]:
        """How each is."""
        return [each.told() for each in self._intakes.values()]

    def retry(self, name: str) -> None:
        """Try its dead letters again that are to be, if it is read here."""
        if name in self._intakes:
            self._call(self._intakes[name].retry)

    def close(self) -> None:
        """Take nothing more; what was not acknowledged comes again."""
        for each in self._intakes.values():
            self._call(each.leave)
        self._thread.join(LEAVING)

    def _call(self, what: Callable[[], None]) -> None:
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._all())

    async def _all(self) -> None:
        await asyncio.gather(*(each.run() for each in self._intakes.values()))


def _intake(queue: InboundQueue, folder: Path, runtime: Runtime) -> Intake:
    make = reader_of(queue.type)

    def made() -> tuple[Reader, Callable[[str], str]]:
        settings, hidden = revealed_settings(settings_of(queue), folder)
        return make(settings, stays=True), partial(without, hidden)

    plans = {name: folder / path for name, path in queue.plans.items()}
    acting = Acting(queue.name, scopes_of(queue.roles), plans, runtime)
    return Intake(queue.name, queue.type, made, acting, runtime)
