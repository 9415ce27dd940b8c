"""What the answers of a webhook mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from turbo_mode.delivery.webhooks.client import Answer
from turbo_mode.delivery.webhooks.endpoint import LONGEST_PAUSE, pause, refusal

NOW = 1_795_000_000.0


@pytest.mark.parametrize(
    ("status", "is_gone", "is_about_event", "after"),
    [
        (301, False, False, None), (400, False, True, None), (401, False, False, None), (404, False, False, None),
        (410, True, False, None), (413, False, True, None), (422, False, True, None), (429, False, False, 7.0),
        (500, False, False, None), (502, False, False, 7.0), (503, False, False, 7.0), (504, False, False, 7.0),
    ],
)  # fmt: skip
def test_each_status_has_its_meaning(status: int, is_gone: bool, is_about_event: bool, after: float | None) -> None:
    refused = refusal(Answer(status, "7"), NOW)
    assert (refused.is_gone, refused.is_about_event, refused.after) == (is_gone, is_about_event, after)
    assert refused.reason == f"http_{status}"
    assert not refused.is_final


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0), ("0", 1.0), ("9" * 400, LONGEST_PAUSE), ("", None), ("soon", None), ("-5", None), ("१२", None),
        ("Wed, 99 Foo 2020", None), (format_datetime(datetime.fromtimestamp(NOW, UTC) + timedelta(seconds=90)), 90.0),
        (format_datetime(datetime.fromtimestamp(NOW, UTC) - timedelta(days=90)), 1.0),
    ],
)  # fmt: skip
def test_retry_after_is_a_number_a_date_or_nothing(text: str, seconds: float | None) -> None:
    assert pause(text, NOW) == seconds
