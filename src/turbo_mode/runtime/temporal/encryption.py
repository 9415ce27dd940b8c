"""Payloads that Temporal can keep and can't read: AES-256-GCM, with keys that only our own processes have.

The first key encrypts, all of them decrypt, so a new one can be put before an old one. What nobody has encrypted is
read as it is: executions that began before there was a key go on. What another key has encrypted is left closed, and
whoever needs it hears which key that was; a signal like that is dropped, as anything that makes no sense.
"""

from __future__ import annotations

import base64
import dataclasses
import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes, PayloadCodec

from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.runtime.temporal.by_digest import ByDigest
from turbo_mode.runtime.temporal.converter import DATA_CONVERTER, ENCRYPTED, KEY

BYTES = 32
_NONCE = 12


class Encryption(PayloadCodec):
    """Encrypts with the first of these keys. ``foreign`` hears of what another one has encrypted, once of each."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {name_of(key): AESGCM(key) for key in keys}
        self.names = list(self._ciphers)
        self.foreign: Callable[[str], None] = lambda name: None
        self._told: set[str] = set()

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Encrypt."""
        return [self._closed(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Decrypt what is encrypted with one of our keys."""
        return [self._opened(payload) for payload in payloads]

    def _closed(self, payload: Payload) -> Payload:
        nonce = os.urandom(_NONCE)
        data = nonce + self._ciphers[self.names[0]].encrypt(nonce, payload.SerializeToString(), None)
        return Payload(metadata={"encoding": ENCRYPTED.encode(), KEY: self.names[0].encode()}, data=data)

    def _opened(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCRYPTED.encode():
            return payload
        name = payload.metadata.get(KEY, b"").decode("utf-8", "replace")
        try:
            data = self._ciphers[name].decrypt(payload.data[:_NONCE], payload.data[_NONCE:], None)
            return Payload.FromString(data)
        except (KeyError, InvalidTag, ValueError):
            if name not in self._told and len(self._told) < 100:
                self._told.add(name)
                self.foreign(name)
            return payload


def encrypted(keys: Iterable[str]) -> DataConverter:
    """A converter with an ``Encryption`` by keys that are base64; messages of failures are encrypted too.

    Raises ``ConfigurationInvalid`` for what is no key.
    """
    return dataclasses.replace(
        DATA_CONVERTER, payload_codec=Encryption([_key(text) for text in keys]),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )  # fmt: skip


def name_of(key: bytes) -> str:
    """By which people tell keys apart; it gives nothing away."""
    return blake2b(key, person=b"temporal payload", digest_size=4).hexdigest()


def encryption_of(converter: DataConverter) -> Encryption | None:
    """What encrypts there, if anything does."""
    codec = converter.payload_codec
    codec = codec.inner if isinstance(codec, ByDigest) else codec
    return codec if isinstance(codec, Encryption) else None


def keys_of(converter: DataConverter) -> list[str]:
    """The names of the keys of a converter, first the one with which it encrypts; one without a name if it doesn't."""
    codec = encryption_of(converter)
    return [""] if codec is None else codec.names


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != BYTES:
        hint = "head -c 32 /dev/urandom | base64"
        raise ConfigurationInvalid([], f"`encryption` of Temporal: a key is {BYTES} bytes as base64", hint=hint)
    return key
