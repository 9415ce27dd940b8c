"""Entries about services: programs that stay."""

from __future__ import annotations

from msgspec import Struct


class ServiceEntry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class ServicesStopping(ServiceEntry, frozen=True, tag=True):
    """These services are asked to stop."""

    attempts: list[str]


class ServiceStopped(ServiceEntry, frozen=True, tag=True):
    """A service is gone; ``asked`` tells whether it should be."""

    attempt: str
    asked: bool
    detail: str = ""


class ServiceRestarted(ServiceEntry, frozen=True, tag=True):
    """A service that was lost with its host is started again, on the same port."""

    attempt: str


class ServiceReady(ServiceEntry, frozen=True, tag=True):
    """A restarted service answers again."""

    attempt: str
