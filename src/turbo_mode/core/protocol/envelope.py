"""What a public event is wrapped in, the same at every door: a JSON line, a WebSocket message, a webhook body.

    {"event": "decision:created", "id": "01978c…2e41:118", "timestamp": "2026-11-22T14:05:12.031Z", "data": {…}}

The id is made of the execution and the number of its entry, so whoever gets an event twice can tell. Keys of ``data``
are camelCase. Keys may be added within a ``SCHEMA_VERSION``; none is renamed or removed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

SCHEMA_VERSION = 1
HIDDEN = "***"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_encoder = msgspec.json.Encoder()


class Envelope(Struct, frozen=True):
    """One public event; ``data`` is JSON data in which no secret stands."""

    event: str
    id: str
    timestamp: str
    data: dict[str, Any]

    def to_json(self) -> bytes:
        """One line of JSON, without its line break."""
        return _encoder.encode(self)


@lru_cache(1024)  # what happens together is told several times
def timestamp(ms: int) -> str:
    """A time of the journal as ISO 8601 in UTC, with milliseconds."""
    return (_EPOCH + timedelta(milliseconds=ms)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hide(value: Any) -> Any:
    """JSON data in which every reference to a secret, and every sealed one, is shown as ``***``."""
    if isinstance(value, dict):
        if "$secret" in value or "$sealed" in value:
            return HIDDEN
        return {key: hide(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [hide(item) for item in value]
    return value
