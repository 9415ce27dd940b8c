"""What is kept of plugins in the store that we own: who is switched on, their values, their dead letters.

Plugins themselves are at work somewhere above (see ``hosting``); whoever runs them says so here, so that questions
that come over the control socket reach them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from turbo_mode.core.plugins import (
    VERSION,
    LettersReopened,
    PluginRecord,
    PluginSwitched,
    decode,
    stream_of,
)
from turbo_mode.runtime.embedded.records import Kind, Records
from turbo_mode.store.journal import Journal

PLUGINS = Kind(PluginRecord, stream_of, decode, VERSION)
read_record = PLUGINS.read


class PluginRecords(Records[PluginRecord]):
    """The records of all plugins.

    ``running`` tells how those at work are, ``switch`` sets one of them going or has it stop, and ``retry`` has one try
    its dead letters again.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, PLUGINS)
        self.running: Callable[[], list[dict[str, Any]]] = list
        self.switch: Callable[[str, bool], None] = lambda name, on: None
        self.retry: Callable[[str], None] = lambda name: None

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        now = time.time_ns() // 1_000_000
        if request["verb"] == "switch":
            name, on = request["name"], request["on"]
            if on and request.get("skip"):
                self.journal.settle({destination(name): self.journal.position})
            if self.of(name).is_on != on:
                self.note(name, PluginSwitched(now, on, by))
            self.switch(name, on)
        elif request["verb"] == "retry":
            self.note(request["name"], LettersReopened(now, by))
            self.retry(request["name"])
        return {"running": self.running()}


def destination(name: str) -> str:
    """By what name a plugin has its place in the journal."""
    return f"plugin {name}"
