"""What is learned about people: by which channel, and in which hour, they see what is sent to them.

For each channel and hour it is counted how often something was sent and how often it was seen in time. The chance of
the next time is the mean of a Beta distribution; before anything is known, the order in which somebody has named
their channels counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from turbo_mode.core.communications.recipients import channel_of
from turbo_mode.core.communications.settings import INBOX
from turbo_mode.core.communications.state import Line, Post
from turbo_mode.core.plan.functions import time_zone

HOUR = 3_600_000
_WEIGHT = 4.0
"""So many sendings is the word of somebody about their channels worth."""
_FIRST, _STEP = 0.8, 0.1


def channels(state: Post, person: str, only: Sequence[str] = ()) -> list[str]:
    """The channels by which a person is tried, the best first; the inbox alone where there is no other."""
    reachable = state.settings.people.get(person)
    named = list(reachable.reach) if reachable is not None else [channel_of(person)]
    known = [name for name in (only or named) if name in named and name in state.channels]
    counts = state.line(person).by_channel
    chances = {name: _chance(counts.get(name), _FIRST - _STEP * place) for place, name in enumerate(known)}
    return sorted(known, key=lambda name: -chances[name]) or [INBOX]


def _chance(count: Sequence[int] | None, before: float) -> float:
    good, all = count or (0, 0)
    return (good + _WEIGHT * max(0.1, before)) / (all + _WEIGHT)


def hour_of(moment: int, zone: str) -> int:
    """The hour of the day of a moment (ms) by the clock of a zone."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(time_zone(zone)).hour


def best_hour(line: Line, zone: str, now: int, latest: int) -> int:
    """The beginning of the hour up to ``latest`` in which a person sees most; ``latest`` where that isn't known."""
    chances = {name: _chance(count, 0.5) for name, count in line.by_hour.items()}
    best, chosen = 0.5, latest
    for moment in range(now - now % HOUR + HOUR, latest, HOUR):
        if (chance := chances.get(str(hour_of(moment, zone)), 0.5)) > best:
            best, chosen = chance, moment
    return chosen
