"""What the owner of a store says to those who can't ask back: signed (Ed25519), so that they know who has said it.

The key is derived from the one beside the store. Whoever begins to listen to a store is given the public half first.
"""

from __future__ import annotations

import base64
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from turbo_mode.security import keyfile

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Signer:
    """Signs for the owner of the store in ``folder``. All may raise ``KeyMissing``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def public(self) -> str:
        """The public key, as base64."""
        return base64.b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign(self, words: bytes) -> str:
        """The signature under these words, as base64."""
        return base64.b64encode(self._key.sign(words)).decode()

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = keyfile.from_environment() or keyfile.load_or_make(self._folder)
        return Ed25519PrivateKey.from_private_bytes(
            blake2b(key=key, person=b"word of an owner", digest_size=32).digest()
        )
