"""Routes to the webhooks of a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from turbo_mode.configuration.destinations import Destination, Webhook, name_of
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.model import Secret
from turbo_mode.delivery.route import RETRIES, Route
from turbo_mode.delivery.wants import wants
from turbo_mode.delivery.webhooks.client import Client
from turbo_mode.delivery.webhooks.endpoint import Endpoint
from turbo_mode.security.egress import EgressPolicy
from turbo_mode.security.secrets import SecretRef, SecretResolver
from turbo_mode.security.signing import check_secret


def route_to(webhook: Webhook, policy: EgressPolicy, folder: Path) -> Route:
    """The way to one; files of secrets are looked for from ``folder``, and read for every event anew."""

    def secrets() -> tuple[Mapping[str, str], list[str]]:
        headers = {name: revealed(value, folder) for name, value in webhook.headers.items()}
        keys = [revealed(each, folder) for each in webhook.secrets]
        for key in keys:
            check_secret(key)
        return headers, keys

    return Route(
        name=name_of(webhook), about=place_of(webhook.url),
        carrier=lambda: Endpoint(Client(webhook.url, policy), webhook.format, secrets),
        wants=wants(webhook.events, webhook.when), ordered=webhook.ordered, concurrency=webhook.concurrency,
        timeout=milliseconds(webhook.timeout) / 1000, retries=retries_of(webhook),
    )  # fmt: skip


def retries_of(destination: Destination) -> tuple[float, ...]:
    """The seconds between attempts."""
    given = destination.retries
    return RETRIES if given is None else tuple(milliseconds(each) / 1000 for each in given)


def place_of(url: str) -> str:
    """An address without what may be secret in it: no user, no path, no query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def revealed(value: str | Secret, folder: Path) -> str:
    """A text as it stands in the configuration, or from where that says it is. Raises ``SecretError``."""
    if isinstance(value, str):
        return value
    resolver = SecretResolver({value.name: SecretRef(value.source, value.name)}, folder=folder)
    return resolver.resolve(value.name).reveal()
