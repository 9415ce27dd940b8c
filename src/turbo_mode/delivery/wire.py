"""An event as bytes: the guide's message, or a CloudEvent."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.delivery.unfolding import Event

Format = Literal["event", "cloudevents"]
LARGEST: Final = 64 * 1024
"""Bytes of a body; of a larger event only what says which one it is goes out."""
CONTENT_TYPES: Final[dict[Format, str]] = {
    "event": "application/json", "cloudevents": "application/cloudevents+json; charset=utf-8",
}  # fmt: skip
SOURCE: Final = "/turbo-mode"
_KEPT = ("id", "executionId", "task", "phase", "status", "outcome", "version", "type")


def encoded(event: Event, format: Format, largest: int = LARGEST) -> bytes:
    """``{"event", "timestamp", "data"}``, or a CloudEvent in the structured mode, as JSON.

    One that is larger than ``largest`` has ``"isCut": true`` in its data, and of the rest only what names it.
    """
    body = _body(event, event.envelope.data, format)
    if len(body) <= largest:
        return body
    data = {key: value for key, value in event.envelope.data.items() if key in _KEPT and len(str(value)) < 1024}
    return _body(event, {**data, "isCut": True}, format)


def attributes(event: Envelope) -> dict[str, str]:
    """What a CloudEvent says of itself, but for its data."""
    said = {
        "specversion": "1.0", "id": event.id, "source": SOURCE, "type": f"turbo-mode.{event.event.replace(':', '.')}",
        "time": event.timestamp,
    }  # fmt: skip
    if subject := event.data.get("executionId") or event.data.get("id"):
        said["subject"] = str(subject)
    return said


def _body(event: Event, data: dict[str, Any], format: Format) -> bytes:
    said = event.envelope
    if format == "cloudevents":
        return msgspec.json.encode(
            {**attributes(said), **event.context, "datacontenttype": "application/json", "data": data}
        )
    return msgspec.json.encode({"event": said.event, "timestamp": said.timestamp, "data": data})
