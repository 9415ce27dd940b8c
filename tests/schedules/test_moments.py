"""When a cron time comes: said once more from the side of the wall clock, and over every kind of clock change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.core.plan import cron_moments
from turbo_mode.core.plan.cron import Cron, parse_cron
from turbo_mode.core.plan.cron_moments import MINUTE, local, moments, next_moment
from turbo_mode.core.plan.functions import time_zone

ZONES = (
    "UTC", "Europe/Berlin", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham", "Pacific/Apia", "America/Havana",
)  # fmt: skip
CHANGES = (
    datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2025, 11, 2, 6, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 10, 3, 15, tzinfo=UTC),
    datetime(2026, 2, 15, 2, tzinfo=UTC), datetime(2011, 12, 30, 10, tzinfo=UTC), datetime(2010, 11, 7, 3, tzinfo=UTC),
    datetime(2026, 3, 8, 5, tzinfo=UTC), datetime(2026, 11, 1, 5, tzinfo=UTC),
)  # fmt: skip
crons = st.builds(
    "{} {} {} * {}".format, st.sampled_from(["0", "30", "*/20", "5,59", "*"]),
    st.sampled_from(["*", "2", "1-3", "*/2", "0", "23", "0-23"]), st.sampled_from(["*", "*", "30", "*/2", "1,8,29"]),
    st.sampled_from(["*", "*", "sun", "1-5"]),
)  # fmt: skip
starts = st.builds(
    lambda change, minutes, ms: int(change.timestamp() * 1000) + minutes * MINUTE + ms,
    st.sampled_from(CHANGES), st.integers(-1600, 600), st.sampled_from([0, 1, 30_500]),
)  # fmt: skip


def expected(text: str, name: str, after: int, until: int) -> list[int]:
    """Every wall-clock time that fits, and the moments at which it is shown, or would have been."""
    cron, zone, found = parse_cron(text), time_zone(name), set[int]()
    wall = local(after, name).replace(tzinfo=None, fold=0) - timedelta(days=2)
    last = local(until, name).replace(tzinfo=None, fold=0) + timedelta(days=2)
    while wall <= last:
        if _fits(cron, wall):
            shown = sorted({at for fold in (0, 1) if _wall(at := _at(wall, zone, fold), name) == wall})
            if len(cron.hours) == 24:
                found.update(shown)
            else:
                found.add(shown[0] if shown else _change(_at(wall, zone, 1), _at(wall, zone, 0), name))
        wall += timedelta(minutes=1)
    return sorted(each for each in found if after < each <= until)


def _fits(cron: Cron, wall: datetime) -> bool:
    days = [wall.day in cron.days, wall.isoweekday() % 7 in cron.weekdays]
    day = all(days) if cron.any_day or cron.any_weekday else any(days)
    return day and wall.hour in cron.hours and wall.minute in cron.minutes and wall.month in cron.months


def _at(wall: datetime, zone: object, fold: int) -> int:
    return int(wall.replace(tzinfo=zone, fold=fold).timestamp() * 1000)  # type: ignore[arg-type]


def _wall(ms: int, name: str) -> datetime:
    return local(ms, name).replace(tzinfo=None, fold=0)


def _change(before: int, after: int, name: str) -> int:
    """Where the clocks are set forward."""
    offset = local(before, name).utcoffset()
    return next(ms for ms in range(before, after + MINUTE, MINUTE) if local(ms, name).utcoffset() != offset)


@settings(max_examples=60)
@given(crons, st.sampled_from(ZONES), starts, st.integers(1, 1500))
def test_every_time_comes_at_its_moments(cron: str, zone: str, after: int, minutes: int) -> None:
    until = after + minutes * MINUTE
    found = list(moments(cron, zone, after, until))
    assert found == expected(cron, zone, after, until)
    assert found[:1] == [due for due in [next_moment(cron, zone, after)] if due is not None and due <= until]


@settings(max_examples=60)
@given(crons, st.sampled_from(ZONES), starts)
def test_the_quick_way_through_a_day_is_the_definition(cron: str, zone: str, at: int) -> None:
    day, parsed, place = at // MINUTE // 1440, parse_cron(cron), time_zone(zone)
    slowly = [minute for minute in range(day * 1440, (day + 1) * 1440) if cron_moments._fires(parsed, place, minute)]
    assert list(cron_moments._of_day(parsed, place, day)) == slowly


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("cron", "zone", "after", "comes"),
    [
        # left out: right after the gap, once
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", ["2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00"]),
        ("*/15 2 * * *", "Europe/Berlin", "2026-03-29T00:00Z", ["2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00"]),
        ("0 2,3 * * *", "Europe/Berlin", "2026-03-29T00:00Z", ["2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00"]),
        # twice: the first time
        ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"]),
        # every hour: real hours
        ("30 * * * *", "Europe/Berlin", "2026-03-29T00:00Z", ["2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00"]),
        ("30 * * * *", "Europe/Berlin", "2026-10-25T00:00Z", ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"]),
        # half an hour, and a whole day that never was
        ("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00Z", ["2026-10-03T15:30Z", "2026-10-04T15:15Z"]),
        ("0 9 30 12 *", "Pacific/Apia", "2011-12-29T12:00Z", ["2011-12-31T00:00+14:00", "2012-12-30T09:00+14:00"]),
        # both kinds of day: either
        ("0 0 13 * fri", "UTC", "2026-11-10T00:00Z", ["2026-11-13T00:00Z", "2026-11-20T00:00Z"]),
        ("0 0 29 2 *", "UTC", "2097-01-01T00:00Z", ["2104-02-29T00:00Z"]),
    ],
)  # fmt: skip
def test_the_calendar(cron: str, zone: str, after: str, comes: list[str]) -> None:
    found, now = list[int](), at(after)
    for _ in comes:
        due = next_moment(cron, zone, now)
        assert due is not None
        found.append(now := due)
    assert found == [at(text) for text in comes]


def test_what_never_comes_is_not_waited_for() -> None:
    assert next_moment("0 0 30 2 *", "UTC", at("2026-01-01T00:00Z")) is None
