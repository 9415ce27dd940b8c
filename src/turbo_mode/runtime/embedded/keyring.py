"""The API keys of a store, in the process that owns it: made, revoked, and looked up at each request."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from turbo_mode.core.access.keys import STREAM, VERSION, AnyEntry, Key, KeyMade, KeyRevoked, Keys, decode
from turbo_mode.core.access.scopes import EVERYTHING, ROLES, SCOPES, allows, scopes_of
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import Conflict, NotFound, NotPermitted, RuntimeFault, UsageError
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.store.place import tenant_of
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow

if TYPE_CHECKING:
    from turbo_mode.security.openid import Provider
    from turbo_mode.security.tokens import Claims, Signer

DAY = 24 * 3600
ACCESS_SECONDS = 900
"""Seconds for which an access token counts."""
LONGEST = 366 * DAY
"""Seconds for which a key may count at most."""


def read_keys(reader: Reader) -> Keys:
    """All keys of a store."""
    keys = Keys()
    for row in reader.read(STREAM):
        keys.apply(decode(row.body))
    return keys


def told(key: Key) -> dict[str, Any]:
    """A key as plain data, as the control socket and all doors tell it."""
    return {
        "id": key.id, "holder": key.holder, "tenant": key.tenant, "roles": list(key.roles),
        "scopes": sorted(key.scopes), "status": key.status(time.time_ns() // 1_000_000),
        "createdAt": timestamp(key.made), "expiresAt": timestamp(key.expires), "createdBy": key.by,
        "revokedAt": timestamp(key.revoked) if key.revoked else None, "reason": key.reason,
    }  # fmt: skip


class Record(Protocol):
    """The journal, as far as keys need it; where somebody else owns the store, ``commit`` raises ``StoreBusy``."""

    directory: Path

    def reader(self) -> AbstractContextManager[Reader]: ...
    def commit(self, changes: Sequence[Changes]) -> list[RuntimeFault | None]: ...


class Keyring:
    """All keys of a store. Its methods may be called from any thread.

    Signing needs an extra: whatever makes or verifies a token raises ``NotInstalled`` without it, and ``KeyMissing``
    where the signing key can't be used.
    """

    def __init__(self, journal: Record) -> None:
        self._journal = journal
        self._lock = threading.RLock()
        self.providers: Sequence[Provider] = ()
        self.roles: Mapping[str, frozenset[str]] = ROLES
        self.tenant = tenant_of(journal.directory)

    @cached_property
    def _signer(self) -> Signer:
        from turbo_mode.security.tokens import Signer

        return Signer.beside(self._journal.directory)

    @cached_property
    def _keys(self) -> Keys:
        with self._lock, self._journal.reader() as reader:
            return read_keys(reader)

    @property
    def keys(self) -> list[Key]:
        """All of them, the oldest first."""
        return list(self._keys.all.values())

    @property
    def seq(self) -> int:
        """How many entries of the record of keys are known here."""
        return self._keys.seq

    def refresh(self) -> None:
        """Take in what another process has made or revoked since."""
        with self._lock, self._journal.reader() as reader:
            for row in reader.read(STREAM, self._keys.seq):
                self._keys.apply(decode(row.body))

    def counts(self, key: Key) -> bool:
        """Whether a key that was shown before counts still."""
        now = time.time_ns() // 1_000_000
        known = self._keys.all.get(key.id, key)
        return key.status(now) == known.status(now) == "ACTIVE"

    @property
    def signing(self) -> str:
        """Tells the key by which tokens are signed here from any other one."""
        return self._signer.kid

    def jwks(self) -> dict[str, Any]:
        """What verifies a token of this store."""
        return self._signer.jwks()

    def make(
        self, holder: str, roles: Sequence[str], scopes: Sequence[str] = (), *, seconds: int = 30 * DAY, by: str = "",
        replaces: str = "", overlap: int = 0,
    ) -> tuple[str, Key]:  # fmt: skip
        """A new key and its token, which is told this once. ``overlap``: seconds that the one it ``replaces`` lives on.

        Raises ``UsageError`` for roles and times that mean nothing, ``NotFound`` for a key to be replaced that isn't
        there.
        """
        granted = scopes_of(roles, scopes, self.roles)
        if not 0 < seconds <= LONGEST:
            raise UsageError(f"a key counts for at most {LONGEST // DAY} days")
        if not holder.strip() or len(holder) > 200 or not holder.isprintable():
            raise UsageError("a key needs the name of its holder")
        now = time.time_ns() // 1_000_000
        made = KeyMade(
            now, new_id(now), holder, sorted(granted), now + seconds * 1000, list(roles), self.tenant, by, replaces
        )
        signer, entries = self._signer, list[AnyEntry]([made])
        if replaces:
            entries.append(self._revocation(replaces, now + overlap * 1000, by, "rotated"))
        self._commit(entries)
        token = signer.mint(made.id, holder, made.tenant, issued=now // 1000, expires=made.expires // 1000)
        return token, self._keys.all[made.id]

    def revoke(self, id: str, *, by: str = "", reason: str = "") -> Key:
        """A key counts no more from now on. Raises ``NotFound``, and ``Conflict`` for one that didn't count."""
        now = time.time_ns() // 1_000_000
        self._commit([self._revocation(id, now, by, reason)])
        return self._keys.all[id]

    def verified(self, token: str) -> Key:
        """The key that a token is or was given for, if it counts; or what a provider that we trust says of its bearer.

        Raises ``NotPermitted``, never saying what is wrong.
        """
        now = time.time_ns() // 1_000_000
        for provider in self.providers:
            if provider.is_of(token):
                return provider.verified(token, now)
        return self._key_of(self._signer.verify(token, now // 1000), now)

    def known(self, token: str) -> Key | None:
        """Likewise, at once: only for a token that ``verified`` has found right before, None for others."""
        now = time.time_ns() // 1_000_000
        claims = None if self.providers else self._signer.known(token, now // 1000)
        return None if claims is None else self._key_of(claims, now)

    def _key_of(self, claims: Claims, now: int) -> Key:
        key = self._keys.counts(claims.id, now)
        if key is None or (key.holder, key.tenant) != (claims.holder, claims.tenant):
            raise NotPermitted("this key isn't valid")
        return key if claims.scopes is None else msgspec.structs.replace(key, scopes=claims.scopes)

    def exchange(self, id: str, token: str, scopes: Collection[str] = ()) -> tuple[str, int, frozenset[str]]:
        """An access token for the key with this id: the token, seconds for which it counts, and what it may.

        That is ``scopes``, or all that the key may. Raises ``NotPermitted`` for a token that isn't that key itself or
        may not do all of it.
        """
        now = time.time_ns() // 1_000_000
        if self._signer.verify(token, now // 1000).scopes is not None or (key := self.verified(token)).id != id:
            raise NotPermitted("this key isn't valid")
        wanted = frozenset(scopes) or key.scopes
        known = SCOPES | {EVERYTHING}
        if missing := [scope for scope in wanted if scope not in known or not allows(key.scopes, scope)]:
            raise UsageError(f"this key has no scope `{min(missing)}`")
        seconds = min(ACCESS_SECONDS, (key.expires - now) // 1000)
        made = self._signer.mint(
            id, key.holder, key.tenant, issued=now // 1000, expires=now // 1000 + seconds, scopes=wanted
        )
        return made, seconds, wanted

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket. Raises what ``make`` and ``revoke`` raise."""
        if request["verb"] == "revoke":
            return {"key": told(self.revoke(request["id"], by=by, reason=request.get("reason", "")))}
        token, key = self.make(**request["make"] | {"by": by})
        return {"token": token, "key": told(key)}

    def _revocation(self, id: str, since: int, by: str, reason: str) -> KeyRevoked:
        now = time.time_ns() // 1_000_000
        if id not in self._keys.all:
            raise NotFound(f"there is no key `{id}`", hint="`turbo-mode keys list` shows them")
        if self._keys.counts(id, now) is None:
            raise Conflict(f"key `{id}` is {self._keys.all[id].status(now)} already")
        return KeyRevoked(now, id, since, by, reason)

    def _commit(self, entries: Sequence[AnyEntry]) -> None:
        with self._lock:
            seq = self._keys.seq
            rows = [
                EntryRow(seq + place, VERSION, type(entry).__name__, entry.at, msgspec.json.encode(entry))
                for place, entry in enumerate(entries, 1)
            ]
            (wrong,) = self._journal.commit([Changes(STREAM, rows)])
            if wrong is not None:
                raise wrong
            for entry in entries:
                self._keys.apply(entry)
