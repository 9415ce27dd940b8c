"""Encryption of bodies: a data key per stream, wrapped by one key that never lies in the database.

Changing the outer key rewraps the data keys and touches no body; destroying a data key erases the stream for good.
AES-256-GCM with random nonces: a counter would repeat one, with another text, after a power cut took a commit back.
``cryptography`` is imported when the first key is used, so that a plain store starts without it.
"""

from __future__ import annotations

import base64
import binascii
import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from turbo_mode.errors import KeyMissing, StoreDamaged
from turbo_mode.store.checksum import frame

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from turbo_mode.store.connection import Connection

KEY_BYTES = 32
_NONCE = 12
_ID = 8

Cipher = tuple[int, "AESGCM"]


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def seal_with(cipher: AESGCM, plain: bytes, binding: bytes) -> bytes:
    """Nonce and sealed bytes; ``binding`` must be the same when it is opened."""
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, plain, binding)


def open_with(cipher: AESGCM, stored: bytes, binding: bytes) -> bytes:
    """The plain bytes. Raises ``StoreDamaged`` if anything about them was changed or moved."""
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(stored[:_NONCE], stored[_NONCE:], binding)
    except (InvalidTag, ValueError) as error:
        raise StoreDamaged("sealed bytes can't be opened: they were changed, or moved from another place") from error


class Sealer:
    """Seals secret values and wraps data keys with one key of 32 bytes.

    Both uses have a key of their own, derived from it. ``id`` names the key without telling anything about it.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise KeyMissing(f"a store key has {KEY_BYTES} bytes, this one has {len(key)}")
        self._key = key
        self.id = self._derive(b"key id", _ID).hex()
        self._values: AESGCM | None = None
        self._wrapper: AESGCM | None = None

    def _derive(self, purpose: bytes, size: int = KEY_BYTES) -> bytes:
        return blake2b(key=self._key, person=purpose, digest_size=size).digest()

    def seal(self, plain: bytes, context: str) -> str:
        """Base64 text that only this key opens, and only in the same context."""
        self._values = self._values or _cipher(self._derive(b"secret value"))
        return base64.b64encode(bytes.fromhex(self.id) + seal_with(self._values, plain, frame(context))).decode()

    def open(self, text: str, context: str) -> bytes:
        """The plain bytes. Raises ``KeyMissing`` for another key's text, ``StoreDamaged`` for a changed one."""
        try:
            stored = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise StoreDamaged("a sealed value isn't base64") from error
        if stored[:_ID].hex() != self.id:
            raise KeyMissing("a secret value was sealed with another key")
        self._values = self._values or _cipher(self._derive(b"secret value"))
        return open_with(self._values, stored[_ID:], frame(context))

    def wrap(self, data_key: bytes, tenant: str, stream: str, generation: int) -> bytes:
        """The data key, readable with this key only."""
        self._wrapper = self._wrapper or _cipher(self._derive(b"wrap data keys"))
        return seal_with(self._wrapper, data_key, frame(tenant, stream, str(generation)))

    def unwrap(self, wrapped: bytes, tenant: str, stream: str, generation: int) -> bytes:
        """The data key itself. Raises ``StoreDamaged``."""
        self._wrapper = self._wrapper or _cipher(self._derive(b"wrap data keys"))
        return open_with(self._wrapper, wrapped, frame(tenant, stream, str(generation)))


class OuterKeys:
    """What wraps the data keys of a store that is open: ``now``, and what was or will be, for who reads meanwhile.

    Without ``now`` everything is stored plain.
    """

    def __init__(self, now: Sealer | None) -> None:
        self.now = now
        self._known = {now.id: now} if now is not None else {}

    def know(self, sealer: Sealer) -> None:
        """What it has wrapped may be met."""
        self._known[sealer.id] = sealer

    def of(self, id: str) -> Sealer | None:
        """The one with this id, if it is known."""
        return self._known.get(id)


class DataKeys:
    """The data keys of a store, over one connection. All that have the store open share its outer keys."""

    _REMEMBERED = 4096

    def __init__(self, connection: Connection, outer: OuterKeys) -> None:
        self._connection = connection
        self._outer = outer
        self._known: dict[tuple[str, str], Cipher] = {}

    @property
    def active(self) -> bool:
        """Whether what is written is sealed."""
        return self._outer.now is not None

    def forget(self) -> None:
        """Drops what is remembered: keys made in a transaction that was rolled back don't exist."""
        self._known.clear()

    def seal(self, tenant: str, stream: str, plain: bytes, binding: bytes) -> tuple[int, bytes]:
        """Generation of the key (0: plain) and the bytes to store. May add a key in the open transaction."""
        if self._outer.now is None:
            return 0, plain
        generation, cipher = self._known.get((tenant, stream)) or self._current(self._outer.now, tenant, stream)
        return generation, seal_with(cipher, plain, binding)

    def open(self, tenant: str, stream: str, sealed: int, stored: bytes, binding: bytes) -> bytes:
        """The plain bytes of what ``seal`` made. Raises ``KeyMissing`` and ``StoreDamaged``."""
        if sealed == 0:
            return stored
        if self._outer.now is None:
            raise KeyMissing(hint="give the key that this store was made with")
        known = self._known.get((tenant, stream))
        if known is None or known[0] != sealed:
            known = self._load(tenant, stream, sealed)
        return open_with(known[1], stored, binding)

    def rewrap(self, fresh: Sealer) -> int:
        """Wraps every data key with another key, in the open transaction. Returns how many."""
        rows = self._connection.execute("SELECT tenant, stream, generation, wrapped FROM data_keys").fetchall()
        old = self._outer.now
        if old is None and rows:
            raise KeyMissing
        changed = [
            (fresh.wrap(old.unwrap(wrapped, *place), *place), fresh.id, *place)
            for *place, wrapped in rows
            if old is not None
        ]
        if changed:
            statement = "UPDATE data_keys SET wrapped = ?, kek = ? WHERE tenant = ? AND stream = ? AND generation = ?"
            self._connection.executemany(statement, changed)
        return len(changed)

    def _current(self, sealer: Sealer, tenant: str, stream: str) -> Cipher:
        newest = "SELECT max(generation) FROM data_keys WHERE tenant = ? AND stream = ?"
        generation = self._connection.execute(newest, (tenant, stream)).fetchone()[0]
        if generation is not None:
            return self._load(tenant, stream, generation)
        data_key = os.urandom(KEY_BYTES)
        self._connection.execute(
            "INSERT INTO data_keys (tenant, stream, generation, wrapped, kek) VALUES (?, ?, 1, ?, ?)",
            (tenant, stream, sealer.wrap(data_key, tenant, stream, 1), sealer.id),
        )
        return self._remember(tenant, stream, (1, _cipher(data_key)))

    def _load(self, tenant: str, stream: str, generation: int) -> Cipher:
        wanted = "SELECT wrapped, kek FROM data_keys WHERE tenant = ? AND stream = ? AND generation = ?"
        row = self._connection.execute(wanted, (tenant, stream, generation)).fetchone()
        if row is None:
            raise StoreDamaged(f"{stream} was sealed with a data key that is gone")
        sealer, now = self._outer.of(row[1]), self._outer.now
        if sealer is None:
            raise KeyMissing(f"{stream} was sealed under key {row[1]}; the key given is {now.id if now else 'none'}")
        return self._remember(tenant, stream, (generation, _cipher(sealer.unwrap(row[0], tenant, stream, generation))))

    def _remember(self, tenant: str, stream: str, cipher: Cipher) -> Cipher:
        if len(self._known) >= self._REMEMBERED:
            self._known.clear()
        self._known[tenant, stream] = cipher
        return cipher


def sealer_for(key: bytes | None, kek: str | None) -> Sealer | None:
    """The sealer of a store whose keys are wrapped by ``kek``. Raises ``KeyMissing`` unless they fit."""
    sealer = None if key is None else Sealer(key)
    if kek is not None and (sealer is None or sealer.id != kek):
        given = "no key was given" if sealer is None else f"the key given is {sealer.id}"
        raise KeyMissing(f"this store is encrypted under key {kek}, and {given}", hint="set TURBO_MODE_STORE_KEY")
    return sealer
