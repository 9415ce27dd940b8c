"""What goes out while a process owns a store: events, to the destinations of its configuration."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from turbo_mode.configuration.model import ConfiguredCollector
from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.data.work import Places
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.route import Route
from turbo_mode.delivery.sampling import sampler_of
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import NotFound, NotInstalled, StoreError
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.store.rows import DestinationRow

if TYPE_CHECKING:
    from turbo_mode.delivery.logs import Logs
    from turbo_mode.delivery.tracing import Tracing

_EXTRA = 'pip install "turbo-mode[otel]"'


def routes_of(loaded: Loaded) -> list[Route]:
    """The ways to all destinations of a configuration. Raises ``NotInstalled``."""
    from turbo_mode.delivery.webhooks.building import route_to

    configuration, folder = loaded.configuration, loaded.path.parent if loaded.path else Path()
    policy = configuration.egress.policy()
    hooks: list[Route] = [route_to(webhook, policy, folder) for webhook in configuration.webhooks]
    if configuration.message_queues:
        from turbo_mode.delivery.queues import route_to_queue

        hooks += [route_to_queue(queue, folder) for queue in configuration.message_queues]
    if any(sink.feeds for sink in configuration.data_sinks):
        from turbo_mode.delivery.feeds import route_to_sink

        places = Places(sinks=configuration.data_sinks, folder=folder)
        hooks += [route_to_sink(places, sink, feed) for sink in configuration.data_sinks for feed in sink.feeds]
    return hooks


def wanted_by(loaded: Loaded, name: str) -> Callable[[Event], bool]:
    """Which events the destination with this name wants. Raises ``NotFound``."""
    routes = {route.name: route for route in routes_of(loaded)}
    if name not in routes:
        known = ", ".join(routes) or "none"
        raise NotFound(f"the configuration has no destination `{name}`", hint=f"it has: {known}")
    return routes[name].wants


def _tracing(runtime: Runtime, wanted: ConfiguredCollector, folder: Path) -> Tracing:
    """The traces of a store. Raises ``NotInstalled``, ``SecretError``."""
    try:
        from turbo_mode.delivery.tracing import Collector, Tracing
    except ImportError:
        raise NotInstalled("traces need what isn't installed", hint=_EXTRA) from None
    return Tracing(runtime.journal, Collector(*_said_of(wanted, folder)))


def _logs(runtime: Runtime, wanted: ConfiguredCollector, folder: Path) -> Logs:
    """Its logs; likewise."""
    try:
        from turbo_mode.delivery.logs import LogCollector, Logs
    except ImportError:
        raise NotInstalled("logs for OpenTelemetry need what isn't installed", hint=_EXTRA) from None
    return Logs(runtime.journal, LogCollector(*_said_of(wanted, folder)))


def _said_of(wanted: ConfiguredCollector, folder: Path) -> tuple[str | None, dict[str, str], float]:
    """Where a collector is, its headers with their secrets, and how long (s) it may take."""
    from turbo_mode.delivery.webhooks.building import revealed

    headers = {name: revealed(value, folder) for name, value in wanted.headers.items()}
    return wanted.endpoint, headers, milliseconds(wanted.timeout) / 1000


def begin(runtime: Runtime, loaded: Loaded) -> Relay:
    """Have events sent, also what was left from before. ``Relay.close`` it before the runtime."""
    relay = Relay(runtime.journal)
    routes, folder = routes_of(loaded), loaded.path.parent if loaded.path else Path()
    if loaded.configuration.logs is not None:
        relay.destinations.append(_logs(runtime, loaded.configuration.logs, folder))
    if loaded.configuration.traces is not None:
        tracing = _tracing(runtime, loaded.configuration.traces, folder)
        runtime.sampler = sampler_of(os.environ)
        relay.destinations.append(tracing)
        routes = [tracing.traced(route) for route in routes]

    def disabled(change: DestinationRow) -> None:
        content = f"{change.destination} gets no events any more: {change.reason}"
        said = {"content": content, "recipients": [], "destination": change.destination}
        try:
            runtime.resources.create("communication", said, change="sent", type="ALERT", status="SENT")
        except StoreError:
            return  # its record says it, too

    relay.send(routes, disabled)
    runtime.deliveries.wanted = {route.name: route.wants for route in routes}
    if relay.dispatch is not None:
        runtime.deliveries.changed = relay.dispatch.look_again
    return relay
