"""What is kept of plugins in the store that we own: who is switched on, their values, their dead letters.

Plugins themselves are at work somewhere above (see ``hosting``); whoever runs them says so here, so that questions
that come over the control socket reach them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import msgspec

from turbo_mode.core.plugins import (
    VERSION,
    AnyEntry,
    LettersReopened,
    PluginRecord,
    PluginSwitched,
    decode,
    stream_of,
)
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow


def read_record(reader: Reader, name: str) -> PluginRecord:
    """What the journal has of a plugin; of one that it doesn't know, an empty record."""
    record = PluginRecord()
    for row in reader.read(stream_of(name)):
        record.apply(decode(row.body))
    return record


class PluginRecords:
    """The records of all plugins. Its methods may be called from any thread.

    ``running`` tells how those at work are, ``switch`` sets one of them going or has it stop, and ``retry`` has one try
    its dead letters again.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.running: Callable[[], list[dict[str, Any]]] = list
        self.switch: Callable[[str, bool], None] = lambda name, on: None
        self.retry: Callable[[str], None] = lambda name: None
        self._lock = threading.RLock()
        self._known: dict[str, PluginRecord] = {}

    def of(self, name: str) -> PluginRecord:
        """The record of one. Only to look at."""
        with self._lock:
            if name not in self._known:
                with self.journal.reader() as reader:
                    self._known[name] = read_record(reader, name)
            return self._known[name]

    def note(self, name: str, entry: AnyEntry) -> None:
        """Write down what has happened to one; it is durable when this returns."""
        with self._lock:
            record = self.of(name)
            row = EntryRow(record.seq + 1, VERSION, type(entry).__name__, entry.at, msgspec.json.encode(entry))
            (wrong,) = self.journal.commit([Changes(stream_of(name), [row])])
            if wrong is not None:
                raise wrong
            record.apply(entry)

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
