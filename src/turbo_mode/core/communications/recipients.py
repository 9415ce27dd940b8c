"""Who is meant: people behind roles, teams and rotations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from turbo_mode.core.communications.settings import Rotation, Settings
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.functions import time_zone

_DAY = 24 * 3_600_000
Groups = Mapping[str, Sequence[str]]
"""The people of each role and team, as ``approvers`` has them."""


class Meant(NamedTuple):
    """``people`` by name (``mailto:ADDRESS`` and the like as they are), and the recipients behind which nobody is."""

    people: list[str]
    nobody: list[str]


def people(
    settings: Settings, groups: Groups, recipients: Iterable[str], now: int, channels: Collection[str] = ()
) -> Meant:  # fmt: skip
    """All who are meant, each once, in order."""
    found: dict[str, None] = {}
    nobody: list[str] = []
    for recipient in dict.fromkeys(recipients):
        behind = _behind(settings, groups, recipient, now, channels)
        found |= dict.fromkeys(behind)
        if not behind:
            nobody.append(recipient)
    return Meant(list(found), nobody)


def _behind(
    settings: Settings, groups: Groups, recipient: str, now: int, channels: Collection[str]
) -> Sequence[str]:  # fmt: skip
    kind, colon, name = recipient.partition(":")
    if not colon:
        return [recipient] if recipient else []
    match kind:
        case "user":
            return [name] if name else []
        case "onCall":
            rotation = settings.on_call.get(name)
            return [on_call(rotation, now)] if rotation is not None else []
        case "role" | "team":
            return groups.get(recipient, [])
    return [recipient] if channel_of(recipient) in channels else []


def channel_of(recipient: str) -> str:
    """The channel of somebody of whom only an address is known: ``mail`` of ``mailto:…``, ``slack`` of ``slack:…``."""
    scheme, colon, _ = recipient.partition(":")
    return ("mail" if scheme == "mailto" else scheme) if colon else ""


def address_of(recipient: str) -> str:
    """The address of somebody of whom nothing else is known."""
    return recipient.partition(":")[2]


def on_call(rotation: Rotation, now: int) -> str:
    """Who is on call at ``now`` (ms). Before the start of a rotation it is the first one."""
    there = datetime.fromtimestamp(now / 1000, UTC).astimezone(time_zone(rotation.timezone)).replace(tzinfo=None)
    for override in rotation.overrides:
        if datetime.fromisoformat(override.from_) <= there < datetime.fromisoformat(override.to):
            return override.person
    start, every = datetime.fromisoformat(rotation.start), milliseconds(rotation.every)
    if every % _DAY == 0:  # by the calendar
        turn = (there - start) // timedelta(milliseconds=every)
    else:
        begins = start.replace(tzinfo=time_zone(rotation.timezone)).timestamp()
        turn = int((now - begins * 1000) // every)
    return rotation.people[max(0, turn) % len(rotation.people)]
