"""A place of a real server, for the checks of ``turbo_mode.testing``: how it is written to and read."""

from __future__ import annotations

from typing import Any, ClassVar

from turbo_mode.integrations.queue import Queue, queue_of
from turbo_mode.integrations.reader import Reader, reader_of


class Place:
    """``settings`` as ``messageQueues`` have them; ``nowhere``: those that lead to no server."""

    type: ClassVar[str]
    is_durable: ClassVar[bool]
    takes_bytes: ClassVar[bool] = True
    takes_ids: ClassVar[bool] = True
    settings: dict[str, Any]
    nowhere: dict[str, Any]

    def queue(self) -> Queue:
        return queue_of(self.type)(self.settings)

    def elsewhere(self) -> Queue:
        return queue_of(self.type)(self.settings | self.nowhere)

    def inbound(self) -> dict[str, Any]:
        """What the configuration says of it where messages come in."""
        return dict(self.settings)

    def reader(self, *, stays: bool = False) -> Reader:
        return reader_of(self.type)(self.inbound(), stays=stays)

    def reader_elsewhere(self) -> Reader:
        return reader_of(self.type)(self.inbound() | self.nowhere)
