"""Windows: the next opening is the first minute at which it is open, whatever clocks are set in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.core.plan.functions import time_zone
from turbo_mode.core.plan.model import Window
from turbo_mode.core.plan.windows import DAYS, is_open, next_opening

ZONES = (
    "UTC", "Europe/Berlin", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham", "Pacific/Apia",
)  # fmt: skip
CHANGES = (
    datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2025, 11, 2, 6, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 10, 3, 15, tzinfo=UTC),
    datetime(2026, 2, 15, 2, tzinfo=UTC), datetime(2011, 12, 30, 10, tzinfo=UTC),
)  # fmt: skip
MINUTE = 60_000
times = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.integers(0, 59))
near_changes = st.sampled_from(["01:30", "02:00", "02:15", "02:30", "02:45", "03:00", "00:00"])
windows = st.builds(
    lambda days, begins, ends, zone: Window(days=sorted(days), from_=begins, to=ends, timezone=zone),
    st.sets(st.sampled_from(DAYS), min_size=1, max_size=3), times | near_changes, times | near_changes,
    st.sampled_from(ZONES),
)  # fmt: skip
moments = st.builds(
    lambda change, minutes, ms: int(change.timestamp() * 1000) + minutes * MINUTE + ms,
    st.sampled_from(CHANGES), st.integers(-4 * 1440, 1440), st.sampled_from([0, 1, 30_500]),
)  # fmt: skip


def shown(window: Window, ms: int) -> bool:
    """Whether it is open, said once more in other words: the wall clock as minutes of a week, walked from each day."""
    there = datetime.fromtimestamp(ms / 1000, time_zone(window.timezone))
    minute = there.weekday() * 1440 + there.hour * 60 + there.minute
    begins, ends = (int(text[:2]) * 60 + int(text[3:]) for text in (window.from_, window.to))
    begins, ends = (0, 1440) if begins == ends else (begins, ends + 1440 * (ends < begins))
    starts = [DAYS.index(day) * 1440 for day in window.days]
    return any(start + begins <= at < start + ends for start in starts for at in (minute, minute + 7 * 1440))


@pytest.mark.deep
@settings(max_examples=150)
@given(windows, moments)
def test_the_next_opening_is_the_first_open_minute(window: Window, now: int) -> None:
    expected = now
    if not shown(window, now):
        expected += MINUTE - now % MINUTE
        while not shown(window, expected):
            expected += MINUTE
    assert next_opening(window, now) == expected
    assert is_open(window, now) == (expected == now)


def at(text: str, zone: str = "Europe/Berlin") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=time_zone(zone)).timestamp() * 1000)


OFFICE = Window(days=["mon", "tue", "wed", "thu", "fri"], from_="09:00", to="17:00", timezone="Europe/Berlin")
NIGHT = Window(days=["fri"], from_="22:00", to="04:00", timezone="Europe/Berlin")


@pytest.mark.parametrize(
    ("window", "now", "opens"),
    [
        (OFFICE, "2026-11-20T16:59:59", "2026-11-20T16:59:59"),
        (OFFICE, "2026-11-20T17:00", "2026-11-23T09:00"),
        (OFFICE, "2026-11-23T08:59", "2026-11-23T09:00"),
        (NIGHT, "2026-11-21T03:59", "2026-11-21T03:59"),
        (NIGHT, "2026-11-21T04:00", "2026-11-27T22:00"),
        (Window(days=["sun"], timezone="Europe/Berlin"), "2026-11-21T12:00", "2026-11-22T00:00"),
    ],
)
def test_days_and_nights(window: Window, now: str, opens: str) -> None:
    assert next_opening(window, at(now)) == at(opens)


def test_an_opening_in_the_hour_that_is_left_out_comes_a_week_later() -> None:
    """On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00."""
    narrow = Window(days=["sun"], from_="02:15", to="02:45", timezone="Europe/Berlin")
    assert next_opening(narrow, at("2026-03-28T12:00")) == at("2026-04-05T02:15")
    wide = Window(days=["sun"], from_="02:15", to="05:00", timezone="Europe/Berlin")
    assert next_opening(wide, at("2026-03-28T12:00")) == at("2026-03-29T03:00")


def test_an_hour_that_comes_twice_is_open_twice() -> None:
    """On 25 October 2026 the clocks of Berlin go from 03:00 back to 02:00."""
    window = Window(days=["sun"], from_="02:00", to="02:30", timezone="Europe/Berlin")
    first = next_opening(window, at("2026-10-25T00:00"))
    again = next_opening(window, first + 30 * MINUTE)
    assert again - first == timedelta(hours=1) // timedelta(milliseconds=1)


def test_a_zone_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no time zone `Europe/Berlim`"):
        next_opening(Window(timezone="Europe/Berlim"), 0)
