"""How our messages become payloads: JSON by msgspec, compressed where it is long.

Small payloads have Temporal's own encoding ``json/plain``, so any client can read and send them. Clients and workers of
an execution need the same converter: ``Client.connect(..., data_converter=DATA_CONVERTER)``.
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    BinaryNullPayloadConverter,
    BinaryPlainPayloadConverter,
    BinaryProtoPayloadConverter,
    CompositePayloadConverter,
    DataConverter,
    EncodingPayloadConverter,
    JSONProtoPayloadConverter,
)

from turbo_mode.errors import ConfigurationInvalid

KEPT = b"binary/kept-elsewhere"
"""What is at the place for artifacts; the data is its digest."""
ENCRYPTED = "binary/encrypted"
KEY = "encryption-key-id"
"""What the metadata of an encrypted payload calls the key."""
LONG = 64 * 1024
"""From this size on (bytes) a payload is compressed. The server takes 2 MiB at most."""


class JSON(EncodingPayloadConverter):
    """Everything that msgspec can write."""

    @property
    def encoding(self) -> str:
        """Temporal's own name for plain JSON."""
        return "json/plain"

    def to_payload(self, value: Any) -> Payload | None:
        """The value as JSON, compressed if it is long."""
        data = msgspec.json.encode(value)
        if len(data) < LONG:
            return Payload(metadata={"encoding": b"json/plain"}, data=data)
        return Payload(metadata={"encoding": b"json/zlib"}, data=zlib.compress(data, 1))

    def from_payload(self, payload: Payload, type_hint: Any = None) -> Any:
        """The value, checked against the expected type."""
        return msgspec.json.decode(payload.data, type=Any if type_hint is None else type_hint)


class LongJSON(EncodingPayloadConverter):
    """The reading side of what was compressed."""

    @property
    def encoding(self) -> str:
        """A name of our own."""
        return "json/zlib"

    def to_payload(self, value: Any) -> Payload | None:
        """Nothing: ``JSON`` has written everything."""
        return None

    def from_payload(self, payload: Payload, type_hint: Any = None) -> Any:
        """The value, checked against the expected type."""
        return msgspec.json.decode(zlib.decompress(payload.data), type=Any if type_hint is None else type_hint)


class Closed(EncodingPayloadConverter):
    """Payloads that no key of ours could open: they are not for us, and this says so."""

    @property
    def encoding(self) -> str:
        """The name that the samples of Temporal use."""
        return ENCRYPTED

    def to_payload(self, value: Any) -> Payload | None:
        """Nothing."""
        return None

    def from_payload(self, payload: Payload, type_hint: Any = None) -> Any:
        """Raises ``ConfigurationInvalid``."""
        name = payload.metadata.get(KEY, b"").decode("utf-8", "replace")[:64]
        raise ConfigurationInvalid([], closed(name), hint="look at `encryption` below `temporal` of the configuration")


class Elsewhere(EncodingPayloadConverter):
    """Payloads that lie at a place which we don't have, and this says so."""

    @property
    def encoding(self) -> str:
        """A name of our own."""
        return KEPT.decode()

    def to_payload(self, value: Any) -> Payload | None:
        """Nothing."""
        return None

    def from_payload(self, payload: Payload, type_hint: Any = None) -> Any:
        """Raises ``ConfigurationInvalid``."""
        message = "something of Temporal's lies at a place for artifacts, and here is none"
        raise ConfigurationInvalid([], message, hint="`artifacts` below `temporal` of the configuration, as elsewhere")


def closed(name: str) -> str:
    """What is said of a payload that none of our keys opens."""
    return f"something at Temporal is encrypted with the key {name}, which isn't one of ours"


class _Payloads(CompositePayloadConverter):
    def __init__(self) -> None:
        super().__init__(
            BinaryNullPayloadConverter(),
            BinaryPlainPayloadConverter(),
            JSONProtoPayloadConverter(),
            BinaryProtoPayloadConverter(),
            JSON(),
            LongJSON(),
            Closed(),
            Elsewhere(),
        )


DATA_CONVERTER = DataConverter(payload_converter_class=_Payloads)
"""For ``Client.connect``; see ``encryption.py`` for one that encrypts."""
