"""OpenTelemetry by OTLP over HTTP: what its exporters share. Needs the extra ``otel``.

The journal is the outbox: a cursor in the store moves when the collector has taken what lies before it, so nothing is
missing after a crash, and what comes twice is the same.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import version

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.util.instrumentation import InstrumentationScope

from turbo_mode.delivery.relay import Destination
from turbo_mode.errors import StoreError
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import JournalRow

MOST = 512
"""Spans, or log records, in one request."""
NANOSECONDS = 1_000_000
"""In a millisecond."""
SCOPE = InstrumentationScope("turbo_mode", version("turbo-mode"))
_AT_ONCE = 200
logging.getLogger("opentelemetry.exporter.otlp").addHandler(logging.NullHandler())


class Exporting(Destination):
    """A destination that takes what is committed in parts, in order, and beside that what waits for it elsewhere."""

    def __init__(self, journal: Journal, name: str) -> None:
        super().__init__(journal, name, lambda event, state: None)

    @abstractmethod
    def _taking(self, reader: Reader) -> Callable[[Sequence[JournalRow]], None]:
        """What hands a part over. That raises ``ConnectionError`` where the collector doesn't take it."""

    @abstractmethod
    def _tell_waiting(self) -> None:
        """Hand over what isn't in the journal. Likewise."""

    def _follow(self, reader: Reader) -> None:
        take = self._taking(reader)

        def pause() -> bool:
            self._tell_waiting()
            return self._pause()

        for rows in reader.follow(self.position, pause=pause):
            for start in range(0, len(rows), _AT_ONCE):
                part = rows[start : start + _AT_ONCE]
                take(part)
                self.failure = None
                self.position = part[-1].position
            with suppress(StoreError):
                self._journal.settle({self.name: self.position})
            if self._is_over():
                self._tell_waiting()
                return


def resource() -> Resource:
    """Who tells all this; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word."""
    found = Resource.create({"service.version": version("turbo-mode")})
    unnamed = str(found.attributes["service.name"]).startswith("unknown_service")
    return found.merge(Resource({"service.name": "turbo-mode"})) if unnamed else found
