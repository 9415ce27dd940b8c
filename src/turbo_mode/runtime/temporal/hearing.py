"""What people say to a workflow: whose word it is.

Whoever reaches the namespace can send a workflow something. What counts only as the word of a certain person is
therefore taken from the owner of the store alone, who knows people: signed with a key whose public half came with the
start. Anything else is refused, and the refusal is in the record.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from turbo_mode.core.machine.inputs import PERSONAL, Command, Input, Intrusion
from turbo_mode.runtime.temporal import messages as m

MOST_RECORDED = 100
"""Refusals of one run that are in the record; more tell nothing new."""


class Hearing:
    """For one execution. ``owner`` is the public key of the owner, empty where nobody speaks for a store;
    ``heard`` are the ids of what was signed before, since each counts once."""

    def __init__(self, execution: str, owner: str, feed: Callable[[Input], None], heard: Iterable[str] = ()) -> None:
        self.heard = dict.fromkeys(heard)
        self._execution, self._owner = execution, owner
        self._feed = feed
        self._refused = 0

    def plainly(self, command: Command) -> None:
        """Somebody says something."""
        if self._owner and command.verb in PERSONAL:
            self._refuse(command)
        else:
            self._feed(command)

    def signed(self, said: m.Signed) -> None:
        """Somebody says something in the name of the owner."""
        try:
            execution, command = msgspec.json.decode(said.words, type=tuple[str, Command])
        except msgspec.MsgspecError:
            return
        if execution != self._execution or not _fits(self._owner, said):
            self._refuse(command)
        elif command.id not in self.heard:
            self.heard[command.id] = None
            self._feed(command)

    def _refuse(self, command: Command) -> None:
        self._refused += 1
        if self._refused <= MOST_RECORDED:
            what = f"{command.verb} {command.decision[:40]} in the name of {command.by[:64] or 'nobody'}"
            self._feed(Intrusion(f"{what}, past the owner of the store", execution=self._execution))


def _fits(owner: str, said: m.Signed) -> bool:
    if not owner:
        return True
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(owner))
        key.verify(base64.b64decode(said.signature, validate=True), said.words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
