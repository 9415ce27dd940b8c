"""What comes in beside an owner, for as long as it is one. Nothing is imported before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from turbo_mode.runtime.embedded import reach

if TYPE_CHECKING:
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.runtime.embedded.scheduler import Scheduler


def attach(runtime: Runtime, loaded: Loaded) -> None:
    """Read the queues of a configuration, and hand events to triggers as soon as plans are started by themselves.

    Raises ``NotInstalled``.
    """

    def begin(scheduler: Scheduler) -> None:
        from turbo_mode.inbound.events import Offering

        runtime.leaving.append(Offering(runtime.journal, scheduler).close)

    runtime.firing = begin
    if loaded.configuration.inbound_queues:
        from turbo_mode.inbound import reading

        reading.attach(runtime, loaded)


def attend_all(loaded: Loaded) -> None:
    """Likewise beside every store that we own from now on to carry things out."""
    reach.companions[:] = [each for each in reach.companions if each.__module__ != __name__]
    reach.companions.append(lambda runtime: attach(runtime, loaded))
