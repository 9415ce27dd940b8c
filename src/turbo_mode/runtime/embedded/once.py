"""Once, however often it is asked: the header ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header), and the
ids of messages and calls from outside.

A request with a key that was used before by the same holder at the same place is not carried out again: it is answered
as if it had been, also by another owner, after any crash. The key stands as the id of a command in the store's inbox,
which is durable before anything happens. With other content the same key is refused.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from typing import Any

import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.store import rows
from turbo_mode.store.queries import known_command

LONGEST = 255


class Once:
    """What counts once in the store that we own. Its methods may be called from any thread."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._starting = threading.Lock()

    def start(self, once: str, content: Any, prepare: Callable[[], Submission]) -> tuple[str, bool]:
        """Hand in what ``prepare`` makes; returns the id of its execution, durable, and whether it was there already.

        ``content`` is what the request says. Raises ``UsageError`` where it said something else the first time.
        """
        said = msgspec.json.encode(hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest())
        with self._starting, self._runtime.journal.reader() as reader:
            known = known_command(reader, once)
            if known is None:
                now = time.time_ns() // 1_000_000
                known = rows.Command(once, rows.stream_of(new_id(now)), now, said)
            refuse_other(known.body == said)
            id = known.stream.partition("/")[2]
            if reader.find(id):
                return id, True
            return self._runtime.submit(prepare(), id=id, asked=known), False

    def command(self, execution: str, command: Command) -> bool:
        """Give an execution a command; whether it had the one with this id already. Raises ``UsageError`` likewise."""
        if command.id:
            with self._runtime.journal.reader() as reader:
                known = known_command(reader, command.id)
            if known is not None:
                refuse_other(same(command, known.body))
                return True
        self._runtime.command(execution, command)
        return False


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
