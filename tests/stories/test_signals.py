"""Signals from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode import NotFound, Plan, TurboMode, UsageError
from turbo_mode.core.machine.entries import SignalReceived
from turbo_mode.core.machine.inputs import Command
from turbo_mode.operations import executions

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
        until(lambda: handle.status != "PENDING")
        with pytest.raises(NotFound, match="no task waits for a signal `goo`"):
            handle.signal("goo")
        with pytest.raises(UsageError, match="must be JSON"):
            handle.signal("go", {"who": float("nan")})
        for who in ("ada", "eve", "bob"):
            handle.signal("go", {"who": who})
        assert handle.wait(60).outputs == {"order": "ada bob"}


def test_one_that_is_handed_over_twice_counts_once(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.parse(PLAN))
        until(lambda: handle.status != "PENDING")
        id = handle.id
    place = store_of(tmp_path)
    for number, who in enumerate(["ada", "ada", "bob", "bob"]):
        command = Command("signal", id=f"by {who}", signal="go", data={"who": who})
        with executions.own(place) as runtime:
            if number == 3:
                runtime.command(id, command)
            else:
                runtime.leave_command(id, command)
    with TurboMode(tmp_path) as turbo:
        for handle in turbo.resume():
            handle.wait(60)
    _, state, entries, _ = executions.show(place, id)
    assert state.outputs == {"order": "ada bob"}
    assert sum(isinstance(entry, SignalReceived) for entry in entries) == 2
