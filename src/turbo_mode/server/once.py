"""Once, however often it is asked: the header ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header).

A request with a key that was used before by the same holder at the same place is not carried out again: it is answered
as if it had been, also by another server, after any crash. The key stands as the id of a command in the store's inbox,
which is durable before anything happens. With other content the same key is refused.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError

LONGEST = 255


def id_of(key: str, holder: str, where: str) -> str:
    """By what a request of ``holder`` to ``where`` is known again. Raises ``UsageError`` for what is no key."""
    if not 0 < len(key) <= LONGEST or not key.isprintable():
        raise UsageError(f"an Idempotency-Key has at most {LONGEST} printable characters")
    return f"once-{hashlib.sha256(msgspec.json.encode([holder, where, key])).hexdigest()[:40]}"


def refuse_other(is_same: bool) -> None:
    """Raises ``UsageError`` for a key with which something else was said the first time."""
    if not is_same:
        raise UsageError("this Idempotency-Key was used for another request", hint="take a fresh one")


def same(said: Command, known: bytes) -> bool:
    """Whether a command that is known already says the same as this one."""
    before = msgspec.json.decode(known, type=Command)
    bare: dict[str, Any] = {"roles": [], "to_roles": [], "proof": "", "warrant": None}
    return msgspec.structs.replace(before, **bare) == msgspec.structs.replace(said, **bare)
