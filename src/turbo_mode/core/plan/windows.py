"""When a window opens: exactly, on the calendar of its own place, clocks that are set forward and back included.

Time zones come from the ``tzdata`` package, never from the host. A window is open at a moment when the wall clock of
its zone then shows one of its days and a time from ``from`` up to, not including, ``to``. Where ``to`` comes before
``from`` it runs over midnight and belongs to the day on which it begins; where they are equal it is the whole day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from turbo_mode.core.plan.functions import time_zone
from turbo_mode.core.plan.model import Window

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = 16
"""Days that are looked at: an opening comes back every week, and one of them may fall into an hour that is left out."""
_FAR = 3 * 24 * 3_600_000
"""Milliseconds: beginnings come by their days, so that what comes behind one so much later is not earlier."""
_TRIES = 200
"""Openings that are tried for one at which several windows are open."""
_WHOLE_DAY = (-14 * 60, 36 * 60)
"""The minutes of UTC in which it is a certain day anywhere."""


def is_open(window: Window, now: int) -> bool:
    """Whether a window is open at ``now`` (ms since the epoch). Raises ValueError for a zone that isn't there."""
    there = _moment(now).astimezone(time_zone(window.timezone))
    begins, ends, at = window.from_, window.to, f"{there:%H:%M}"
    today, yesterday = DAYS[there.weekday()] in window.days, DAYS[there.weekday() - 1] in window.days
    if begins == ends:
        return today
    if begins < ends:
        return today and begins <= at < ends
    return (today and at >= begins) or (yesterday and at < ends)


def next_opening(window: Window, now: int) -> int:
    """The first moment from ``now`` on (ms) at which a window is open. Raises ValueError, as ``is_open`` does."""
    if is_open(window, now):
        return now
    found: list[int] = []
    for moment in map(_milliseconds, _beginnings(window, now)):
        if found and moment > found[0] + _FAR:
            break
        if moment > now and is_open(window, moment):
            found.append(moment)
    return min(found)


def together(windows: Sequence[Window], now: int) -> int:
    """The first moment from ``now`` on (ms) at which all are open; 0 if there is none soon enough to be looked for."""
    moment = now
    for _ in range(_TRIES):
        latest = max((next_opening(window, moment) for window in windows), default=moment)
        if latest == moment:
            return moment
        moment = latest
    return 0


def as_list(given: Window | list[Window] | None) -> list[Window]:
    """A ``changeWindow`` of a plan as a list."""
    return [given] if isinstance(given, Window) else list(given or ())


def all_windows(
    own: Window | list[Window] | None, *others: Window | list[Window] | None
) -> Window | list[Window] | None:
    """All of these together, each once; what was written where nothing is added."""
    found = as_list(own)
    more = [window for each in others for window in as_list(each) if window not in found]
    added = [window for place, window in enumerate(more) if window not in more[:place]]
    return [*found, *added] if added else own


def in_words(window: Window, moment: int) -> str:
    """A moment (ms) in the words of a window's own place: ``Mon 09:00 Europe/Berlin``."""
    there = _moment(moment).astimezone(time_zone(window.timezone))
    return f"{DAYS[there.weekday()].title()} {there:%H:%M} {window.timezone}"


def _beginnings(window: Window, now: int) -> Iterator[datetime]:
    """Where a closed window may open: when the wall clock shows its beginning, and when clocks are set."""
    zone = time_zone(window.timezone)
    today = _moment(now).astimezone(zone).date()
    begins = time.min if window.from_ == window.to else time.fromisoformat(window.from_)
    for ahead in range(_AHEAD):
        day = today + timedelta(days=ahead)
        at = datetime.combine(day, begins, zone)
        yield at.astimezone(UTC)
        yield at.replace(fold=1).astimezone(UTC)
        if (change := _clock_change(day, zone)) is not None:
            yield change


@lru_cache(maxsize=4096)
def _clock_change(day: date, zone: ZoneInfo) -> datetime | None:
    """The moment, to the minute, at which the clocks of a zone are set on a day or near it, if they are."""
    start = datetime.combine(day, time.min, UTC)

    def offset(minute: int) -> timedelta | None:
        return (start + timedelta(minutes=minute)).astimezone(zone).utcoffset()

    before, after = _WHOLE_DAY
    old = offset(before)
    if offset(after) == old:
        return None
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if offset(middle) == old else (before, middle)
    return start + timedelta(minutes=after)


def _moment(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
