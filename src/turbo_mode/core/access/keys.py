"""API keys as the journal knows them: who has one, what it may, until when. Never the key itself.

A key is a signed token (see ``security/tokens.py``) that carries its id; whether it still counts is asked here, at
each request. The stream ``keys`` holds what happened to all of them; ``apply`` is the only thing that changes them.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

STREAM = "keys"
VERSION = 1


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class KeyMade(Entry, frozen=True, tag=True):
    """A key was handed out to ``holder``; it counts until ``expires`` (ms). ``replaces``: another key's id."""

    id: str
    holder: str
    scopes: list[str]
    expires: int
    roles: list[str] = []
    tenant: str = "default"
    by: str = ""
    replaces: str = ""


class KeyRevoked(Entry, frozen=True, tag=True):
    """A key counts no more from ``since`` (ms) on."""

    id: str
    since: int
    by: str = ""
    reason: str = ""


AnyEntry = KeyMade | KeyRevoked
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


def decode(body: bytes) -> AnyEntry:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)


class Key(Struct):
    """One key. Times are ms since the epoch; ``revoked`` is 0 for one that wasn't.

    ``execution``: of a pass that the agent of a task has, the execution that it is bound to.
    """

    id: str
    holder: str
    scopes: frozenset[str]
    roles: tuple[str, ...]
    tenant: str
    made: int
    expires: int
    by: str
    revoked: int = 0
    reason: str = ""
    execution: str = ""

    def status(self, now: int) -> str:
        """ACTIVE, REVOKED or EXPIRED."""
        if self.revoked and now >= self.revoked:
            return "REVOKED"
        return "EXPIRED" if now >= self.expires else "ACTIVE"


class Keys:
    """All keys that ever were, by their ids, in the order in which they were made."""

    def __init__(self) -> None:
        self.seq = 0
        self.all: dict[str, Key] = {}

    def apply(self, entry: AnyEntry) -> None:
        """Take one entry in."""
        self.seq += 1
        if isinstance(entry, KeyMade):
            self.all[entry.id] = Key(
                entry.id, entry.holder, frozenset(entry.scopes), tuple(entry.roles), entry.tenant, entry.at,
                entry.expires, entry.by,
            )  # fmt: skip
            return
        key = self.all[entry.id]
        if not key.revoked or entry.since < key.revoked:
            key.revoked, key.reason = entry.since, entry.reason

    def counts(self, id: str, now: int) -> Key | None:
        """The key with this id, if it counts at this time."""
        key = self.all.get(id)
        return key if key is not None and key.status(now) == "ACTIVE" else None
