"""The engine goes first: what deliveries take of a processor while it is in a hurry, and that they always go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.delivery.outbox import Outbox, Tray, route
from tests.waiting import until
from turbo_mode.delivery import pace
from turbo_mode.delivery.pace import HUNGRY, LONGEST, PERIOD, SHARE, Pace

STEP = 0.01
"""Seconds between two looks."""


def worked(others: float, appetite: float, seconds: float = 30.0) -> float:
    """How much of a processor deliveries had that take as much of one as they may. Others want so much of it, and get
    half where both want it."""
    kept, spent, used = Pace(0.0), 0.0, 0.0
    for step in range(1, round(seconds / STEP) + 1):
        is_over = kept.look(spent, used, step * STEP)
        got = 0.0 if is_over else min(appetite, max(0.5, 1 - others))
        spent += got * STEP
        used += (got + min(others, 1 - got)) * STEP
    return spent / seconds


@given(st.floats(0, HUNGRY * 0.9), st.floats(0.01, 1))
def test_where_nobody_else_wants_it_they_take_nearly_all(others: float, appetite: float) -> None:
    wanted = min(appetite, max(0.5, 1 - others))
    assert worked(others, appetite) >= 0.85 * wanted


@given(st.floats(0.7, 1), st.floats(0.6, 1))
def test_beside_others_who_want_it_they_have_a_share(others: float, appetite: float) -> None:
    assert SHARE * 0.8 < worked(others, appetite) < SHARE * 1.3


@given(st.floats(0, 1e6))
def test_they_never_stand_still_for_long(greed: float) -> None:
    kept, stood = Pace(0.0), 0.0
    for step in range(1, 1000):
        stood = stood + STEP if kept.look(greed * step, (greed + 1) * step, step * STEP) else 0.0
        assert stood <= LONGEST + PERIOD


def test_all_of_it_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"SHARE": 0.0, "PERIOD": 0.0, "BUSY": 0.0, "HUNGRY": -1.0, "LONGEST": 0.1}.items():
        monkeypatch.setattr(pace, name, value)
    box, tray, stood = Outbox(tmp_path), Tray(), list[float]()
    look = Pace.look

    def looked(self: Pace, spent: float, used: float, now: float) -> bool:
        if is_over := look(self, spent, used, now):
            stood.append(now)
        return is_over

    monkeypatch.setattr(Pace, "look", looked)
    box.open(route("tray", tray))
    for part in range(4):
        box.put([f"{part}-{number}" for number in range(100)])
    until(lambda: len(tray.took) == 400)
    assert stood
    assert box.close() == []
