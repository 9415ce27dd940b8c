"""Who is who: the people of roles and teams, and the keys by which a person's answers are known.

Who has a key signs each answer with it (Ed25519), and nobody else can answer in that name: not a program that runs as
the same user, nor whoever can write into the database. The private key is a file of its owner, the public one stands
in the configuration of whoever owns the store.
"""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from turbo_mode.errors import NotPermitted, UsageError

VARIABLE = "TURBO_MODE_APPROVER_KEY"
"""Names the file with the private key of whoever answers."""
PREFIX = "ed25519:"


class Approvers(dict[str, Sequence[str]]):
    """The people of each role and team; ``keys_of`` has the public keys of those who answer with one, by their names.

    All by the word of whoever owns the store.
    """

    def __init__(
        self,
        groups: Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]] = (),
        keys_of: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(groups)
        self.keys_of = dict(keys_of or {})

    def roles_of(self, person: str) -> list[str]:
        """The roles and teams of a person."""
        return [group for group, people in self.items() if person in people]

    def check(self, person: str, said: bytes, proof: str) -> None:
        """Raises ``NotPermitted`` for words in the name of a person with a key that this key has not signed."""
        public = self.keys_of.get(person)
        if public is None:
            return
        if not proof:
            hint = f"name the file of the private key: {VARIABLE}=FILE"
            raise NotPermitted(f"{person} answers with a key, and this answer isn't signed", hint=hint)
        if not _fits(public, said, proof):
            raise NotPermitted(f"this answer isn't signed by the key of {person}")


NOBODY = Approvers()


def make(path: Path) -> str:
    """A new private key in a file that only we can read; returns the public one. Raises ``UsageError``."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as problem:
        raise UsageError(f"no key can be written to {path}: {problem.strerror}") from None
    with open(fd, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return PREFIX + base64.b64encode(key.public_key().public_bytes_raw()).decode()


def sign(said: bytes) -> str:
    """These words signed by the key that the environment names; empty if it names none. Raises ``NotPermitted``."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    named = os.environ.get(VARIABLE)
    if not named:
        return ""
    try:
        key = load_pem_private_key(_private(Path(named)), None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise NotPermitted(f"{named} holds no key", hint="`turbo-mode decisions key FILE` makes one")
    return base64.b64encode(key.sign(said)).decode()


def _private(path: Path) -> bytes:
    try:
        with open(os.open(path, os.O_RDONLY | os.O_CLOEXEC), "rb") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise NotPermitted(f"{path} may be read by others", hint=f"chmod 600 {path}")
            return file.read(4096)
    except OSError as problem:
        raise NotPermitted(f"the key in {path} can't be read: {problem.strerror}") from None


def _fits(public: str, said: bytes, proof: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public.removeprefix(PREFIX)))
        key.verify(base64.b64decode(proof, validate=True), said)
    except (InvalidSignature, ValueError):
        return False
    return True
