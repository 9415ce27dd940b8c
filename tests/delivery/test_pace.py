"""The engine goes first: what deliveries take of a processor while it is in a hurry, and that they always go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.delivery.outbox import Outbox, Tray, route
from tests.waiting import until
from turbo_mode.delivery import pace
from turbo_mode.delivery.pace import LONGEST, PERIOD, SHARE, Pace

STEP = 0.01
"""Seconds between two looks."""


def worked(committed: float, carried: float, seconds: float = 20.0) -> float:
    """How much of a processor deliveries had that take what they may, and with all of it carry away so much a second
    beside an engine that commits so much."""
    kept, spent = Pace(0.0), 0.0
    for step in range(1, round(seconds / STEP) + 1):
        if not kept.look(round(committed * step * STEP), round(carried * spent), spent, step * STEP):
            spent += STEP
    return spent / seconds


@given(st.floats(1e3, 1e5), st.floats(1.5, 100))
def test_who_follows_the_engine_takes_what_it_wants(committed: float, quicker: float) -> None:
    assert worked(committed, (committed + 100) * quicker) == pytest.approx(1)


@given(st.floats(1e3, 1e5), st.floats(1.1, 100))
def test_who_cannot_has_a_share(committed: float, quicker: float) -> None:
    assert SHARE * 0.8 < worked(committed, committed / quicker) < SHARE * 1.3


@given(st.floats(0, 1e6))
def test_they_never_stand_still_for_long(greed: float) -> None:
    kept, stood = Pace(0.0), 0.0
    for step in range(1, 1000):
        stood = stood + STEP if kept.look(step, 0, greed * step, step * STEP) else 0.0
        assert stood <= LONGEST + PERIOD


def test_all_of_it_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"SHARE": 0.0, "PERIOD": 0.0, "LONGEST": 0.1}.items():
        monkeypatch.setattr(pace, name, value)
    box, tray, stood = Outbox(tmp_path), Tray(), list[float]()
    look = Pace.look

    def looked(self: Pace, committed: int, carried: int, spent: float, now: float) -> bool:
        if is_over := look(self, committed, carried, spent, now):
            stood.append(now)
        return is_over

    monkeypatch.setattr(Pace, "look", looked)
    box.open(route("tray", tray))
    for part in range(4):
        box.put([f"{part}-{number}" for number in range(100)])
    until(lambda: len(tray.took) == 400)
    assert stood
    assert box.close() == []
