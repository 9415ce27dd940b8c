"""Entries about services: programs that stay."""

from __future__ import annotations

from turbo_mode.core.machine.entry import Entry


class ServicesStopping(Entry, frozen=True, tag=True):
    """These services are asked to stop."""

    attempts: list[str]


class ServiceStopped(Entry, frozen=True, tag=True):
    """A service is gone; ``asked`` tells whether it should be."""

    attempt: str
    asked: bool
    detail: str = ""


class ServiceRestarted(Entry, frozen=True, tag=True):
    """A service that was lost with its host is started again, on the same port."""

    attempt: str


class ServiceReady(Entry, frozen=True, tag=True):
    """A restarted service answers again."""

    attempt: str
