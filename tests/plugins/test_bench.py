"""The kit for tests of plugins finds what a plugin gets wrong, and nothing in one that is good."""

from __future__ import annotations

from typing import Any

import pytest

from turbo_mode import TurboModePlugin, on
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.plugins.events import ExecutionEvent
from turbo_mode.plugins.plugin import Surroundings
from turbo_mode.testing.plugins import Bench, check, sample


class Good(TurboModePlugin):
    """Does all that can be done."""

    def initialize(self, turbo_mode: Surroundings) -> None:
        self.turbo_mode = turbo_mode

    @on("decision:escalated", "execution:*", "documentation:created")
    async def hear(self, event: Any) -> None:
        self.turbo_mode.storage.put("last", event.event_id)
        if event.event == "decision:escalated":
            self.turbo_mode.answer(event.id, "hold", "nobody is there")
            self.turbo_mode.annotate(event.execution_id, "held")
            self.turbo_mode.signal(self.turbo_mode.start("turbo: 1"), "go", {"n": 1})


def test_a_good_plugin_is_good() -> None:
    check(Good)
    with Bench(Good()) as bench:
        assert bench.send("decision:escalated", id="e7:3") == 1
        assert bench.send("task:started") == 0
        assert bench.health() is None
    assert [each.verb for each in bench.commands] == ["answer", "annotate", "start", "signal"]
    assert bench.values == {"last": "e7:3"}


class NoOptions(Good):
    """Forgets its parent."""

    def __init__(self) -> None:
        pass


class Deaf(TurboModePlugin):
    """Hears of nothing."""


class OddName(Good):
    """Is called what nothing may be called."""

    name = "Odd Name"


class Once(Good):
    """Takes no event twice."""

    @on("execution:completed")
    def end(self, event: Any) -> None:
        assert not getattr(self, "seen", False), "twice"
        self.seen = True


class StopsBadly(Good):
    """Can't be stopped before it has begun."""

    def stop(self) -> None:
        self.client.close()  # type: ignore[attr-defined]


class Unloaded(Good):
    """Stands on keys being those that there are."""

    @on("phase:started")
    def begin(self, event: Any) -> None:
        self.seen = dict(zip("abcde", event.values(), strict=True))


@pytest.mark.parametrize("kind", [NoOptions, Deaf, OddName, Once, StopsBadly, Unloaded])
def test_a_plugin_that_breaks_a_promise_is_found(kind: type[TurboModePlugin]) -> None:
    with pytest.raises((AssertionError, AttributeError, ValueError)):
        check(kind)


def test_there_is_a_sample_of_every_event() -> None:
    for event in EVENTS:
        told = sample(event)
        assert told.event == event
        assert told.id
        assert dict(told)["executionId"]
        assert told.timestamp == told["timestamp"]
    execution = sample("execution:completed", status="FAILED")
    assert isinstance(execution, ExecutionEvent)
    assert (execution.status, execution.tasks[0]["id"], execution.end_time) == ("FAILED", "build", execution["endTime"])
