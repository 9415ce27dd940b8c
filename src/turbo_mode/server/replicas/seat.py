"""The place of this process beside others with the same store: its owner, or a replica that may become it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Self

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.errors import KeyMissing, StoreBusy, TurboModeError
from turbo_mode.inbound.hooks import Hooks
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security import keyfile
from turbo_mode.security.tokens import FILE
from turbo_mode.server.mcp.inside import Inside
from turbo_mode.server.service import Service
from turbo_mode.store.place import Place

if TYPE_CHECKING:
    from turbo_mode.server.replicas.shared import Shared
    from turbo_mode.server.replicas.succession import Succession


class Owning(NamedTuple):
    """How the owner of a store is made here, and who is told what becomes of it.

    ``own`` becomes the owner, or raises ``StoreBusy``; ``hooks`` are those of its configuration. ``admit`` says whose
    keys and tokens count, ``reload`` has the configuration read again. ``ready`` is told the
    URL at which we listen, whether we own the store, and with how many executions we go on. ``took`` is told of the
    owner that we are, where we listen, and with how many executions it goes on; ``lost``, why we are the owner no
    more, or can't be.
    """

    own: Callable[[], Runtime]
    hooks: Callable[[Runtime], Hooks]
    admit: Callable[[Service], None]
    reload: Callable[[Service], None]
    ready: Callable[[str, bool, int], None]
    took: Callable[[Runtime, str, int], None]
    lost: Callable[[TurboModeError], None]


class Seat:
    """Use it as a context manager. ``limits`` are those of the configuration.

    Raises ``StoreBusy`` where somebody owns the store and it is no server's, so that there can be no replica;
    ``KeyMissing`` where the keys of the store aren't known here.
    """

    def __init__(self, owning: Owning, place: Place, limits: Sequence[Limits] = ()) -> None:
        self._owning = owning
        self._place = place
        self._shared: Shared | None = None
        self._succession: Succession | None = None
        self._url = ""
        self._taken_up = 0
        runtime = self._owned()
        try:
            self._shared = _shared(place)
            self.service = Service(None, place, self._shared, limits)
            owning.admit(self.service)
            if runtime is not None:
                self._begin(runtime)
            elif self._shared is not None:
                _check(self.service, self._shared)
        except BaseException:
            if runtime is not None:
                runtime.close()
            if self._shared is not None:
                self._shared.close()
            raise

    def _owned(self) -> Runtime | None:
        try:
            return self._owning.own()
        except StoreBusy:
            if not self._place.url:
                raise
            reach.opened(self._place).close()  # a replica of a version that can't read this store is none
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._succession is not None:
            self._succession.close()
        self.service.give_up()
        if self._shared is not None:
            self._shared.close()

    def listening(self, url: str) -> None:
        """From now on we answer there; and, as a replica, may become the owner."""
        self._url = url
        self._owning.ready(url, self.service.is_owner, self._taken_up)
        if self.service.is_owner:
            self._open(self.service.runtime)
        if self._shared is not None:
            from turbo_mode.server.replicas.succession import Succession

            self._succession = Succession(self.service, self._owning.own, self._took, self._owning.lost)

    def reload(self) -> None:
        """Have the configuration read again."""
        self._owning.reload(self.service)

    def _took(self, runtime: Runtime) -> None:
        try:
            self._begin(runtime)
        except BaseException:
            self.service.give_up()
            with suppress(TurboModeError):
                runtime.close()
            raise
        self._open(runtime)

    def _begin(self, runtime: Runtime) -> None:
        """Be the owner, and take up what has not ended."""
        if self._shared is not None:
            _check(self.service, self._shared)
            kid = runtime.keyring.signing
            runtime.journal.also(
                "note the signing key",
                lambda connection: connection.execute("UPDATE owner SET signing = ? WHERE id = 1", (kid,)),
            )
        runtime.audit.begin()
        self.service.take(runtime)
        self._owning.admit(self.service)
        rows = executions.unfinished(self._place)
        self._taken_up = sum(runtime.go_on(row.id) for row in reversed(rows))
        hooks = self._owning.hooks(runtime)
        if hooks.is_used:
            self.service.hooks = hooks
            runtime.schedules.fire()

    def _open(self, runtime: Runtime) -> None:
        runtime.passes.url = _from_here(self._url)
        runtime.passes.door = Inside(self.service, runtime.passes)
        self._owning.took(runtime, self._url, self._taken_up)


def _shared(place: Place) -> Shared | None:
    if not place.url:
        return None
    from turbo_mode.server.replicas.shared import Shared

    return Shared(place)


def _check(service: Service, shared: Shared) -> None:
    """Raises ``KeyMissing`` where the keys of this store aren't known here, since none of them would count."""
    known, file = shared.visitor.signing(), service.place.folder / FILE
    hint = (
        f"copy {FILE} from the folder of another replica; or, to make all keys anew with this one:"
        " UPDATE turbo_mode.owner SET signing = NULL"
    )
    if known and not file.exists() and keyfile.from_environment() is None:
        raise KeyMissing(f"the keys of this store are signed with a {FILE} that is missing in {file.parent}", hint=hint)
    if known and service.keyring.signing != known:
        raise KeyMissing(f"{file} isn't the one with which the keys of this store are signed", hint=hint)


def _from_here(url: str) -> str:
    """Where a program on this machine reaches us."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
