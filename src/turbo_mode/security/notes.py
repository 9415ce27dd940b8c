"""What is signed with the key of a store (Ed25519): checkpoints of its audit log, as notes that anybody can keep and
verify (C2SP signed-note), and what its owner and its replicas say to those who can't ask back.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from hashlib import blake2b
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from turbo_mode.core.access.audit import ORIGIN, Checkpoint
from turbo_mode.errors import KeyMissing, UsageError
from turbo_mode.security import keyfile, private

KEY = "signing.pem"
NAME = "turbo-mode"
_ED25519 = b"\1"


class Notary:
    """Signs and verifies with the key of one store."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        public = key.public_key().public_bytes_raw()
        self._id = hashlib.sha256(NAME.encode() + b"\n" + _ED25519 + public).digest()[:4]

    @classmethod
    def beside(cls, folder: Path) -> Notary:
        """With the key in the store's folder, made when it is first needed. Raises ``KeyMissing``."""
        try:
            key = load_pem_private_key(private.kept(folder / KEY, new_key), None)
        except (ValueError, TypeError):
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyMissing(f"{KEY} holds no signing key")
        return cls(key)

    @property
    def public(self) -> str:
        """The public half of its key, as base64."""
        return base64.b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign(self, said: bytes) -> bytes:
        """The signature under these words."""
        return self._key.sign(said)

    def is_signed(self, said: bytes, signature: bytes) -> bool:
        """Whether it is ours."""
        try:
            self._key.public_key().verify(signature, said)
        except InvalidSignature:
            return False
        return True

    def note(self, checkpoint: Checkpoint) -> str:
        """A checkpoint as a signed note."""
        signature = base64.b64encode(self._id + self.sign(checkpoint.note)).decode()
        return f"{checkpoint.note.decode()}\n— {NAME} {signature}\n"

    def read(self, note: str) -> Checkpoint:
        """What a signed note says. Raises ``UsageError`` for one that this store hasn't signed."""
        text, _, rest = note.partition("\n\n")
        try:
            origin, size, root, at = text.split("\n")
            signatures = [line.split(" ") for line in rest.splitlines() if line.startswith("— ")]
            found = [base64.b64decode(words[2], validate=True) for words in signatures if words[1:2] == [NAME]]
            checkpoint = Checkpoint(int(size), base64.b64decode(root, validate=True), int(at))
        except (ValueError, IndexError, binascii.Error):
            raise UsageError("this is no checkpoint of an audit log") from None
        ours = [each[4:] for each in found if each[:4] == self._id]
        if origin != ORIGIN or not any(self.is_signed(checkpoint.note, each) for each in ours):
            raise UsageError("this checkpoint isn't signed by the key of this store")
        return checkpoint


def new_key() -> bytes:
    """A signing key (PEM), made from the key of the store where that was given: in all replicas it is the same."""
    given = keyfile.from_environment()
    seed = blake2b(key=given, person=b"signing key", digest_size=32).digest() if given else os.urandom(32)
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
