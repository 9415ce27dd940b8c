"""When a cron time comes: exactly, on the calendar of its own place, clocks that are set forward and back included.

``_fires`` is the whole definition, minute by minute. A time that the clocks leave out comes right after the gap, once.
A time that comes twice counts the first time. Where every hour fits, real hours count instead: nothing comes in place
of an hour that is left out, and one that comes twice counts twice.

Time zones come from the ``tzdata`` package, never from the host.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from turbo_mode.core.plan.cron import Cron, parse_cron
from turbo_mode.core.plan.functions import time_zone

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MINUTE = 60_000
_DAY = 1440
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FAR = 9 * 366 * _DAY * MINUTE
"""The 29th of February may be eight years away."""


def moments(cron: str, zone: str, after: int, until: int) -> Iterator[int]:
    """The moments (ms since the epoch, whole minutes) after ``after`` and up to ``until`` at which it comes, in order.

    Raises ``CronError``, and ValueError for a zone that isn't there.
    """
    parsed, place = _known(cron, zone)
    first, last = after // MINUTE + 1, until // MINUTE
    for day in range(first // _DAY, last // _DAY + 1):
        yield from (minute * MINUTE for minute in _of_day(parsed, place, day) if first <= minute <= last)


@lru_cache(maxsize=1024)
def next_moment(cron: str, zone: str, after: int) -> int | None:
    """The first moment after ``after`` at which it comes; None if it never does. Raises as ``moments``."""
    return next(moments(cron, zone, after, after + _FAR), None)


def local(moment: int, zone: str) -> datetime:
    """A moment (ms) by the clock of a zone."""
    return _there(moment // MINUTE, time_zone(zone))


@lru_cache(maxsize=256)
def _known(cron: str, zone: str) -> tuple[Cron, ZoneInfo]:
    return parse_cron(cron), time_zone(zone)


@lru_cache(maxsize=256)
def _of_day(cron: Cron, zone: ZoneInfo, day: int) -> tuple[int, ...]:
    """The minutes since the epoch, of one day of UTC, at which it comes; quickly, unless clocks are set on that day."""
    start = day * _DAY
    offset = _there(start, zone).utcoffset()
    if _there(start - 1, zone).utcoffset() != offset or _there(start + _DAY - 1, zone).utcoffset() != offset:
        return tuple(minute for minute in range(start, start + _DAY) if _fires(cron, zone, minute))
    begin = _there(start, zone).replace(tzinfo=None)
    midnight = begin.replace(hour=0, minute=0, second=0)
    passed = int((begin - midnight).total_seconds()) // 60
    found: list[int] = []
    for number in (0, 1):
        if _day_fits(cron, midnight + timedelta(days=number)):
            shift = number * _DAY - passed
            found += [start + shift + at for at in _times(cron.hours, cron.minutes) if 0 <= shift + at < _DAY]
    return tuple(found)


@lru_cache(maxsize=64)
def _times(hours: frozenset[int], minutes: frozenset[int]) -> tuple[int, ...]:
    return tuple(60 * hour + minute for hour in sorted(hours) for minute in sorted(minutes))


def _fires(cron: Cron, zone: ZoneInfo, minute: int) -> bool:
    """Whether it comes at one minute since the epoch."""
    there, before = _there(minute, zone), _there(minute - 1, zone)
    every_hour = len(cron.hours) == 24
    now = there.replace(tzinfo=None, fold=0)
    if _fits(cron, now) and (every_hour or not there.fold):
        return True
    left_out = before.replace(tzinfo=None, fold=0) + timedelta(minutes=1)
    while left_out < now and not every_hour:
        if _fits(cron, left_out):
            return True
        left_out += timedelta(minutes=1)
    return False


def _fits(cron: Cron, time: datetime) -> bool:
    return time.minute in cron.minutes and time.hour in cron.hours and _day_fits(cron, time)


def _day_fits(cron: Cron, day: datetime) -> bool:
    """Where both kinds of day are restricted, either will do."""
    if day.month not in cron.months:
        return False
    of_month, of_week = day.day in cron.days, (day.weekday() + 1) % 7 in cron.weekdays
    return of_month and of_week if cron.any_day or cron.any_weekday else of_month or of_week


def _there(minute: int, zone: ZoneInfo) -> datetime:
    return (_EPOCH + timedelta(minutes=minute)).astimezone(zone)
