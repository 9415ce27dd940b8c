"""Events that are sent once more, as the doors have it done."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.delivery.wants import wants
from turbo_mode.errors import NotFound
from turbo_mode.operations import deliveries
from turbo_mode.operations.deliveries import Replay
from turbo_mode.server.service import Service


def replay(
    service: Service, destination: str, since: int, until: int | None, events: Sequence[str], *, dry_run: bool
) -> int:  # fmt: skip
    """Send a destination what was committed in some time (ms since 1970), as far as it wants that; how many they are.

    ``dry_run``: only count them. Raises ``NotFound``, ``UsageError``.
    """
    own = service.runtime.deliveries.wanted.get(destination)
    if own is None:
        raise NotFound(f"nothing is sent to `{destination}` here")
    named = wants(list(events))
    with service.reading() as reader:
        period = Replay(since, deliveries.now() if until is None else until, lambda each: own(each) and named(each))
        found = deliveries.events_in(reader, destination, period)
    return len(found) if dry_run else service.runtime.deliveries.replay(destination, found)
