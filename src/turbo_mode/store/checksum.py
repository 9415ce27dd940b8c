"""Checksums over stored bytes, in a framing that no two different rows share.

Every text is preceded by its length and every number has a fixed width, so moving a byte from one column to the
next always changes what is summed. The sum covers what lies on the disk (sealed bytes where they are sealed).
"""

from __future__ import annotations

import struct
from hashlib import blake2b

from turbo_mode.store.rows import EntryRow

_SIZE = struct.Struct("<I")
_ENTRY = struct.Struct("<qqqqI")
_STAMP = struct.Struct("<qq")
WIDTH = 16


def frame(*texts: str) -> bytes:
    """The texts as bytes, each preceded by its length."""
    encoded = [text.encode() for text in texts]
    return b"".join([part for text in encoded for part in (_SIZE.pack(len(text)), text)])


def of_entry(stream: bytes, row: EntryRow, sealed: int, body: bytes) -> bytes:
    """Checksum of a journal row whose stored bytes are ``body``. ``stream`` is ``frame(tenant, stream)``."""
    name = row.kind.encode()
    head = _ENTRY.pack(row.seq, row.version, row.at, sealed, len(name))
    return blake2b(b"".join((stream, head, name, body)), digest_size=WIDTH).digest()


def binding(stream: bytes, seq: int, version: int, kind: str) -> bytes:
    """What a sealed body is bound to: it can't be opened in the place of another."""
    return b"".join((b"v1", stream, _STAMP.pack(seq, version), kind.encode()))


def of_values(*values: str | int | float | bytes | None) -> bytes:
    """Checksum of a row that is seldom written. ``ascii`` tells types apart and is the same in every Python."""
    return blake2b(ascii(values).encode(), digest_size=WIDTH).digest()
