"""What is kept of queues from which messages come in, in the store that we own: their dead letters.

Whoever reads the queues (see ``inbound``) says so here, so that questions over the control socket reach them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from turbo_mode.core.inbound import VERSION, InboundRecord, LettersReopened, decode, stream_of
from turbo_mode.runtime.embedded.records import Kind, Records
from turbo_mode.store.journal import Journal

INBOUND = Kind(InboundRecord, stream_of, decode, VERSION)


class InboundRecords(Records[InboundRecord]):
    """The records of all queues. ``running`` tells how those are that are read here; ``retry`` wakes one."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, INBOUND)
        self.running: Callable[[], list[dict[str, Any]]] = list
        self.retry: Callable[[str], None] = lambda name: None

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        if request["verb"] == "retry":
            now = time.time_ns() // 1_000_000
            self.note(request["name"], LettersReopened(now, by, request["id"]))
            self.retry(request["name"])
        return {"running": self.running()}
