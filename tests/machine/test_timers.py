"""Timers that are moved or forgotten never fire by their old time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.machine.state import Timers

steps = st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 20))), max_size=30)


@given(steps)
def test_the_first_timer_is_the_earliest_of_those_that_are_set(steps: list[tuple[str, int | None]]) -> None:
    timers, meant = Timers(), dict[str, int]()
    for name, due in steps:
        if due is None:
            timers.clear(name)
            meant.pop(name, None)
        else:
            timers.set(name, due)
            meant[name] = due
        assert timers.first() == min(((due, name) for name, due in meant.items()), default=None)
