"""Once, however often it is asked: the header ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header).

A request with a key that was used before by the same holder at the same place is not carried out again: it is answered
as if it had been, also by another server, after any crash. The key stands as the id of a command in the store's inbox,
which is durable before anything happens. With other content the same key is refused.
"""

from __future__ import annotations

import hashlib

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError

HEADER = "idempotency-key"
LONGEST = 255


class Once(Struct, frozen=True):
    """A request that counts once: ``id`` says which, ``content`` is what it says."""

    id: str
    content: str

    def refuse_other(self, content: str) -> None:
        """Raises ``UsageError`` if it said something else the first time."""
        if content != self.content:
            raise UsageError("this Idempotency-Key was used for another request", hint="take a fresh one")


def once(key: str | None, holder: str, where: str, body: bytes) -> Once | None:
    """What a key means in a request of ``holder`` to ``where``. Raises ``UsageError`` for one that is no key."""
    if key is None:
        return None
    if not 0 < len(key) <= LONGEST or not key.isprintable():
        raise UsageError(f"an Idempotency-Key has at most {LONGEST} printable characters")
    name = hashlib.sha256(msgspec.json.encode([holder, where, key])).hexdigest()
    return Once(f"once-{name[:40]}", hashlib.sha256(body).hexdigest())


def same(said: Command, known: bytes) -> bool:
    """Whether a command that is known already says the same as this one."""
    before = msgspec.json.decode(known, type=Command)
    return msgspec.structs.replace(before, roles=[], proof="") == msgspec.structs.replace(said, roles=[], proof="")
