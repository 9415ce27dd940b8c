"""Signals from Python."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from turbo_mode import NotFound, Plan, TurboMode, UsageError

PLAN = """
turbo: 1
name: signals
phases:
  - id: only
    tasks:
      - {id: first, wait: {signal: go}, outputs: {who: result.data.who}}
      - {id: second, wait: {signal: go}, expect: result.data.who != 'eve', retry: 1, outputs: {who: result.data.who}}
outputs: {order: "tasks.first.outputs.who + ' ' + tasks.second.outputs.who"}
"""


def test_signals_are_taken_in_their_order_and_one_that_does_not_fit_is_gone(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.parse(PLAN))
        while handle.status == "PENDING":
            time.sleep(0.01)
        with pytest.raises(NotFound, match="no task waits for a signal `goo`"):
            handle.signal("goo")
        with pytest.raises(UsageError, match="must be JSON"):
            handle.signal("go", {"who": float("nan")})
        for who in ("ada", "eve", "bob"):
            handle.signal("go", {"who": who})
        assert handle.wait(10).outputs == {"order": "ada bob"}
