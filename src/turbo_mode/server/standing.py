"""Who owns the store: this process, or another one while this is a replica. What the doors have of either."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING

from turbo_mode.core.access.keys import Key
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.errors import NotPermitted, RuntimeFault, StoreBusy, StoreError, TurboModeError
from turbo_mode.inbound.hooks import Hooks
from turbo_mode.runtime.embedded.audit import AuditLog
from turbo_mode.runtime.embedded.keyring import Keyring
from turbo_mode.runtime.embedded.passes import Passes
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.record import Record
from turbo_mode.store import rows
from turbo_mode.store.place import Place
from turbo_mode.store.queries import Reader

if TYPE_CHECKING:
    from turbo_mode.security.openid import Provider
    from turbo_mode.server.replicas.shared import NotesForOwner, Shared


class Standing(Record):
    """The record of a store, and our place beside others. ``shared`` is what the replicas of a store have in common."""

    def __init__(
        self, runtime: Runtime | None, place: Place, shared: Shared | None = None, limits: Sequence[Limits] = ()
    ) -> None:
        super().__init__(place, runtime.limits if runtime else limits)
        self.shared = shared
        self.is_draining = False
        self.hooks: Hooks | None = None
        self._runtime: Runtime | None = None
        self._listening: list[threading.Event] = []
        self._beside = Keyring(_Beside(self))
        self._passes = Passes()
        if shared is not None:
            shared.news = self._heard
        if runtime is not None:
            self.take(runtime)

    def take(self, runtime: Runtime) -> None:
        """Be the owner from now on."""
        runtime.listening.extend(self._listening)
        self.wholes.runtime = self._runtime = runtime

    def give_up(self) -> None:
        """Be the owner no more, and go on as a replica."""
        runtime, self._runtime, self.wholes.runtime, self.hooks = self._runtime, None, None, None
        if runtime is not None:
            with suppress(TurboModeError):
                runtime.close()

    def admit(self, roles: Mapping[str, frozenset[str]], providers: Sequence[Provider]) -> None:
        """These roles, and tokens of these providers, count from now on."""
        for keyring in (self._beside, self.keyring):
            keyring.roles, keyring.providers = roles, providers

    @property
    def is_owner(self) -> bool:
        """Whether this process owns the store."""
        return self._runtime is not None

    @property
    def is_sound(self) -> bool:
        """Whether it does, and nothing keeps it from writing."""
        with suppress(StoreError):
            self.runtime.journal.check()
            return True
        return False

    @property
    def runtime(self) -> Runtime:
        """What carries out executions. Raises ``StoreBusy`` in a replica."""
        if self._runtime is None:
            raise StoreBusy("another process owns this store now", hint="ask again")
        return self._runtime

    @property
    def ours(self) -> Shared:
        """What the replicas of this store share: there are some."""
        assert self.shared is not None
        return self.shared

    @property
    def keyring(self) -> Keyring:
        """The keys of the store; a replica looks them up."""
        return self._runtime.keyring if self._runtime else self._beside

    @property
    def passes(self) -> Passes:
        """The passes of agents: the owner's, since it carries them out."""
        return self._runtime.passes if self._runtime else self._passes

    @property
    def audit(self) -> AuditLog | NotesForOwner:
        """Where is noted what was asked."""
        return self._runtime.audit if self._runtime else self.ours.audit

    @property
    def waits_for(self) -> str:
        """What everything waits for: ``space`` on the disk, or the ``database``; else empty."""
        return self._runtime.waits_for if self._runtime else self.ours.waits_for

    def shown(self, token: str) -> Key:
        """The key that somebody shows, see ``Keyring.verified``; one that another process has just made counts too."""
        if self._runtime is None:
            with suppress(NotPermitted):
                return self._beside.verified(token)
            self._beside.refresh()
        return self.keyring.verified(token)

    def listen(self, news: threading.Event) -> None:
        """Have an event set whenever something was committed, by whomever."""
        self._listening.append(news)
        if self._runtime is not None:
            self._runtime.listening.append(news)

    def _heard(self) -> None:
        for news in self._listening:
            news.set()


class _Beside:
    """The journal as a replica has it: it is read, and nothing is written."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.directory = record.place.folder

    def reader(self) -> AbstractContextManager[Reader]:
        """One that is kept open."""
        return self._record.reading()

    def commit(self, changes: Sequence[rows.Changes]) -> list[RuntimeFault | None]:
        """Raises ``StoreBusy``."""
        raise StoreBusy("another process owns this store now", hint="ask again")
