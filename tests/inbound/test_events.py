"""Plans that start by what others do: each event once, whatever happens in between; and never by their own doing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.inbound.conftest import Own, deploy, plan, run, started
from tests.waiting import until
from turbo_mode.core.schedules import decide
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.inputs import Deploy, Facts, Happened, Happening, Pause, Resume
from turbo_mode.core.schedules.state import Schedule

AFTER = {
    "event": "execution:completed", "when": "event.data.status == 'COMPLETED'", "overlap": "queue",
    "inputs": {"who": "${{ event.data.plan }}"},
}  # fmt: skip


def test_an_event_starts_a_plan_and_its_own_events_do_not(own: Own) -> None:
    runtime = own()
    deploy(runtime, plan("after", AFTER))
    run(runtime, plan("before"))
    runtime.schedules.fire()
    until(lambda: started(runtime, "after") == ["before"])
    run(runtime, plan("another"))
    until(lambda: started(runtime, "after") == ["before", "another"])
    run(runtime, plan("last"))
    until(lambda: started(runtime, "after") == ["before", "another", "last"])
    with runtime.journal.reader() as reader:
        (row, *_) = reader.executions(plan="after")
    assert runtime.look_up(row.id).facts["trigger"] == "event after"


def test_who_comes_back_repeats_nothing_and_forgets_nothing(own: Own) -> None:
    runtime = own()
    deploy(runtime, plan("after", AFTER))
    runtime.schedules.fire()
    run(runtime, plan("first"))
    until(lambda: started(runtime, "after") == ["first"])
    runtime = own()
    run(runtime, plan("second"))
    runtime.journal.settle({"schedules": 0})  # as if all had to be read again
    runtime.schedules.fire()
    until(lambda: started(runtime, "after") == ["first", "second"])
    run(runtime, plan("third"))
    until(lambda: started(runtime, "after") == ["first", "second", "third"])


# the machine alone


def deployed(**keys: Any) -> Schedule:
    state = Schedule()
    trigger = e.Trigger(number=1, event="task:failed", **keys)
    decide.step(state, Deploy("a", "a", "d", [trigger]), Facts(0, "s", 10))
    return state


def happen(state: Schedule, *positions: int, now: int = 1_000_000, at: int | None = None) -> list[e.AnyEntry]:
    found = [Happening(f"x:{each}", now if at is None else at, {"data": {"n": each}}, each) for each in positions]
    return decide.step(state, Happened(1, found), Facts(now, f"s{now}{positions}", 100))


def kinds(entries: list[e.AnyEntry]) -> list[str]:
    return [f"{entry.why} {entry.count}" if isinstance(entry, e.MomentsSkipped) else type(entry).__name__
            for entry in entries]  # fmt: skip


def test_each_event_counts_once_and_none_before_the_deployment() -> None:
    state = deployed(overlap="allow")
    assert kinds(happen(state, 9, 10)) == []
    assert kinds(happen(state, 11, 12)) == ["MomentFired", "MomentFired"]
    assert kinds(happen(state, 11, 12, 13)) == ["MomentFired"]


def test_what_when_does_not_want_leaves_no_entry() -> None:
    state = deployed(overlap="allow", when="event.data.n == 12")
    assert kinds(happen(state, 11, 12, 13)) == ["MomentFired"]
    broken = deployed(when="event.data.oddity")
    assert kinds(happen(broken, 11)) == ["broken 1"]


@pytest.mark.parametrize(
    ("catch_up", "written"),
    [("none", ["missed 3"]), ("latest", ["missed 2", "MomentFired"]),
     ("all", ["MomentFired", "MomentQueued", "MomentQueued"])],
)  # fmt: skip
def test_catch_up(catch_up: Any, written: list[str]) -> None:
    state = deployed(catch_up=catch_up)
    assert kinds(happen(state, 11, 12, 13, at=1_000_000 - 2 * decide.PATIENCE)) == written


@pytest.mark.parametrize(
    ("overlap", "written"),
    [("skip", ["overlap 1"]), ("queue", ["MomentQueued"]), ("replace", ["MomentQueued"]), ("allow", ["MomentFired"])],
)
def test_overlap(overlap: Any, written: list[str]) -> None:
    state = deployed(overlap=overlap, inputs={"n": "${{ event.data.n }}"})
    assert kinds(happen(state, 11)) == ["MomentFired"]
    assert kinds(happen(state, 12)) == written
    if overlap == "queue":
        assert state.lines[0].waiting[0].said == {"data": {"n": 12}}


def test_events_of_a_pause_are_left_out() -> None:
    state = deployed()
    decide.step(state, Pause(), Facts(1))
    assert kinds(happen(state, 11)) == []
    decide.step(state, Resume(), Facts(2, position=12))
    assert kinds(happen(state, 11, 12)) == []
    assert kinds(happen(state, 13)) == ["MomentFired"]
