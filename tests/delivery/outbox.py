"""A journal that events are put into, and carriers that keep what they are given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.store.histories import Kept
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.route import Refused, Route
from turbo_mode.delivery.unfolding import Event
from turbo_mode.runtime.embedded.deliveries import Deliveries
from turbo_mode.store.journal import Journal


class Tray:
    """Carries events to a list. ``refuse`` may raise; ``tried`` has every attempt, ``took`` what was taken."""

    def __init__(self, refuse: Callable[[Event], None] = lambda event: None, pause: float = 0.0) -> None:
        self.refuse = refuse
        self.pause = pause
        self.tried: list[Event] = []
        self.took: list[Event] = []
        self.at_once = self.most_at_once = 0

    async def carry(self, event: Event) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.pause)
            self.tried.append(event)
            self.refuse(event)
            self.took.append(event)
        finally:
            self.at_once -= 1

    async def close(self) -> None:
        """Nothing is open."""

    @property
    def contents(self) -> list[Any]:
        """What the taken events say."""
        return [event.envelope.data["content"] for event in self.took]


def route(name: str, tray: Tray, **more: Any) -> Route:
    """A way to a tray."""
    return Route(name=name, about=name, carrier=lambda: tray, **({"wants": lambda event: True} | more))


class Outbox:
    """A store with a relay. ``put`` commits events, ``open`` and ``close`` are those of its owner."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.disabled: list[str] = []

    def open(self, *routes: Route) -> None:
        self.journal = Journal.open(self._folder, ballast_size=0)
        self.resources, self.deliveries = Kept(self.journal), Deliveries(self.journal)
        self.relay = Relay(self.journal)
        self.relay.send(list(routes), lambda change: self.disabled.append(change.destination))
        assert self.relay.dispatch is not None
        self.deliveries.changed = self.relay.dispatch.look_again

    def put(self, contents: Sequence[Any], execution: str = "") -> None:
        for content in contents:
            self.resources.create("documentation", {"content": content}, execution=execution)

    def close(self, seconds: float = 10.0) -> list[str]:
        late = self.relay.close(seconds)
        self.resources.close()
        self.journal.close()
        return late


def refused(**more: Any) -> Refused:
    """A refusal."""
    return Refused("not now", reason="test", **more)
