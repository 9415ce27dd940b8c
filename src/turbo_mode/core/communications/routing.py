"""Where a message goes: by which route, in which group, and whether it interrupts a person now or can wait.

A page interrupts. It is sent when what belongs together has been waited for. Nobody is paged again about a matter that
they know of, nor while their quiet hours last, nor beyond their budget; what is kept back so comes in one digest. One
beyond a budget comes while there is still half of the time to answer.
What isn't urgent is gathered for a digest; where a person has said it, that one comes soon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from turbo_mode.core.communications.entries import Kind
from turbo_mode.core.communications.learning import best_hour
from turbo_mode.core.communications.message import ASKS, URGENT, Message
from turbo_mode.core.communications.settings import Route, Settings
from turbo_mode.core.communications.state import Post, Told
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.functions import time_zone
from turbo_mode.core.plan.model import Window
from turbo_mode.core.plan.windows import as_list, is_open

USUAL_ROUTE = Route()
IN_TIME_URGENT = "30m"
IN_TIME = "24h"
_AHEAD = 9
"""Days that are looked at for the end of quiet hours."""
_QUIET_WEEK = 24 * 3_600_000


class Placed(NamedTuple):
    """How a person gets a message, and when (ms)."""

    of: Kind
    due: int


def route_of(settings: Settings, message: Message) -> Route:
    """The first route that fits a message."""
    for route in settings.routes:
        if (not route.types or message.type in route.types) and route.plan in (None, message.plan):
            return route
    return USUAL_ROUTE


def is_urgent(route: Route, message: Message) -> bool:
    """Whether a message interrupts people."""
    usual = message.urgency == "high" if message.urgency else message.type in URGENT
    return usual if route.urgent is None else route.urgent


def deadline_of(route: Route, message: Message, urgent: bool, now: int) -> int:
    """Until when an answer is in time."""
    usual = IN_TIME_URGENT if urgent else IN_TIME
    return message.deadline or now + milliseconds(route.acknowledge_within or usual)


def group_of(route: Route, message: Message) -> str:
    """What a message belongs to: what it says itself, or what its route says.

    As a rule a question stands for itself, and an alert belongs to all others about its plan.
    """
    if message.group:
        return message.group
    by = route.group
    if by is None:
        by = [] if message.type in ASKS or not message.plan else ["type", "plan"]
    named = [str(getattr(message, name)) for name in by]
    return "/".join(named) if any(named) else message.decision or message.key or message.id


def muted(state: Post, message: Message, now: int) -> str:
    """Why a message is told to nobody, or an empty text."""
    for silence in state.silences.values():
        if now < silence.until and silence.fits(message):
            return f"silence {silence.id}"
    for rule in state.settings.inhibitions:
        about = getattr(message, rule.same)
        if about and message.type in rule.mute:
            for told in state.told.values():
                if told.is_open and told.message.type in rule.while_ and getattr(told.message, rule.same) == about:
                    return f"message {told.message.id} is open"
    return ""


def place(state: Post, told: Told, person: str, now: int) -> Placed:
    """How a person gets a message that has just come."""
    settings = state.settings
    quiet = quiet_until(settings, told.message, person, now)
    wait = milliseconds(route_of(settings, told.message).wait)
    if not told.urgent:
        is_soon = told.message.by or told.message.urgency == "normal"
        due = now + wait if is_soon else _digest_at(state, person, now)
        return Placed("digest", quiet_until(settings, told.message, person, due))
    if quiet > now:
        return Placed("digest", quiet)
    line, per = state.line(person), milliseconds(settings.budgets.per)
    if _knows(state, told, person) or state.calm.get(told.matter, 0) > now:
        return Placed("digest", now + per)
    if line.page is not None:
        return Placed("page", line.page.due)
    unseen = [page.at for page in line.pages if page.at > now - per and not page.seen]
    if len(unseen) >= settings.budgets.pages:
        kept_back = (unseen[0] if unseen else now) + per
        return Placed("digest", min(kept_back, max(now + wait, (now + told.deadline) // 2)))
    return Placed("page", now + wait)


def _knows(state: Post, told: Told, person: str) -> bool:
    """Whether a person has been told of the matter of a message already."""
    matter = state.matters.get(told.matter)
    others = matter.messages if matter is not None else ()
    return any(person in state.told[id].sent for id in others if id != told.message.id and id in state.told)


def _digest_at(state: Post, person: str, now: int) -> int:
    latest = now + milliseconds(state.settings.digests.every)
    if not state.settings.digests.learned:
        return latest
    reachable = state.settings.people.get(person)
    return best_hour(state.line(person), reachable.timezone if reachable else "UTC", now, latest)


def quiet_until(settings: Settings, message: Message, person: str, at: int) -> int:
    """The first moment from ``at`` on at which a person may be interrupted by a message."""
    windows: list[Window] = []
    if settings.quiet_hours is not None and message.type not in settings.quiet_hours.except_:
        windows += settings.quiet_hours.windows
    if (reachable := settings.people.get(person)) is not None:
        windows += as_list(reachable.quiet_hours)
    if not any(is_open(window, at) for window in windows):
        return at
    return next(
        (end for end in _ends(windows, at) if not any(is_open(each, end) for each in windows)), at + _QUIET_WEEK
    )


def _ends(windows: Sequence[Window], at: int) -> Iterator[int]:
    """The moments after ``at`` at which one of the windows may end, in order."""
    found: list[int] = []
    for window in windows:
        zone = time_zone(window.timezone)
        today = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()
        clock = "00:00" if window.from_ == window.to else window.to
        for ahead in range(_AHEAD):
            there = datetime.fromisoformat(f"{today + timedelta(days=ahead)}T{clock}").replace(tzinfo=zone)
            found += [int(there.replace(fold=fold).timestamp() * 1000) for fold in (0, 1)]
    yield from sorted(end for end in found if end > at)
